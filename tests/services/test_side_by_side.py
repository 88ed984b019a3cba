"""Reading side by side changes how long it takes, and nothing else."""

from contextlib import closing

import pytest
from store.making import open_library, read_file

from kanttekening.domain.arrival import Arrival, Refusal
from kanttekening.readers.pool import ParserPool
from kanttekening.services.import_run import import_all
from kanttekening.services.reading import FileReader


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


@pytest.fixture(scope="module")
def reader():
    with closing(ParserPool(3)) as pool:
        yield FileReader(pool)


class Blind(FileReader):
    """A reader that may not read."""

    def parse(self, loaded):
        raise AssertionError


def write_letters(folder, letter, count):
    folder.mkdir()
    for number in range(count):
        # Every third takes much longer to read than those after it.
        repeats = 30 if number % 3 == 0 else 1
        # Numbers of their own, or they would be versions of one letter.
        own = letter.replace("24/032", f"24/{number:03}").replace("U2024", f"U{number}")
        (folder / f"brief {number}.txt").write_text(f"{own * repeats}\n{number}")
    return folder


def test_letters_are_stored_in_the_order_of_their_files(library, reader, seeds, tmp_path):
    folder = write_letters(tmp_path / "post", seeds[0].read_text(), 14)
    (folder / "brief 5.txt").write_bytes(b"")
    report = import_all(library, [folder], reader, jobs=3)

    stored = [arrival.path.name for arrival in report.imported]
    assert stored == [f"brief {number}.txt" for number in range(14) if number != 5]
    ids = [arrival.letter_id for arrival in report.imported]
    assert ids == sorted(ids)
    assert [refusal.path.name for refusal in report.refused] == ["brief 5.txt"]
    assert library.checking.check().ok


def test_stop_keeps_exactly_what_was_counted(library, reader, seeds, tmp_path):
    folder = write_letters(tmp_path / "post", seeds[0].read_text(), 12)
    report = import_all(library, [folder], reader, lambda step: step.done < 7, jobs=3)
    assert report.stopped
    assert len(report.imported) == library.letters.counts().total == 7


def test_what_is_known_is_not_read_again(library, reader, seeds):
    import_all(library, seeds, reader, jobs=2)
    again = import_all(library, seeds, Blind(None), jobs=2)
    assert len(again.already_there) == len(seeds)


def test_one_letter_that_does_not_go_in_costs_no_other(library):
    good, other = read_file("Een brief."), read_file("Nog een brief.")
    bad = read_file("Bij een mail die er niet is.")
    became = library.importing.store_together([(good, None), (bad, 99), (other, None)]).value
    assert [type(each) for each in became] == [Arrival, Refusal, Arrival]
    assert library.letters.counts().total == 2
    assert library.checking.check().ok


def fail_inside(database):
    with database.transaction():
        database.execute("INSERT INTO labels (name) VALUES ('gaat')")
        raise ZeroDivisionError


def test_a_change_inside_a_change_is_taken_back_by_itself(library):
    database = library._database
    with database.transaction():
        database.execute("INSERT INTO labels (name) VALUES ('blijft')")
        with pytest.raises(ZeroDivisionError):
            fail_inside(database)
    assert database.rows("SELECT name FROM labels") == [("blijft",)]
