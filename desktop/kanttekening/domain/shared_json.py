"""A shared note as JSON and back: for the messages of the worker, and for our own place in files.

What comes in may be anybody's: every value is looked at, and what does not fit is a ValueError.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from kanttekening.domain.annotation import AnchorState, MarkKind, Visibility
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Passage, Span
from kanttekening.domain.shared_note import NoteFile, NoteShape, SharedNote

Json = dict[str, Any]

MOST_NOTES = 50_000  # of a file
LONGEST_TEXT = 200_000
LONGEST_WORD = 500
_MOST_LABELS = 100
_MOST_RECTS = 20_000
_FURTHEST = 1e6
_COLOR = re.compile(r"(#[0-9A-Fa-f]{6})?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z)?")


def note_to_json(note: SharedNote) -> Json:
    """All that is known of a note."""
    passage = note.passage
    return {
        "id": note.id,
        "shape": note.shape.value,
        "note": note.note,
        "author": note.author,
        "created": note.created,
        "modified": note.modified,
        "kind": None if note.kind is None else note.kind.value,
        "passage": None
        if passage is None
        else [passage.span.start, passage.span.end, passage.quote, passage.prefix, passage.suffix,
              passage.page],
        "rects": [[r.page, r.x0, r.y0, r.x1, r.y1] for r in note.rects],
        "visibility": note.visibility.value,
        "state": note.state.value,
        "labels": list(note.labels),
        "was": note.was,
        "done": note.done,
        "color": note.color,
        "subject": note.subject,
    }  # fmt: skip


def note_from_json(item: Any) -> SharedNote:
    """The note in a JSON object. Raises ValueError, KeyError or TypeError for anything else."""
    kind, done = item["kind"], item["done"]
    return SharedNote(
        id=_text(item["id"], LONGEST_WORD),
        shape=NoteShape(item["shape"]),
        note=_text(item["note"]),
        author=_text(item["author"], LONGEST_WORD),
        created=_moment(item["created"]),
        modified=_moment(item["modified"]),
        kind=None if kind is None else MarkKind(kind),
        passage=None if item["passage"] is None else _passage(*item["passage"]),
        rects=tuple(_rect(*rect) for rect in _list(item["rects"], _MOST_RECTS)),
        visibility=Visibility(item["visibility"]),
        state=AnchorState(item["state"]),
        labels=tuple(_text(label, LONGEST_WORD) for label in _list(item["labels"], _MOST_LABELS)),
        was=_text(item["was"]),
        done=None if done is None else _moment(done),
        color=_matching(_COLOR, item["color"]),
        subject=_text(item["subject"], LONGEST_WORD),
    )


def packed(note: SharedNote) -> str:
    """A note as one line of ASCII, for a private place in a file of another format."""
    return json.dumps(note_to_json(note), ensure_ascii=True, separators=(",", ":"))


def unpacked(line: str) -> SharedNote | None:
    """The note in such a line; None when it is not ours after all."""
    try:
        return note_from_json(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def file_to_json(found: NoteFile) -> Json:
    """The notes of a file."""
    return {
        "notes": [note_to_json(note) for note in found.notes],
        "source": found.source,
        "file_name": found.file_name,
        "in_user_space": found.in_user_space,
        "left_out": found.left_out,
    }


def file_from_json(item: Any) -> NoteFile:
    """The notes of a file back. Raises ValueError, KeyError or TypeError."""
    return NoteFile(
        tuple(note_from_json(note) for note in _list(item["notes"], MOST_NOTES)),
        _text(item["source"], LONGEST_WORD),
        _text(item["file_name"], LONGEST_WORD),
        bool(item["in_user_space"]),
        _whole(item["left_out"]),
    )


def _text(value: Any, most: int = LONGEST_TEXT) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError("no text, or too much of it")
    return value


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("no list, or too long")
    return value


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not pattern.fullmatch(_text(value)):
        raise ValueError("not of this form")
    return str(value)


def _moment(value: Any) -> str:
    return _matching(_MOMENT, value)


def _whole(value: Any, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 1 << 31:
        raise ValueError("no such number")
    return value


def _passage(start: Any, end: Any, quote: Any, prefix: Any, suffix: Any, page: Any) -> Passage:
    number = None if page is None else _whole(page, 1)
    span = Span(_whole(start), _whole(end))
    return Passage(span, _text(quote), _text(prefix), _text(suffix), number)


def _rect(page: Any, *sides: Any) -> PageRect:
    x0, y0, x1, y1 = (float(side) for side in sides)
    if not all(math.isfinite(side) and abs(side) < _FURTHEST for side in (x0, y0, x1, y1)):
        raise ValueError("no such place")
    return PageRect(_whole(page, 1), x0, y0, x1, y1)
