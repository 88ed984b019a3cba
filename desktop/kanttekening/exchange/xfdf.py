"""Annotations as XFDF (ISO 19444-1), which PDF programs exchange beside the document.

Places are in PDF user space, so the frame of each page is needed. The note in our own terms
stands in an attribute of our own name space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.mark_colors import MARK_COLORS, line_color
from kanttekening.domain.note_names import OWN_SPACE, XFDF_SPACE
from kanttekening.domain.shared_json import packed
from kanttekening.domain.shared_note import NoteShape, SharedNote
from kanttekening.text.pdf_dates import to_pdf_date
from kanttekening.text.plain_notes import contents_of, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.page_frame import PageFrame, Point
    from kanttekening.domain.shared_note import NoteFile

_ELEMENTS = {
    NoteShape.HIGHLIGHT: "highlight",
    NoteShape.UNDERLINE: "underline",
    NoteShape.AREA: "square",
    NoteShape.REMARK: "text",
}
_REMARK_SIDE, _REMARK_TOP, _REMARK_STEP, _REMARK_SIZE = 30.0, 24.0, 26.0, 20.0


def xfdf(found: NoteFile, frames: Sequence[PageFrame], width: float) -> bytes:
    """The notes of one letter; ``width`` is that of its first page, in points."""
    ET.register_namespace("", XFDF_SPACE)
    ET.register_namespace("kt", OWN_SPACE)
    root = ET.Element(_name("xfdf"), {"xml:space": "preserve"})
    root.set(f"{{{OWN_SPACE}}}source", found.source)
    annots = ET.SubElement(root, _name("annots"))
    remarks = 0
    for note in found.notes:
        if note.is_placed:
            _add_mark(annots, note, frames)
        else:
            _add_remark(annots, note, frames[0], width, remarks)
            remarks += 1
    ET.SubElement(root, _name("f"), {"href": plain(found.file_name)})
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root) + b"\n"


def _add_mark(annots: ET.Element, note: SharedNote, frames: Sequence[PageFrame]) -> None:
    for index, page in enumerate(dict.fromkeys(rect.page for rect in note.rects)):
        if page > len(frames):
            continue
        rects = [rect for rect in note.rects if rect.page == page]
        quads = [frames[page - 1].quad(rect) for rect in rects]
        name = f"{note.id}#{page}" if index else note.id
        element = _add(annots, note, page, name, _around([p for quad in quads for p in quad]))
        coords = ",".join(_number(n) for quad in quads for p in quad for n in p)
        if note.shape is not NoteShape.AREA:
            element.set("coords", coords)
        # Where we put it, to see when it comes back whether somebody moved it.
        element.set(f"{{{OWN_SPACE}}}coords", coords)


def _add_remark(
    annots: ET.Element, note: SharedNote, frame: PageFrame, width: float, index: int
) -> None:
    left, top = width - _REMARK_SIDE, _REMARK_TOP + index * _REMARK_STEP
    corners = (frame.to_user(left, top), frame.to_user(left + _REMARK_SIZE, top + _REMARK_SIZE))
    element = _add(annots, note, 1, note.id, _around(corners), "text")
    element.set("icon", "Note")


def _add(
    annots: ET.Element, note: SharedNote, page: int, name: str, rect: str, tag: str = ""
) -> ET.Element:
    """One annotation with all that every sort has."""
    kind = note.kind or MarkKind.LOOSE
    is_line = note.shape in {NoteShape.UNDERLINE, NoteShape.AREA} and not tag
    values = {
        "page": str(page - 1),
        "rect": rect,
        "color": line_color(kind) if is_line else MARK_COLORS[kind],
        "name": name,
        "title": plain(note.author),
        "subject": plain(note.subject),
        "creationdate": to_pdf_date(note.created),
        "date": to_pdf_date(note.modified),
        "flags": "print",
        f"{{{OWN_SPACE}}}note": packed(note),
    }
    tag = tag or _ELEMENTS[note.shape]
    element = ET.SubElement(
        annots, _name(tag), {key: value for key, value in values.items() if value}
    )
    contents = contents_of(note)
    if contents:
        ET.SubElement(element, _name("contents")).text = contents
        ET.SubElement(element, _name("popup"), {"page": str(page - 1), "open": "no", "rect": rect})
    return element


def _around(points: Sequence[Point]) -> str:
    across, up = [x for x, _ in points], [y for _, y in points]
    return ",".join(map(_number, (min(across), min(up), max(across), max(up))))


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _name(tag: str) -> str:
    return f"{{{XFDF_SPACE}}}{tag}"
