"""The smoke test: the main job on a sample letter, from taking in to an open window."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kanttekening import __version__
from kanttekening.cli.roads import DATA_FOLDER
from kanttekening.domain.annotation import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.domain.letter import LetterId
    from kanttekening.readers.pool import ParserPool
    from kanttekening.services.library import Library
    from kanttekening.services.pages import Pages

_MISTYPED = "finaciele ravijn"
_WINDOW_SECONDS = 30.0
_DPI = 72


def run() -> int:
    """Do the main job in a library of its own; one JSON document tells how it went.

    The exit code is 0 when every step went well. Nothing of the user's own is touched.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = Report()
    with tempfile.TemporaryDirectory(prefix="kanttekening-") as folder:
        os.environ[DATA_FOLDER] = folder
        try:
            _steps(report, Path(folder) / "proef.kanttekening")
        except Exception as error:  # noqa: BLE001 -- whatever it is, the report must tell
            report.fault = f"{type(error).__name__}: {error}"
    return report.tell()


class Report:
    """Steps with the milliseconds they took; a step without a result has failed."""

    def __init__(self) -> None:
        self.steps: dict[str, Any] = {}
        self.fault: str | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """Time a step; it counts as well done when it puts something true under ``ok``."""
        began = time.perf_counter()
        result: dict[str, Any] = {"ok": False}
        self.steps[name] = result
        yield result
        result["milliseconds"] = round((time.perf_counter() - began) * 1000, 1)

    def is_well(self) -> bool:
        """Whether every step was well done."""
        return self.fault is None and all(step["ok"] for step in self.steps.values())

    def tell(self) -> int:
        """Print the report as one line; gives the exit code of the program."""
        print(json.dumps(self.as_json()), file=sys.stdout, flush=True)  # noqa: T201
        return 0 if self.is_well() else 1

    def as_json(self) -> dict[str, Any]:
        """The report as one JSON object."""
        return {
            "ok": self.is_well(),
            "version": __version__,
            "frozen": bool(getattr(sys, "frozen", False)),
            "steps": self.steps,
            "fault": self.fault,
        }


def _steps(report: Report, path: Path) -> None:
    from kanttekening.readers.pool import ParserPool
    from kanttekening.services.library import Library
    from kanttekening.services.pages import Pages

    pages, parser = Pages(), ParserPool()
    try:
        with Library.open(path, author="proef") as library:
            letter_id = take_in(report, library, parser)
            search(report, library, letter_id)
            _mark(report, library, letter_id)
            draw(report, library, pages, letter_id)
        with Library.open(path, author="proef") as library, report.step("reopen") as step:
            step["ok"] = len(library.annotating.of_letter(letter_id)) == 1
        _open_window(report, path, pages, parser)
    finally:
        parser.close()
        pages.close()


def take_in(report: Report, library: Library, parser: ParserPool) -> LetterId:
    """Take a sample letter in; its sender must be found."""
    from kanttekening.services.places import sample_letters
    from kanttekening.services.reading import FileReader

    with report.step("take_in") as step:
        sample = sample_letters()[0]
        arrival = library.importing.store(FileReader(parser).read(sample)).value
        step["ok"] = library.letters.letter(arrival.letter_id).facts.sender is not None
    return arrival.letter_id


def search(report: Report, library: Library, letter_id: LetterId) -> None:
    """Find it by words with typing errors."""
    with report.step("search") as step:
        answer = library.searching.search(_MISTYPED)
        step["ok"] = [hit.letter_id for hit in answer.hits] == [letter_id]


def _mark(report: Report, library: Library, letter_id: LetterId) -> None:
    with report.step("mark") as step:
        span = library.letters.content(letter_id).document.blocks[-1].span
        mark = library.annotating.mark(letter_id, span, MarkKind.QUESTION, note="klopt dit?")
        step["ok"] = mark.value.passage is not None


def draw(report: Report, library: Library, pages: Pages, letter_id: LetterId) -> None:
    """Have the page worker draw its first page."""
    with report.step("draw") as step:
        pages.open("smoke", library.letters.pages_pdf(letter_id))
        picture = pages.png("smoke", 1, _DPI, ())
        step["ok"] = picture.startswith(b"\x89PNG")


def _open_window(report: Report, path: Path, pages: Pages, parser: ParserPool) -> None:
    from kanttekening import app
    from kanttekening.ui import rehearsal

    with report.step("window") as step:
        shown = rehearsal.show_once(app.build(path, pages, parser), seconds=_WINDOW_SECONDS)
        step.update(shown)
