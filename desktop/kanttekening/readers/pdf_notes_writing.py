"""Annotations written into a copy of a PDF, as other programs expect them. Runs in the worker.

One quad for each line of text; author, dates with a zone, colour, subject and a pop-up; our own
id as the name of the annotation, so that it is known again when it comes back. The annotation in
our own terms stands in a private key beside all that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.mark_colors import MARK_COLORS, line_color
from kanttekening.domain.note_names import foreign_id
from kanttekening.domain.shared_json import note_from_json, packed
from kanttekening.domain.shared_note import NoteShape, SharedNote
from kanttekening.readers.pdf_file import as_shown, open_pdf
from kanttekening.readers.pdf_notes_reading import FURTHER, PRIVATE, SOURCE, clear_ours, notes_in
from kanttekening.readers.text_quads import TextQuads
from kanttekening.text.pdf_dates import to_pdf_date
from kanttekening.text.plain_notes import contents_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pymupdf

    from kanttekening.domain.layout import PageRect
    from kanttekening.readers.wire import Head
    from kanttekening.readers.worker import Tell

_MOST_SOURCES = 6  # of a copy of a copy
_PRINTED = 4  # the flag F
# Points: where remarks on the letter stand in the margin of its first page.
_REMARK_SIDE, _REMARK_TOP, _REMARK_STEP = 30.0, 24.0, 26.0
_POPUP_WIDTH, _POPUP_HEIGHT = 220.0, 110.0
_STAMP_SIZE = 9.0
_AT_ONCE = 40
# Writes one annotation on a page; gives the number of its pop-up, if it has one.
_Writing = Callable[["pymupdf.Page", TextQuads], "int | None"]


def write_notes(params: Head, payload: bytes, tell: Tell) -> tuple[Head, bytes]:
    """A copy of a PDF with notes in it; the answer says whether a lock or signature was left out.

    ``title`` is for the copy's properties, ``stamp`` for its first page if it is such a copy.
    """
    import pymupdf

    document = open_pdf(payload)
    tell(document.page_count)
    was_locked = bool((document.metadata or {}).get("encryption"))
    was_signed = _unsigned(document)
    earlier = clear_ours(document)
    there = _written_by_others(document, int(params["letter_id"]))
    notes = (note_from_json(item) for item in params["notes"])
    # What another program wrote just so stands there already.
    _write_all(document, (note for note in notes if there.get(note.id) != note.note))
    if was_locked or was_signed:
        _stamp(document[0], str(params["stamp"]))
    _describe(document, params, earlier)
    # Our own words beside the standard ones are long: packed, a note is a third of the size.
    data: bytes = document.tobytes(
        garbage=1, deflate=True, use_objstms=1, encryption=pymupdf.PDF_ENCRYPT_NONE
    )
    document.close()
    return {"locked": was_locked, "signed": was_signed}, data


def _write_all(document: pymupdf.Document, notes: Iterable[SharedNote]) -> None:
    """Write them page by page, and on each page in the order in which they come."""
    on_page: dict[int, list[_Writing]] = defaultdict(list)
    remarks = 0
    for note in notes:
        if not note.is_placed:
            on_page[1].append(partial(_write_remark, note=note, index=remarks))
            remarks += 1
            continue
        for index, (number, rects) in enumerate(_by_page(note.rects)):
            if 1 <= number <= document.page_count:
                name = f"{note.id}{FURTHER}{number}" if index else note.id
                on_page[number].append(partial(_write_mark, note=note, rects=rects, name=name))
    for number, writings in on_page.items():
        _write_on(document, number, writings)


def _write_on(document: pymupdf.Document, number: int, writings: Sequence[_Writing]) -> None:
    """Write annotations on a page, some at a time on a page that holds no others.

    MuPDF looks at every annotation of the page for each one that is added: of 8,000 the last
    would take a hundred times as long as the first.
    """
    xref = document.page_xref(number - 1)
    held, lying = _annots(document, xref), TextQuads(document, number)
    for first in range(0, len(writings), _AT_ONCE):
        document.xref_set_key(xref, "Annots", "[]")
        page = document[number - 1]
        popups = [
            popup for write in writings[first : first + _AT_ONCE] if (popup := write(page, lying))
        ]
        del page  # or MuPDF would give us this one again, with all that stands on it
        held += _annots(document, xref) + [f"{popup} 0 R" for popup in popups]
    document.xref_set_key(xref, "Annots", f"[{' '.join(held)}]")


def _annots(document: pymupdf.Document, page: int) -> list[str]:
    """What stands on a page, as the file says it: references, or whole objects in a few files."""
    kind, value = document.xref_get_key(page, "Annots")
    if kind == "xref":
        value = document.xref_object(int(value.split()[0]), compressed=True)
    return [value.strip().removeprefix("[").removesuffix("]")] if kind in {"xref", "array"} else []


def _write_mark(
    page: pymupdf.Page, lying: TextQuads, note: SharedNote, rects: Sequence[PageRect], name: str
) -> int | None:
    return _dress(page, _drawn(page, lying, note, rects), note, name)


def _by_page(rects: tuple[PageRect, ...]) -> Iterator[tuple[int, list[PageRect]]]:
    for number in dict.fromkeys(rect.page for rect in rects):
        yield number, [rect for rect in rects if rect.page == number]


def _drawn(
    page: pymupdf.Page, lying: TextQuads, note: SharedNote, rects: Sequence[PageRect]
) -> pymupdf.Annot:
    """The annotation of the right sort, in its place and colour."""
    import pymupdf

    places = [pymupdf.Rect(rect.x0, rect.y0, rect.x1, rect.y1) for rect in rects]
    # Annotations are placed on the page before it is turned.
    back = page.derotation_matrix
    if note.shape is NoteShape.AREA:
        annot = page.add_rect_annot(places[0] * back)
        annot.set_border(width=1.5)
        annot.set_colors(stroke=_rgb(note, line=True))
    else:
        quads = [lying.quad(place * back) for place in places]
        if note.shape is NoteShape.UNDERLINE:
            annot = page.add_underline_annot(quads)
            annot.set_colors(stroke=_rgb(note, line=True))
        else:
            annot = page.add_highlight_annot(quads)
            annot.set_colors(stroke=_rgb(note))
    annot.set_opacity(1.0)
    return annot


def _write_remark(
    page: pymupdf.Page, _lying: TextQuads, note: SharedNote, index: int
) -> int | None:
    import pymupdf

    across = page.rect.width - _REMARK_SIDE
    fit = max(1, int((page.rect.height - 2 * _REMARK_TOP) // _REMARK_STEP))
    column, row = divmod(index, fit)
    place = pymupdf.Point(
        max(0.0, across - column * _REMARK_STEP), _REMARK_TOP + row * _REMARK_STEP
    )
    annot = page.add_text_annot(place * page.derotation_matrix, "", icon="Note")
    annot.set_colors(stroke=_rgb(note))
    return _dress(page, annot, note, note.id)


def _dress(page: pymupdf.Page, annot: pymupdf.Annot, note: SharedNote, name: str) -> int | None:
    """Everything about it but its place; gives the number of its pop-up, if it has one."""
    contents = contents_of(note)
    annot.update()
    rect = annot.rect
    document = page.parent
    values = {
        "NM": name,
        "T": plain(note.author),
        "Subj": plain(note.subject),
        "Contents": contents,
        "CreationDate": to_pdf_date(note.created),
        "M": to_pdf_date(note.modified),
        PRIVATE: packed(note),
    }
    for key, value in values.items():
        if value or key == "Contents":
            document.xref_set_key(annot.xref, key, _pdf_text(value))
    document.xref_set_key(annot.xref, "F", str(_PRINTED))
    # Never through the annotation itself: that would set its date to this moment.
    return _give_popup(page, annot.xref, rect) if contents else None


def _give_popup(page: pymupdf.Page, parent: int, rect: pymupdf.Rect) -> int:
    """A closed pop-up beside the page, as programs make one for the words of a note."""
    import pymupdf

    document = page.parent
    left, top = page.rect.width, max(0.0, min((rect * page.rotation_matrix).y0, page.rect.height))
    shown = pymupdf.Rect(left, top, left + _POPUP_WIDTH, top + _POPUP_HEIGHT)
    place = shown * ~as_shown(page)
    place.normalize()
    xref = document.get_new_xref()
    document.update_object(
        xref,
        "<</Type/Annot/Subtype/Popup/F 28/Open false"
        f"/Rect[{place.x0:g} {place.y0:g} {place.x1:g} {place.y1:g}]/Parent {parent} 0 R>>",
    )
    document.xref_set_key(parent, "Popup", f"{xref} 0 R")
    return int(xref)


def _pdf_text(value: str) -> str:
    """A text string of PDF that every character can stand in."""
    raw = value.encode("ascii") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be")
    return f"<{raw.hex()}>"


def _rgb(note: SharedNote, *, line: bool = False) -> tuple[float, float, float]:
    kind = note.kind or MarkKind.LOOSE
    color = line_color(kind) if line else MARK_COLORS[kind]
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _unsigned(document: pymupdf.Document) -> bool:
    """Take signatures out of the copy: they are of another file. Whether there were any."""
    if document.get_sigflags() <= 0 and not _has_signed_field(document):
        return False
    signed = False
    for xref in range(1, document.xref_length()):
        if document.xref_get_key(xref, "FT") == ("name", "/Sig"):
            signed = signed or document.xref_get_key(xref, "V")[0] != "null"
            document.xref_set_key(xref, "V", "null")
    catalog = document.pdf_catalog()
    document.xref_set_key(catalog, "Perms", "null")
    if document.xref_get_key(catalog, "AcroForm")[0] != "null":
        _set_below(document, catalog, "AcroForm", "SigFlags", "0")
    return signed


def _has_signed_field(document: pymupdf.Document) -> bool:
    return any(
        document.xref_get_key(xref, "FT") == ("name", "/Sig")
        for xref in range(1, document.xref_length())
    )


def _set_below(document: pymupdf.Document, xref: int, key: str, name: str, value: str) -> None:
    kind, held = document.xref_get_key(xref, key)
    if kind == "xref":
        document.xref_set_key(int(held.split()[0]), name, value)
    else:
        document.xref_set_key(xref, f"{key}/{name}", value)


def _stamp(page: pymupdf.Page, words: str) -> None:
    """Say at the top of the page what this copy is."""
    import pymupdf

    width = pymupdf.get_text_length(words, "helv", _STAMP_SIZE)
    place = pymupdf.Point(max(6.0, (page.rect.width - width) / 2), 14.0)
    page.insert_text(
        place * page.derotation_matrix, words, fontsize=_STAMP_SIZE, fontname="helv",
        color=(0.55, 0.1, 0.1), rotate=page.rotation,
    )  # fmt: skip


def _written_by_others(document: pymupdf.Document, letter_id: int) -> dict[str, str]:
    """The annotations that stand there already, by their id in the library: their words."""
    return {foreign_id(letter_id, note.id): note.note for note in notes_in(document).notes}


def _describe(document: pymupdf.Document, params: Any, earlier: str) -> None:
    """The properties of the copy say what it is, and of which files."""
    metadata = dict(document.metadata or {})
    metadata.pop("encryption", None)
    metadata.pop("format", None)
    metadata["title"] = plain(str(params["title"]))
    metadata["subject"] = plain(str(params["stamp"]))
    document.set_metadata(metadata)
    sources = dict.fromkeys([str(params["source"]), *earlier.split()])
    told = " ".join(list(sources)[:_MOST_SOURCES])
    document.xref_set_key(document.pdf_catalog(), SOURCE, _pdf_text(told))
