"""Setting text in lines: words of one or more styles, broken to a measure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from kanttekening.domain.document import StyleKind
from kanttekening.readers.measures import BLUE, GREY, INK, baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.domain.document import Document, Style
    from kanttekening.domain.passage import Span
    from kanttekening.readers.faces import Face, Faces

_WORD = re.compile(r"[^ \t\n]+")
_PARTS, _NEAR_CUT = "/-?&=_.,;:#", 24
_LIVE = "live"  # a link that leads somewhere


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of characters is drawn."""

    face: Face
    size: float
    color: str = INK
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look within a word; ``start`` is their offset in the text, or -1."""

    text: str
    start: int
    look: Look
    width: float


@dataclass(slots=True)
class SetWord:
    """A word to be set: its runs, its width, and how wide a space before it is."""

    runs: list[Run]
    width: float
    space: float


@dataclass(slots=True)
class SetRun:
    """A run at its place on the line; ``x`` counts from the left edge of the paper."""

    run: Run
    x: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin line: ``x`` from the left edge of the paper, ``y`` from the top of the set line."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class SetPicture:
    """A picture at its place; its top is that of the set line."""

    data: bytes
    x: float
    width: float
    height: float


@dataclass(slots=True)
class SetLine:
    """A line of set type.

    ``with_next``: no page ends behind it. ``new_page``: a page begins with it.
    """

    height: float
    baseline: float
    runs: list[SetRun] = field(default_factory=list)
    with_next: bool = False
    new_page: bool = False
    strokes: list[Stroke] = field(default_factory=list)
    picture: SetPicture | None = None

    @property
    def is_white(self) -> bool:
        """Whether nothing is drawn on it."""
        return not (self.runs or self.strokes or self.picture)


class Typesetter:
    """Breaks stretches of a document into lines."""

    def __init__(self, document: Document, faces: Faces) -> None:
        self._text = document.text
        self._faces = faces
        self._styled = _StyleIndex(document.styles)

    def words(
        self, span: Span, size: float, *, bold: bool = False, color: str = INK
    ) -> list[SetWord]:
        """The words in ``span``, styled as the document says; ``bold`` makes all of it bold."""
        changes = [
            (start, self._look(kinds, size, bold=bold, color=color))
            for start, kinds in self._styled.changes(span)
        ]
        space = changes[0][1].face.width(" ", size)
        found = []
        place = 0
        for match in _WORD.finditer(self._text, span.start, span.end):
            start, end = match.span()
            while place + 1 < len(changes) and changes[place + 1][0] <= start:
                place += 1
            runs = []
            while place + 1 < len(changes) and changes[place + 1][0] < end:
                cut = changes[place + 1][0]
                runs.append(self._run(self._text[start:cut], start, changes[place][1]))
                start, place = cut, place + 1
            runs.append(self._run(self._text[start:end], start, changes[place][1]))
            found.append(SetWord(runs, sum(run.width for run in runs), space))
        return found

    def plain(self, text: str, look: Look) -> Run:
        """A run that is no part of the document: a bullet, a page number."""
        return self._run(text, -1, look)

    def look(self, size: float, *, bold: bool = False, color: str = INK) -> Look:
        """A look without styles from the document."""
        return Look(self._faces.face(bold=bold, italic=False), size, color)

    def lines(
        self, words: list[SetWord], left: float, width: float, leading: float
    ) -> list[SetLine]:
        """The words in lines that begin at ``left`` and are at most ``width`` wide."""
        found: list[SetLine] = []
        at = width
        for word in _fitting(words, width):
            if found and at + word.space + word.width <= width:
                at += word.space
            else:
                found.append(SetLine(leading, baseline(leading, word.runs[0].look.size)))
                at = 0.0
            for run in word.runs:
                found[-1].runs.append(SetRun(run, left + at))
                at += run.width
        return found

    def _look(self, kinds: frozenset[str], size: float, *, bold: bool, color: str) -> Look:
        face = self._faces.face(
            bold=bold or StyleKind.BOLD in kinds, italic=StyleKind.ITALIC in kinds
        )
        if StyleKind.LINK not in kinds:
            return Look(face, size, color)
        return Look(face, size, BLUE, underlined=True) if _LIVE in kinds else Look(face, size, GREY)

    def _run(self, text: str, start: int, look: Look) -> Run:
        return Run(text, start, look, look.face.width(text, look.size))


class _StyleIndex:
    """The styles of a document, to be asked stretch by stretch."""

    def __init__(self, styles: Iterable[Style]) -> None:
        self._styles = sorted(styles, key=lambda style: style.span)
        self._starts = [style.span.start for style in self._styles]
        # Where the furthest style up to here ends: those before the first beyond are over.
        self._reach = list(accumulate((style.span.end for style in self._styles), max))

    def changes(self, span: Span) -> list[tuple[int, frozenset[str]]]:
        """Where in ``span`` the kinds of style change, and which hold from there on."""
        first = bisect_right(self._reach, span.start)
        last = bisect_left(self._starts, span.end)
        edges: dict[int, list[tuple[str, int]]] = {span.start: []}
        for style in self._styles[first:last]:
            if style.span.end <= span.start:
                continue
            for kind in (style.kind, _LIVE) if style.target else (style.kind,):
                edges.setdefault(max(span.start, style.span.start), []).append((kind, 1))
                edges.setdefault(style.span.end, []).append((kind, -1))
        counts: Counter[str] = Counter()
        found = []
        for at in sorted(edges):
            for kind, step in edges[at]:
                counts[kind] += step
            found.append((at, frozenset(kind for kind, count in counts.items() if count > 0)))
        return found


def _fitting(words: list[SetWord], width: float) -> Iterator[SetWord]:
    """The words, cut where one is wider than a whole line (a long address, rubbish)."""
    for word in words:
        if word.width <= width:
            yield word
        else:
            yield from _cut(word, width)


def _cut(word: SetWord, width: float) -> Iterator[SetWord]:
    runs: list[Run] = []
    used = 0.0
    for run in word.runs:
        start = 0
        for index, character in enumerate(run.text):
            advance = run.look.face.width(character, run.look.size)
            if used + advance > width and (runs or index > start):
                end = _good_end(run.text, start, index)
                if end > start:
                    runs.append(_part(run, start, end))
                yield SetWord(runs, used, 2 * width)  # wider than any line: the next one is new
                runs, start = [], end
                used = run.look.face.width(run.text[end:index], run.look.size)
            used += advance
        runs.append(_part(run, start, len(run.text)))
    yield SetWord(runs, used, 2 * width)


def _good_end(text: str, start: int, index: int) -> int:
    """Where to cut before ``index``: behind a sign that parts an address, if one is near."""
    near = max(start, index - _NEAR_CUT)
    return max((at + 1 for at in range(near, index) if text[at] in _PARTS), default=index)


def _part(run: Run, start: int, end: int) -> Run:
    text = run.text[start:end]
    offset = run.start + start if run.start >= 0 else -1
    return Run(text, offset, run.look, run.look.face.width(text, run.look.size))
