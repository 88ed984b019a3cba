"""Datums en termijnen: grouped, in order, and a line leads to its sentence."""

import pytest
from exchange.ics_reader import read_calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from ui.asking import type_name
from ui.material import ask

from kanttekening.services.places import resource, sample_letters
from kanttekening.ui.dates.model import GROUP, group_of
from kanttekening.ui.dates.panel import DatesPanel
from kanttekening.ui.main_window import MainWindow
from kanttekening.ui.notes.events_panel import EventsPanel
from kanttekening.ui.notes.rows import LeadRow
from kanttekening.ui.row_list import ROW
from kanttekening.ui.surroundings import Surroundings
from kanttekening.words import dates as words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def panel(qtbot, dated_desk, theme):
    made = DatesPanel(dated_desk, theme)
    qtbot.addWidget(made)
    made.resize(346, 700)
    made.show()
    made.begin()
    return made


@pytest.fixture
def window(qtbot, dated_desk, theme, state):
    around = Surroundings("raad", resource, sample_letters, lambda: "", lambda _: None)
    made = MainWindow(dated_desk, theme, state, around)
    made.furnish_at_once()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.browser.ask()
    dated_desk.opened.emit()
    return made


def lines(model):
    indexes = [model.index(at) for at in range(model.rowCount())]
    return [(found.data(GROUP), found.data(ROW).dated.event.what) for found in indexes]


def test_lines_stand_in_order_under_their_headings(panel):
    assert lines(panel.model) == [
        (words.NOW, "campagne"),
        (words.THIS_WEEK, "overleg"),
        (words.THIS_MONTH, "bijeenkomst"),
        (None, "Reageren"),
        (words.LATER, "evaluatie"),
    ]
    QAbstractItemModelTester(panel.model)


def test_a_line_is_spoken_whole(panel):
    spoken = panel.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "20 maart 2026" in spoken
    assert "11.00" in spoken
    assert "Den Haag" in spoken
    assert "Lbr. 26/003" in spoken
    assert "uiterlijk" in panel.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("due", "group"),
    [
        ("2026-03-01", words.NOW),
        ("2026-03-02", words.THIS_WEEK),
        ("2026-03-08", words.THIS_WEEK),
        ("2026-03-09", words.NEXT_WEEK),
        ("2026-03-15", words.NEXT_WEEK),
        ("2026-03-16", words.THIS_MONTH),
        ("2026-03-31", words.THIS_MONTH),
        ("2026-04-01", words.LATER),
        ("2027-03-09", words.LATER),
    ],
)
def test_groups_end_on_sunday_and_with_the_month(due, group):
    assert group_of(due, "2026-03-02") == group


def test_friday_is_next_week_though_that_is_another_month():
    assert group_of("2026-12-04", "2026-11-28") == words.NEXT_WEEK


def test_the_number_follows_and_an_empty_view_teaches(panel, dated_desk, qtbot):
    assert panel._count.text() == "5 komende datums"
    with qtbot.waitSignal(panel.counted, timeout=2000) as told:
        dated_desk.change(lambda library: library.letters.remove((1, 2)))
    assert told.args == [0]
    assert panel._pages.currentIndex() == 1
    assert not panel.export_all.isVisible()


def test_more_lines_come_as_one_scrolls(panel, dated_desk, monkeypatch):
    first = ask(dated_desk, lambda library: library.events.agenda(limit=2))
    panel.model.show(first)
    assert panel.model.canFetchMore(panel.model.index(-1, 0))
    panel.model.fetchMore(panel.model.index(-1, 0))
    assert panel.model.rowCount() == 5
    assert not panel.model.canFetchMore(panel.model.index(-1, 0))


def test_all_dates_go_to_a_file(panel, tmp_path, qtbot):
    file = tmp_path / "alles"
    type_name(file)
    with qtbot.waitSignal(panel.exported) as told:
        panel.export_all.click()
    assert told.args == [5, file.with_suffix(".ics")]
    assert len(read_calendar(file.with_suffix(".ics").read_bytes())) == 5


def test_choosing_no_file_writes_none(panel, qtbot):
    type_name(None)
    with qtbot.assertNotEmitted(panel.exported):
        panel.export_all.click()


class TestInTheWindow:
    def test_the_sidebar_counts_and_shows_them(self, window, qtbot):
        qtbot.waitUntil(lambda: window.sidebar._dates._number == "5")
        window.sidebar._dates.click()
        assert window.letters._rows.currentWidget() is window.dates
        window.sidebar._views["all"].click()
        assert window.letters._rows.currentWidget() is window.letters.view

    def test_a_line_opens_its_letter_and_enter_goes_there(self, window):
        window.sidebar._dates.click()
        window.dates.view.setFocus()
        QTest.keyClick(window.dates.view, Qt.Key.Key_Down)
        assert window.reader._opened.letter.title == "Over de campagne"
        assert window.letters.shown == 1
        QTest.keyClick(window.dates.view, Qt.Key.Key_Return)
        assert window.reading.isAncestorOf(window.focusWidget())

    def test_searching_goes_back_to_the_letters(self, window, qtbot):
        window.sidebar._dates.click()
        QTest.keyClicks(window.letters.search, "zienswijze")
        qtbot.waitUntil(lambda: window.letters._rows.currentWidget() is window.letters.view)
        assert window.sidebar._views["all"].isChecked()

    def test_j_and_k_walk_over_the_lines(self, window):
        window.sidebar._dates.click()
        window.actions_table["next_letter"].trigger()
        window.actions_table["next_letter"].trigger()
        assert window.dates.view.currentIndex().row() == 1


class TestInTheMargin:
    @pytest.fixture
    def events(self, qtbot, dated_desk, theme):
        made = EventsPanel(theme)
        qtbot.addWidget(made)
        made.resize(315, 700)
        made.show()
        made.show_events(ask(dated_desk, lambda lib: lib.events.of_letter(1)), "2026-03-02")
        return made

    def shown(self, panel):
        return [row.accessibleName() for row in panel.findChildren(LeadRow) if row.isVisible()]

    def test_what_has_been_is_folded_away(self, events):
        assert len(self.shown(events)) == 4
        assert events._fold.text() == words.been(1)
        events._fold.click()
        assert len(self.shown(events)) == 5
        assert events._fold.hasFocus() or not events.isActiveWindow()

    def test_of_an_old_letter_all_is_shown(self, events, dated_desk):
        events.clear()
        events.show_events(ask(dated_desk, lambda lib: lib.events.of_letter(1)), "2030-01-01")
        assert len(self.shown(events)) == 5

    def test_a_line_leads_to_its_sentence_and_to_the_calendar(self, events, qtbot):
        row = next(row for row in events.findChildren(LeadRow) if row.isVisible())
        with qtbot.waitSignal(events.sentence_asked):
            QTest.keyClick(row, Qt.Key.Key_Return)
        with qtbot.waitSignal(events.export_asked) as told:
            row.findChild(QToolButton).click()
        assert told.args[0].event.what == "campagne"
        with qtbot.waitSignal(events.export_asked) as told:
            events.findChild(QPushButton, "all_to_calendar").click()
        assert told.args == [None]


def test_to_come_into_the_list_is_not_yet_to_open_a_letter(panel, qtbot):
    with qtbot.assertNotEmitted(panel.row_chosen):
        panel.activateWindow()
        panel.view.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(panel.view.hasFocus)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.currentIndex().row() == 0


@pytest.mark.parametrize("room", [100, -20])
def test_the_head_goes_on_below_where_it_does_not_fit(panel, qtbot, room):
    parts = panel._count, panel.export_all
    panel.resize(sum(part.sizeHint().width() for part in parts) + 30 + room, 700)
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in parts))
    assert (panel._count.geometry().bottom() < panel.export_all.y()) == (room < 0)
