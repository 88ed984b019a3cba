"""What the threads of this process were doing while the window did not answer: for benchmarks.

A thread looks every few milliseconds how long ago the event loop last turned. When that is too
long, it notes the stacks of all threads; of the longest gap they can be printed. What the garbage
collector took is counted apart, because it shows in nobody's stack.
"""

import gc
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QTimer

LATE = 0.020
EVERY = 0.002
DEPTH = 5
NAME = "lateness"
# The last line of a lane that has nothing to do.
WAITING = "while (job := self._jobs.get()) is not None:"


class Lateness:
    """Watches the event loop of the thread it is made in, from ``start`` until ``stop``."""

    def __init__(self) -> None:
        self.worst, self.worst_stacks, self.collecting = 0.0, Counter(), 0.0
        self._window = threading.get_ident()
        self._turned = time.perf_counter()
        self._seen: Counter[str] = Counter()
        self._watching = False
        self._collects = 0.0
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._on_turn)
        gc.callbacks.append(self._on_collecting)
        threading.Thread(target=self._watch, daemon=True, name=NAME).start()

    def start(self) -> None:
        """Forget what was, and watch."""
        self.worst, self.worst_stacks, self.collecting = 0.0, Counter(), 0.0
        self._seen = Counter()
        self._turned = time.perf_counter()
        self._watching = True
        self._timer.start()

    def stop(self) -> float:
        """Watch no longer; the longest gap in milliseconds."""
        self._on_turn()
        self._watching = False
        self._timer.stop()
        return self.worst

    def told(self) -> str:
        """The longest gap, what the collector took at most, and the stacks seen most in it."""
        lines = [f"    {self.worst:.0f} ms; garbage collector at most {self.collecting:.0f} ms"]
        lines += [f"    {count:>3} x {stack}" for stack, count in self.worst_stacks.most_common(5)]
        return "\n".join(lines)

    def _on_turn(self) -> None:
        now = time.perf_counter()
        gap = (now - self._turned) * 1000
        if gap > self.worst:
            self.worst, self.worst_stacks = gap, self._seen
        self._seen = Counter()
        self._turned = now

    def _on_collecting(self, phase: str, _info: dict) -> None:
        if phase == "start":
            self._collects = time.perf_counter()
        else:
            took = (time.perf_counter() - self._collects) * 1000
            self.collecting = max(self.collecting, took)

    def _watch(self) -> None:
        while True:
            time.sleep(EVERY)
            if not self._watching or time.perf_counter() - self._turned < LATE:
                continue
            names = {thread.ident: thread.name for thread in threading.enumerate()}
            for ident, frame in sys._current_frames().items():
                name = "window" if ident == self._window else names.get(ident, "?")
                stack = _stack(frame)
                if name != NAME and not stack.endswith(WAITING):
                    self._seen[f"{name}: {stack}"] += 1


def _stack(frame) -> str:
    steps = traceback.extract_stack(frame)[-DEPTH:]
    names = [f"{Path(step.filename).stem}.{step.name}:{step.lineno}" for step in steps]
    return f"{' > '.join(names)}: {steps[-1].line}"
