"""The facts for a report of a fault, and Qt's own words in Dutch."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from kanttekening import __version__
from kanttekening.domain.preferences import Preferences
from kanttekening.readers.intake import gather
from kanttekening.services.handing_over import Letterbox
from kanttekening.services.library import Library
from kanttekening.services.places import resource, sample_letters
from kanttekening.store.preferences import PreferencesFile
from kanttekening.ui.application import (
    Parts,
    collect_in_small_steps,
    collect_out_of_sight,
    diagnostics,
    open_window,
    own_turn,
    speak_dutch,
    surroundings,
)
from kanttekening.ui.colors import Scheme
from kanttekening.ui.intake_tools import IntakeTools
from kanttekening.words.errors import explain


class Kept:
    """Preferences that are kept for the length of a test."""

    def __init__(self):
        self.now = Preferences(author="Griffie")

    def read(self):
        return self.now

    def write(self, preferences):
        self.now = preferences


@pytest.fixture
def parts(tmp_path, page_service, stocked_library):
    return Parts(
        version=__version__,
        data_folder=tmp_path,
        library_path=stocked_library,
        open_library=lambda: Library.open(stocked_library, author="Griffie"),
        intake_tools=IntakeTools(gather, lambda: None),
        pages=page_service,
        preferences=Kept(),
        resource=resource,
        sample_letters=sample_letters,
    )


def test_diagnostics_tell_versions_and_no_letters(qapp, parts, tmp_path):
    text = diagnostics(parts, tmp_path / "kanttekening.log")

    assert __version__ in text
    assert "Qt" in text
    assert "ravijn" not in text
    assert str(tmp_path) not in text


def test_colours_are_kept_with_the_other_choices(parts, tmp_path):
    around = surroundings(parts, tmp_path / "kanttekening.log")
    around.keep_scheme(Scheme.DARK)

    assert parts.preferences.now.theme.value == "dark"
    assert parts.preferences.now.author == "Griffie"
    assert around.library_name == "raad.kanttekening"


def test_qt_speaks_dutch(qapp):
    speak_dutch(qapp)

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"


def test_high_contrast_is_a_choice_that_is_kept_too(parts, tmp_path):
    surroundings(parts, tmp_path / "kanttekening.log").keep_scheme(Scheme.CONTRAST)

    assert parts.preferences.now.theme.value == "contrast"


def test_a_second_window_on_the_same_library_is_told(qapp, parts):
    elsewhere = own_turn(parts)
    assert elsewhere.tryLock(0)
    opened = open_window(qapp, parts)
    try:
        told = opened.window.messages.text
    finally:
        opened.close()
    assert told == "Deze bibliotheek is ook in een ander venster open."

    elsewhere.unlock()
    alone = own_turn(parts)
    assert alone.tryLock(0)
    alone.unlock()


def test_a_second_start_hands_its_files_to_the_window(qapp, qtbot, parts, tmp_path):
    box = Letterbox(parts.data_folder, parts.library_path)
    file = tmp_path / "weg.pdf"
    opened = open_window(qapp, parts)
    try:
        with (
            ThreadPoolExecutor(1) as second,
            qtbot.waitSignal(opened.desk.intake_finished) as told,
        ):
            started = second.submit(box.hand_over, [file])
        assert started.result() is True
        assert [refusal.path for refusal in told.args[0].refusals] == [file]
    finally:
        opened.close()
    assert not box.hand_over([file])


class Ring:
    """Holds itself, as what was a letter may do."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def small_steps():
    """Garbage as in the running program; afterwards as in other tests."""
    before = gc.get_threshold()
    collect_in_small_steps()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("small_steps")
def test_old_garbage_goes_when_somebody_turns_to_another_program():
    ring = Ring()
    gc.collect()  # as old as can be
    gone = weakref.ref(ring)
    del ring

    collect_out_of_sight(Qt.ApplicationState.ApplicationActive)
    assert gone() is not None
    collect_out_of_sight(Qt.ApplicationState.ApplicationInactive)

    assert gone() is None


def test_a_choice_that_cannot_be_kept_is_told(parts, tmp_path):
    blocked = tmp_path / "geen map"
    blocked.touch()
    told = []
    stubborn = replace(parts, preferences=PreferencesFile(blocked / "voorkeuren.json"))
    around = surroundings(stubborn, tmp_path / "kanttekening.log", tell=told.append)

    around.keep_scheme(Scheme.DARK)

    assert "niet bewaard" in explain(*told)
