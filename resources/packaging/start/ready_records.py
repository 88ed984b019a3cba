"""Runs first in the built program: hands `dataclasses` the methods that were compiled beforehand.

`dataclasses` writes each method of a record as text and compiles it, at every start anew: 40 ms for
the 130 records on the way to the first page. The text is the key, so a method that was not foreseen
is compiled as ever. `records.py` makes the file.

It also brings `inspect` along, with all that reads and takes apart source (10 ms), and asks it for
the signature of each record that has no documentation, as none has in the built program. Nobody
reads those, so here it gets something that answers nothing.
"""

import marshal
import sys
from pathlib import Path
from types import ModuleType


class _NoInspect(ModuleType):
    """In the place of `inspect`, while `dataclasses` is loaded and for its use alone."""

    @staticmethod
    def signature(_record: type) -> str:
        """Give what becomes of the documentation of a record that has none: its name."""
        return ""


_WAS_LOADED = "inspect" in sys.modules
if not _WAS_LOADED:
    sys.modules["inspect"] = _NoInspect("inspect")
import dataclasses  # noqa: E402

if not _WAS_LOADED:
    del sys.modules["inspect"]

_NAME = "worker_records.bin" if sys.argv[1:] == ["--worker"] else "records.bin"
_FILE = Path(sys._MEIPASS) / "resources" / _NAME  # type: ignore[attr-defined]  # noqa: SLF001


def _give_out() -> None:
    compiled = marshal.loads(_FILE.read_bytes())  # noqa: S302 -- our own file

    def execute(text: str, names: dict[str, object], found: dict[str, object]) -> None:
        ready = compiled.pop(text, None)
        exec(text if ready is None else marshal.loads(ready), names, found)  # noqa: S102, S302

    # `exec` is looked up in the module before it is in Python itself.
    dataclasses.exec = execute  # type: ignore[attr-defined]


if _FILE.exists():
    _give_out()
