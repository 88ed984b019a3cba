"""Searches in the sidebar: kept with a key, asked again with a click, named, moved, removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import titles

from kanttekening.domain.rows import LibraryView
from kanttekening.ui.dialogs.naming import NameDialog

Key = Qt.Key


def keep(window, query, name=None):
    """Search, ask to keep that, and type another name or leave the one that is proposed."""
    window.letters.search.ask(query)
    window.actions_table["save_search"].trigger()
    field = window.findChildren(NameDialog)[-1].field
    proposed = field.text()
    if name is not None:
        field.selectAll()
        QTest.keyClicks(field, name)
    QTest.keyClick(field, Key.Key_Return)
    window.letters.search.clear_now()
    return proposed


@pytest.fixture
def keeping(window):
    assert keep(window, "ravijn jaar:2024..") == "ravijn, sinds 2024"
    keep(window, "is:ongelezen soort:ledenbrief", "Nog te lezen")
    return window


def lines(window):
    return [(each.line.name, each.line.number) for each in window.sidebar.searches.buttons]


def test_it_is_kept_with_its_number(keeping):
    assert lines(keeping) == [
        ("ravijn, sinds 2024", 2),
        ("Nog te lezen", 3),
    ]
    assert not keeping.sidebar.searches.isHidden()


def test_a_click_asks_it_again_in_all_letters(keeping):
    keeping.sidebar.view_chosen.emit(LibraryView.ANNOTATED)
    keeping.sidebar.searches.buttons[0].click()
    assert keeping.browser.request.view is LibraryView.ALL
    assert [chip.typed for chip in keeping.letters.search.chips] == ["jaar:2024.."]
    assert len(titles(keeping)) == 2


def test_keeping_twice_is_told(keeping):
    keeping.letters.search.ask("jaar:2024.. ravijn")
    keeping.actions_table["save_search"].trigger()
    assert len(lines(keeping)) == 2
    assert "al bewaard als “ravijn, sinds 2024”" in keeping.messages._text.text()
    assert not any(dialog.isVisible() for dialog in keeping.findChildren(NameDialog))


def test_whoever_cancels_keeps_nothing(window):
    window.letters.search.ask("ravijn")
    window.actions_table["save_search"].trigger()
    dialog = window.findChildren(NameDialog)[-1]
    QTest.keyClick(dialog.field, Key.Key_Escape)
    assert lines(window) == []
    assert not window.actions_table["undo"].isEnabled()


def test_keeping_is_undone_in_one_step(window):
    keep(window, "ravijn", "Het ravijn")
    assert lines(window) == [("Het ravijn", 3)]
    window.actions_table["undo"].trigger()
    assert lines(window) == []
    window.actions_table["redo"].trigger()
    assert lines(window) == [("Het ravijn", 3)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ('afzender:"Vereniging van Nederlandse Gemeenten" jeugdzorg', "jeugdzorg, van VNG"),
        ("jaar:2021..2023 heeft:aantekeningen", "2021 tot en met 2023, met aantekeningen"),
        ("-soort:nieuwsbrief label:Financiën", "niet nieuwsbrief, label Financiën"),
    ],
)
def test_the_name_that_is_proposed_reads_as_people_say_it(window, query, name):
    assert keep(window, query) == name


class TestInTheRail:
    """Where the sidebar is narrow, one icon has the searches in a menu."""

    @pytest.fixture
    def rail(self, keeping, qtbot):
        keeping.resize(1024, 700)
        qtbot.waitUntil(lambda: keeping.sidebar.is_narrow)
        return keeping.sidebar.searches

    def opened(self, rail):
        rail.rail.click()
        return rail.lines_shown

    def test_the_icon_is_there_and_says_what_it_has(self, rail):
        assert rail.rail.isVisible()
        assert rail.rail.accessibleName() == "Bewaarde zoekopdrachten (2)"
        assert not any(button.isVisible() for button in rail.buttons)

    def test_it_asks_a_search_again_by_keyboard(self, rail, keeping):
        menu = self.opened(rail)
        QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Return)
        typed = [chip.typed for chip in keeping.letters.search.chips]
        assert typed == ["is:ongelezen", "soort:ledenbrief"]

    def test_it_renames_and_removes(self, rail, keeping):
        QTest.keyClick(self.opened(rail), Key.Key_F2)
        dialog = keeping.findChildren(NameDialog)[-1]
        dialog.field.setText("Ravijn")
        QTest.keyClick(dialog.field, Key.Key_Return)
        assert lines(keeping)[0] == ("Ravijn", 2)
        QTest.keyClick(self.opened(rail), Key.Key_Delete)
        assert lines(keeping) == [("Nog te lezen", 3)]

    def test_it_is_gone_with_the_last_search_and_wide_it_has_lines(self, rail, keeping, qtbot):
        for _ in range(2):
            QTest.keyClick(self.opened(rail), Key.Key_Delete)
        assert not rail.isVisible()
        keeping.actions_table["undo"].trigger()
        assert rail.rail.isVisible()
        keeping.resize(1440, 900)
        qtbot.waitUntil(lambda: not keeping.sidebar.is_narrow)
        assert not rail.rail.isVisible()
        assert [button.isVisible() for button in rail.buttons] == [True]


def test_named_moved_and_removed_by_keyboard_and_undone(keeping):
    before = lines(keeping)
    first = keeping.sidebar.searches.buttons[0]
    QTest.keyClick(first, Key.Key_F2)
    dialog = keeping.findChildren(NameDialog)[-1]
    dialog.field.setText("Ravijn, sinds 2024")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert lines(keeping)[0] == ("Ravijn, sinds 2024", 2)
    QTest.keyClick(first, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [name for name, _ in lines(keeping)][1] == "Ravijn, sinds 2024"
    QTest.keyClick(first, Key.Key_Delete)
    assert len(lines(keeping)) == 1
    for _ in range(3):
        keeping.actions_table["undo"].trigger()
    assert lines(keeping) == before


def test_they_are_there_after_a_restart(keeping, open_window, make_desk):
    before = lines(keeping)
    keeping.close()
    desk = make_desk()
    desk.open()
    again = open_window(desk)
    assert [name for name, _ in lines(again)] in ([name for name, _ in before], [])
    again.caretakers.kept._ask()
    assert lines(again) == before
    desk.close()


def test_the_count_follows_the_library(keeping, qtbot):
    keeping.letters.view.choose(0)
    keeping.caretakers.kept._rest.setInterval(0)
    ids = tuple(row.id for row in keeping.letters.model.rows if "Lbr." in (row.reference or ""))
    keeping.desk.change(lambda library: library.letters.remove(ids))
    qtbot.waitUntil(lambda: lines(keeping)[1][1] == 0)
