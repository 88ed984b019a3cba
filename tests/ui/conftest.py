"""What tests of the window share: a theme, a real library, and a desk that answers at once."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kanttekening.readers.intake import gather
from kanttekening.readers.parsing import Parser
from kanttekening.services.import_run import import_all
from kanttekening.services.library import Library
from kanttekening.services.pages import Pages
from kanttekening.services.places import resource, sample_letters
from kanttekening.services.reading import FileReader
from kanttekening.ui.colors import Scheme
from kanttekening.ui.desk import Desk
from kanttekening.ui.intake_tools import IntakeTools
from kanttekening.ui.lanes import DirectLanes
from kanttekening.ui.main_window import MainWindow
from kanttekening.ui.state import WindowState
from kanttekening.ui.surroundings import Surroundings
from kanttekening.ui.theme import Theme


def pytest_configure(config):
    """Offscreen there is no window system to tell how small a window may become."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")
    config.addinivalue_line("qt_log_ignore", "This plugin does not support raise")
    config.addinivalue_line("qt_log_ignore", "This plugin does not support grabbing the keyboard")


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp, resource)
    theme.choose(Scheme.LIGHT)
    yield theme
    theme.choose(Scheme.SYSTEM)
    theme.deleteLater()


@pytest.fixture(scope="session")
def parser():
    parser = Parser()
    yield parser
    parser.close()


@pytest.fixture(scope="session")
def page_service():
    pages = Pages()
    yield pages
    pages.close()


@dataclass(frozen=True, slots=True)
class DeskMaker:
    """Makes desks over one library file."""

    path: Path
    parser: Parser
    pages: Pages

    def __call__(self, lanes=None, **changes) -> Desk:
        return Desk(
            changes.get("open_library", lambda: Library.open(self.path, author="Griffie")),
            lanes or DirectLanes(),
            changes.get("tools", IntakeTools(gather, lambda: FileReader(self.parser))),
            self.pages,
        )


@pytest.fixture
def make_desk(tmp_path, parser, page_service):
    return DeskMaker(tmp_path / "raad.kanttekening", parser, page_service)


@pytest.fixture
def desk(qapp, make_desk):
    """An open, empty library, answering at once."""
    desk = make_desk()
    desk.open()
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def stocked_library(tmp_path_factory, parser):
    """A library file with the five sample letters, made once and copied for each test."""
    path = tmp_path_factory.mktemp("stocked") / "raad.kanttekening"
    with Library.open(path, author="Griffie") as library:
        import_all(library, sample_letters(), FileReader(parser), lambda _: True)
    return path


@pytest.fixture
def stocked(qapp, make_desk, stocked_library):
    """A desk over the five sample letters, answering at once."""
    shutil.copyfile(stocked_library, make_desk.path)
    desk = make_desk()
    desk.open()
    yield desk
    desk.close()


@pytest.fixture
def state(tmp_path):
    return WindowState(tmp_path / "venster.ini")


@pytest.fixture
def kept():
    """The colours that were chosen to be kept."""
    return []


@pytest.fixture
def open_window(qtbot, theme, state, kept):
    def open_it(desk, size=(1440, 900)):
        around = Surroundings(
            "raad.kanttekening", resource, sample_letters, lambda: "feiten", kept.append
        )
        window = MainWindow(desk, theme, state, around)
        window.furnish_at_once()
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        window.browser.ask()
        return window

    return open_it


@pytest.fixture
def window(open_window, stocked):
    return open_window(stocked)
