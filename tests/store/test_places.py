"""Places of libraries that did not know yet how pages lie."""

import sqlite3
from contextlib import closing

from kanttekening.domain.place import Fit
from kanttekening.store.database import open_database
from kanttekening.store.letters import LetterStore
from kanttekening.store.migrations import MIGRATIONS

BEFORE = [step.__name__ for step in MIGRATIONS].index("_looks")


def test_a_zoomed_letter_stays_zoomed_and_another_as_wide_as_the_window(tmp_path):
    path = tmp_path / "oud.kanttekening"
    open_database(path, migrations=MIGRATIONS[:BEFORE]).close()
    with closing(sqlite3.connect(path)) as old, old:
        old.executemany(
            "INSERT INTO places (letter_id, view, start, zoom) VALUES (?, ?, ?, ?)",
            [(1, "pages", 40, 1.5), (2, "pages", 0, 0.0), (3, "reading", 9, 1.2)],
        )
    with open_database(path) as database:
        places = [LetterStore(database).place(number) for number in (1, 2, 3)]
    assert [place.look.fit for place in places] == [Fit.FREE, Fit.WIDTH, Fit.WIDTH]
    assert [(place.offset, place.zoom) for place in places] == [(40, 1.5), (0, 0.0), (9, 1.2)]
