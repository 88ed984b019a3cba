"""Comparing two long texts in a worker: the window lives on, and Stop ends it at once."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.comparison import Comparison, Difference, Shared
from kanttekening.domain.passage import Span
from kanttekening.readers.process import JobFailedError, Worker, WorkerLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

# Together; below this it takes less than it takes to start a process.
_SHORT = 200_000
_SECONDS, _SECONDS_PER_SIGN = 60.0, 1e-4
_THOUSAND = 1000


def compare_texts(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """The worker's job: two texts in, what differs and what is the same out."""
    from kanttekening.text.comparing import compare

    size = int(params["size"])
    old, new = (_decoded(part) for part in (payload[:size], payload[size:]))
    found = compare(old, new, lambda share: tell.part(int(_THOUSAND * share)))
    spans = array("q", _numbers((*found.differences, *found.passages)))
    head = {
        "differences": len(found.differences),
        "share": found.share,
        "in_passages": found.in_passages,
    }
    return head, spans.tobytes()


class TextComparer:
    """Compares two texts once. Blocking; ``stop`` may come from any thread, and waits for nothing.

    ``told`` hears how much is done, in thousandths.
    """

    def __init__(self, told: Callable[[int], None], worker: Worker | None = None) -> None:
        self._told = told
        self._worker = worker or Worker(urgent=True)
        self._is_stopped = False

    def compare(self, old: str, new: str) -> Comparison | None:
        """What differs, and what only moved; None if it was stopped meanwhile."""
        from kanttekening.text.moves import moves

        try:
            is_short = len(old) + len(new) < _SHORT
            found = self._here(old, new) if is_short else self._in_worker(old, new)
            return replace(found, moves=moves(found.differences, old, new))
        except _StoppedError:
            return None
        finally:
            self._worker.close()

    def stop(self) -> None:
        """End it, also in the middle."""
        self._is_stopped = True
        self._worker.interrupt()

    def _in_worker(self, old: str, new: str) -> Comparison:
        first = old.encode("utf-8", "surrogatepass")
        try:
            head, data = self._worker.call(
                "compare",
                {"size": len(first)},
                first + new.encode("utf-8", "surrogatepass"),
                seconds=_SECONDS + _SECONDS_PER_SIGN * (len(old) + len(new)),
                told=self._on_part,
            )
        except (WorkerLostError, JobFailedError):
            self._on_part(0)
            # They are our own texts, so it is the machine that lacks something: room, a process.
            return self._here(old, new)
        return _comparison(head, data)

    def _here(self, old: str, new: str) -> Comparison:
        from kanttekening.text.comparing import compare

        return compare(old, new, lambda share: self._on_part(int(_THOUSAND * share)))

    def _on_part(self, part: int) -> None:
        if self._is_stopped:
            raise _StoppedError
        self._told(part)


class _StoppedError(Exception):
    """Nobody waits for the answer any more."""


def _decoded(part: bytes) -> str:
    return part.decode("utf-8", "surrogatepass")


def _numbers(found: Iterable[Difference | Shared]) -> Iterable[int]:
    for each in found:
        yield from (each.old.start, each.old.end, each.new.start, each.new.end)


def _comparison(head: Head, data: bytes) -> Comparison:
    spans = array("q")
    spans.frombytes(data)
    fours = list(zip(*(spans[at::4] for at in range(4)), strict=True))
    count = int(head["differences"])
    return Comparison(
        tuple(Difference(Span(i, to_i), Span(j, to_j)) for i, to_i, j, to_j in fours[:count]),
        float(head["share"]),
        tuple(Shared(Span(i, to_i), Span(j, to_j)) for i, to_i, j, to_j in fours[count:]),
        float(head["in_passages"]),
    )
