"""Files are taken in one by one; a bad one never stops the others, and Stop does."""

from time import monotonic, sleep

import pytest
from PySide6.QtCore import QCoreApplication
from readers.make_mail import enclosed, mail, multi, part, zipped
from ui.material import ask

from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.errors import LibraryError, LibraryFault, RefusalCode
from kanttekening.exchange.web_annotations import web_annotations
from kanttekening.readers.intake import gather
from kanttekening.readers.pool import ParserPool
from kanttekening.services.library import Library
from kanttekening.services.places import sample_letters
from kanttekening.services.reading import FileReader
from kanttekening.ui.intake_tools import IntakeTools
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.words.reader import KIND_NAMES


@pytest.fixture
def reports(desk):
    reports = []
    desk.intake_finished.connect(reports.append)
    return reports


def total(desk):
    return ask(desk, lambda library: library.letters.counts().total)


def test_files_are_taken_in(desk, reports):
    desk.take_in(sample_letters())

    assert total(desk) == 5
    assert reports[0].count(ArrivalKind.IMPORTED) == 5
    assert len(reports) == 1
    assert not desk.is_taking_in


def test_files_that_are_there_already_are_told(stocked):
    reports = []
    stocked.intake_finished.connect(reports.append)
    stocked.take_in(sample_letters())

    assert reports[0].count(ArrivalKind.ALREADY_THERE) == 5
    assert total(stocked) == 5


def test_a_folder_with_a_bad_file_gives_the_good_ones(desk, reports, tmp_path):
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "brief.txt").write_bytes(sample_letters()[0].read_bytes())
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.7 niets")
    (folder / "leeg.txt").write_bytes(b"")

    desk.take_in([folder])

    assert total(desk) == 1
    refused = {refusal.path.name: refusal.code for refusal in reports[0].refusals}
    assert refused["leeg.txt"] is RefusalCode.EMPTY
    assert set(refused) == {"kapot.pdf", "leeg.txt"}


def test_a_reader_with_a_bug_costs_one_file(qapp, make_desk, caplog):
    class Broken:
        def load(self, path):
            raise ZeroDivisionError

    desk, reports = make_desk(tools=IntakeTools(gather, Broken)), []
    desk.intake_finished.connect(reports.append)
    desk.open()
    desk.take_in(sample_letters()[:2])
    desk.close()

    assert [refusal.code for refusal in reports[0].refusals] == [RefusalCode.DAMAGED] * 2


class FullDisk:
    """A library on a disk that has no room left."""

    def __init__(self, path):
        self._library = Library.open(path, author="Griffie")
        self.importing = self

    def settled(self):
        return set()

    def store_together(self, files):
        raise LibraryError(LibraryFault.FULL, files[0][0].path)

    def close(self):
        self._library.close()


def test_a_full_disk_stops_taking_in(qapp, make_desk):
    desk = make_desk(open_library=lambda: FullDisk(make_desk.path))
    errors, reports = [], []
    desk.failed.connect(errors.append)
    desk.intake_finished.connect(reports.append)
    desk.open()
    desk.take_in(sample_letters())
    desk.close()

    assert [error.fault for error in errors] == [LibraryFault.FULL]
    assert reports[0].stopped


def test_nothing_to_take_in_is_a_report_too(desk, reports, tmp_path):
    desk.take_in([tmp_path / "er-is-niets"])

    assert len(reports) == 1


def test_progress_counts_and_names_files(desk, reports):
    told = []
    desk.intake_progress.connect(told.append)
    desk.take_in(sample_letters())

    assert {each.total for each in told} == {5}
    assert told[0].done == 0
    assert told[0].name == sample_letters()[0].name


class Slow(FileReader):
    """A reader that has got hold of a file of many pages."""

    def parse(self, loaded):
        if "traag" in loaded.path.name:
            sleep(3)
        return super().parse(loaded)


def test_stop_works_within_a_second_and_what_is_stored_stays(qtbot, make_desk, parser, tmp_path):
    names = ["brief 0.txt", "brief 1.txt", "brief 2.txt", "traag.txt", "z.txt"]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(letter_of_its_own(number))
    desk, reports = make_desk(ThreadLanes(), tools=IntakeTools(gather, lambda: Slow(parser), 2)), []
    desk.open()
    desk.intake_finished.connect(reports.append)
    desk.take_in([tmp_path])
    qtbot.waitUntil(lambda: stored(desk) == 3, timeout=10_000)
    began = monotonic()
    desk.stop_intake()
    qtbot.waitUntil(lambda: bool(reports), timeout=10_000)
    took = monotonic() - began
    desk.settle(20)

    assert took < 1
    assert reports[0].stopped
    assert len(reports[0].arrivals) == stored(desk) == 3
    desk.close()


def letter_of_its_own(number):
    """A sample letter under other numbers: with the same ones it would be a newer version."""
    letter = sample_letters()[0].read_text()
    return letter.replace("24/032", f"24/{number:03}").replace("U2024", f"U{number}")


def stored(desk):
    """How many letters there are, asked of a desk that answers later."""
    answers = []
    desk.ask(lambda library: library.letters.counts().total, answers.append)
    while not answers:
        QCoreApplication.processEvents()
    return answers[0]


def test_files_are_stored_in_the_order_in_which_they_were_offered(qapp, make_desk, tmp_path):
    letter = sample_letters()[0].read_text()
    for number in range(12):
        repeats = 40 if number % 3 == 0 else 1
        (tmp_path / f"brief {number}.txt").write_text(f"{letter * repeats}\n{number}")
    pool, reports = ParserPool(2), []
    desk = make_desk(ThreadLanes(), tools=IntakeTools(gather, lambda: FileReader(pool), 2))
    desk.open()
    desk.intake_finished.connect(reports.append)
    desk.take_in([tmp_path])
    assert desk.settle(60)
    desk.close()
    pool.close()

    names = [arrival.path.name for arrival in reports[0].arrivals]
    assert names == [f"brief {number}.txt" for number in range(12)]


def test_what_is_known_is_not_read_again(stocked, make_desk):
    class Blind(FileReader):
        def parse(self, loaded):
            raise AssertionError

    stocked.close()
    desk = make_desk(tools=IntakeTools(gather, lambda: Blind(make_desk.parser)))
    reports = []
    desk.intake_finished.connect(reports.append)
    desk.open()
    desk.take_in(sample_letters())
    desk.close()

    assert reports[0].count(ArrivalKind.ALREADY_THERE) == 5


def test_files_may_be_added_while_others_are_read(qapp, make_desk):
    desk, reports = make_desk(ThreadLanes()), []
    desk.open()
    desk.intake_finished.connect(reports.append)
    desk.take_in(sample_letters()[:2])
    desk.take_in(sample_letters()[2:])
    assert desk.settle(20)
    desk.close()

    assert len(reports) == 1
    assert reports[0].count(ArrivalKind.IMPORTED) == 5


def test_attachments_come_in_with_their_mail(desk, reports, tmp_path):
    told = []
    desk.intake_progress.connect(told.append)
    data = multi(
        "mixed",
        part("Zie de bijlagen."),
        enclosed("brief.txt", "Geachte raad, hierbij de brief."),
        enclosed("raar.7z", b"7z\xbc\xaf\x27\x1c x"),
        enclosed("stukken.zip", zipped(("a.txt", "Geachte raad, een stuk."), ("b.txt", ""))),
    )
    (tmp_path / "brief.eml").write_bytes(mail(data))

    desk.take_in([tmp_path / "brief.eml"])

    (report,) = reports
    assert [arrival.path.name for arrival in report.arrivals] == [
        "brief.eml",
        "brief.eml › brief.txt",
        "brief.eml › stukken.zip › a.txt",
    ]
    assert {refusal.path.name for refusal in report.refusals} == {
        "brief.eml › raar.7z",
        "brief.eml › stukken.zip › b.txt",
    }
    mail_id = report.arrivals[0].letter_id
    assert len(ask(desk, lambda library: library.letters.enclosed(mail_id))) == 2
    assert [each.name for each in told][:2] == ["brief.eml", "brief.eml › brief.txt"]
    assert told[1].total == 4


def test_after_stop_attachments_stay_in_their_mail(qapp, make_desk, tmp_path):
    data = mail(multi("mixed", part("Zie de bijlage."), enclosed("a.txt", "Geachte raad")))
    (tmp_path / "brief.eml").write_bytes(data)
    desk, reports = make_desk(ThreadLanes()), []
    desk.open()
    desk.intake_progress.connect(lambda step: desk.stop_intake() if step.done else None)
    desk.intake_finished.connect(reports.append)
    desk.take_in([tmp_path / "brief.eml"])
    assert desk.settle()
    assert len(reports[0].arrivals) == 1
    assert reports[0].stopped


def test_a_walk_or_a_store_with_a_bug_costs_one_file(qapp, make_desk, caplog):
    good, strange, odd = sample_letters()[:3]

    def walk(paths):
        for path in paths:
            if path == strange:
                raise ZeroDivisionError
            yield path

    class Odd(FullDisk):
        def store_together(self, files):
            importing = self._library.importing
            store = type(importing).store

            def odd_store(read, part_of):
                if read.path == odd:
                    raise UnicodeError
                return store(importing, read, part_of)

            importing.store = odd_store
            return importing.store_together(files)

    desk, reports = make_desk(open_library=lambda: Odd(make_desk.path)), []
    desk._intake_tools = IntakeTools(walk, desk._intake_tools.open_reader)
    desk.intake_finished.connect(reports.append)
    desk.open()
    desk.take_in([good, strange, odd])
    assert not desk.is_taking_in
    desk.close()

    assert {refusal.path for refusal in reports[0].refusals} == {strange, odd}
    assert len(reports[0].arrivals) == 1


def test_annotations_may_come_before_their_letter(qapp, make_desk, parser, tmp_path):
    brief, notes = tmp_path / "2 brief.txt", tmp_path / "1 notities.jsonld"
    brief.write_bytes(sample_letters()[0].read_bytes())
    with Library.open(tmp_path / "chris.kanttekening", author="Chris") as library:
        letter = library.importing.store(FileReader(parser).read(brief)).value.letter_id
        library.annotating.remark(letter, "Eens")
        found = library.exporting.notes(letter, KIND_NAMES)
    notes.write_bytes(web_annotations([found], "K", "1", "2026-03-02T09:00:00.000Z"))
    stray = tmp_path / "0 vreemd.jsonld"
    stray.write_bytes(notes.read_bytes().replace(found.source.encode(), b"0" * 64))
    stray.write_bytes(stray.read_bytes().replace(b"2 brief.txt", b"anders.txt"))
    pool, reports = ParserPool(2), []
    desk = make_desk(ThreadLanes(), tools=IntakeTools(gather, lambda: FileReader(pool), 2))
    desk.open()
    desk.intake_finished.connect(reports.append)
    desk.take_in([stray, notes, brief])
    assert desk.settle(60)
    desk.close()
    pool.close()

    (report,) = reports
    assert [arrival.kind for arrival in report.arrivals] == [
        ArrivalKind.IMPORTED, ArrivalKind.NOTES,
    ]  # fmt: skip
    assert [refusal.path for refusal in report.refusals] == [stray]
