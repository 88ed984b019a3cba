"""Web Annotations in JSON-LD (W3C Web Annotation Data Model), ours and those of others.

Runs in the worker. Read is what the model allows where we can use it: one annotation, a list, a
page or a collection with its first page in it; bodies and targets as texts, objects or lists.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import AnchorState, MarkKind, Visibility
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageRect
from kanttekening.domain.note_names import AUDIENCE_IRI, NOTE_IRI, SOURCE_IRI, UUID_IRI
from kanttekening.domain.passage import Passage, Span
from kanttekening.domain.shared_json import LONGEST_WORD, MOST_NOTES, note_from_json, note_to_json
from kanttekening.domain.shared_note import NoteFile, NoteShape, SharedNote
from kanttekening.text.decode import well_formed

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

MOST_BYTES = 96 << 20
_PAGE = re.compile(r"(?:^|&)page=(\d{1,6})(?:&|$)")
_VIEW = re.compile(r"(?:^|&)viewrect=([^&]*)")
_TO_THE_THOUSANDTH = 3


def read_web_annotations(data: bytes) -> tuple[NoteFile, ...]:
    """The annotations in a JSON-LD file, those of each letter together. Raises RefusedError."""
    if len(data) > MOST_BYTES:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(data)} bytes of JSON")
    try:
        text = data.decode("utf-8-sig")
        root = json.loads(text)
        if "\\ud" in text.casefold():
            root = _mended(root)
    except (ValueError, RecursionError) as error:
        raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
    files: dict[tuple[str, str], list[SharedNote]] = {}
    for count, item in enumerate(_items(root), start=1):
        note, key = _note(item)
        files.setdefault(key, []).append(note)
        if count > MOST_NOTES:
            raise RefusedError(RefusalCode.TOO_BIG, "annotations")
    if not files:
        raise RefusedError(RefusalCode.EMPTY, "no annotations")
    return tuple(NoteFile(tuple(notes), *key) for key, notes in files.items())


def _mended(value: Any) -> Any:
    """The same without halves of characters, which JSON can name and no library can hold."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, list):
        return [_mended(each) for each in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(each) for key, each in value.items()}
    return value


def _items(root: Any) -> Iterator[Json]:
    for item in _listed(root):
        if not isinstance(item, dict):
            raise RefusedError(RefusalCode.DAMAGED, "no annotation")
        sorts = _listed(item.get("type"))
        if "AnnotationCollection" in sorts:
            first = item.get("first")
            yield from _items(first) if isinstance(first, dict) else ()
        elif "AnnotationPage" in sorts:
            yield from _items(_listed(item.get("items")))
        elif "Annotation" in sorts:
            yield item
        else:
            raise RefusedError(RefusalCode.DAMAGED, "no annotation")


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


@dataclass(slots=True)
class _Place:
    """What the selectors of a target say."""

    source: str = ""
    file_name: str = ""
    span: Span | None = None
    page: int | None = None
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    rects: list[PageRect] = field(default_factory=list)

    def passage(self) -> Passage | None:
        """The passage, from its offsets or from its words alone."""
        if self.quote is None:
            return None
        span = self.span or Span(0, len(self.quote))
        return Passage(span, self.quote, self.prefix, self.suffix, self.page)


def _note(item: Json) -> tuple[SharedNote, tuple[str, str]]:
    """One annotation, and the file that it is about. Raises RefusedError."""
    place = _Place()
    try:
        for target in _listed(item.get("target")):
            _look_at(target, place)
        note = _with_bodies(_bare(item, place), item)
        # Whatever was put together here must hold what every note holds.
        note = note_from_json(note_to_json(note))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise RefusedError(RefusalCode.DAMAGED, type(error).__name__) from error
    return note, (place.source, place.file_name)


def _bare(item: Json, place: _Place) -> SharedNote:
    passage = place.passage()
    shape = item.get("kt:shape")
    if shape is None:
        shape = "highlight" if passage else "area" if place.rects else "remark"
    audience = next((a for a in _listed(item.get("audience")) if isinstance(a, dict)), {})
    seen = str(audience.get("id", "")).removeprefix(AUDIENCE_IRI)
    rects = tuple(place.rects)
    if "kt:rects" in item:
        rects = tuple(PageRect(*rect) for rect in item["kt:rects"])
    return SharedNote(
        id=_name(item),
        shape=NoteShape(shape),
        author=_author(item),
        created=_moment(item.get("created")),
        modified=_moment(item.get("modified") or item.get("created")),
        passage=passage,
        rects=rects,
        visibility=Visibility(seen) if seen in set(Visibility) else Visibility.PRIVATE,
        state=AnchorState(item.get("kt:state", AnchorState.ANCHORED)),
        was=item.get("kt:was", ""),
        done=item.get("kt:done"),
    )


def _with_bodies(note: SharedNote, item: Json) -> SharedNote:
    words: list[str] = [str(item["bodyValue"])] if "bodyValue" in item else []
    labels: list[str] = []
    kind = note.kind
    for body in _listed(item.get("body")):
        if isinstance(body, str):
            continue  # the address of something elsewhere
        value = body.get("value")
        if not isinstance(value, str):
            continue
        match body.get("purpose"):
            case "tagging":
                labels.append(value)
            case "classifying" if value in set(MarkKind):
                kind = MarkKind(value)
            case _:
                words.append(value)
    return replace(note, note="\n\n".join(words), labels=tuple(labels), kind=kind)


def _look_at(target: Any, place: _Place) -> None:
    if isinstance(target, str):
        place.source = target.removeprefix(SOURCE_IRI)
        return
    source = target.get("source", target.get("id", ""))
    if isinstance(source, dict):
        source = source.get("id", "")
    place.source = str(source).removeprefix(SOURCE_IRI)
    place.file_name = str(target.get("kt:fileName", ""))
    for selector in _listed(target.get("selector")):
        if isinstance(selector, dict):
            _select(selector, place)


def _select(selector: Json, place: _Place) -> None:
    match selector.get("type"):
        case "TextPositionSelector":
            start, end = selector["start"], selector["end"]
            if isinstance(start, bool) or not isinstance(start, int) or not isinstance(end, int):
                raise TypeError("no offsets")
            place.span, place.page = Span(start, end), selector.get("kt:page")
        case "TextQuoteSelector":
            place.quote = selector["exact"]
            place.prefix, place.suffix = selector.get("prefix", ""), selector.get("suffix", "")
        case "FragmentSelector":
            _add_fragment(str(selector["value"]), place)


def _add_fragment(value: str, place: _Place) -> None:
    page, view = _PAGE.search(value), _VIEW.search(value)
    if page is None or view is None:
        return
    left, top, width, height = (float(side) for side in view.group(1).split(","))
    right, bottom = round(left + width, _TO_THE_THOUSANDTH), round(top + height, _TO_THE_THOUSANDTH)
    place.rects.append(PageRect(int(page.group(1)), left, top, right, bottom))


def _name(item: Json) -> str:
    iri = item.get("id", "")
    if not isinstance(iri, str):
        raise TypeError("no name")
    if iri.startswith(UUID_IRI):
        return iri.removeprefix(UUID_IRI)
    if iri.startswith(NOTE_IRI):
        return bytes.fromhex(iri.removeprefix(NOTE_IRI)).decode()
    told = iri or json.dumps(item, sort_keys=True)
    return "x-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _author(item: Json) -> str:
    for creator in _listed(item.get("creator")):
        if isinstance(creator, dict):
            name = creator.get("name") or creator.get("nickname") or creator.get("id") or ""
            return str(name)[:LONGEST_WORD]
        return str(creator)[:LONGEST_WORD]
    return ""


def _moment(written: Any) -> str:
    """A moment as we write it; ours comes back to the letter, no date at all is empty."""
    if not isinstance(written, str) or not written:
        return ""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return ""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        whole = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    except OverflowError:
        return ""
    return whole.replace("+00:00", "Z")
