"""The log file and what happens when the program itself is wrong. Never holds letter text."""

from __future__ import annotations

import logging
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

_log = logging.getLogger("kanttekening")

_BYTES = 500_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class DiscreetFormatter(logging.Formatter):
    """Writes where an error came from, and not what it says: that may quote a letter."""

    def formatException(  # noqa: N802 -- logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """See ``logging``."""
        kind, _, trace = ei
        name = kind.__qualname__ if kind else "None"
        return "".join(traceback.format_tb(trace)) + name


class BoundedFile(logging.FileHandler):
    """A log file that is put aside when it is full; the one that was put aside before goes.

    As ``logging.handlers`` has it, without what that loads for the network. A disk that is full is
    nothing that whoever logs should hear of: what went wrong for a person is told in the window.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """See ``logging``."""
        with suppress(OSError, ValueError):
            self._put_aside_if_full()
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's own name
        """See ``logging``; there is nowhere else to tell it."""

    def close(self) -> None:
        """See ``logging``; what could not be written is not there."""
        with suppress(OSError):
            super().close()

    def _put_aside_if_full(self) -> None:
        if self.stream is None or self.stream.tell() <= _BYTES:
            return
        self.stream.close()
        full = Path(self.baseFilename)
        with suppress(OSError):  # another window may have it open
            full.replace(f"{full}.1")
        self.stream = self._open()


def start_log(folder: Path) -> Path:
    """Log to a file in ``folder``; gives its place. Where nothing may be written, nothing is."""
    path = folder / "kanttekening.log"
    with suppress(OSError):  # the library cannot be used there either, and that is told
        folder.mkdir(parents=True, exist_ok=True)
        handler = BoundedFile(path, encoding="utf-8")
        handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    qInstallMessageHandler(_on_qt_message)
    return path


def stop_log() -> None:
    """Close the log file."""
    qInstallMessageHandler(None)
    for handler in tuple(_log.handlers):
        if isinstance(handler, BoundedFile):
            _log.removeHandler(handler)
            handler.close()


def watch_for_bugs(tell: Callable[[str], None]) -> None:
    """Write every unexpected error to the log, and ``tell`` the person once at a time."""
    telling = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("unexpected error", exc_info=(kind, error, trace))
        if not telling:
            telling = True
            try:
                tell(DiscreetFormatter().formatException((kind, error, trace)))
            finally:
                telling = False

    sys.excepthook = hook


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("kanttekening.qt").log(_LEVELS.get(kind, logging.INFO), message)
