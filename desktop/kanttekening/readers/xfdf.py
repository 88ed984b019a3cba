"""XFDF (ISO 19444-1): annotations beside a PDF, ours and those of others. Runs in the worker."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

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
from kanttekening.readers.note_merging import merged, stand_together
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


class _Seen(NamedTuple):
    """An annotation as it stands there, and the note of ours that it was made of, if any."""

    note: SharedNote
    ours: SharedNote | None = None
    put: tuple[PageRect, ...] = ()  # where we put it


def _seen(root: Element) -> Iterator[_Seen]:
    """All annotations, in the order of the file."""
    for count, element in enumerate(_annotations(root)):
        if count >= MOST_NOTES:
            raise RefusedError(RefusalCode.TOO_BIG, "annotations")
        note = _note(element)
        ours = unpacked(_own(element, "note"))
        if ours is not None and ours.id == note.id.partition(_FURTHER)[0]:
            page = int(element.get("page", "0")) + 1
            yield _Seen(note, ours, tuple(_quads(_own(element, "coords"), page)))
        else:
            yield _Seen(replace(note, id=_name(note, count)))


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
    quads = tuple(_quads(element.get("coords", ""), page))
    yield from quads
    if not quads:
        sides = [float(number) for number in element.get("rect", "").split(",")]
        left, bottom, right, top = sides
        yield PageRect(page, min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _quads(coords: str, page: int) -> Iterator[PageRect]:
    """The boxes around four points each."""
    numbers = [float(number) for number in coords.split(",") if number.strip()]
    for at in range(0, len(numbers) - 7, 8):
        across, up = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        yield PageRect(page, min(across), min(up), max(across), max(up))


def _joined(seen: list[_Seen]) -> Iterator[SharedNote]:
    """Our own marks that run over pages as one again, with what was changed elsewhere."""
    parts: dict[str, list[_Seen]] = {}
    for found in seen:
        parts.setdefault(found.ours.id if found.ours else "", []).append(found)
    done: set[str] = set()
    for note, ours, _ in seen:
        if ours is None:
            yield note
        elif ours.id not in done:
            done.add(ours.id)
            yield _with_changes(ours, parts[ours.id])


def _with_changes(ours: SharedNote, pieces: list[_Seen]) -> SharedNote:
    """Our note; where it was moved elsewhere, with that place, which is in user space still."""
    first = next((piece.note for piece in pieces if piece.note.id == ours.id), pieces[0].note)
    note = merged(ours, replace(first, rects=()))
    put = tuple(rect for piece in pieces for rect in piece.put)
    there = tuple(rect for piece in pieces for rect in piece.note.rects)
    lacks = {rect.page for rect in ours.rects} - {piece.page for piece in put}
    if not ours.is_placed or not put or (stand_together(put, there) and not lacks):
        return note
    return replace(note, rects=there, passage=None)


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
