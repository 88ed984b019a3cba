"""The styles of an OpenDocument text: what a paragraph, run, column or cell inherits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.readers.draft import Align

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.readers.office_xml import Element

_MOST_PARENTS = 20
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt|pc|px)?")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_ALIGNS = {"center": Align.CENTER, "end": Align.RIGHT, "right": Align.RIGHT}
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_BORDERS = ("fo:border", "fo:border-top", "fo:border-left", "fo:border-bottom", "fo:border-right")
_PARAGRAPH, _TEXT = "style:paragraph-properties", "style:text-properties"


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters look; hidden ones are no part of the text."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False


def points(length: str | None) -> float:
    """A length such as "2.5cm" in points; 0 for what is none."""
    found = _LENGTH.fullmatch((length or "").strip())
    return float(found.group(1)) * _POINTS[found.group(2) or "pt"] if found else 0.0


class OdtStyles:
    """All styles of a file, by family and name."""

    def __init__(self, trees: Iterable[Element | None]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        for tree in trees:
            if tree is None:
                continue
            for style in tree.iter("style:style"):
                key = (style.get("style:family", ""), style.get("style:name", ""))
                self._styles[key] = style
            for style in tree.iter("style:default-style"):
                self._defaults.setdefault(style.get("style:family", ""), style)

    def chain(self, family: str, name: str | None) -> Iterator[Element]:
        """A style, those that it is based on, and the default."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name or ""))
            if style is None:
                break
            yield style
            name = style.get("style:parent-style-name")
        if family in self._defaults:
            yield self._defaults[family]

    def property(self, family: str, name: str | None, group: str, key: str) -> str | None:
        """A property, from the nearest style that names it."""
        for style in self.chain(family, name):
            properties = style.find(group)
            value = None if properties is None else properties.get(key)
            if value is not None:
                return value
        return None

    def run(self, family: str, name: str | None, within: RunLook) -> RunLook:
        """How characters of this style look within others."""
        weight = self.property(family, name, _TEXT, "fo:font-weight")
        slant = self.property(family, name, _TEXT, "fo:font-style")
        shown = self.property(family, name, _TEXT, "text:display")
        return RunLook(
            within.bold if weight is None else weight in _BOLD,
            within.italic if slant is None else slant in ("italic", "oblique"),
            within.hidden if shown is None else shown == "none",
        )

    def align(self, name: str | None) -> Align | None:
        """Where the lines of a paragraph stand."""
        value = self.property("paragraph", name, _PARAGRAPH, "fo:text-align")
        return _ALIGNS.get(value or "")

    def white(self, name: str | None) -> tuple[float, float]:
        """The white above and below a paragraph, in points."""
        above = self.property("paragraph", name, _PARAGRAPH, "fo:margin-top")
        below = self.property("paragraph", name, _PARAGRAPH, "fo:margin-bottom")
        return points(above), points(below)

    def new_page(self, name: str | None) -> bool:
        """Whether a paragraph begins a page."""
        return self.property("paragraph", name, _PARAGRAPH, "fo:break-before") == "page"

    def list_style(self, name: str | None) -> str | None:
        """The list that a paragraph style belongs to."""
        for style in self.chain("paragraph", name):
            found = style.get("style:list-style-name")
            if found is not None:
                return found
        return None

    def column_width(self, name: str | None) -> float:
        """The width of a table's column in points."""
        key = "style:column-width"
        return points(self.property("table-column", name, "style:table-column-properties", key))

    def has_border(self, name: str | None) -> bool:
        """Whether a cell has a line on any side."""
        group = "style:table-cell-properties"
        borders = (self.property("table-cell", name, group, key) for key in _BORDERS)
        return any(border not in (None, "none", "hidden") for border in borders)

    def master_page(self, name: str | None) -> str | None:
        """The kind of page that begins with a paragraph of this style."""
        for style in self.chain("paragraph", name):
            found = style.get("style:master-page-name")
            if found:
                return found
        return None
