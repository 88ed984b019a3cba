"""Stands in for `shiboken6/__init__.py` in the built program, below its versions.

Theirs loads all that could be needed to unpack the Python part of PySide. It lies unpacked beside
it (see `hasten.py`), so `base64` and `zipfile` are only named, never asked. With them their own
imports stay away: `shutil`, `bz2`, `lzma`, `tempfile`, `random`.
"""

import sys
from types import ModuleType

_NAMED = [name for name in ("base64", "zipfile") if name not in sys.modules]
for _name in _NAMED:
    sys.modules[_name] = ModuleType(_name)
try:
    from shiboken6.Shiboken import *  # noqa: F403
finally:
    for _name in _NAMED:
        del sys.modules[_name]
