"""The lists of an OpenDocument text: which number stands in front of the next item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.readers.numbering import written
from kanttekening.readers.office_model import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.readers.office_xml import Element

_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DASHES = frozenset("-–—\u2212")
_HEADINGS = ""
_BULLET_LEVEL = "text:list-level-style-bullet"
_LONGEST_LABEL = 40
_MOST = 1_000_000
DEEPEST = 10


def number(value: str | None, default: int = 1) -> int:
    """A whole number as files hold it, within reason."""
    try:
        return max(0, min(_MOST, int(value or "")))
    except ValueError:
        return default


class OdtLists:
    """Counts along with the text. The headings of a file are a list of their own, ""."""

    def __init__(self, trees: Iterable[Element | None]) -> None:
        self._levels: dict[tuple[str, int], Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for tree in trees:
            if tree is None:
                continue
            for style in tree.iter("text:list-style"):
                self._learn(style.get("style:name", ""), style)
            for style in tree.iter("text:outline-style"):
                self._learn(_HEADINGS, style)

    def _learn(self, name: str, style: Element) -> None:
        for level in style:
            self._levels[name, number(level.get("text:level"))] = level

    def begin(self, name: str) -> None:
        """A list begins to count anew; a list within it does so at the next item around it."""
        self._counts.pop(name, None)

    def label(self, name: str, level: int, start: str | None = None) -> str:
        """The label of the next item: "1.", "a)", a bullet, or nothing."""
        shape = self._levels.get((name, level))
        counts = self._counts.setdefault(name, {})
        first = number(start) if start else None
        if first is None and level not in counts and shape is not None:
            first = number(shape.get("text:start-value"))
        counts[level] = first if first is not None else counts.get(level, 0) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if shape is None:
            return "" if name == _HEADINGS else BULLET
        if shape.tag == _BULLET_LEVEL:
            return "–" if shape.get("text:bullet-char") in _DASHES else BULLET
        return self._written(name, level, shape)

    def heading(self, level: int) -> str:
        """The number of the next heading, if they are numbered."""
        return self.label(_HEADINGS, level)

    def _written(self, name: str, level: int, shape: Element) -> str:
        if not shape.get("style:num-format"):
            return ""
        shown = number(shape.get("text:display-levels"))
        counts = self._counts[name]
        parts = []
        for place in range(max(1, level - shown + 1), level + 1):
            above = self._levels.get((name, place), shape)
            style = above.get("style:num-format") or "1"
            parts.append(written(counts.setdefault(place, 1), _STYLES.get(style, "decimal")))
        prefix = shape.get("style:num-prefix", "")
        label = f"{prefix}{'.'.join(parts)}{shape.get('style:num-suffix', '')}"
        return label.strip()[:_LONGEST_LABEL]
