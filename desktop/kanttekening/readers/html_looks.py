"""What the attributes of HTML say: hidden or shown, bold, a link that may be followed."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import StyleKind

if TYPE_CHECKING:
    from kanttekening.readers.html_tree import Element
    from kanttekening.readers.manuscript import Mark

BOLD: Mark = (StyleKind.BOLD, None)
ITALIC: Mark = (StyleKind.ITALIC, None)
_BOLD_NAMES = frozenset({"b", "strong", "th"})
_ITALIC_NAMES = frozenset({"i", "em", "cite", "dfn", "var"})
_HIDDEN = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|font-size:0(?:px|pt|em|%)?(?:;|!|$)"
    r"|max-height:0(?:px)?(?:;|!|$)|(?:^|;)opacity:0(?:\.0*)?(?:;|!|$)"
)
_WEIGHT = re.compile(r"(?:^|;)font(?:-weight)?:[^;]*?\b(bold|bolder|[6-9]00|normal|400)\b")
_SLANT = re.compile(r"(?:^|;)font(?:-style)?:[^;]*?\b(italic|oblique)\b")
_WHITE = re.compile(r"[\x00-\x20]+")
_TARGET = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_PLACE = re.compile(r"\s*#\S")
_LONGEST_TARGET = 2000
_DATA = re.compile(r"data:image/[a-z.+-]+;base64,", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)")
_POINTS = 0.75  # of a pixel on a screen
_SPACER = 3.0


def style_of(element: Element) -> str:
    """The style attribute without white space, in lower case."""
    return _WHITE.sub("", element.attributes.get("style", "")).lower()


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show it: preheaders, tracking, menus."""
    attributes = element.attributes
    if "hidden" in attributes or attributes.get("type", "").lower() == "hidden":
        return True
    return "style" in attributes and bool(_HIDDEN.search(style_of(element)))


def marks_of(element: Element, marks: frozenset[Mark]) -> frozenset[Mark]:
    """The marks of the text in an element that stands in text with ``marks``."""
    if element.name in _BOLD_NAMES:
        marks |= {BOLD}
    elif element.name in _ITALIC_NAMES:
        marks |= {ITALIC}
    elif element.name == "a" and _leads_out(element):
        others = frozenset(mark for mark in marks if mark[0] is not StyleKind.LINK)
        marks = others | {(StyleKind.LINK, target_of(element.attributes["href"]))}
    if "style" not in element.attributes:
        return marks
    style = _spaced(element)
    weight = _WEIGHT.search(style)
    if weight:
        marks = marks - {BOLD} if weight.group(1) in {"normal", "400"} else marks | {BOLD}
    return marks | {ITALIC} if _SLANT.search(style) else marks


def _spaced(element: Element) -> str:
    style = " ".join(element.attributes["style"].lower().split())
    return re.sub(r" ?([:;]) ?", r"\1", style)


def _leads_out(element: Element) -> bool:
    """Whether it is a link, and not one to a place in the text itself."""
    href = element.attributes.get("href")
    return href is not None and _PLACE.match(href) is None


def target_of(href: str) -> str | None:
    """Where a link leads: to a page or a mailbox, or nowhere."""
    target = _WHITE.sub("", href) if len(href) <= _LONGEST_TARGET else ""
    return target if _TARGET.fullmatch(target) else None


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points; 0 is unknown."""

    width: float
    height: float

    @property
    def is_spacer(self) -> bool:
        """Whether this is a picture that is not meant to be seen."""
        return 0 < self.width < _SPACER or 0 < self.height < _SPACER


def size_of(image: Element) -> Size:
    """The size of a picture as the attributes give it."""
    return Size(_points(image, "width"), _points(image, "height"))


def _points(image: Element, name: str) -> float:
    value = image.attributes.get(name, "")
    styled = re.search(rf"(?:^|;){name}:([\d.]+)(px|pt|;|$)", style_of(image))
    if styled:
        number = _NUMBER.match(styled.group(1))
        unit = 1.0 if styled.group(2) == "pt" else _POINTS
        return float(number.group(1)) * unit if number else 0.0
    found = _NUMBER.match(value)
    if found is None or "%" in value:
        return 0.0
    # Nothing at all is as small as a dot: both are there to count readers.
    return max(float(found.group(1)), 1.0) * _POINTS


def data_picture(source: str) -> bytes | None:
    """The bytes of a picture that stands in its own address."""
    start = _DATA.match(source)
    if start is None:
        return None
    try:
        return base64.b64decode(source[start.end() :].encode("ascii", "ignore"))
    except ValueError:
        return None
