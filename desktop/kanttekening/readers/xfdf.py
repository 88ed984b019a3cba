"""XFDF (ISO 19444-1): annotations beside a PDF, ours and those of others. Runs in the worker."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageRect
from kanttekening.domain.shared_json import (
    LONGEST_TEXT,
    LONGEST_WORD,
    MOST_NOTES,
    note_from_json,
    note_to_json,
    unpacked,
)
from kanttekening.domain.shared_note import NoteFile, NoteShape, SharedNote
from kanttekening.readers.note_merging import merged
from kanttekening.readers.office_xml import Element, parse
from kanttekening.text.pdf_dates import from_pdf_date
from kanttekening.text.plain_notes import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 96 << 20
_SHAPES = {
    "highlight": NoteShape.HIGHLIGHT,
    "strikeout": NoteShape.HIGHLIGHT,
    "underline": NoteShape.UNDERLINE,
    "squiggly": NoteShape.UNDERLINE,
    **dict.fromkeys(
        ("square", "circle", "polygon", "polyline", "line", "ink", "freetext", "caret", "text"),
        NoteShape.AREA,
    ),
}
_FURTHER = "#"


def read_xfdf(data: bytes) -> NoteFile:
    """The annotations in an XFDF file. Raises RefusedError."""
    if len(data) > MOST_BYTES:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(data)} bytes of XFDF")
    root = parse([data])
    if _local(root.tag) != "xfdf":
        raise RefusedError(RefusalCode.DAMAGED, "no XFDF")
    try:
        notes = tuple(_joined(list(_seen(root))))
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
    if not notes:
        raise RefusedError(RefusalCode.EMPTY, "no annotations")
    href = next(
        (element.get("href", "") for element in root.iter() if _local(element.tag) == "f"), ""
    )
    name = plain(href).replace("\\", "/").rpartition("/")[2]
    source = _own(root, "source")
    return NoteFile(notes, source[:LONGEST_WORD], name[:LONGEST_WORD], in_user_space=True)


def _seen(root: Element) -> Iterator[tuple[SharedNote, SharedNote | None]]:
    """Each annotation as it stands there, and the note of ours that it was made of."""
    for count, element in enumerate(_annotations(root)):
        if count >= MOST_NOTES:
            raise RefusedError(RefusalCode.TOO_BIG, "annotations")
        note = _note(element)
        ours = unpacked(_own(element, "note"))
        if ours is not None and ours.id == note.id.partition(_FURTHER)[0]:
            yield note, ours
        else:
            yield replace(note, id=_name(note, count)), None


def _annotations(root: Element) -> Iterator[Element]:
    for annots in root:
        if _local(annots.tag) == "annots":
            yield from (element for element in annots if _local(element.tag) in _SHAPES)


def _note(element: Element) -> SharedNote:
    contents = "".join(
        "".join(child.itertext())
        for child in element
        if _local(child.tag) in {"contents", "contents-richtext"}
    )
    page = int(element.get("page", "0")) + 1
    color = element.get("color", "")
    note = SharedNote(
        id=element.get("name", "")[:LONGEST_WORD],
        shape=_SHAPES[_local(element.tag)],
        note=plain(contents)[:LONGEST_TEXT],
        author=plain(element.get("title", ""))[:LONGEST_WORD],
        created=from_pdf_date(element.get("creationdate", "")),
        modified=from_pdf_date(element.get("date", "")),
        rects=tuple(_places(element, page)),
        color=color.upper() if len(color) == len("#RRGGBB") else "",
        subject=plain(element.get("subject", ""))[:LONGEST_WORD],
    )
    return note_from_json(note_to_json(note))


def _places(element: Element, page: int) -> Iterator[PageRect]:
    """Where it stands, in user space still: one place for each line."""
    numbers = [float(number) for number in element.get("coords", "").split(",") if number.strip()]
    for at in range(0, len(numbers) - 7, 8):
        across, up = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        yield PageRect(page, min(across), min(up), max(across), max(up))
    if len(numbers) < 8:
        sides = [float(number) for number in element.get("rect", "").split(",")]
        left, bottom, right, top = sides
        yield PageRect(page, min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _joined(seen: list[tuple[SharedNote, SharedNote | None]]) -> Iterator[SharedNote]:
    """Our own marks that run over pages as one again, with what was changed elsewhere."""
    done: set[str] = set()
    for note, ours in seen:
        if ours is None:
            yield note
        elif ours.id not in done:
            done.add(ours.id)
            # Its places are ours: those in the file are measured in another way.
            yield merged(ours, replace(note, rects=()))


def _name(note: SharedNote, count: int) -> str:
    parts = (
        note.id or str(count),
        note.shape,
        note.note,
        note.author,
        note.created or note.modified,
    )
    places = [f"{r.page},{r.x0:.0f},{r.y0:.0f},{r.x1:.0f},{r.y1:.0f}" for r in note.rects]
    return "x-" + hashlib.sha256("\n".join((*parts, *places)).encode()).hexdigest()[:40]


def _own(element: Element, name: str) -> str:
    return element.get(f"kt:{name}", "")


def _local(tag: str) -> str:
    return tag.partition(":")[2] or tag
