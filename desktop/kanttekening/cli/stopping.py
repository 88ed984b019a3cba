"""Being told to stop, however that is said: Ctrl+C, the computer shutting down, the task's end."""

from __future__ import annotations

import logging
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def stopped_in_order() -> Iterator[None]:
    """Let each of these be a KeyboardInterrupt, so that what was begun is ended in order."""
    known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    # What was told to be left alone, as with nohup, stays so.
    heeded = [each for each in known if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, _stop) for each in heeded}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(_number: int, _frame: object) -> NoReturn:
    # What is being read now will not be finished; that is no fault to tell of.
    logging.disable(logging.CRITICAL)
    raise KeyboardInterrupt
