"""Printing, read back from the PDF that came out of it."""

import unicodedata

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import ask, first_mark
from ui.reader.acting import LETTER, passage

from kanttekening.domain.guide import Guide
from kanttekening.ui.reader.page_range import pages_meant
from kanttekening.ui.reader.print_dialog import PrintChoice, PrintDialog
from kanttekening.ui.reader.print_run import beside

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def printed(reader, path, pages=(1, 2, 3), *, marks=False, notes=False):
    choice = PrintChoice("", pages, 1, marks, notes)
    reader.printing.print_letter(reader._opened, choice, path)
    return pymupdf.open(path)


def ink(page, rect, scale=2.0):
    """The colours in an area of a printed page."""
    picture = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=rect)
    return {picture.pixel(x, y) for x in range(picture.width) for y in range(picture.height)}


def difference(page, other):
    """How much two pages differ from far away, where small letters are grey: 0 to 255."""
    far = pymupdf.Matrix(0.25, 0.25)
    ours, theirs = (
        each.get_pixmap(matrix=far, colorspace=pymupdf.csGRAY) for each in (page, other)
    )
    pairs = list(zip(ours.samples, theirs.samples, strict=True))
    return sum(abs(one - two) for one, two in pairs) / len(pairs)


def is_nearest(page, sent, number):
    """Whether a printed page is that page of the letter, and no other is nearly as like it."""
    found = [difference(page, other) for other in sent]
    own = found.pop(number - 1)
    return own * 2 < min(found)


def original(stocked):
    return pymupdf.open(stream=ask(stocked, lambda library: library.letters.pages_pdf(LETTER)))


class TestPaper:
    def test_every_page_comes_out_as_it_was_sent(self, reader, stocked, tmp_path):
        paper, sent = printed(reader, tmp_path / "brief.pdf"), original(stocked)
        assert paper.page_count == sent.page_count == 3
        for page, other in zip(paper, sent, strict=True):
            assert page.rect.width == pytest.approx(other.rect.width, abs=1)
            assert page.rect.height == pytest.approx(other.rect.height, abs=1)
        assert all(is_nearest(paper[at], sent, at + 1) for at in range(3))

    def test_only_the_pages_that_were_asked(self, reader, stocked, tmp_path):
        paper, sent = printed(reader, tmp_path / "brief.pdf", (3, 1)), original(stocked)
        assert paper.page_count == 2
        assert is_nearest(paper[0], sent, 3)
        assert is_nearest(paper[1], sent, 1)

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
        text = unicodedata.normalize("NFKC", " ".join(paper[1].get_text().split()))
        assert "gevaarlijk dichtbij" in text
        assert "Vraag <b> aan de wethouder & de griffie" in text
        assert "blz. 1" in text

    def test_without_notes_there_is_no_list(self, reader, tmp_path):
        assert printed(reader, tmp_path / "brief.pdf", (1,), notes=True).page_count == 1

    def test_a_run_that_is_stopped_leaves_no_file(self, reader, tmp_path):
        path = tmp_path / "brief.pdf"
        reader.printing.strip.bar.valueChanged.connect(
            lambda done: done == 1 and reader.printing.strip.button.click()
        )
        choice = PrintChoice("", (1, 2, 3), 1, marks=False, notes=False)
        reader.printing.print_letter(reader._opened, choice, path)
        assert not path.exists()
        assert not beside(path).exists()
        assert reader.printing.strip.text.text() == "Afdrukken gestopt."
        assert not reader.printing.strip.is_busy

    def test_a_file_that_can_not_be_written_is_told(self, reader, tmp_path):
        choice = PrintChoice("", (1,), 1, marks=False, notes=False)
        reader.printing.print_letter(reader._opened, choice, tmp_path / "weg" / "brief.pdf")
        assert "niet gelukt" in reader.printing.strip.text.text()


class TestDialog:
    @pytest.fixture
    def dialog(self, reader):
        reader.actions_by_id["print"].trigger()
        [dialog] = reader.findChildren(PrintDialog)
        return dialog

    def test_everything_is_kept_as_pdf_unless_said_otherwise(self, dialog, reader, tmp_path):
        reader.printing.choose_file = lambda title: tmp_path / f"{title[:8]}.pdf"
        dialog.go.click()
        [made] = tmp_path.glob("*.pdf")
        assert pymupdf.open(made).page_count == 3
        assert reader.printing.strip.text.text() == f"Bewaard: {made.name}"

    def test_nobody_who_gives_no_name_gets_a_file(self, dialog, reader, tmp_path):
        reader.printing.choose_file = lambda _title: None
        dialog.go.click()
        assert not list(tmp_path.glob("*.pdf"))

    def test_typing_pages_chooses_them_and_nonsense_is_told(self, dialog, reader):
        QTest.keyClicks(dialog.range, "2-9")
        assert dialog.some.isChecked()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.fault.isVisible()


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
        ],
    )
    def test_numbers(self, typed, pages):
        assert pages_meant(typed, 6, Guide()) == pages

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
