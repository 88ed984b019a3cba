"""Contents, small pages, page labels and links, in a report as it comes from an office."""

import pymupdf
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from ui.material import ask
from ui.reader.acting import LEFT, NONE, click, passage

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.guide import Spot
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Span
from kanttekening.ui.dialogs.address import AddressDialog
from kanttekening.ui.reader.sections import Section, current_section
from kanttekening.ui.reader.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PARTS = ("Samenvatting", "Aanleiding", "Voorstel", "Kosten", "Planning", "Bronnen")
ADDRESS = "https://www.voorbeeld.nl/brug?deel=2"


def report():
    """Six pages: i, ii, 1 to 4; bookmarks to the parts; four links on the first page."""
    pdf = pymupdf.open()
    for number, part in enumerate(PARTS):
        page = pdf.new_page()
        page.insert_text((72, 90), part, fontsize=18)
        for line in range(25):
            page.insert_text((72, 130 + 22 * line), f"Regel {line} over de brug in deel {number}.")
    pdf.set_toc([[1 + (number % 2), part, number + 1] for number, part in enumerate(PARTS)])
    pdf.set_page_labels(
        [
            {"startpage": 0, "style": "r", "firstpagenum": 1, "prefix": ""},
            {"startpage": 2, "style": "D", "firstpagenum": 1, "prefix": ""},
        ]
    )
    links = (
        {"kind": pymupdf.LINK_GOTO, "page": 4, "to": pymupdf.Point(0, 300)},
        {"kind": pymupdf.LINK_URI, "uri": ADDRESS},
        {"kind": pymupdf.LINK_URI, "uri": "file:///etc/passwd"},
    )
    for number, link in enumerate(links):
        top = 118 + 22 * number
        pdf[0].insert_link({**link, "from": pymupdf.Rect(70, top, 300, top + 16)})
    return pdf.tobytes()


@pytest.fixture
def reader(qtbot, desk, theme, tmp_path):
    """A reader with the report; letter 1."""
    path = tmp_path / "rapport.pdf"
    path.write_bytes(report())
    desk.take_in((path,))
    view = ReaderView(desk, theme)
    qtbot.addWidget(view)
    view.resize(800, 800)
    view.show()
    view.show_letter(1)
    yield view
    view.clear()


def titles(reader):
    contents = reader.guiding.panel.contents
    top = [contents.topLevelItem(at) for at in range(contents.topLevelItemCount())]
    return [
        (item.text(0), [item.child(at).text(0) for at in range(item.childCount())]) for item in top
    ]


def link_point(reader, number):
    rect = PageRect(1, 90, 120 + 22 * number, 110, 130 + 22 * number)
    return reader.page_view.rect_in_viewport(rect).center()


class TestContents:
    def test_bookmarks_are_the_contents(self, reader):
        assert titles(reader) == [
            ("Samenvatting", ["Aanleiding"]),
            ("Voorstel", ["Kosten"]),
            ("Planning", ["Bronnen"]),
        ]

    def test_without_bookmarks_the_headings_are(self, qtbot, stocked, theme):
        view = ReaderView(stocked, theme)
        qtbot.addWidget(view)
        view.show_letter(2)
        found = [item.text(0) for item in view.guiding.panel.contents._items]
        assert "Overhedenoverleg, Kamerdebat en voorjaarsnota" in found
        view.clear()

    def test_who_chose_nothing_yet_sees_the_contents_if_there_are_any(self, reader, desk, tmp_path):
        panel = reader.guiding.panel
        assert panel.tab == "contents"

        plain = tmp_path / "los.txt"
        plain.write_text("Alleen een zin.", "utf-8")
        desk.take_in((plain,))
        reader.show_letter(2)
        assert panel.tab == "thumbnails"

        panel.show_tab("contents")
        assert panel.tab == "contents", "asked for: it says that there are none"

    def test_a_line_of_the_contents_is_gone_to_by_keyboard(self, reader):
        QTest.keyClick(reader, Qt.Key.Key_F9)
        panel = reader.guiding.panel
        assert panel.isVisible()
        panel.show_tab("contents")
        panel.enter()
        for _ in range(2):
            QTest.keyClick(panel.contents, Qt.Key.Key_Down)
        QTest.keyClick(panel.contents, Qt.Key.Key_Return)
        assert reader.page_view.page == 3
        QTest.keyClick(panel.contents, Qt.Key.Key_Escape)
        assert reader.page_view.hasFocus()

    def test_the_section_one_reads_is_chosen(self, reader, qtbot):
        reader.page_view.go_to_page(4)
        contents = reader.guiding.panel.contents
        qtbot.waitUntil(lambda: [item.text(0) for item in contents.selectedItems()] == ["Kosten"])

    def test_the_contents_work_in_the_reading_view_too(self, reader, desk):
        reader.show_view("reading")
        reader.guiding.go_to_section(3)
        top = reader.reading_view.top_offset()
        assert abs(top - passage(desk, "Kosten", 1).start) < 120

    def test_before_the_first_section_there_is_none(self):
        sections = (Section("A", 1, Spot(2, 100)), Section("B", 1, None), Section("C", 1, Spot(3)))
        assert current_section(sections, Spot(1)) is None
        assert current_section(sections, Spot(2, 50)) is None
        assert current_section(sections, Spot(2, 120)) == 0
        assert current_section(sections, Spot(9)) == 2


class TestSmallPages:
    def test_each_page_is_named_with_its_marks_and_hits(self, reader, desk):
        start = passage(desk, "Regel 3 over de brug in deel 2.", 1)
        reader.selection.take(start)
        reader.marking.mark(MarkKind.QUESTION)
        reader.actions_by_id["find"].trigger()
        QTest.keyClicks(reader.find_bar.field, "deel 2")
        pages = reader.guiding.panel.thumbnails.pages
        said = pages.data(pages.index(2), Qt.ItemDataRole.AccessibleTextRole)
        assert said == "pagina 3 (1) van 6, 1 markering, 25 treffers"

    def test_a_page_is_chosen_with_the_arrows(self, reader):
        reader.guiding.toggle()
        strip = reader.guiding.panel.thumbnails
        QTest.keyClick(strip, Qt.Key.Key_Down)
        QTest.keyClick(strip, Qt.Key.Key_Down)
        QTest.keyClick(strip, Qt.Key.Key_Return)
        assert reader.page_view.page == 3

    def test_what_is_found_shows_on_the_small_page(self, reader, qtbot):
        reader.guiding.toggle()
        strip = reader.guiding.panel.thumbnails
        row = strip.visualRect(strip.pages.index(0))
        before = strip.viewport().grab(row).toImage()
        reader.actions_by_id["find"].trigger()
        QTest.keyClicks(reader.find_bar.field, "brug")
        after = strip.viewport().grab(row).toImage()
        yellow = sum(
            after.pixelColor(x, y).blue() < 200 < after.pixelColor(x, y).red()
            for x in range(row.width())
            for y in range(row.height())
        )
        assert before != after
        assert yellow > 25

    def test_the_strip_comes_up_at_the_page_one_reads(self, reader, qtbot):
        strip = reader.guiding.panel.thumbnails
        reader.page_view.go_to_page(6)
        QTest.keyClick(reader, Qt.Key.Key_F9)
        reader.guiding.panel.show_tab("thumbnails")
        assert strip.isVisible()

        def shows_the_last_page():
            assert strip.currentIndex().row() == 5
            assert strip.viewport().rect().contains(strip.visualRect(strip.currentIndex()))

        qtbot.waitUntil(shows_the_last_page)


class TestLabels:
    def test_pages_are_called_as_in_the_file(self, reader, qtbot):
        assert reader.head._page.text() == "i"
        reader.page_view.go_to_page(4)
        qtbot.waitUntil(lambda: reader.head._page.text() == "2")
        assert reader.head._count.text() == "(4 / 6)"

    @pytest.mark.parametrize(
        ("typed", "page"), [("II", 2), ("1", 3), ("4", 6), ("5", 5), ("99", 6)]
    )
    def test_a_label_can_be_typed_and_else_a_number(self, reader, typed, page):
        field = reader.head._page
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert reader.page_view.page == page

    def test_what_is_no_page_changes_nothing(self, reader):
        field = reader.head._page
        field.selectAll()
        QTest.keyClicks(field, "xyz")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert reader.page_view.page == 1
        assert field.text() == "i"


class TestLinks:
    def test_a_link_inside_goes_there_and_tells_where_one_was(self, reader, qtbot):
        with qtbot.waitSignal(reader.jumped) as told:
            QTest.mouseClick(reader.page_view.viewport(), LEFT, NONE, link_point(reader, 0))
        assert reader.page_view.page == 5
        assert reader.page_view.spot().y == pytest.approx(300, abs=2)
        reader.guiding.return_to(told.args[0])
        assert reader.page_view.page == 1

    def test_an_address_is_shown_whole_before_it_opens(self, reader):
        opened = []
        reader.guiding.open_address = lambda url: opened.append(url.toString())
        QTest.mouseClick(reader.page_view.viewport(), LEFT, NONE, link_point(reader, 1))
        [dialog] = reader.findChildren(AddressDialog)
        assert dialog.field.toPlainText() == ADDRESS
        assert not opened
        dialog.go.click()
        assert opened == [ADDRESS]

    def test_an_address_that_is_not_agreed_to_stays_closed(self, reader):
        opened = []
        reader.guiding.open_address = opened.append
        reader.guiding.ask_about(ADDRESS)
        [dialog] = reader.findChildren(AddressDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert not opened
        assert not dialog.isVisible()

    @pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "smb://a/b"])
    def test_other_kinds_of_address_are_never_offered(self, reader, address):
        reader.guiding.ask_about(address)
        assert not reader.findChildren(AddressDialog)

    def test_a_link_to_a_file_is_dead(self, reader):
        point = link_point(reader, 2)
        assert reader.page_view._tip_at(point) == "link ontbreekt"
        QTest.mouseMove(reader.page_view.viewport(), point)
        assert reader.page_view.viewport().cursor().shape() != Qt.CursorShape.PointingHandCursor
        QTest.mouseClick(reader.page_view.viewport(), LEFT, NONE, point)
        assert not reader.findChildren(AddressDialog)

    def test_the_pointer_and_its_words_say_where_a_link_goes(self, reader):
        QTest.mouseMove(reader.page_view.viewport(), link_point(reader, 0))
        assert reader.page_view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
        assert reader.page_view._tip_at(link_point(reader, 0)) == "Naar blz. 3"
        assert reader.page_view._tip_at(link_point(reader, 1)) == ADDRESS

    def test_enter_follows_the_link_at_the_caret(self, reader, desk):
        reader.selection.place(passage(desk, "Regel 0 over", 1).start + 2)
        reader.page_view.setFocus()
        QTest.keyClick(reader.page_view, Qt.Key.Key_Return)
        assert reader.page_view.page == 5

    def test_a_link_in_a_letter_of_text_works_on_the_page(self, qtbot, stocked, theme):
        view = ReaderView(stocked, theme)
        qtbot.addWidget(view)
        view.resize(700, 800)
        view.show()
        view.show_letter(2)
        document = ask(stocked, lambda library: library.letters.content(2).document)
        link = next(style for style in document.styles if style.target)
        view.show_span(link.span)
        click(view.page_view, Span(link.span.start, link.span.end))
        [dialog] = view.findChildren(AddressDialog)
        assert dialog.field.toPlainText() == link.target
        dialog.close()
        view.reading_view.anchorClicked.emit(QUrl(link.target))
        assert view.findChildren(AddressDialog)
        view.clear()
