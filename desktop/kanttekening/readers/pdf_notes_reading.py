"""Annotations that a PDF brings along, of whatever program. Runs in the worker."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kanttekening.domain.layout import PageRect
from kanttekening.domain.shared_json import LONGEST_TEXT, LONGEST_WORD, MOST_NOTES, unpacked
from kanttekening.domain.shared_note import NoteFile, NoteShape, SharedNote
from kanttekening.readers.note_merging import merged
from kanttekening.readers.pdf_file import as_shown, load_page, open_pdf
from kanttekening.text.pdf_dates import from_pdf_date
from kanttekening.text.plain_notes import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pymupdf

    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

PRIVATE = "KTNote"  # the key of an annotation in our own terms
SOURCE = "KTSource"  # the key in the catalog: SHA-256 of the file that this is a copy of
FURTHER = "#"  # what parts the id from the page, for a mark that runs over several
# What people make in other programs. Links, fields, pop-ups and what is drawn for print are not.
_SHAPES = {
    "Highlight": NoteShape.HIGHLIGHT,
    "Underline": NoteShape.UNDERLINE,
    "Squiggly": NoteShape.UNDERLINE,
    "StrikeOut": NoteShape.HIGHLIGHT,
    "Square": NoteShape.AREA,
    "Circle": NoteShape.AREA,
    "Polygon": NoteShape.AREA,
    "PolyLine": NoteShape.AREA,
    "Line": NoteShape.AREA,
    "Ink": NoteShape.AREA,
    "FreeText": NoteShape.AREA,
    "Stamp": NoteShape.AREA,
    "Caret": NoteShape.AREA,
    "Text": NoteShape.AREA,
}
_MARKUP = frozenset({"Highlight", "Underline", "Squiggly", "StrikeOut"})
_HIDDEN = 2
_SMALLEST = 4.0  # points; a caret or a line must still be a place one can see


def notes_in(document: pymupdf.Document) -> NoteFile:
    """All notes in a PDF, page by page; one that makes no sense is left out.

    More than a file may have are counted, not read: each costs a quarter of a millisecond.
    """
    import pymupdf

    found: list[_Seen] = []
    left_out = 0
    for number in range(document.page_count):
        try:
            if document.xref_get_key(document.page_xref(number), "Annots")[0] == "null":
                continue
            page = load_page(document, number)
            for seen in _notes_on(page, MOST_NOTES - len(found)):
                if seen is None:
                    left_out += 1
                else:
                    found.append(seen)
        except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
            continue
    return NoteFile(tuple(_joined(found)), _source(document), left_out=left_out)


def _source(document: pymupdf.Document) -> str:
    """Of which file this is our copy; empty if it is none."""
    try:
        kind, told = document.xref_get_key(document.pdf_catalog(), SOURCE)
    except (RuntimeError, ValueError):  # a file without a beginning
        return ""
    return told if kind == "string" and len(told) <= LONGEST_WORD else ""


def clear_ours(document: pymupdf.Document) -> str:
    """Take the annotations that we wrote earlier out of a copy, to be written anew.

    Gives the files that it is a copy of already.
    """
    for page in document:
        for xref in [annot.xref for annot in page.annots() if annot.xref and _private(annot)]:
            page.delete_annot(page.load_annot(xref))
    return _source(document)


def hide_ours(page: pymupdf.Page) -> None:
    """Draw a page without the annotations that we wrote: they are in the library, as our own.

    Those of other programs stay, as they are in the file.
    """
    annot = page.first_annot
    while annot is not None:
        if not annot.flags & _HIDDEN and _private(annot):
            annot.set_flags(annot.flags | _HIDDEN)
        annot = annot.next


def frames_of(_params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """The frame of each page, from the page as shown to PDF user space; and whose copy it is."""
    document = open_pdf(payload)
    tell(document.page_count)
    frames = []
    for number in range(document.page_count):
        page = load_page(document, number)
        frames.append(list(~as_shown(page)))
    return {"frames": frames, "source": _source(document)}, b""


@dataclass(frozen=True, slots=True)
class _Seen:
    """An annotation as the file shows it, and the note of ours that it was made of, if any."""

    note: SharedNote
    ours: SharedNote | None = None


def _notes_on(page: pymupdf.Page, most: int) -> Iterator[_Seen | None]:
    """What people made on a page; None for each that there is no room for."""
    seen: dict[int, SharedNote] = {}
    annot = page.first_annot
    while annot is not None:
        by_people = annot.type[1] in _SHAPES and not annot.flags & _HIDDEN
        found = _seen(page, annot, len(seen)) if by_people and len(seen) < most else None
        if by_people and len(seen) >= most:
            yield None
        if found is not None:
            note = found.note
            parent = seen.get(annot.irt_xref) if annot.irt_xref > 0 else None
            if parent is not None:
                # An answer stands where the note stands that it answers.
                note = replace(note, rects=parent.rects, shape=parent.shape, color=parent.color)
                found = replace(found, note=note)
            seen[annot.xref or -1 - len(seen)] = note
            yield found
        annot = annot.next


def _seen(page: pymupdf.Page, annot: pymupdf.Annot, index: int) -> _Seen | None:
    sort = annot.type[1]
    info = annot.info
    contents = plain(str(info.get("content") or ""))[:LONGEST_TEXT]
    rects = _rects(page, annot, marked=sort in _MARKUP)
    if not rects or (sort == "Stamp" and not contents):
        return None
    note = SharedNote(
        id=str(info.get("id") or "")[:LONGEST_WORD],
        shape=_SHAPES[sort],
        note=contents,
        author=plain(str(info.get("title") or ""))[:LONGEST_WORD],
        created=from_pdf_date(str(info.get("creationDate") or "")),
        modified=from_pdf_date(str(info.get("modDate") or "")),
        rects=rects,
        color=_color(annot),
        subject=plain(str(info.get("subject") or ""))[:LONGEST_WORD],
    )
    ours = unpacked(_private(annot))
    if ours is not None and note.id.partition(FURTHER)[0] == ours.id:
        return _Seen(note, ours)
    # LibreOffice writes "Griffie, 11/02/26, " as the author.
    author = note.author.strip(" ,")
    return _Seen(replace(note, id=_name(note, page.number, index), author=author))


def _joined(found: list[_Seen]) -> Iterator[SharedNote]:
    """Our own marks that run over pages as one again, with what was changed elsewhere."""
    parts: dict[str, list[_Seen]] = {}
    for seen in found:
        parts.setdefault(seen.ours.id if seen.ours else seen.note.id, []).append(seen)
    for pieces in parts.values():
        ours = pieces[0].ours
        if ours is None:
            yield pieces[0].note
            continue
        rects = tuple(rect for piece in pieces for rect in piece.note.rects)
        first = next((piece.note for piece in pieces if piece.note.id == ours.id), pieces[0].note)
        yield merged(ours, replace(first, rects=rects if ours.is_placed else ()))


def _name(note: SharedNote, page: int, index: int) -> str:
    """What another program calls it, or else what it is: the same file always gives the same."""
    parts = [note.id, str(page), note.shape, note.note, note.author, note.created or note.modified]
    places = [f"{r.x0:.0f},{r.y0:.0f},{r.x1:.0f},{r.y1:.0f}" for r in note.rects]
    if not note.id:
        parts.append(str(index))
    return "x-" + hashlib.sha256("\n".join([*parts, *places]).encode()).hexdigest()[:40]


def _private(annot: pymupdf.Annot) -> str:
    """Our own words about it; empty when it is not ours."""
    import pymupdf

    mupdf = pymupdf.mupdf
    held = mupdf.pdf_annot_obj(mupdf.PdfAnnot(annot.this))
    value: str = mupdf.pdf_dict_get_text_string(held, mupdf.pdf_new_name(PRIVATE))
    return value


def _rects(page: pymupdf.Page, annot: pymupdf.Annot, *, marked: bool) -> tuple[PageRect, ...]:
    """Where it stands on the page as it is shown."""
    import pymupdf

    vertices: Any = annot.vertices if marked else None
    if vertices and len(vertices) >= 4:
        corners = [vertices[at : at + 4] for at in range(0, len(vertices) - 3, 4)]
        places = [pymupdf.Rect(pymupdf.Quad(*four).rect) for four in corners]
    else:
        places = [pymupdf.Rect(annot.rect)]
    shown = (_fitting(page, place * page.rotation_matrix) for place in places)
    return tuple(rect for rect in shown if rect is not None)


def _fitting(page: pymupdf.Page, place: pymupdf.Rect) -> PageRect | None:
    place.normalize()
    bounds = page.rect
    x0, y0 = max(0.0, place.x0), max(0.0, place.y0)
    x1, y1 = (
        min(bounds.width, max(place.x1, x0 + _SMALLEST)),
        min(bounds.height, max(place.y1, y0 + _SMALLEST)),
    )
    if x0 >= x1 or y0 >= y1:
        return None
    return PageRect(page.number + 1, x0, y0, x1, y1)


def _color(annot: pymupdf.Annot) -> str:
    colors = annot.colors or {}
    parts = [float(part) for part in colors.get("stroke") or colors.get("fill") or ()]
    if len(parts) == 1:
        parts = parts * 3
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return ""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in parts)
