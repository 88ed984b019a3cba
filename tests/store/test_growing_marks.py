"""A library of before marks could underline, stand on an area or be ticked off."""

from store.making import open_library
from store.test_growing_versions import TEXT, old_letter

from kanttekening.domain.annotation import AnchorState, MarkStyle
from kanttekening.store.annotations import seal
from kanttekening.store.database import open_database
from kanttekening.store.growing_marks import marks_that_last
from kanttekening.store.migrations import MIGRATIONS

SPAN = (TEXT.index("inkoop"), TEXT.index("inkoop") + 6)
COLUMNS = (
    "id, letter_id, version_id, kind, start, stop, quote, prefix, suffix, page, note, author, "
    "created, modified, visibility, state, labels, removed_at"
)


def old_mark(database, name, state, version, *, note="Hoezo?", damaged=False):
    values = [
        name, 1, version, "vraag", *SPAN, "inkoop", "De ", " van", 1, note, "Kees",
        "2026-01-02T09:00:00Z", "2026-01-02T09:00:00Z", "private", state, "[]", None,
    ]  # fmt: skip
    sealed = seal(values)
    if damaged:
        values[10] = "Iets anders"
    marks = ", ".join("?" * (len(values) + 1))
    database.execute(
        f"INSERT INTO annotations ({COLUMNS}, sha256) VALUES ({marks})", (*values, sealed)
    )


def test_marks_stay_as_they_were_and_damage_is_not_hidden(tmp_path):
    path = tmp_path / "oud.kanttekening"
    before = MIGRATIONS[: MIGRATIONS.index(marks_that_last)]
    with open_database(path, migrations=before[:3]) as database:
        old_letter(database)
    with open_database(path, migrations=before) as database:
        database.execute("UPDATE versions SET text = 'Nu anders' WHERE id = 2")
        old_mark(database, "heel", "anchored", 2)
        old_mark(database, "los", "orphaned", 2)
        old_mark(database, "kapot", "anchored", 2, damaged=True)
    with open_library(path) as library:
        whole = library.annotating.get("heel")
        assert (whole.style, whole.area, whole.done) == (MarkStyle.HIGHLIGHT, None, None)
        assert whole.note == "Hoezo?"
        lost = library.annotating.get("los")
        # It stands on the text that has its words, so that it can be looked up there.
        assert (lost.state, lost.version_id) == (AnchorState.ORPHANED, 1)
        damaged = [
            finding for finding in library.checking.check().problems if "kapot" in str(finding)
        ]
        assert len(damaged) == 1
        assert not any("heel" in str(found) for found in library.checking.check().problems)
