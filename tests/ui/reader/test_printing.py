"""Printing, read back from the PDF that came out of it."""

import unicodedata
from dataclasses import replace

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from ui.material import ask, first_mark
from ui.reader.acting import LETTER, passage

from kanttekening.domain.errors import NotWrittenError
from kanttekening.domain.guide import Guide
from kanttekening.domain.print_order import PrintOrder
from kanttekening.services.reading import FileReader
from kanttekening.ui.reader.page_range import missing_page, pages_meant
from kanttekening.ui.reader.print_dialog import PrintChoice, PrintDialog
from kanttekening.ui.reader.print_run import PrintRun
from kanttekening.ui.reader.print_sheet import PrintSheet
from kanttekening.ui.reader.print_targets import KeptFile, paper_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def printed(reader, path, pages=(1, 2, 3), *, marks=False, notes=False, read=True):
    choice = PrintChoice("", pages, 1, marks, notes)
    reader.printing.print_letter(reader._opened, choice, path)
    return pymupdf.open(path) if read else None


def texts(paper):
    return [unicodedata.normalize("NFKC", " ".join(page.get_text().split())) for page in paper]


def ink(page, rect, scale=2.0):
    """The colours in an area of a printed page."""
    picture = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=rect)
    return {picture.pixel(x, y) for x in range(picture.width) for y in range(picture.height)}


def original(stocked):
    return pymupdf.open(stream=ask(stocked, lambda library: library.letters.pages_pdf(LETTER)))


class TestFile:
    def test_every_page_comes_out_as_it_was_sent(self, reader, stocked, tmp_path):
        paper, sent = printed(reader, tmp_path / "brief.pdf"), original(stocked)
        assert texts(paper) == texts(sent)
        assert [page.rect for page in paper] == [page.rect for page in sent]

    def test_only_the_pages_that_were_asked(self, reader, stocked, tmp_path):
        paper, sent = printed(reader, tmp_path / "brief.pdf", (3, 1)), original(stocked)
        assert texts(paper) == [texts(sent)[2], texts(sent)[0]]

    def test_it_is_hardly_larger_than_what_was_sent(self, reader, stocked, tmp_path):
        printed(reader, tmp_path / "brief.pdf")
        sent = ask(stocked, lambda library: library.letters.pages_pdf(LETTER))
        assert (tmp_path / "brief.pdf").stat().st_size < 1.3 * len(sent)

    def test_marks_are_printed_when_wanted(self, reader, stocked, tmp_path):
        words = passage(stocked, "gevaarlijk dichtbij")
        first_mark(stocked, LETTER, words)
        [rect] = reader._opened.layout.rects(words)
        area = pymupdf.Rect(rect.x0, rect.y0, rect.x1, rect.y1)
        with_marks = ink(printed(reader, tmp_path / "a.pdf", marks=True)[rect.page - 1], area)
        without = ink(printed(reader, tmp_path / "b.pdf")[rect.page - 1], area)
        assert any(max(color) - min(color) > 40 for color in with_marks)
        assert not any(max(color) - min(color) > 20 for color in without)
        assert min(map(sum, with_marks)) < 150

    def test_notes_stand_in_a_list_behind(self, reader, stocked, tmp_path):
        words = passage(stocked, "gevaarlijk dichtbij")
        made = first_mark(stocked, LETTER, words)
        note = "Vraag <b> aan de wethouder & de griffie"
        stocked.change(lambda library: library.annotating.set_note(made.id, note))
        paper = printed(reader, tmp_path / "brief.pdf", (1,), notes=True)
        assert paper.page_count == 2
        text = texts(paper)[1]
        assert "gevaarlijk dichtbij" in text
        assert "Vraag <b> aan de wethouder & de griffie" in text
        assert "blz. 1" in text

    def test_without_notes_there_is_no_list(self, reader, tmp_path):
        assert printed(reader, tmp_path / "brief.pdf", (1,), notes=True).page_count == 1

    def test_a_run_that_is_stopped_leaves_no_file(self, reader, tmp_path):
        path, told = tmp_path / "brief.pdf", []
        reader.printing.told.connect(told.append)
        strip = reader.printing.strip
        strip.bar.valueChanged.connect(lambda _done: strip.button.click())
        printed(reader, path, read=False)
        assert not list(tmp_path.glob("*.pdf"))
        assert told == ["Afdrukken gestopt."]
        assert not strip.is_busy
        assert strip.isHidden()

    def test_after_a_bug_one_can_print_again(self, reader, stocked, tmp_path):
        class Broken(KeptFile):
            def begin(self, pdf):
                raise ZeroDivisionError

        sent = ask(stocked, lambda library: library.letters.pages_pdf(LETTER))
        run = PrintRun(stocked, sent, PrintOrder("brief", (1,)), Broken(tmp_path / "brief.pdf"))
        reader.printing.strip.follow(run)
        with pytest.raises(ZeroDivisionError):
            run.start()
        assert not reader.printing.strip.is_busy

    def test_a_file_that_can_not_be_written_is_told(self, reader, tmp_path):
        failed = []
        reader.printing.failed.connect(failed.append)
        printed(reader, tmp_path / "weg" / "brief.pdf", read=False)
        assert [type(error) for error in failed] == [NotWrittenError]

    @pytest.mark.parametrize("go_on", [True, False])
    def test_what_its_maker_does_not_want_printed_is_asked_about(
        self, reader, stocked, parser, tmp_path, go_on
    ):
        locked = pymupdf.open()
        locked.new_page().insert_text((72, 90), "Vertrouwelijk stuk voor het presidium")
        locked.save(
            tmp_path / "slot.pdf",
            encryption=pymupdf.PDF_ENCRYPT_AES_256,
            owner_pw="x",
            permissions=pymupdf.PDF_PERM_COPY,
        )
        taken = FileReader(parser).read(tmp_path / "slot.pdf")
        letter = ask(stocked, lambda library: library.importing.store(taken).value.letter_id)
        reader.show_letter(letter)
        asked = []
        reader.printing.may_print_barred = lambda: asked.append(1) or go_on
        printed(reader, tmp_path / "uit.pdf", (1,), read=False)
        assert asked == [1]
        assert (tmp_path / "uit.pdf").exists() is go_on

    def test_an_older_version_is_printed_as_it_was(self, reader, stocked, tmp_path):
        older = replace(reader._opened.letter, version_id=ask(stocked, _other_version))
        reader._opened = replace(reader._opened, letter=older)
        paper = printed(reader, tmp_path / "brief.pdf", (1,))
        assert texts(paper) != [texts(original(stocked))[0]]


def _other_version(library):
    return library.letters.letter(LETTER + 1).version_id


class TestPaper:
    """A printer that takes no PDF; Qt's own stands in for it, which makes one of images."""

    @pytest.fixture
    def sheet(self, qapp, page_service, tmp_path):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "papier.pdf"))
        return PrintSheet(printer, page_service), paper_of(printer)

    def run(self, reader, stocked, sheet, stop_at=-1):
        target, paper = sheet
        pdf = ask(stocked, lambda library: library.letters.pages_pdf(LETTER))
        run = PrintRun(stocked, pdf, PrintOrder("Brief", (1, 2, 3), paper=paper), target, reader)
        ends = []
        run.finished.connect(lambda: ends.append("done"))
        run.stopped.connect(lambda: ends.append("stopped"))
        run.progressed.connect(lambda done, _count: done == stop_at and run.stop())
        run.start()
        return ends

    def test_every_sheet_is_printed(self, reader, stocked, sheet, tmp_path):
        assert self.run(reader, stocked, sheet) == ["done"]
        paper, sent = pymupdf.open(tmp_path / "papier.pdf"), original(stocked)
        assert paper.page_count == 3
        for page, other in zip(paper, sent, strict=True):
            far = pymupdf.Matrix(0.2, 0.2)
            ours, theirs = (each.get_pixmap(matrix=far) for each in (page, other))
            assert (
                abs(
                    sum(ours.samples) / len(ours.samples)
                    - sum(theirs.samples) / len(theirs.samples)
                )
                < 3
            )

    def test_it_stops_after_the_sheet_that_is_under_way(self, reader, stocked, sheet):
        assert self.run(reader, stocked, sheet, stop_at=1) == ["stopped"]


class TestDialog:
    @pytest.fixture
    def dialog(self, reader):
        reader.actions_by_id["print"].trigger()
        [dialog] = reader.findChildren(PrintDialog)
        return dialog

    def test_everything_is_kept_as_pdf_unless_said_otherwise(self, dialog, reader, tmp_path):
        kept = []
        reader.printing.kept.connect(kept.append)
        reader.printing.choose_file = lambda title: tmp_path / f"{title[:8]}.pdf"
        dialog.go.click()
        [made] = tmp_path.glob("*.pdf")
        assert pymupdf.open(made).page_count == 3
        assert kept == [made]

    def test_two_pages_on_a_sheet(self, dialog, reader, tmp_path):
        reader.printing.choose_file = lambda _title: tmp_path / "brief.pdf"
        dialog.per_sheet.setCurrentText("2 pagina's")
        dialog.go.click()
        assert pymupdf.open(tmp_path / "brief.pdf").page_count == 2

    def test_nobody_who_gives_no_name_gets_a_file(self, dialog, reader, tmp_path):
        reader.printing.choose_file = lambda _title: None
        dialog.go.click()
        assert not list(tmp_path.glob("*.pdf"))

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("2-9", "Dit stuk heeft 3 pagina's; pagina 9 is er niet."),
            ("0", "Dit stuk heeft 3 pagina's; pagina 0 is er niet."),
            ("een", "Typ paginanummers, bijvoorbeeld 1-3, 5."),
        ],
    )
    def test_typing_pages_chooses_them_and_nonsense_is_told(self, dialog, typed, told):
        QTest.keyClicks(dialog.range, typed)
        assert dialog.some.isChecked()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.fault.isVisible()
        assert dialog.fault.text() == told

    def test_all_words_are_shown_whole_also_those_of_a_fault(self, dialog):
        QTest.keyClicks(dialog.range, "2-9")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        parts = (dialog.copies, dialog.settings, dialog.marks, dialog.notes, dialog.go)
        assert all(part.width() >= part.sizeHint().width() for part in parts)
        assert dialog.fault.height() >= dialog.fault.heightForWidth(dialog.fault.width())
        assert dialog.copies.height() == dialog.settings.height()


def test_a_file_that_was_made_can_be_opened_at_once(window, qtbot, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window.reader.printing.kept.emit(tmp_path / "brief.pdf")
    assert window.messages.text == "Gemaakt: brief.pdf"
    window.messages.findChild(QPushButton, "message_action").click()
    assert opened == [str(tmp_path / "brief.pdf")]


class TestRange:
    LABELS = Guide(labels=("i", "ii", "1", "2", "A-1", "A-2"))

    @pytest.mark.parametrize(
        ("typed", "pages"),
        [
            ("1-3, 5", (1, 2, 3, 5)),
            ("3-1", (3, 2, 1)),
            ("4-", (4, 5, 6)),
            ("-2", (1, 2)),
            ("2, 2; 1-3", (2, 1, 3)),
            ("", None),
            ("0", None),
            ("7", None),
            ("1-7", None),
            ("een", None),
            ("1\u20133", (1, 2, 3)),
            ("9" * 5000, None),
            ("1-" + "9" * 5000, None),
        ],
    )
    def test_numbers(self, typed, pages):
        assert pages_meant(typed, 6, Guide()) == pages

    def test_a_number_of_any_length_is_named_in_one_line(self):
        assert missing_page("9" * 5000, 6, Guide()) == "999999999999…"
        assert missing_page("1\u20137", 6, Guide()) == "7"

    @pytest.mark.parametrize(
        ("typed", "pages"), [("ii-2", (2, 3, 4)), ("A-1", (5,)), ("1", (3,)), ("I, a-2", (1, 6))]
    )
    def test_labels(self, typed, pages):
        assert pages_meant(typed, 6, self.LABELS) == pages

    @given(st.text("0123456789-,; ivA", max_size=12), st.integers(1, 40))
    def test_whatever_is_typed_only_real_pages_come_out(self, typed, count):
        pages = pages_meant(typed, count, Guide())
        assert pages is None or (
            len(set(pages)) == len(pages) and set(pages) <= set(range(1, count + 1))
        )
