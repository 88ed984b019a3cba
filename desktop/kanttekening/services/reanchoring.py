"""Finding every annotation back in a new extraction of its letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState, Annotation
from kanttekening.store.annotations import to_row
from kanttekening.text.anchoring import describe, locate

if TYPE_CHECKING:
    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.letter import LetterId
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore


def reanchor(
    annotations: AnnotationStore, contents: ContentStore, letter_id: LetterId, moment: str
) -> None:
    """Move a letter's annotations to its newest version, inside the caller's transaction.

    One that can't be found keeps its quote and its old place and is called orphaned: it is shown
    as such, never dropped and never put somewhere on a guess.
    """
    content = contents.content(letter_id)
    for annotation in annotations.of_letter(letter_id):
        annotations.put(annotation.id, to_row(_relocated(annotation, content)), moment)


def _relocated(annotation: Annotation, content: LetterContent) -> Annotation:
    annotation = replace(annotation, version_id=content.version_id)
    if annotation.passage is None:
        return annotation
    found = locate(annotation.passage, content.document.text)
    if found is None:
        return replace(annotation, state=AnchorState.ORPHANED)
    span, state = found
    passage = describe(content.document.text, span, content.layout.page_of(span.start))
    return replace(annotation, passage=passage, state=state)
