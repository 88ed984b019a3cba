"""XML parts to trees: without a DOCTYPE, within limits, and with short names.

``w:p`` is the same name in both families of Word files; attributes are named in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.note_names import OWN_SPACE, XFDF_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

Element = ET.Element

DEEPEST = 200
MOST_ELEMENTS = 2_000_000
MOST_ATTRIBUTES = 500
_DOCTYPE, _DEPTH, _ATTRIBUTES = "doctype", "nested too deep", "attributes"
HOSTILE = frozenset({_DOCTYPE, _DEPTH, _ATTRIBUTES})  # details that no accident brings about
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_FO = f"{_ODF}xsl-fo-compatible:1.0"
_SVG = f"{_ODF}svg-compatible:1.0"
_OFFICE = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
_WORD = ("wordprocessingml/2006/main", "wordprocessingml/main")
_RELATIONS = ("officeDocument/2006/relationships", "officeDocument/relationships")
_DRAWING = ("drawingml/2006/main", "drawingml/main")
_PLACING = ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing")
_PREFIXES = {
    **{
        family + name: prefix
        for prefix, names in (("w", _WORD), ("r", _RELATIONS), ("a", _DRAWING), ("wp", _PLACING))
        for family, name in zip(_OFFICE, names, strict=True)
    },
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:schemas-microsoft-com:vml": "v",
    XFDF_SPACE: "xfdf",
    OWN_SPACE: "kt",
    _FO: "fo",
    _SVG: "svg",
    **{f"{_ODF}{name}:1.0": name for name in ("office", "text", "style", "table")},
    f"{_ODF}drawing:1.0": "draw",
}


class _Builder(ET.TreeBuilder):
    """Builds a tree, and stops at what no honest file holds."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._depth = 0
        self._count = 0

    def doctype(self, *_: object) -> None:
        """Refuse every DOCTYPE: entities are the door to bombs and to other files."""
        raise RefusedError(RefusalCode.DAMAGED, _DOCTYPE)

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """Begin an element under its short name."""
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise RefusedError(RefusalCode.DAMAGED, _DEPTH)
        if self._count > MOST_ELEMENTS:
            raise RefusedError(RefusalCode.TOO_BIG, "elements")
        if len(attrs) > MOST_ATTRIBUTES:
            raise RefusedError(RefusalCode.DAMAGED, _ATTRIBUTES)
        names = self._names
        try:
            return super().start(names[tag], {names[key]: attrs[key] for key in attrs})
        except KeyError:
            for name in (tag, *attrs):
                names[name] = _short(name)
        return super().start(names[tag], {names[key]: attrs[key] for key in attrs})

    def end(self, tag: str) -> Element:
        """End an element."""
        self._depth -= 1
        return super().end(self._names[tag])


def _short(name: str) -> str:
    if not name.startswith("{"):
        return name
    space, _, local = name[1:].partition("}")
    return f"{_PREFIXES.get(space, '?')}:{local}"


def parse(chunks: Iterable[bytes]) -> Element:
    """The tree of a part. Raises RefusedError."""
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - see _Builder.doctype
    try:
        for chunk in chunks:
            parser.feed(chunk)
        root: Element = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
    return root


def below(parent: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of names; None when any of them is missing."""
    for name in names:
        if parent is None:
            return None
        parent = parent.find(name)
    return parent
