"""The window. The only room that speaks Qt.

PySide puts a function of its own before every ``import`` of the program. It reads the source of
each module to see whether that asks for other names of Qt's methods (``from __feature__ import``).
Nobody here does, so imports are what they were: 14 ms and 5 MB of a start from source.
"""

import builtins

import PySide6.QtCore  # noqa: F401 -- it is there from now on, and with it the function

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
