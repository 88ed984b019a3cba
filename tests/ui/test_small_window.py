"""The window on a small screen: columns give way to each other and never overlap."""

import pytest
from PySide6.QtWidgets import QToolButton


def apart(window):
    """Whether the columns that are there lie beside each other, inside the window."""
    every = (window.sidebar, window.letters, window.reading, window.panel)
    parts = [part for part in every if part.isVisible()]
    rects = [part.rect().translated(part.mapTo(window, part.rect().topLeft())) for part in parts]
    beside = not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    return beside and all(window.rect().contains(rect) for rect in rects)


@pytest.mark.parametrize("size", [(1024, 700), (800, 600), (764, 480), (675, 348)])
def test_the_panel_comes_and_goes_where_there_is_no_room_for_all(qtbot, open_window, stocked, size):
    window = open_window(stocked, size)
    window.setMinimumSize(1, 1)
    window.resize(*size)
    for wide in (False, True):
        for _ in range(3):
            window.actions_table["panel"].trigger()
            qtbot.wait(1)
            assert apart(window), (wide, window.columns.splitter.sizes())
        assert window.columns.panel_is_shown
        window.actions_table["panel"].trigger()
        qtbot.wait(1)
        assert window.letters.isVisible()
        assert window.reading.isVisible()
        assert apart(window)
        window.actions_table["sidebar"].trigger()
        qtbot.wait(1)
        assert apart(window)


def test_whoever_searches_gets_the_list_back(qtbot, open_window, stocked):
    window = open_window(stocked, (800, 600))
    window.actions_table["panel"].trigger()
    assert not window.letters.isVisible()
    window.actions_table["search"].trigger()

    assert window.focusWidget() is window.letters.search
    assert window.letters.isVisible()
    assert not window.columns.panel_is_shown


@pytest.mark.parametrize("view", ["pages", "reading"])
@pytest.mark.parametrize("width", [700, 800, 1024, 1440])
def test_no_button_above_the_letter_is_cut_off(qtbot, open_window, stocked, width, view):
    window = open_window(stocked, (width, 700))
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    window.reader.show_view(view)
    head = window.reader.head

    def cut_off():
        buttons = [button for button in head.findChildren(QToolButton) if button.isVisible()]
        assert len(buttons) >= 4
        return [
            button.accessibleName()
            for button in buttons
            if button.width() < button.sizeHint().width()
            or button.mapTo(head, button.rect().topRight()).x() >= head.width()
        ]

    qtbot.waitUntil(lambda: cut_off() == [])


def test_the_smallest_laptop_begins_with_words_and_keeps_what_one_chose(open_window, stocked):
    window = open_window(stocked, (1366, 768))
    assert not window.sidebar.is_narrow
    assert window.columns.panel_is_shown
    assert window.columns.splitter.sizes()[1] >= 520
    window.actions_table["sidebar"].trigger()
    assert window.sidebar.is_narrow
    window.close()
    assert open_window(stocked, (1366, 768)).sidebar.is_narrow


def test_a_column_that_was_dragged_stays_as_wide_as_it_was_made(open_window, stocked):
    window = open_window(stocked, (1366, 768))
    handle = window.columns.splitter.handle(1)
    handle.moveSplitter(400)
    window.columns.splitter.splitterMoved.emit(400, 1)
    window.resize(1400, 768)
    assert window.columns.splitter.sizes()[0] == 400


def test_the_rail_says_what_its_icons_are(open_window, stocked):
    window = open_window(stocked, (1024, 700))
    tips = {button.toolTip() for button in window.sidebar._views.values()}
    assert "Alle stukken (5)" in tips
    assert window.sidebar._dates.toolTip().startswith("Datums en termijnen")
    assert all(tips)
