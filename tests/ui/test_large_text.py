"""Whoever made the text of the whole system twice as large loses no words, and sees the icons."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from kanttekening.domain.rows import LetterCounts
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.ui.notes.fact_row import FactRow
from kanttekening.ui.notes.facts import Fact
from kanttekening.ui.notes.state_strip import StateStrip
from kanttekening.ui.notes.tabs import MarginTabs
from kanttekening.ui.reader.view import ReaderView
from kanttekening.ui.sidebar import Sidebar
from kanttekening.ui.sidebar_button import SidebarButton
from kanttekening.ui.theme import Theme
from kanttekening.words import screen


@pytest.fixture
def large(qapp, theme):
    """The theme of somebody with text of 200 %."""
    usual = QFont(qapp.font())
    doubled = QFont(usual)
    doubled.setPointSizeF(30 * 72 / qapp.primaryScreen().logicalDotsPerInch())
    qapp.setFont(doubled)
    made = Theme(qapp, theme._resource)
    yield made
    qapp.setFont(usual)
    made.deleteLater()
    theme.choose(theme.choice)


def test_icons_and_boxes_grow_along(qtbot, theme, large):
    box = QCheckBox("Ook mijn aantekeningen")
    qtbot.addWidget(box)
    option = QStyleOptionButton()
    box.initStyleOption(option)

    indicator = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)

    assert large.icon_size(18).width() >= 1.9 * theme.icon_size(18).width()
    assert indicator.width() >= 32


def test_the_sidebar_names_its_views_in_full(qtbot, large):
    sidebar = Sidebar(large)
    qtbot.addWidget(sidebar)
    sidebar.resize(sidebar.width(), 900)
    sidebar.show()
    sidebar.show_counts(LetterCounts(total=248, unread=12, annotated=57, removed=0))

    views = [it for it in sidebar.findChildren(SidebarButton) if it.isVisible()]

    assert any(it.text() == screen.TAKE_IN for it in views)
    assert all(it.needed <= it.width() for it in views if it.isCheckable())


def test_a_tab_without_room_for_words_gets_a_sign_and_keeps_its_name(qtbot, large):
    tabs = MarginTabs(large)
    qtbot.addWidget(tabs)
    for name, short in (("Aantekeningen 3", "Aantek. 3"), ("Gegevens", "Gegevens")):
        tabs.add(QWidget(), name, short, "info")
    tabs.resize(250, 400)
    tabs.show()

    bar = tabs.tabBar()
    assert tabs.tabText(0) == "Aantek."
    assert tabs.tabBar().accessibleTabName(0) == "Aantekeningen 3"
    assert tabs.tabText(1) == ""
    assert not tabs.tabIcon(1).isNull()
    assert bar.accessibleTabName(1) == tabs.tabToolTip(1) == "Gegevens"
    assert bar.tabRect(1).right() <= tabs.width()

    tabs.setCurrentIndex(1)
    assert tabs.tabText(1) == "Gegevens"


def test_where_no_word_fits_at_all_every_tab_is_a_sign_and_can_be_reached(qtbot, large):
    tabs = MarginTabs(large)
    qtbot.addWidget(tabs)
    for name in ("Aantekeningen 3", "Gegevens", "Verwijzingen", "Data"):
        tabs.add(QWidget(), name, name, "info")
    tabs.resize(245, 400)
    tabs.show()
    assert all(tabs.tabText(index) == "" for index in range(4))
    assert tabs.tabBar().tabRect(3).right() <= tabs.width()


def test_a_dialog_takes_the_room_that_its_words_need_on_a_small_screen(qtbot, large):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FramedDialog(window, large, "Exporteren", "Een zin die over regels breekt. " * 4)
    for _ in range(6):
        dialog.body.addWidget(QComboBox())
    dialog.be_wide(300)
    dialog.show()

    needed = dialog.layout().totalHeightForWidth(dialog.width())
    screen_height = dialog.screen().availableSize().height()
    assert screen_height * 2 / 3 < needed < screen_height * 0.9, "more than Qt gives by itself"
    assert dialog.height() >= needed
    assert dialog.width() >= 1.9 * 300


def test_a_tab_loses_its_number_before_its_word_is_cut(qtbot, theme):
    tabs = MarginTabs(theme)
    qtbot.addWidget(tabs)
    for name, short in (("Aantekeningen 3", "Aantek. 3"), ("Verwijzingen 9", "Verwijz. 9")):
        tabs.add(QWidget(), name, short, "info")
    tabs.show()
    tabs.resize(900, 400)
    tabs.fit()
    whole = sum(tabs.tabBar().tabRect(at).width() for at in range(2))
    tabs.resize(whole - 4, 400)
    tabs.fit()
    assert [tabs.tabText(at) for at in range(2)] == ["Aantekeningen", "Verwijzingen"]
    assert tabs.tabToolTip(1) == "Verwijzingen 9"
    assert tabs.tabBar().accessibleTabName(1) == "Verwijzingen 9"


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_in_very_large_text_the_letter_has_most_of_the_room(qtbot, large, stocked):
    reader = ReaderView(stocked, large)
    qtbot.addWidget(reader)
    reader.resize(680, 640)
    reader.show()
    reader.show_letter(2)
    reader.show_view("reading")
    qtbot.waitUntil(lambda: reader.reading_view.reading is not None)
    assert "koersbepaling" in reader.reading_view.toPlainText().splitlines()[0]
    assert reader.view.height() >= 0.65 * reader.height()
    reader.show_view("pages")
    title = reader.head._title
    assert title.isVisible()
    assert title.height() < 2 * title.fontMetrics().lineSpacing()


def test_the_facts_keep_all_letters_of_their_names(qtbot, large):
    fact = Fact("signer", "Ondertekenaar", "drs. A. de Wit, secretaris", None)
    row = FactRow(fact, large)
    qtbot.addWidget(row)
    row.setFixedWidth(300)
    row.show()
    label = row.findChild(QLabel, "label")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_what_one_can_decide_goes_on_in_the_next_line(qtbot, large):
    strip = StateStrip(large)
    qtbot.addWidget(strip)
    strip._buttons(("Akkoord", "", None), ("Bij oude versie laten", "", None))
    buttons = strip.findChildren(QPushButton)
    strip.setFixedWidth(max(it.sizeHint().width() for it in buttons) + 20)
    strip.show()

    assert [it.width() >= it.sizeHint().width() for it in buttons] == [True, True]
    assert all(strip.rect().contains(it.geometry()) for it in buttons)
