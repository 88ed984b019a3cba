"""An annotation of the library as a note that travels, and back onto a letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import (
    ELSEWHERE,
    AnchorState,
    Annotation,
    AnnotationId,
    MarkStyle,
)
from kanttekening.domain.layout import PageRect
from kanttekening.domain.mark_colors import kind_of_color
from kanttekening.domain.passage import Span
from kanttekening.domain.shared_note import NoteShape, SharedNote
from kanttekening.services.clock import stamp
from kanttekening.text.decode import well_formed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.layout import PageLayout, PlacedWord
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.passage import Passage

_MOST_BETWEEN = 30  # code points: words in a marked line that its quad misses by a hair
_COVERED = 0.5  # of a word's width


def to_shared(
    annotation: Annotation, layout: PageLayout, names: Mapping[MarkKind, str]
) -> SharedNote:
    """The annotation as other programs are told of it; ``names`` are those of the kinds."""
    return SharedNote(
        id=annotation.id,
        shape=_shape_of(annotation),
        note=annotation.note,
        author=annotation.author,
        created=annotation.created,
        modified=annotation.modified,
        kind=annotation.kind,
        passage=annotation.passage,
        rects=_places_of(annotation, layout),
        visibility=annotation.visibility,
        state=annotation.state,
        labels=annotation.labels,
        was=annotation.was,
        done=annotation.done,
        subject=names[annotation.kind],
    )


def _shape_of(annotation: Annotation) -> NoteShape:
    if annotation.area is not None:
        return NoteShape.AREA
    if annotation.passage is None:
        return NoteShape.REMARK
    underlined = annotation.style is MarkStyle.UNDERLINE
    return NoteShape.UNDERLINE if underlined else NoteShape.HIGHLIGHT


def _places_of(annotation: Annotation, layout: PageLayout) -> tuple[PageRect, ...]:
    if annotation.area is not None:
        return (annotation.area,)
    if annotation.passage is None or annotation.state in ELSEWHERE:
        return ()
    return layout.rects(annotation.passage.span)


def to_annotation(
    note: SharedNote, letter_id: LetterId, content: LetterContent, moment: datetime
) -> Annotation:
    """The note on this letter: where its words stand, on an area, or on the letter as a whole.

    What can't be found is orphaned, with its words; never put somewhere on a guess.
    """
    created = note.created or note.modified or stamp(moment)
    underlined = note.shape is NoteShape.UNDERLINE
    bare = Annotation(
        id=AnnotationId(note.id),
        letter_id=letter_id,
        version_id=content.version_id,
        kind=note.kind or kind_of_color(note.color),
        passage=note.passage,
        note=well_formed(note.note),
        author=well_formed(note.author),
        created=created,
        modified=note.modified or created,
        visibility=note.visibility,
        state=note.state,
        labels=tuple(map(well_formed, note.labels)),
        style=MarkStyle.UNDERLINE if underlined else MarkStyle.HIGHLIGHT,
        was=note.was,
        done=note.done,
    )
    return _put_in_place(bare, note, content)


def _put_in_place(bare: Annotation, note: SharedNote, content: LetterContent) -> Annotation:
    if note.shape is NoteShape.AREA and note.rects:
        return _on_area(bare, note.rects[0], content)
    if note.passage is not None:
        passage, state = _found_again(note.passage, note.state, content)
        return replace(bare, passage=passage, state=state)
    span = span_under(note.rects, content.layout)
    if span is None:
        # Drawn beside the words, or on the picture of a page
        return _on_area(bare, _around(note.rects), content) if note.rects else bare
    from kanttekening.text.anchoring import describe  # not before a note of others comes

    passage = describe(content.document.text, span, content.layout.page_of(span.start))
    return replace(bare, passage=passage)


def _on_area(bare: Annotation, area: PageRect, content: LetterContent) -> Annotation:
    """The note on a rectangle; on the letter as a whole if there is no such page."""
    if bare.state in ELSEWHERE:
        return replace(bare, area=area)
    if not 1 <= area.page <= len(content.layout.pages):
        return replace(bare, passage=None, state=AnchorState.ANCHORED)
    from kanttekening.text.area_carrying import place_of

    passage = place_of(area, content.document.text, content.layout)
    return replace(bare, area=area, passage=passage)


def _around(rects: Sequence[PageRect]) -> PageRect:
    """One rectangle around those on the first page of them."""
    page = rects[0].page
    here = [rect for rect in rects if rect.page == page]
    return PageRect(
        page,
        min(rect.x0 for rect in here),
        min(rect.y0 for rect in here),
        max(rect.x1 for rect in here),
        max(rect.y1 for rect in here),
    )


def _found_again(
    passage: Passage, state: AnchorState, content: LetterContent
) -> tuple[Passage, AnchorState]:
    from kanttekening.text.anchoring import describe, locate

    text = content.document.text
    if state in ELSEWHERE:
        return passage, state
    found = locate(passage, text)
    if found is None:
        return passage, AnchorState.ORPHANED
    span, now = found
    if now is AnchorState.ANCHORED:
        # Just as it was left: also when the quote was not the whole of what is described now.
        return passage, state
    # The same words in the text of another file: nothing was moved, they are where they belong.
    now = AnchorState.ANCHORED if now is AnchorState.MOVED else now
    return describe(text, span, content.layout.page_of(span.start)), now


def span_under(rects: Sequence[PageRect], layout: PageLayout) -> Span | None:
    """The stretch of text under rectangles; None when there is none.

    Words count that lie under one for the most part. Of several stretches, which a column or a
    footer parts, it is the longest.
    """
    covered: dict[int, Span] = {}
    for rect in rects:
        for word in layout.words_on(rect.page):
            part = _part_under(word, rect)
            if part is not None:
                covered[word.span.start] = part
    if not covered:
        return None
    runs: list[list[Span]] = []
    for _, part in sorted(covered.items()):
        if not runs or part.start - runs[-1][-1].end > _MOST_BETWEEN:
            runs.append([])
        runs[-1].append(part)
    longest = max(runs, key=lambda run: run[-1].end - run[0].start)
    return Span(longest[0].start, longest[-1].end)


def _part_under(word: PlacedWord, rect: PageRect) -> Span | None:
    """The letters of a word that lie under a rectangle, when they are more than a touch."""
    middle = (word.rect.y0 + word.rect.y1) / 2
    if not rect.y0 <= middle <= rect.y1:
        return None
    left, right = word.share(rect.x0), word.share(rect.x1)
    letters = len(word.span)
    if right - left < _COVERED and (right - left) * letters < 1:
        return None
    start = word.span.start + round(left * letters)
    end = word.span.start + round(right * letters)
    return Span(start, end) if start < end else None
