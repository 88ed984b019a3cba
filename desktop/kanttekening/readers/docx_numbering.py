"""The lists of a Word file: which number stands in front of the next item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.readers.docx_styles import child_value, whole
from kanttekening.readers.numbering import written
from kanttekening.readers.office_model import BULLET

if TYPE_CHECKING:
    from kanttekening.readers.office_xml import Element

_PLACE = re.compile(r"%([1-9])")
_DASHES = frozenset("-–—\u2212")
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int


_UNKNOWN = _Level("bullet", BULLET, 1)


class Numbering:
    """Counts along with the text; ask for each item in its order."""

    def __init__(self, tree: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._linked: dict[str, str] = {}
        self._numbers: dict[str, Element] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if tree is None:
            return
        for item in tree.iter("w:abstractNum"):
            key = item.get("w:abstractNumId", "")
            self._abstract[key] = item
            link = child_value(item, "w:styleLink")
            if link:
                self._linked[link] = key
        for item in tree.iter("w:num"):
            self._numbers[item.get("w:numId", "")] = item

    def label(self, number: str, level: int) -> str:
        """The label of the next item of a list: "1.", "a)", a bullet, or nothing."""
        shape = self._level(number, level)
        counts = self._counts.setdefault(self._list_of(number), {})
        self._restart(number, level, counts)
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if shape.style == "none":
            return ""
        if shape.style == "bullet":
            return "–" if shape.text in _DASHES else BULLET

        def count(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            above = self._level(number, place)
            style = above.style if above.style != "bullet" else "decimal"
            return written(counts.setdefault(place, above.start), style)

        return _PLACE.sub(count, shape.text).strip()[:_LONGEST_LABEL]

    def _list_of(self, number: str) -> str:
        """Lists with one definition count on together."""
        item = self._numbers.get(number)
        return child_value(item, "w:abstractNumId") or number

    def _restart(self, number: str, level: int, counts: dict[int, int]) -> None:
        """A list that shares a definition may begin anew, the first time it is used."""
        if (number, level) in self._begun:
            return
        self._begun.add((number, level))
        override = self._override(number, level)
        start = child_value(override, "w:startOverride")
        if start is not None:
            counts[level] = whole(start, 1) - 1

    def _override(self, number: str, level: int) -> Element | None:
        item = self._numbers.get(number)
        for override in () if item is None else item.iter("w:lvlOverride"):
            if whole(override.get("w:ilvl")) == level:
                return override
        return None

    def _level(self, number: str, level: int) -> _Level:
        key = (number, level)
        if key not in self._levels:
            self._levels[key] = self._read_level(number, level)
        return self._levels[key]

    def _read_level(self, number: str, level: int) -> _Level:
        override = self._override(number, level)
        own = None if override is None else override.find("w:lvl")
        if own is not None:
            return _level_of(own)
        definition = self._abstract.get(self._list_of(number))
        link = child_value(definition, "w:numStyleLink")
        if link in self._linked:
            definition = self._abstract[self._linked[link]]
        for item in () if definition is None else definition.iter("w:lvl"):
            if whole(item.get("w:ilvl")) == level:
                return _level_of(item)
        return _UNKNOWN


def _level_of(item: Element) -> _Level:
    style = child_value(item, "w:numFmt") or "decimal"
    text = child_value(item, "w:lvlText") or ""
    return _Level(style, text, whole(child_value(item, "w:start"), 1))
