"""What a window loads until its list is painted, and until its first page is.

Every module there is one to wait for. The list is the first stage of a start, the page is part of
the second (`ui/opening.py` and `ui/furnishing.py` say what stands when).
"""

import json
import subprocess
import sys

import pytest
from rules.house import PACKAGE, ROOT

# Started as `--data-dir D --library L`; tells what was loaded at the first picture of the list, and
# at that of a page.
STARTED = """
import json, os, sys
from kanttekening.services.pages import Pages
from kanttekening.ui import main_window
loaded = []
furnished, started = main_window.MainWindow.furnish, Pages.start
def start(pages):
    loaded.append(sorted(sys.modules))
    started(pages)
Pages.start = start
def furnish(window):
    loaded.append(window.letters.model.rowCount())
    watch_pages()
    yield from furnished(window)
main_window.MainWindow.furnish = furnish

def watch_pages():
    from kanttekening.ui import caretakers, late_panels
    from kanttekening.ui.reader import page_view, view
    # However busy this machine is: what waits for a moment of rest has not had it yet.
    caretakers._SETTLED_MS = late_panels._REFRESH_MS = view._PREPARE_MS = 60_000
    painted = page_view.PageView.paintEvent
    def paint(view, event):
        painted(view, event)
        if view.stack.pages and view._source.images.best(1) is not None:
            print(json.dumps([*loaded, sorted(sys.modules)]), flush=True)
            os._exit(0)
    page_view.PageView.paintEvent = paint

from kanttekening.__main__ import main
main(sys.argv[1:])
"""
# Of others: slow to load, or a sign that something is begun that can wait.
NOT_YET = (
    "pymupdf", "sqlite_utils", "rapidfuzz", "snowballstemmer", "olefile", "PySide6.QtPrintSupport",
    "asyncio", "concurrent", "email", "html.parser", "logging.handlers", "multiprocessing",
    "pickle", "platform", "socket", "ssl", "urllib.request", "uuid", "xml",
)  # fmt: skip
# Of ours: what is built when somebody first wants it.
LATER = (
    "cli.commands", "exchange", "readers.parsing", "readers.reading", "readers.understanding",
    "services.details", "services.import_run", "services.importing", "services.links",
    "services.searching", "text.date_grammar", "text.details", "text.understanding",
    "ui.aloud.bar", "ui.aloud.reading_aloud", "ui.dates.panel", "ui.dialogs.handbook", "ui.intake",
    "ui.overview.panel", "ui.reader.guide_panel", "ui.reader.look_popover",
    "ui.reader.presentation", "ui.reader.print_dialog", "ui.reader.print_sheet",
    "ui.reader.selection_bar",
)  # fmt: skip
# Neither do these stand with the list: they come right after it.
AFTER_THE_LIST = (
    "ui.caretakers", "ui.deeds", "ui.dialogs", "ui.furnishing", "ui.labels.keeper", "ui.menu",
    "ui.notes", "ui.reader", "ui.recognition", "ui.resume", "ui.roads", "ui.welcome",
    "readers.pages", "readers.process", "services.history", "services.letters",
    "store.annotations", "store.contents",
)  # fmt: skip
MOST_WITH_THE_LIST = 115
MOST_WITH_A_PAGE = 348


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The modules that are loaded with the list, and with the letter that was left open."""
    from kanttekening.readers.parsing import Parser
    from kanttekening.services.library import Library
    from kanttekening.services.reading import FileReader
    from kanttekening.ui.state import WindowState

    folder = tmp_path_factory.mktemp("start")
    library, parser = folder / "raad.kanttekening", Parser()
    with Library.open(library, author="Griffie") as opened:
        read = FileReader(parser).read(sorted((ROOT / "seeds").glob("*.txt"))[0])
        letter = opened.importing.store(read).value.letter_id
    parser.close()
    state = WindowState(folder / "venster.ini")
    state.keep_text(f"letter/{library.name}", str(letter))
    state.save()
    done = subprocess.run(
        [sys.executable, "-c", STARTED, "--data-dir", folder, "--library", library],
        env={"PYTHONPATH": str(PACKAGE.parent), "QT_QPA_PLATFORM": "offscreen", "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout, done.stderr
    with_list, rows, with_page = json.loads(done.stdout)
    assert rows == 1
    return set(with_list), set(with_page)


def begun_by(loaded, names):
    return [
        m for m in sorted(loaded) if any(m == name or m.startswith(f"{name}.") for name in names)
    ]


def test_nothing_slow_is_loaded_before_the_first_page(loaded):
    assert begun_by(loaded[1], NOT_YET) == []


def test_what_nobody_has_asked_for_is_not_loaded(loaded):
    assert begun_by(loaded[1], [f"kanttekening.{name}" for name in LATER]) == []


def test_what_is_not_needed_for_the_list_comes_after_it(loaded):
    assert begun_by(loaded[0], [f"kanttekening.{name}" for name in AFTER_THE_LIST]) == []


def test_the_way_to_the_list_stays_short(loaded):
    ours = [name for name in loaded[0] if name.startswith("kanttekening.")]
    assert "kanttekening.ui.letters.view" in ours
    assert len(ours) <= MOST_WITH_THE_LIST


def test_the_way_to_the_first_page_stays_short(loaded):
    ours = [name for name in loaded[1] if name.startswith("kanttekening.")]
    assert "kanttekening.ui.reader.page_view" in ours
    assert len(ours) <= MOST_WITH_A_PAGE
