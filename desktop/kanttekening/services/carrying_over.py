"""An annotation as it stands on another text of its letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.errors import NotFoundError
from kanttekening.services.known_pictures import KnownPictures, prints_by_worker

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.guess import Guess
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.letter import VersionId
    from kanttekening.domain.passage import Passage, Span
    from kanttekening.services.known_pictures import Prints
    from kanttekening.store.contents import ContentStore
    from kanttekening.text.carrying import Carrier


class CarryingOver:
    """Carries annotations from text to text, and compares two texts only once in a row."""

    def __init__(self, contents: ContentStore, prints: Prints | None = None) -> None:
        self._contents = contents
        self._pictures = KnownPictures(contents, prints or prints_by_worker)
        self._last: tuple[VersionId, VersionId, Carrier] | None = None

    def to(self, annotation: Annotation, content: LetterContent) -> Annotation:
        """The annotation as it stands in this text; orphaned if it is not found there."""
        if annotation.state is AnchorState.KEPT:
            return annotation
        if annotation.passage is None and annotation.area is None:
            return replace(annotation, version_id=content.version_id)
        if annotation.area is not None:
            return self._area(annotation, content)
        return self._passage(annotation, content)

    def guesses(self, annotation: Annotation, content: LetterContent) -> tuple[Guess, ...]:
        """Where an annotation that was not found may belong, the likeliest place first."""
        from kanttekening.domain.guess import Guess
        from kanttekening.text.anchoring import describe

        if annotation.area is not None:
            return self._area_guesses(annotation, annotation.area, content)
        if annotation.passage is None:
            return ()
        carrier = self._carrier(annotation, content)
        found = carrier and carrier.carry(annotation.passage.span, guess=True)
        text, page_of = content.document.text, content.layout.page_of
        spans = found.guesses or ((found.span,) if found.span else ()) if found else ()
        return tuple(Guess(describe(text, span, page_of(span.start))) for span in spans)

    def _area_guesses(
        self, annotation: Annotation, area: PageRect, content: LetterContent
    ) -> tuple[Guess, ...]:
        from kanttekening.domain.guess import Guess
        from kanttekening.text.area_carrying import place_of
        from kanttekening.text.area_guesses import Pages, area_guesses

        carrier = self._carrier(annotation, content)
        if carrier is None:
            return ()
        before, now = (
            Pages(layout, self._pictures.of(version_id) or ())
            for layout, version_id in (
                (self._contents.layout_of(annotation.version_id), annotation.version_id),
                (content.layout, content.version_id),
            )
        )
        return tuple(
            Guess(place_of(place, content.document.text, content.layout), reason, place)
            for reason, place in area_guesses(area, before, now, carrier)
        )

    def _passage(self, annotation: Annotation, content: LetterContent) -> Annotation:
        from kanttekening.text.anchoring import describe  # slow to load, and seldom needed

        found = self._found(annotation, content)
        if found is None:
            return replace(annotation, state=AnchorState.ORPHANED)
        span, state = found
        passage = describe(content.document.text, span, content.layout.page_of(span.start))
        if state is AnchorState.CHANGED and self._is_read_otherwise(annotation, passage, content):
            state = AnchorState.ANCHORED
        state, was = _told(annotation, passage, state)
        return replace(
            annotation, version_id=content.version_id, passage=passage, state=state, was=was
        )

    def _found(
        self, annotation: Annotation, content: LetterContent
    ) -> tuple[Span, AnchorState] | None:
        from kanttekening.text.anchoring import locate

        if annotation.passage is None:
            return None
        carrier = self._carrier(annotation, content)
        if carrier is None:
            return locate(annotation.passage, content.document.text)
        carried = carrier.carry(annotation.passage.span)
        return None if carried.span is None else (carried.span, carried.state)

    def _is_read_otherwise(
        self, annotation: Annotation, passage: Passage, content: LetterContent
    ) -> bool:
        from kanttekening.text.carrying import reads_alike

        if annotation.passage is None:
            return False
        if not self._contents.of_one_file(annotation.version_id, content.version_id):
            return False
        return reads_alike(annotation.passage.quote, passage.quote)

    def _area(self, annotation: Annotation, content: LetterContent) -> Annotation:
        """An area stays where it is on the pages of one file; else what is under it tells.

        That is the picture that it marks, or else the words beside it.
        """
        from kanttekening.text.area_carrying import carry_area
        from kanttekening.text.area_pictures import follow_picture

        if annotation.area is None:
            return annotation
        if self._contents.of_one_file(annotation.version_id, content.version_id):
            return self._on_area(annotation, content, annotation.state)
        carrier = self._carrier(annotation, content)
        before = self._contents.layout_of(annotation.version_id)
        area = carry_area(annotation.area, before, content.layout, carrier) if carrier else None
        pictures = self._pictures.of(annotation.version_id), self._pictures.of(content.version_id)
        if pictures[0] is not None and pictures[1] is not None:
            area = follow_picture(annotation.area, area, pictures[0], pictures[1])
        if area is None:
            return replace(annotation, state=AnchorState.ORPHANED)
        state = AnchorState.ANCHORED if area == annotation.area else AnchorState.MOVED
        return self._on_area(replace(annotation, area=area), content, state)

    def _on_area(
        self, annotation: Annotation, content: LetterContent, state: AnchorState
    ) -> Annotation:
        from kanttekening.text.area_carrying import place_of

        if annotation.area is None:
            return annotation
        passage = place_of(annotation.area, content.document.text, content.layout)
        return replace(annotation, version_id=content.version_id, passage=passage, state=state)

    def _carrier(self, annotation: Annotation, content: LetterContent) -> Carrier | None:
        """What carries from the text that the annotation is of; None if that is not known."""
        from kanttekening.text.carrying import Carrier

        pair = (annotation.version_id, content.version_id)
        if self._last is None or self._last[:2] != pair:
            try:
                text = self._contents.text_of(annotation.version_id)
            except NotFoundError:
                return None
            self._last = (*pair, Carrier(text, content.document.text))
        carrier, passage = self._last[2], annotation.passage
        stands = passage is None or passage.span.of(carrier.old_text) == passage.quote
        return carrier if stands else None


def _told(annotation: Annotation, passage: Passage, state: AnchorState) -> tuple[AnchorState, str]:
    """What is said of a mark that was found, and the words it had when it was made.

    What nobody has agreed with yet goes on to be told, unless the words are as they were again.
    """
    before = annotation.passage.quote if annotation.passage else ""
    was = annotation.was or before
    if was.split() == passage.quote.split():
        moved = AnchorState.MOVED in (state, annotation.state)
        return (AnchorState.MOVED if moved else AnchorState.ANCHORED), ""
    if annotation.was or state is AnchorState.CHANGED:
        return AnchorState.CHANGED, was
    moved = AnchorState.MOVED in (state, annotation.state)
    return (AnchorState.MOVED if moved else state), ""
