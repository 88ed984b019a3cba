"""What a window loads until its first page is painted: every module there is one to wait for."""

import json
import subprocess
import sys

import pytest
from rules.house import PACKAGE, ROOT

# Started as `--data-dir D --library L`; tells what was loaded at the first picture of a page.
STARTED = """
import json, os, sys
from kanttekening.ui.reader import page_view
painted = page_view.PageView.paintEvent
def paint(view, event):
    painted(view, event)
    if view.stack.pages and view._source.images.best(1) is not None:
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)
page_view.PageView.paintEvent = paint
# However busy this machine is: what waits for a moment of rest has not had it yet.
from kanttekening.ui import caretakers, late_panels
from kanttekening.ui.reader import view
caretakers._SETTLED_MS = late_panels._REFRESH_MS = view._PREPARE_MS = 60_000
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
MOST_OF_OURS = 332


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The modules that are loaded when the letter that was left open is on the screen again."""
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
    return set(json.loads(done.stdout))


def begun_by(loaded, names):
    return [
        m for m in sorted(loaded) if any(m == name or m.startswith(f"{name}.") for name in names)
    ]


def test_nothing_slow_is_loaded_before_the_first_page(loaded):
    assert begun_by(loaded, NOT_YET) == []


def test_what_nobody_has_asked_for_is_not_loaded(loaded):
    assert begun_by(loaded, [f"kanttekening.{name}" for name in LATER]) == []


def test_the_way_to_the_first_page_stays_short(loaded):
    ours = [name for name in loaded if name.startswith("kanttekening.")]
    assert "kanttekening.ui.reader.page_view" in ours
    assert len(ours) <= MOST_OF_OURS
