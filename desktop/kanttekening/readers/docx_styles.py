"""The styles of a Word file: what a paragraph or run inherits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.readers.draft import Align
from kanttekening.readers.office_xml import below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.readers.office_xml import Element

TWIPS = 20.0
_MOST_PARENTS = 20
_HEADING_NAME = re.compile(r"(?:heading|kop) (\d)$")
_TITLE_NAMES = frozenset({"title", "titel"})
_MOST_LEVEL = 6
_ALIGNS = {"center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT}
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class ParaLook:
    """What a paragraph's own properties and its styles say together."""

    heading: int
    align: Align | None
    above: float
    below: float
    bold: bool
    italic: bool
    number: tuple[str, int] | None
    new_page: bool = False


def child_value(parent: Element | None, *path: str) -> str | None:
    """The ``w:val`` of an element below ``parent``; None when it is not there."""
    found = below(parent, *path)
    return None if found is None else found.get("w:val")


def whole(value: str | None, default: int = 0) -> int:
    """A number as files hold it, or ``default`` for what is none."""
    try:
        number = float(value or "")
    except ValueError:
        return default
    return int(number) if abs(number) < 1e9 else default


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property is switched on; None when nothing is said."""
    found = None if properties is None else properties.find(name)
    if found is None:
        return None
    return found.get("w:val", "true") not in _OFF


class Styles:
    """All styles by id, with their chains of parents."""

    def __init__(self, tree: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._base: Element | None = None
        if tree is None:
            return
        self._base = below(tree, "w:docDefaults", "w:pPrDefault", "w:pPr")
        for style in tree.iter("w:style"):
            name = style.get("w:styleId", "")
            self._styles.setdefault(name, style)
            if style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true"):
                self._default = self._default or name

    def chain(self, name: str | None) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = child_value(style, "w:basedOn")

    def switched(self, style: str | None, name: str) -> bool | None:
        """Whether a style switches a property of runs on."""
        for element in self.chain(style):
            found = is_on(element.find("w:rPr"), name)
            if found is not None:
                return found
        return None

    def look(self, properties: Element | None) -> ParaLook:
        """How a paragraph with these properties looks."""
        name = child_value(properties, "w:pStyle") or self._default
        styles = list(self.chain(name))
        sources = [properties, *(style.find("w:pPr") for style in styles), self._base]
        given = [source for source in sources if source is not None]
        align = next((v for s in given if (v := child_value(s, "w:jc"))), "")
        same_style = any(is_on(source, "w:contextualSpacing") for source in given)
        return ParaLook(
            heading=_level(styles, given),
            align=_ALIGNS.get(align),
            above=0.0 if same_style else _spacing(given, "w:before"),
            below=0.0 if same_style else _spacing(given, "w:after"),
            bold=bool(self.switched(name, "w:b")),
            italic=bool(self.switched(name, "w:i")),
            number=_number(given),
            new_page=_switched(given, "w:pageBreakBefore"),
        )


def _switched(given: list[Element], name: str) -> bool:
    """What the nearest of the sources says that says anything."""
    said = (is_on(source, name) for source in given)
    return next((on for on in said if on is not None), False)


def _level(styles: list[Element], given: list[Element]) -> int:
    """The level of a heading, 0 for other paragraphs: by its outline or by its style's name."""
    for source in given:
        outline = child_value(source, "w:outlineLvl")
        if outline is not None:
            level = whole(outline, 9) + 1
            return level if 0 < level <= _MOST_LEVEL else 0
    for style in styles:
        name = (child_value(style, "w:name") or "").casefold()
        found = _HEADING_NAME.match(name)
        if found:
            return min(_MOST_LEVEL, max(1, int(found.group(1))))
        if name in _TITLE_NAMES:
            return 1
    return 0


def _spacing(given: list[Element], name: str) -> float:
    for source in given:
        spacing = source.find("w:spacing")
        value = None if spacing is None else spacing.get(name)
        if value is not None:
            return whole(value) / TWIPS
    return 0.0


def _number(given: list[Element]) -> tuple[str, int] | None:
    """The list and the level in it, each from the nearest that names it."""
    number = next((v for s in given if (v := child_value(s, "w:numPr", "w:numId"))), None)
    if number is None or number == "0":
        return None
    level = next((v for s in given if (v := child_value(s, "w:numPr", "w:ilvl"))), None)
    return number, min(8, max(0, whole(level)))
