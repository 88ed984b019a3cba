"""Annotations as a collection of the W3C Web Annotation Data Model, in JSON-LD.

Where a mark stands is said three times: in code points of our text (TextPositionSelector), in the
words themselves with those around them (TextQuoteSelector), and in points on the pages
(FragmentSelector with the fragments of RFC 8118). What the model has no name for is a property
of our own context, ``kt:``.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from kanttekening.domain.note_names import (
    ANNO_CONTEXT,
    AUDIENCE_IRI,
    NOTE_IRI,
    OWN_CONTEXT,
    PDF_FRAGMENTS,
    SOURCE_IRI,
    UUID_IRI,
)
from kanttekening.domain.shared_note import NoteShape, SharedNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.shared_note import NoteFile

Json = dict[str, Any]


def web_annotations(files: Sequence[NoteFile], title: str, version: str, moment: str) -> bytes:
    """The notes of letters as one JSON-LD document; ``moment`` is when it was made."""
    items = [_annotation(note, found) for found in files for note in found.notes]
    identity = UUID_IRI + str(
        uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(item["id"] for item in items))
    )
    page = {
        "id": f"{identity}#page1",
        "type": "AnnotationPage",
        "partOf": identity,
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": [ANNO_CONTEXT, OWN_CONTEXT],
        "id": identity,
        "type": "AnnotationCollection",
        "label": title,
        "generator": {"type": "Software", "name": f"Kanttekening {version}"},
        "generated": moment,
        "total": len(items),
        "first": page,
        "last": page["id"],
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode() + b"\n"


def note_iri(note_id: str) -> str:
    """The name of a note that no other has: its UUID, if it is one."""
    try:
        if str(uuid.UUID(note_id)) == note_id:
            return UUID_IRI + note_id
    except ValueError:
        pass
    return NOTE_IRI + note_id.encode().hex()


def _annotation(note: SharedNote, found: NoteFile) -> Json:
    remark = note.shape is NoteShape.REMARK
    made: Json = {
        "id": note_iri(note.id),
        "type": "Annotation",
        "motivation": "commenting" if note.note or remark else "highlighting",
        "creator": {"type": "Person", "name": note.author},
        "audience": {"id": AUDIENCE_IRI + note.visibility.value, "type": "Audience"},
        "body": list(_bodies(note)),
        "target": _target(note, found),
        "kt:shape": note.shape.value,
        "kt:state": note.state.value,
    }
    if note.created:
        made["created"] = note.created
    if note.modified:
        made["modified"] = note.modified
    if note.was:
        made["kt:was"] = note.was
    if note.done is not None:
        made["kt:done"] = note.done
    if note.shape is NoteShape.AREA:
        made["kt:rects"] = [[r.page, r.x0, r.y0, r.x1, r.y1] for r in note.rects]
    return made


def _bodies(note: SharedNote) -> Iterator[Json]:
    if note.note:
        yield {
            "type": "TextualBody",
            "value": note.note,
            "format": "text/markdown",
            "language": "nl",
            "purpose": "commenting",
        }
    if note.kind is not None:
        yield {"type": "TextualBody", "value": note.kind.value, "purpose": "classifying"}
    for label in note.labels:
        yield {"type": "TextualBody", "value": label, "purpose": "tagging"}


def _target(note: SharedNote, found: NoteFile) -> Json:
    source = SOURCE_IRI + found.source
    target: Json = {"type": "SpecificResource", "source": source, "kt:fileName": found.file_name}
    selectors = list(_selectors(note))
    if selectors:
        target["selector"] = selectors
    return target


def _selectors(note: SharedNote) -> Iterator[Json]:
    passage = note.passage
    if passage is not None:
        position: Json = {
            "type": "TextPositionSelector",
            "start": passage.span.start,
            "end": passage.span.end,
        }
        if passage.page is not None:
            position["kt:page"] = passage.page
        yield position
        yield {
            "type": "TextQuoteSelector",
            "exact": passage.quote,
            "prefix": passage.prefix,
            "suffix": passage.suffix,
        }
    for rect in note.rects:
        yield {"type": "FragmentSelector", "conformsTo": PDF_FRAGMENTS, "value": fragment(rect)}


def fragment(rect: PageRect) -> str:
    """A rectangle as RFC 8118 says it: page, and left, top, width and height in points."""
    sides = (rect.x0, rect.y0, rect.x1 - rect.x0, rect.y1 - rect.y0)
    return f"page={rect.page}&viewrect=" + ",".join(map(_number, sides))


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
