"""Compiles the methods of the records that a start makes, for `start/ready_records.py`.

Usage: python records.py SOURCES FILE. It imports from SOURCES what stands between the start and the
first page, in the window and in the worker, and keeps what `dataclasses` compiles.
"""

from __future__ import annotations

import dataclasses
import marshal
import sys
from importlib import import_module
from pathlib import Path

# The ends of the way to the first page: what they import in turn comes along.
_ENDS = (
    "kanttekening.readers.jobs",
    "kanttekening.app",
    "kanttekening.ui.session",
    "kanttekening.ui.main_window",
    "kanttekening.ui.reader.view",
    "kanttekening.ui.notes.panel",
)
# A form without references between objects: the same bytes every time.
_PLAIN = 2


def compiled() -> dict[str, bytes]:
    """Import the program; every text that was compiled for it, and the result."""
    found: dict[str, bytes] = {}

    def execute(text: str, names: dict[str, object], made: dict[str, object]) -> None:
        code = compile(text, "<string>", "exec", optimize=0)
        found[text] = marshal.dumps(code, _PLAIN)
        exec(code, names, made)  # noqa: S102 -- what dataclasses does

    dataclasses.exec = execute  # type: ignore[attr-defined]
    for name in _ENDS:
        import_module(name)
    return dict(sorted(found.items()))


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])  # Windows' Python for programs reads no PYTHONPATH
    Path(sys.argv[2]).write_bytes(marshal.dumps(compiled(), _PLAIN))
