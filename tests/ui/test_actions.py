"""The table of actions is whole: words for each, no key twice, and all keys are told."""

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kanttekening.ui.actions import SPECS, Actions, Menu, When, keys_shown, native_key
from kanttekening.ui.dialogs.keys import keys_page
from kanttekening.words.menus import ACTIONS, MENUS


@pytest.fixture
def done():
    return []


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def actions(theme, window, done):
    acts = {spec.id: lambda name=spec.id: done.append(name) for spec in SPECS}
    made = Actions(theme, window, acts)
    made.allow(frozenset(When))
    return made


def test_every_action_has_words_and_every_menu_a_name():
    assert {spec.id for spec in SPECS} == set(ACTIONS)
    assert len(MENUS) == len(Menu)


def test_no_key_does_two_things():
    keys = [QKeySequence(key).toString() for spec in SPECS for key in spec.keys]

    assert all(keys)
    assert len(keys) == len(set(keys))


def test_a_key_does_what_the_table_says(qtbot, window, actions, done):
    qtbot.waitActive(window)
    QTest.keyClick(window, "j")
    QTest.keyClick(window, "?")

    assert done == ["next_letter", "keys"]


def test_what_makes_no_sense_now_is_off(actions):
    actions.allow(frozenset({When.ROWS}))

    assert actions["next_letter"].isEnabled()
    assert actions["take_in"].isEnabled()
    assert not actions["remove"].isEnabled()


def test_the_page_of_keys_names_every_action_with_a_key(window, actions):
    own = QAction("&Zoom", window)
    own.setShortcut("Ctrl++")
    page = keys_page(actions, [own])

    for spec in SPECS:
        assert not spec.keys or spec.words.label in page
    assert "Zoom" in page
    assert "&amp;Zoom" not in page


def test_keys_are_shown_as_on_the_keyboard(actions):
    assert keys_shown(actions["redo"]) == "Ctrl+Shift+Z of Ctrl+Y"
    assert native_key("search") == "Ctrl+K"


def test_all_keys_has_those_of_one_place_too(actions):
    page = keys_page(actions, [])
    for title, keys in (("In het zoekveld", "Ctrl+Spatie"), ("Bij het vergelijken", "Alt+G")):
        assert title in page
        assert keys in page
