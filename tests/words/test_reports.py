"""A report names things as the window does."""

from dataclasses import replace

import pytest

from kanttekening.domain.annotation import AnchorState, Annotation, MarkKind
from kanttekening.domain.letter import Facts, Letter, Meeting
from kanttekening.domain.note_list import Grouping
from kanttekening.domain.passage import Passage, Span
from kanttekening.words.reader import state_word
from kanttekening.words.reports import COLUMNS, report, table


def noted(state):
    moment = "2026-03-02T09:00:00.000Z"
    letter = Letter(1, 1, "Brief", Facts(), 1, "", "brief.pdf", "application/pdf", moment)
    return letter, Annotation(
        1, 1, 1, MarkKind.LOOSE, None, "", "Anna", moment, moment, state=state
    )


@pytest.mark.parametrize("state", set(AnchorState) - {AnchorState.ANCHORED})
def test_a_state_has_the_word_that_the_card_has(state):
    pair = noted(state)
    (row,) = table([pair])
    assert row[COLUMNS.index("Stand")] == state_word(state)
    (group,) = report([pair], Grouping.LETTER, "2026-03-02").groups
    assert state_word(state) in group.notes[0].facts.split(" · ")


def test_a_passage_that_became_other_words_is_changed():
    (row,) = table([noted(AnchorState.CHANGED)])
    assert row[COLUMNS.index("Stand")] == "gewijzigd"


def test_open_points_come_first_and_what_was_ticked_off_last():
    letter, note = noted(AnchorState.ANCHORED)
    moment = "2026-03-03T09:00:00.000Z"
    made = [
        (letter, replace(note, id=1, kind=MarkKind.IMPORTANT)),
        (letter, replace(note, id=2, kind=MarkKind.ACTION, done=moment)),
        (letter, replace(note, id=3, kind=MarkKind.QUESTION)),
    ]
    found = report(made, Grouping.STANDING, "2026-03-04")
    told = [
        (group.heading, [mark.facts.partition(" · ")[0] for mark in group.notes])
        for group in found.groups
    ]
    assert told == [
        ("Open vragen en acties", ["Vraag"]),
        ("Andere aantekeningen", ["Belangrijk"]),
        ("Afgehandeld", ["Actie"]),
    ]
    assert {mark.heading for group in found.groups for mark in group.notes} == {"Brief"}
    assert "open punten eerst" in found.summary


def test_a_letter_is_named_once_in_its_group():
    letter, note = noted(AnchorState.ANCHORED)
    facts = Facts(sender="Gemeente Zeist", reference="Z26/1")
    one = replace(letter, facts=facts)
    other = replace(letter, id=2, title="Andere brief", facts=facts)
    words = Passage(Span(0, 4), "brief", "", "", 2)
    made = [
        (one, replace(note, id=1)),
        (one, replace(note, id=2, passage=words)),
        (other, replace(note, id=3)),
    ]
    for grouping in (Grouping.KIND, Grouping.STANDING, Grouping.LABEL):
        (group,) = report(made, grouping, "2026-03-04").groups
        assert [mark.heading for mark in group.notes] == ["Brief", "", "Andere brief"]
        assert [mark.source for mark in group.notes] == [
            "Gemeente Zeist, Z26/1", "blz. 2", "Gemeente Zeist, Z26/1",
        ]  # fmt: skip
    first, second = report(made, Grouping.LETTER, "2026-03-04").groups
    assert (first.heading, first.about) == ("Brief", "Gemeente Zeist, Z26/1")
    assert [mark.source for mark in first.notes] == ["", "blz. 2"]
    assert second.heading == "Andere brief"


def test_a_report_has_a_place_for_the_meeting():
    letter, note = noted(AnchorState.ANCHORED)
    assert report([(letter, note)], Grouping.LETTER, "2026-03-04").meeting.endswith("……")
    known = replace(letter, meetings=(Meeting("raadsvergadering", "2026-03-27"),))
    told = report([(known, note)], Grouping.LETTER, "2026-03-04").meeting
    assert told == "Vergadering: raadsvergadering 27 maart 2026"
