"""The reader as a person uses it, with the sample letters and real pages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from ui.material import ask, first_mark
from ui.reader.acting import (
    CONTROL,
    LEFT,
    LETTER,
    NONE,
    SHIFT,
    click,
    marks,
    passage,
    select,
    text_of,
)

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.domain.place import ReadingPlace

# Qt's offscreen platform says this whenever a window appears.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class TestShowing:
    def test_the_head_says_what_letter_it_is(self, reader):
        assert "koersbepaling" in reader.head._title.text()
        assert reader.head._facts.text().endswith("Lbr. 25/011")
        assert reader.head._count.text() == "/ 3"

    def test_the_first_page_is_drawn_and_the_others_have_thumbnails(self, reader):
        assert reader.source.images.best(1) is not None
        assert all(reader.source.images.has_thumbnail(page) for page in (1, 2, 3))
        assert not reader.source.faults

    def test_pages_go_by_number_and_by_button(self, reader):
        reader.actions_by_id["next_page"].trigger()
        assert reader.page_view.page == 2
        reader.head.page_typed.emit("3")
        assert reader.page_view.page == 3
        reader.actions_by_id["previous_page"].trigger()
        assert reader.page_view.page == 2

    def test_space_home_and_end_move_the_pages(self, reader):
        bar = reader.page_view.verticalScrollBar()
        QTest.keyClick(reader.page_view, Qt.Key.Key_Space)
        assert bar.value() > 0
        QTest.keyClick(reader.page_view, Qt.Key.Key_End)
        assert bar.value() == bar.maximum()
        QTest.keyClick(reader.page_view, Qt.Key.Key_Home)
        assert bar.value() == 0

    def test_a_screen_reader_hears_page_and_text(self, reader, qtbot):
        qtbot.waitUntil(lambda: reader.page_view.accessibleName() == "pagina 1 van 3")
        assert "Geachte leden" in reader.page_view.spoken.text.toPlainText()

    def test_nothing_is_left_after_clearing(self, reader):
        reader.clear()
        assert not reader.head.isVisible()
        assert reader.page_view.stack.pages == []


class TestZoom:
    def test_a_page_fits_the_width_and_goes_along_with_it(self, reader):
        width = reader.page_view.viewport().width()
        assert reader.page_view.stack.width == pytest.approx(width, abs=2)
        reader.resize(500, 800)
        assert reader.page_view.stack.width < width

    def test_the_point_under_the_pointer_stays(self, reader):
        view = reader.page_view
        point = QPoint(200, 300)
        before = view.page_point(point)
        view.zoom_by(3, point)
        after = view.page_point(point)
        assert after == pytest.approx(before, abs=1)
        assert reader.head._percent.text() == f"{round(view.zoom * 100)}%"

    def test_the_reading_view_has_its_own_size(self, reader):
        reader.show_view("reading")
        reader.actions_by_id["zoom_in"].trigger()
        assert reader.reading_view.zoom == pytest.approx(16 / 15)
        reader.actions_by_id["fit_width"].trigger()
        assert reader.reading_view.zoom == 1.0


class TestTwoViews:
    def test_the_place_is_kept(self, reader, stocked):
        target = passage(stocked, "(Social) media campagne")
        reader.page_view.scroll_to(target.start)
        reader.show_view("reading")
        top = reader.reading_view.top_offset()
        assert abs(top - target.start) < 120
        reader.show_view("pages")
        assert abs(reader.page_view.top_offset() - target.start) < 120

    def test_letterhead_and_footer_are_not_in_the_reading_view(self, reader):
        reader.show_view("reading")
        shown = reader.reading_view.toPlainText()
        assert "Nassaulaan" not in shown
        assert "Ons kenmerk" not in shown
        assert "Geachte leden" in shown

    def test_a_selection_is_the_same_in_both(self, reader, stocked):
        select(reader, stocked, "ledenbijeenkomst op 21 maart")
        reader.show_view("reading")
        assert reader.reading_view.textCursor().selectedText() == "ledenbijeenkomst op 21 maart"
        cursor = reader.reading_view.textCursor()
        cursor.movePosition(cursor.MoveOperation.NextWord, cursor.MoveMode.KeepAnchor, 2)
        reader.reading_view.setTextCursor(cursor)
        assert reader.selection.span.of(text_of(stocked)).strip().endswith("maart op")

    def test_a_hidden_passage_is_shown_on_its_page(self, reader, stocked):
        reader.show_view("reading")
        reader.show_span(passage(stocked, "Nassaulaan"))
        assert reader.page_view.isVisible()

    def test_bold_words_and_links_are_kept(self, reader, stocked, qtbot):
        reader.show_view("reading")
        qtbot.waitUntil(lambda: reader.reading_view.is_written)
        html = reader.reading_view.toHtml()
        assert "hetravijn" in html
        assert "font-weight:7" in html or "font-weight:6" in html


class TestSelecting:
    def test_a_double_click_takes_a_word_and_shows_the_bar(self, reader, stocked):
        word = passage(stocked, "gemeenteraad")
        point = click(reader.page_view, word, double=True)
        QTest.mouseRelease(reader.page_view.viewport(), LEFT, NONE, point)
        assert reader.selection.span == word
        assert reader.popups.bar.isVisible()

    def test_a_third_click_takes_the_sentence(self, reader, stocked):
        point = click(reader.page_view, passage(stocked, "Want dit ravijn"), double=True)
        QTest.mouseClick(reader.page_view.viewport(), LEFT, NONE, point)
        assert reader.marking.selected_text().startswith("Want dit ravijn komt")
        assert reader.marking.selected_text().endswith(".")

    def test_dragging_selects_across_lines(self, reader, stocked):
        view = reader.page_view
        start = passage(stocked, "Als VNG willen")
        end = passage(stocked, "bestuurders en politici")
        first = view.rect_of(start).topLeft() + QPoint(1, 4)
        last = view.rect_of_end(end)
        QTest.mousePress(view.viewport(), LEFT, NONE, first)
        QTest.mouseMove(view.viewport(), last.center())
        QTest.mouseMove(view.viewport(), last.topRight() + QPoint(1, 4))
        QTest.mouseRelease(view.viewport(), LEFT, NONE, last.topRight() + QPoint(1, 4))
        assert reader.selection.span == Span(start.start, end.end)

    def test_shift_and_arrows_select_from_the_caret(self, reader, stocked):
        word = passage(stocked, "Daarnaast")
        reader.selection.place(word.start)
        for _ in range(3):
            QTest.keyClick(reader.page_view, Qt.Key.Key_Right, SHIFT | CONTROL)
        assert reader.marking.selected_text() == "Daarnaast willen we"
        QTest.keyClick(reader.page_view, Qt.Key.Key_End, SHIFT)
        assert reader.selection.span.end > word.end + 20
        QTest.keyClick(reader.page_view, Qt.Key.Key_Escape)
        assert reader.selection.span is None
        assert reader.selection.caret is not None

    def test_up_and_down_bring_the_caret_back(self, reader, stocked):
        start = passage(stocked, "Daarnaast").start
        reader.selection.place(start)
        QTest.keyClick(reader.page_view, Qt.Key.Key_Down)
        assert reader.selection.caret > start + 40
        QTest.keyClick(reader.page_view, Qt.Key.Key_Up)
        assert reader.selection.caret == start

    def test_everything_can_be_selected(self, reader, stocked):
        reader.actions_by_id["select_all"].trigger()
        assert len(reader.selection.span) == len(text_of(stocked))

    def test_f7_brings_a_caret_without_a_mouse(self, reader):
        reader.actions_by_id["caret"].trigger()
        assert reader.selection.caret is not None
        reader.actions_by_id["caret"].trigger()
        assert reader.selection.caret is None


class TestCopying:
    def test_a_sentence_broken_by_a_footer_is_copied_whole(self, reader, stocked):
        reader.show_letter(1)
        text = text_of(stocked, 1)
        footer = text.index("Nassaulaan")
        reader.selection.take(Span(footer - 400, footer + 500))
        reader.actions_by_id["copy"].trigger()
        copied = QGuiApplication.clipboard().text()
        assert len(copied) > 500
        assert "Postbus" not in copied

    def test_a_citation_has_its_source(self, reader, stocked):
        select(reader, stocked, "ledenbijeenkomst op 21 maart")
        reader.actions_by_id["citation"].trigger()
        assert (
            QGuiApplication.clipboard().text()
            == "“ledenbijeenkomst op 21 maart” (VNG, Lbr. 25/011, 20 februari 2025, blz. 1)"
        )


class TestMarking:
    def test_h_marks_in_the_last_kind(self, reader, stocked):
        select(reader, stocked, "gevaarlijk dichtbij")
        reader.actions_by_id["mark_actie"].trigger()
        select(reader, stocked, "gemeenteraad")
        reader.actions_by_id["mark"].trigger()
        assert [kind for kind, _ in marks(stocked)] == [MarkKind.ACTION, MarkKind.ACTION]

    def test_a_mark_is_shown_at_once_in_both_views(self, reader, stocked):
        select(reader, stocked, "gevaarlijk dichtbij")
        reader.popups.bar.kind_chosen.emit(MarkKind.PLEDGE)
        assert [mark.kind for mark in reader.page_view.overlay.marks] == [MarkKind.PLEDGE]
        reader.show_view("reading")
        [extra] = reader.reading_view.extraSelections()
        assert extra.cursor.selectedText() == "gevaarlijk dichtbij"

    def test_n_marks_and_asks_for_the_note(self, reader, stocked, qtbot):
        select(reader, stocked, "gevaarlijk dichtbij")
        with qtbot.waitSignals([reader.annotation_created, reader.note_wanted]):
            reader.actions_by_id["note"].trigger()
        assert len(marks(stocked)) == 1

    def test_white_space_is_not_marked(self, reader, stocked):
        words = passage(stocked, "gevaarlijk dichtbij")
        reader.selection.take(Span(words.start - 1, words.end + 1))
        reader.actions_by_id["mark"].trigger()
        assert marks(stocked) == [(MarkKind.IMPORTANT, "gevaarlijk dichtbij")]

    def test_the_mark_at_the_caret_changes_kind_and_goes(self, reader, stocked):
        words = passage(stocked, "gevaarlijk dichtbij")
        first_mark(stocked, LETTER, words)
        reader.selection.place(words.start + 2)
        reader.actions_by_id["mark_oneens"].trigger()
        assert [kind for kind, _ in marks(stocked)] == [MarkKind.DISAGREE]
        reader.actions_by_id["remove_mark"].trigger()
        assert marks(stocked) == []

    def test_a_click_on_a_mark_tells_its_card(self, reader, stocked, qtbot):
        words = passage(stocked, "gevaarlijk dichtbij")
        made = first_mark(stocked, LETTER, words)
        with qtbot.waitSignal(reader.passage_clicked) as told:
            click(reader.page_view, words)
        assert told.args == [made.id]

    def test_going_to_an_annotation_brings_it_into_sight(self, reader, stocked):
        words = passage(stocked, "Algemeen directeur")
        made = first_mark(stocked, LETTER, words)
        reader.go_to_annotation(made.id)
        where = reader.page_view.rect_of(words)
        assert reader.page_view.viewport().rect().contains(where.center())
        assert reader.page_view.overlay.flash == words

    @pytest.mark.parametrize("view", ["pages", "reading"])
    def test_words_that_are_gone_to_look_like_a_hit_for_a_moment(self, reader, stocked, view):
        reader.show_view(view)
        words = passage(stocked, "Algemeen directeur")
        reader.show_span(words)
        pane = reader.view.viewport()
        where = reader.view.rect_of(words)
        lit = pane.grab(where).toImage()
        QTest.qWait(2000)
        plain = pane.grab(where).toImage()
        corner = where.width() - 1, 1
        assert plain.pixelColor(*corner).lightness() > 245
        assert lit.pixelColor(*corner).hsvSaturation() > 60

    def test_a_date_of_the_letterhead_is_shown_where_it_stands(self, reader, stocked):
        date = passage(stocked, "20 februari 2025")
        reader.show_view("reading")
        reader.show_letter(1)
        reader.show_view("reading")
        reader.show_letter(LETTER, date)
        assert reader.page_view.overlay.flash == date
        assert reader.page_view.isVisible()

    def test_without_a_selection_nothing_happens(self, reader, stocked):
        for action in ("mark", "note", "remove_mark", "copy", "citation"):
            reader.actions_by_id[action].trigger()
        assert marks(stocked) == []


class TestPlace:
    def test_a_letter_comes_back_where_it_was_left(self, reader, stocked):
        target = passage(stocked, "(Social) media campagne")
        reader.page_view.set_zoom(1.5)
        reader.page_view.scroll_to(target.start)
        reader.show_letter(1)
        kept = ask(stocked, lambda library: library.letters.place(LETTER))
        assert (kept.view, kept.zoom) == ("pages", pytest.approx(1.5))
        reader.show_letter(LETTER)
        assert reader.page_view.zoom == pytest.approx(1.5)
        assert abs(reader.page_view.top_offset() - target.start) < 120

    def test_the_view_comes_back_too(self, reader, stocked):
        def keep(library):
            library.letters.remember_place(3, ReadingPlace("reading", 800, 1.2))

        ask(stocked, keep)
        reader.show_letter(3)
        assert reader.reading_view.isVisible()
        assert abs(reader.reading_view.top_offset() - 800) < 200

    def test_looking_without_moving_writes_nothing(self, reader, stocked):
        reader.show_letter(1)
        reader.show_letter(LETTER)
        assert ask(stocked, lambda library: library.letters.place(1)) is None


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """A text of 200,000 characters: too long to be written in one go."""
    path = tmp_path_factory.mktemp("lang") / "rapport.txt"
    lines = (f"Alinea {number} over de **begroting** van het jaar.\n" for number in range(4500))
    path.write_text("# Jaarverslag\n\n" + "\n".join(lines), encoding="utf-8")
    return path


class TestLongReport:
    def test_the_reading_view_is_written_step_by_step(self, reader, stocked, report, qtbot):
        stocked.take_in([report])
        view = reader.reading_view
        reader.show_letter(6)
        text = text_of(stocked, 6)
        reader.show_view("reading")
        assert not view._filler.is_done
        target = Span(text.index("Alinea 4321"), text.index("Alinea 4321") + 11)
        view.reveal(target)
        qtbot.waitUntil(lambda: view._filler.is_done, timeout=20_000)
        assert view.viewport().rect().contains(view.rect_of(target).center())
        assert view.toPlainText().endswith("Alinea 4499 over de begroting van het jaar.")
        cursor = view.cursor_at(view._reading.map.position(text.index("begroting", target.end)))
        cursor.movePosition(cursor.MoveOperation.NextCharacter)
        assert cursor.charFormat().fontWeight() > 500
