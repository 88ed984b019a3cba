"""Compiles the methods of the records that a start makes, for `start/ready_records.py`.

Usage: python records.py SOURCES FILE WORKER_S_FILE. It imports from SOURCES what stands between the
start and the first page, first in the worker and then in the window, and keeps what `dataclasses`
compiles. A worker has a file of its own: the other is a megabyte that it would hold for nothing.
Beside FILE a list of all that was imported is written (`.names`).
"""

from __future__ import annotations

import dataclasses
import marshal
import sys
from importlib import import_module
from pathlib import Path

# The ends of the way to the first page: what they import in turn comes along.
_WORKER_S_ENDS = ("readers.worker", "readers.jobs")
_ENDS = (
    "app", "ui.session", "readers.pages", "ui.furnishing", "ui.reader.view", "ui.notes.panel",
    "ui.reader.renewal", "ui.dialogs.doors", "ui.dialogs.choosing", "ui.messages", "ui.roads",
    "ui.welcome", "ui.deeds", "ui.late_panels", "ui.letters.reading_time", "ui.letters.progress",
    "ui.letters.recognition_strip", "ui.long_changes", "ui.search.completer", "ui.recognition",
    "ui.possible", "ui.closing", "ui.comparisons", "ui.reading_column", "ui.resume",
    "ui.caretakers", "ui.menu", "ui.reader_ties", "services.letters", "services.progress",
    "services.history", "services.labelling", "services.kept_searches",
)  # fmt: skip
# A form without references between objects: the same bytes every time.
_PLAIN = 2


def compiled() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Import the program; every text that was compiled for it, and for a worker, and the result."""
    found: dict[str, bytes] = {}

    def execute(text: str, names: dict[str, object], made: dict[str, object]) -> None:
        code = compile(text, "<string>", "exec", optimize=0)
        found[text] = marshal.dumps(code, _PLAIN)
        exec(code, names, made)  # noqa: S102 -- what dataclasses does

    dataclasses.exec = execute  # type: ignore[attr-defined]
    for name in _WORKER_S_ENDS:
        import_module(f"kanttekening.{name}")
    of_worker = dict(sorted(found.items()))
    for name in _ENDS:
        import_module(f"kanttekening.{name}")
    return dict(sorted(found.items())), of_worker


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])  # Windows' Python for programs reads no PYTHONPATH
    for file, made in zip(sys.argv[2:], compiled(), strict=True):
        Path(file).write_bytes(marshal.dumps(made, _PLAIN))
    names = "\n".join(sorted(sys.modules))
    Path(sys.argv[2]).with_suffix(".names").write_text(names, encoding="utf-8")
