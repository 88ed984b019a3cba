from kanttekening.domain.journal import Change, Edit

MADE = Change("annotation", "a", None, {"note": ""})
WRITTEN = Change("annotation", "a", {"note": ""}, {"note": "vraag"})


def test_taking_back_starts_with_the_last_change():
    back = Edit("mark", (MADE, WRITTEN)).reversed()
    assert [change.after for change in back.changes] == [{"note": ""}, None]


def test_taking_back_twice_is_doing_it():
    edit = Edit("mark", (MADE, WRITTEN))
    assert edit.reversed().reversed() == edit
