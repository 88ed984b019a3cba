"""Looks whether every part of the program works on this machine: for installers and administrators.

What breaks in a built or half installed program is here: plugins and texts of Qt, the search index,
the libraries behind search and pages, the worker process, recognising text, and a second start.
"""

from __future__ import annotations

import os
import platform
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kanttekening import smoke
from kanttekening.cli.roads import DATA_FOLDER

if TYPE_CHECKING:
    from kanttekening.readers.pool import ParserPool
    from kanttekening.services.library import Library
    from kanttekening.services.pages import Pages

_SECONDS = 30.0
_PICTURED = "De raad bespreekt dinsdag de financiële begroting van de gemeente."


def run() -> int:
    """Look at every part in a library of its own; one line of JSON tells how it went.

    The exit code is 0 when everything works. Nothing of the user's own is touched.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = smoke.Report()
    with tempfile.TemporaryDirectory(prefix="kanttekening-") as folder:
        os.environ[DATA_FOLDER] = folder
        try:
            _look(report, Path(folder))
        except Exception as error:  # noqa: BLE001 -- whatever it is, the report must tell
            report.fault = f"{type(error).__name__}: {error}"
    return report.tell()


def _look(report: smoke.Report, folder: Path) -> None:
    from kanttekening.readers.pool import ParserPool
    from kanttekening.services.library import Library
    from kanttekening.services.pages import Pages
    from kanttekening.ui import rehearsal

    with report.step("qt") as step:
        step.update(rehearsal.parts_of_qt())
        step["python"] = platform.python_version()
    path = folder / "proef.kanttekening"
    pages, parser = Pages(), ParserPool()
    try:
        with Library.open(path, author="proef") as library:
            letter_id = smoke.take_in(report, library, parser)
            smoke.search(report, library, letter_id)
            smoke.draw(report, library, pages, letter_id)
            _recognize(report, library, parser, folder / "foto.png")
        with report.step("single_instance") as step:
            step["ok"] = _second_start(path, pages, parser)
    finally:
        parser.close()
        pages.close()


def _recognize(report: smoke.Report, library: Library, parser: ParserPool, picture: Path) -> None:
    """Take a picture of a sentence in; its words must be found by recognising them."""
    from kanttekening.services.reading import FileReader
    from kanttekening.services.recognizing import open_recognizer, recognize_letter
    from kanttekening.ui import rehearsal

    with report.step("ocr") as step:
        rehearsal.picture_of(_PICTURED).save(str(picture))
        recognizer = open_recognizer()
        if recognizer is None:
            step["missing"] = "language data"
            return
        try:
            arrival = library.importing.store(FileReader(parser).read(picture)).value
            shown = recognize_letter(library.recognizing, arrival.letter_id, recognizer)
            text = library.letters.content(shown).document.text
            step["ok"] = "begroting" in text and "financiële" in text
        finally:
            recognizer.close()


def _second_start(path: Path, pages: Pages, parser: ParserPool) -> bool:
    """Start the program again with a letter: it ends, and the letter arrives in the window."""
    from kanttekening import app
    from kanttekening.readers.process import program_command, program_environment
    from kanttekening.services.places import sample_letters
    from kanttekening.ui import rehearsal

    def start_again() -> int:
        command = [*program_command(), "--library", str(path), str(sample_letters()[1])]
        return subprocess.run(
            command,
            env=program_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        ).returncode

    parts = app.build(path, pages, parser)
    return rehearsal.hands_over(parts, start_again, seconds=_SECONDS)
