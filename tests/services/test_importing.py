"""Taking in: each file on its own, nothing twice, nothing half."""

import logging
import sqlite3
import threading
from contextlib import closing

import pytest
from store.making import TEXT, layout_of, open_library, read_file, span_of, store

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.document import Document, Reading
from kanttekening.domain.errors import LibraryError, LibraryFault, RefusalCode, RefusedError
from kanttekening.domain.letter import Evidence, Facts
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import LibraryView
from kanttekening.domain.touched import Touched
from kanttekening.readers.parsing import Parser
from kanttekening.services import importing
from kanttekening.services.import_run import import_all
from kanttekening.services.reading import FileReader
from kanttekening.text.understanding import understand


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


@pytest.fixture(scope="module")
def reader():
    with closing(Parser()) as parser:
        yield FileReader(parser)


class OneReading:
    """A parser that gives the same reading of everything."""

    def __init__(self, text):
        self.text = text

    def read(self, data, file_name):
        return Reading("text/plain", Document(self.text), layout_of(self.text))

    def understand(self, document, file_name, pages):
        return understand(document, file_name)


class Puzzling(OneReading):
    """A parser that can't make out what a letter says."""

    def understand(self, document, file_name, pages):
        return None


class Strange(OneReading):
    """A parser with a bug."""

    def read(self, data, file_name):
        raise ZeroDivisionError(data.decode())


def test_the_samples_go_in_once(library, reader, seeds):
    first = import_all(library, seeds, reader)
    assert (len(first.imported), first.already_there, first.refused) == (5, (), ())
    second = import_all(library, seeds, reader)
    assert (second.imported, len(second.already_there)) == ((), 5)
    assert library.letters.counts().total == 5
    for arrival, path in zip(first.imported, seeds, strict=True):
        assert library.letters.original(arrival.letter_id) == path.read_bytes()
        assert library.letters.pages_pdf(arrival.letter_id).startswith(b"%PDF")
    assert library.checking.check().ok


def test_evidence_names_its_page(library, reader, seeds):
    arrivals = import_all(library, seeds, reader).imported
    for arrival in arrivals:
        letter = library.letters.letter(arrival.letter_id)
        assert letter.facts.evidence
        for found in letter.facts.evidence.values():
            assert 1 <= found.page <= letter.page_count


def test_one_bad_file_does_not_stop_the_rest(library, reader, tmp_path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 stuk")
    (tmp_path / "c.txt").write_text("Geachte raad, alles gaat goed.")
    report = import_all(
        library, [tmp_path / "a.txt", tmp_path / "b.pdf", tmp_path / "weg.txt", tmp_path], reader
    )
    assert [arrival.path.name for arrival in report.imported] == ["c.txt"]
    codes = {refusal.path.name: refusal.code for refusal in report.refused}
    assert codes["a.txt"] is RefusalCode.EMPTY
    assert codes["b.pdf"] is RefusalCode.DAMAGED
    assert codes["weg.txt"] is RefusalCode.UNREADABLE
    assert library.letters.counts().total == 1


def test_a_strange_file_is_refused_and_its_words_stay_out_of_the_log(library, tmp_path, caplog):
    path = tmp_path / "geheim.txt"
    path.write_text("Niemand mag dit weten")
    with caplog.at_level(logging.DEBUG), pytest.raises(RefusedError) as caught:
        FileReader(Strange("")).read(path)
    assert caught.value.code is RefusalCode.DAMAGED
    assert "ZeroDivisionError" in caplog.text
    assert "Niemand" not in caplog.text
    assert library.letters.counts().total == 0


def test_a_letter_that_is_not_understood_is_taken_in_all_the_same(library, tmp_path):
    path = tmp_path / "raadsel.txt"
    path.write_text(TEXT)
    report = import_all(library, [path], FileReader(Puzzling(TEXT)))
    (arrival,) = report.imported
    content = library.letters.content(arrival.letter_id)
    assert content.document.text == TEXT
    assert content.understanding.facts.sender is None
    assert library.letters.versions(arrival.letter_id)[-1].warnings == ("not_understood",)
    assert library.searching.search("jeugdzorg").total == 1


def test_stop_keeps_what_is_in(library, reader, seeds):
    report = import_all(library, seeds, reader, lambda step: step.done < 2)
    assert report.stopped
    assert len(report.imported) == library.letters.counts().total == 2


def test_progress_tells_which_file_is_next(library, reader, seeds):
    seen = []
    import_all(library, seeds, reader, lambda step: seen.append(step) is None)
    assert [(step.done, step.total, step.path) for step in seen] == [
        (number, 5, path) for number, path in enumerate(seeds)
    ]


def test_a_removed_letter_comes_back_when_it_is_taken_in_again(library):
    letter = store(library)
    note = library.annotating.mark(letter, Span(0, 7), MarkKind.LOOSE).value
    library.letters.remove([letter])
    outcome = library.importing.store(read_file())
    assert outcome.value.kind is ArrivalKind.ALREADY_THERE
    assert outcome.touched & Touched.LETTERS
    assert [row.id for row in library.letters.rows(LibraryView.ALL)] == [letter]
    assert library.annotating.of_letter(letter) == (note,)
    library.annotating.undo()
    assert library.letters.rows(LibraryView.ALL) == ()


def test_known_bytes_need_no_reading(library, tmp_path):
    letter = store(library, data=b"precies dit")
    path = tmp_path / "kopie.txt"
    path.write_bytes(b"precies dit")
    report = import_all(library, [path], FileReader(Strange("")))
    assert [arrival.letter_id for arrival in report.already_there] == [letter]


def test_a_better_reading_becomes_a_new_version_and_notes_move_along(library, monkeypatch):
    letter = store(library)
    kept = library.annotating.mark(letter, span_of(TEXT, "jeugdzorg"), MarkKind.ACTION).value
    lost = library.annotating.mark(letter, span_of(TEXT, "Hoogachtend"), MarkKind.ACTION).value
    remark = library.annotating.remark(letter, "Over het geheel").value
    monkeypatch.setattr(importing, "EXTRACTION", importing.EXTRACTION + 1)
    better = "Aan de gemeenteraad\n\nDe kosten van jeugdzorg stijgen."
    outcome = library.importing.store(read_file(better, data=TEXT.encode()))
    assert outcome.value.kind is ArrivalKind.NEW_VERSION
    assert outcome.touched & Touched.ANNOTATIONS
    assert library.letters.content(letter).document.text == better
    assert len(library.letters.versions(letter)) == 2
    found = {note.id: note for note in library.annotating.of_letter(letter)}
    assert found[kept.id].passage.span.of(better) == "jeugdzorg"
    assert found[kept.id].state is AnchorState.ANCHORED
    assert found[lost.id].state is AnchorState.ORPHANED
    assert found[lost.id].passage.quote == "Hoogachtend"
    assert found[remark.id].note == "Over het geheel"
    assert library.searching.search("gemeenteraad").total == 1
    assert library.checking.check().ok


def test_undo_reaches_back_before_a_new_version(library, monkeypatch):
    letter = store(library)
    note = library.annotating.mark(letter, span_of(TEXT, "jeugdzorg"), MarkKind.ACTION).value
    library.annotating.set_note(note.id, "Hoeveel?")
    library.annotating.remove(note.id)
    monkeypatch.setattr(importing, "EXTRACTION", importing.EXTRACTION + 1)
    better = "Aan de gemeenteraad\n\nDe kosten van jeugdzorg stijgen."
    library.importing.store(read_file(better, data=TEXT.encode()))
    library.annotating.undo()
    library.annotating.undo()
    (found,) = library.annotating.of_letter(letter)
    assert (found.note, found.passage.span.of(better)) == ("", "jeugdzorg")
    assert found.version_id == library.letters.content(letter).version_id
    library.annotating.redo()
    (found,) = library.annotating.of_letter(letter)
    assert (found.note, found.passage.span.of(better)) == ("Hoeveel?", "jeugdzorg")


def test_a_library_that_can_not_be_written_is_no_fault_of_the_file(library, reader, seeds):
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    library._database.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(LibraryError) as caught:
        import_all(library, seeds, reader)
    assert caught.value.fault is LibraryFault.LOCKED
    other.execute("ROLLBACK")
    other.close()
    assert len(import_all(library, seeds, reader).imported) == 5


def test_a_fact_found_twice_keeps_its_own_page(library):
    facts = Facts(subject="De kosten", evidence={"subject": Evidence("De", Span(0, 2), 0.9, 1)})
    letter = store(library, facts=facts)
    assert library.letters.letter(letter).facts == facts
    assert library.letters.letter(letter).title == "De kosten"


def test_two_programs_that_take_in_one_file_make_one_version(tmp_path):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as other, open_library(path) as library:
        clock, stored = library.importing._clock, []

        def while_the_other_stores():
            if not stored:
                stored.append(other.importing.store(read_file()).value)
            return clock()

        library.importing._clock = while_the_other_stores
        arrival = library.importing.store(read_file()).value
        assert (arrival.kind, stored[0].kind) == (ArrivalKind.ALREADY_THERE, ArrivalKind.IMPORTED)
        assert len(library.letters.versions(arrival.letter_id)) == 1


def test_a_library_that_is_locked_halfway_tells_what_went_in(tmp_path, reader, seeds):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as library, closing(sqlite3.connect(path)) as other:

        def lock(step):
            if step.done == 2:
                other.execute("BEGIN IMMEDIATE")
            return True

        report = import_all(library, seeds, reader, lock, patience=0.1)
        out = len(seeds) - len(report.imported)
        assert 1 <= len(report.imported) <= 2
        assert [item.code for item in report.refused] == [RefusalCode.IN_USE] * out
        assert report.fault.fault is LibraryFault.LOCKED
        with pytest.raises(LibraryError):
            import_all(library, seeds[2:], reader, patience=0.1)


def test_a_lock_that_lasts_a_moment_is_waited_for(tmp_path, reader, seeds):
    path = tmp_path / "raad.kanttekening"
    with (
        open_library(path) as library,
        closing(sqlite3.connect(path, check_same_thread=False)) as other,
        library.importing.patience(0.05),
    ):
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.5, other.rollback)
        timer.start()
        report = import_all(library, seeds[:1], reader)
        timer.join()
    assert len(report.imported) == 1
