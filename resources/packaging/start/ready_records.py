"""Runs first in the built program: hands `dataclasses` the methods that were compiled beforehand.

`dataclasses` writes each method of a record as text and compiles it, at every start anew: 40 ms for
the 130 records on the way to the first page. The text is the key, so a method that was not foreseen
is compiled as ever. `records.py` makes the file.
"""

import dataclasses
import marshal
import sys
from pathlib import Path

_FILE = Path(sys._MEIPASS) / "resources" / "records.bin"  # type: ignore[attr-defined]  # noqa: SLF001


def _give_out() -> None:
    compiled = marshal.loads(_FILE.read_bytes())  # noqa: S302 -- our own file

    def execute(text: str, names: dict[str, object], found: dict[str, object]) -> None:
        ready = compiled.pop(text, None)
        exec(text if ready is None else marshal.loads(ready), names, found)  # noqa: S102, S302

    # `exec` is looked up in the module before it is in Python itself.
    dataclasses.exec = execute  # type: ignore[attr-defined]


if _FILE.exists():
    _give_out()
