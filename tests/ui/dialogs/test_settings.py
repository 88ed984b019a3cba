"""Every choice in one place: it holds at once, and is the same one as elsewhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel
from ui.material import first_mark

from kanttekening.domain.reading_look import ReadingFont
from kanttekening.services.libraries import Libraries
from kanttekening.services.places import resource
from kanttekening.services.watching import Watching
from kanttekening.store.preferences import PreferencesFile
from kanttekening.ui.colors import Scheme
from kanttekening.ui.dialogs.settings import SettingsDialog
from kanttekening.ui.theme import Theme
from kanttekening.ui.watching import FolderWatch
from kanttekening.words import settings as words


def open_settings(window):
    window.actions_table["settings"].trigger()
    return window.findChild(SettingsDialog)


def choose(choice, name):
    row = choice.accessibleName()
    button = next(
        it for it in choice._buttons.values() if it.accessibleName() == words.choice(row, name)
    )
    button.click()


def put(window, **around):
    """Let the window run in another place."""
    window.doors._around = replace(window.around, **around)


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_ctrl_comma_opens_it(window):
    assert window.actions_table["settings"].shortcut() == QKeySequence("Ctrl+,")
    assert open_settings(window).isVisible()


def test_a_name_stands_under_what_is_written_then(window, stocked):
    kept = []
    put(window, author=lambda: kept[-1] if kept else "root", keep_author=kept.append)
    dialog = open_settings(window)
    assert dialog.name.text() == "root"
    dialog.name.setText(" Anna  de Vries ")
    dialog.close()
    assert kept == ["Anna de Vries"]
    assert first_mark(stocked).author == "Anna de Vries"


def test_an_empty_name_changes_nothing(window):
    kept = []
    put(window, author=lambda: "root", keep_author=kept.append)
    dialog = open_settings(window)
    dialog.name.setText("  ")
    dialog.close()
    assert not kept


def test_colours_are_the_same_choice_as_in_the_menu(window, theme, kept):
    dialog = open_settings(window)
    choose(dialog.colors, "Donker")
    assert theme.scheme is Scheme.DARK
    assert kept == [Scheme.DARK]
    dialog.close()
    menu = window.sidebar.menu_button.menu()
    colours = [
        action
        for part in menu.actions()
        for entry in part.menu().actions()
        if entry.menu()
        for action in entry.menu().actions()
    ]
    colours[0].parent().parent().aboutToShow.emit()
    assert [action.text() for action in colours if action.isChecked()] == ["Donker"]


def test_larger_letters_are_shown_and_open_the_window_anew(window):
    kept, moves = [], []
    libraries = Libraries(window.around.sample_letters()[0], None)
    put(window, keep_text_size=kept.append, libraries=libraries, go=moves.append)
    dialog = open_settings(window)
    assert words.OPENS_AGAIN not in [
        it.text() for it in dialog.findChildren(QLabel) if it.isVisible()
    ]
    choose(dialog.sizes, "Groot")
    sample = next(it for it in dialog.findChildren(QLabel) if it.text() == words.SAMPLE)
    assert sample.font().pointSizeF() == pytest.approx(1.35 * window.font().pointSizeF())
    assert not moves
    dialog.close()
    assert kept == [135]
    assert [move.library for move in moves] == [libraries.path]


def test_letters_grow_once_however_often_a_window_is_opened(qapp, theme):
    usual = qapp.font().pointSizeF()
    for size, factor in ((135, 1.35), (160, 1.6), (160, 1.6), (100, 1.0)):
        made = Theme(qapp, resource, text_size=size)
        made.retire()
        assert made.font().pointSizeF() == pytest.approx(factor * usual)
        made.deleteLater()
    theme.choose(theme.choice)


def test_what_is_chosen_for_the_leesweergave_shows_in_the_letter(window):
    dialog = open_settings(window)
    dialog.tabs.setCurrentIndex(1)
    button = next(
        it for it in dialog.findChildren(type(dialog.sizes._buttons[100]))
        if it.accessibleName() == "Lettertype: Schreef"
    )  # fmt: skip
    button.click()
    assert window.reader.paper.look.font is ReadingFont.SERIF


def test_recognising_waits_until_somebody_asks(window):
    kept = []
    put(window, keep_recognition=kept.append)
    dialog = open_settings(window)
    assert dialog.recognizes.isChecked()
    dialog.recognizes.click()
    assert kept == [False]
    assert not window.recognizing.is_wanted


@pytest.fixture
def watched(window, tmp_path):
    """A window that may watch a folder, as far as ``decided`` leaves that."""

    def have(decided=None):
        watching = Watching(
            PreferencesFile(tmp_path / "v.json"), tmp_path / "l.kanttekening", tmp_path / "g.json",
            decided=decided,
        )  # fmt: skip
        doors = window.doors
        doors._watch = FolderWatch(window, window.desk, watching, window.messages, doors._chooser)
        window.desk.opened.emit()
        return doors._watch

    return have


def test_the_watched_folder_is_named_and_given_up(window, watched, tmp_path):
    watch = watched()
    dialog = open_settings(window)
    assert words.NO_FOLDER in texts(dialog)
    watch.begin(tmp_path)
    assert str(tmp_path) in texts(dialog)
    dialog.watch_button.click()
    assert words.NO_FOLDER in texts(dialog)
    assert watch.folder is None


def test_what_the_administrator_decided_is_fixed(window, watched, tmp_path):
    watched(decided=str(tmp_path))
    window.recognizing._allowed = False
    put(window, libraries=Libraries(tmp_path / "raad.kanttekening", None, may_choose=False))
    dialog = open_settings(window)
    assert texts(dialog).count(words.ADMINISTRATOR) == 3
    assert not dialog.recognizes.isEnabled()
    assert not dialog.recognizes.isChecked()
    assert not dialog.watch_button.isEnabled()
    assert str(tmp_path) in texts(dialog)


def test_the_place_of_the_library_is_named(window, tmp_path):
    put(window, libraries=Libraries(tmp_path / "raad.kanttekening", None))
    assert str(tmp_path / "raad.kanttekening") in texts(open_settings(window))
    assert not window.findChildren(QFileDialog)


def test_tab_comes_to_what_is_chosen(window):
    dialog = open_settings(window)
    choose(dialog.colors, "Donker")
    stops = [
        button.text()
        for button in dialog.colors._buttons.values()
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["Donker"]
