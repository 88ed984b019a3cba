"""Pictures in a Word file: only those that are in the file itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.readers.docx_styles import whole
from kanttekening.readers.office_model import Image
from kanttekening.readers.office_pictures import is_drawable

if TYPE_CHECKING:
    from kanttekening.readers.office_package import Package, Relation
    from kanttekening.readers.office_xml import Element

_EMU_PER_POINT = 12700.0
_MEASURE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,9})?)(pt|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_MOST_PICTURES = 500


class Album:
    """The pictures of one file, and whether any had to be left out."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._count = 0
        self.left_out = False

    def take(self, relation: Relation | None) -> bytes | None:
        """A picture's bytes; None for one from elsewhere or of a kind that can't be drawn."""
        if relation is None:
            return None
        self._count += 1
        data = None
        if not relation.external and self._count <= _MOST_PICTURES:
            data = self._package.bytes_of(relation.target)
        if data is None or not is_drawable(data):
            self.left_out = True
            return None
        return data


def picture_of(element: Element, relations: dict[str, Relation], album: Album) -> list[Image]:
    """The pictures in a drawing, in either of the two languages that Word draws in."""
    found = []
    blips = list(element.iter("a:blip"))
    size = _extent(element) if len(blips) == 1 else (0.0, 0.0)  # of a group: each its own
    for blip in blips:
        key = blip.get("r:embed") or blip.get("r:link")
        data = album.take(relations.get(key or ""))
        if data is not None:
            found.append(Image(data, *size))
    for shape in element.iter():
        for image in shape.findall("v:imagedata"):
            data = album.take(relations.get(image.get("r:id", "")))
            if data is not None:
                found.append(Image(data, *_styled_size(shape.get("style", ""))))
    return found


def _extent(element: Element) -> tuple[float, float]:
    extent = next(element.iter("wp:extent"), None)
    if extent is None:
        return 0.0, 0.0
    return (
        max(0, whole(extent.get("cx"))) / _EMU_PER_POINT,
        max(0, whole(extent.get("cy"))) / _EMU_PER_POINT,
    )


def _styled_size(style: str) -> tuple[float, float]:
    """Width and height out of a style such as "width:120pt;height:40pt"."""
    sizes = {name: float(number) * _POINTS[unit] for name, number, unit in _MEASURE.findall(style)}
    return sizes.get("width", 0.0), sizes.get("height", 0.0)
