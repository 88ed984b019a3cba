"""Finding annotations back in a newer extraction of their letter.

One that can't be found keeps its quote and its old place and is called orphaned: it is shown as
such, never dropped and never put somewhere on a guess.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState, Annotation
from kanttekening.domain.letter import LetterId
from kanttekening.store.annotations import from_rows, to_row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kanttekening.domain.content import LetterContent
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.editions import EditionStore


class Reanchoring:
    """Moves annotations to the newest version of their letter."""

    def __init__(
        self, annotations: AnnotationStore, contents: ContentStore, editions: EditionStore
    ) -> None:
        self._annotations = annotations
        self._contents = contents
        self._editions = editions

    def letter(self, letter_id: LetterId, moment: str) -> None:
        """Move all of a letter's annotations, inside the caller's transaction.

        Where they stood on the text of another file is kept, to be able to put them back there.
        """
        content = self._contents.content(letter_id)
        for annotation in self._annotations.of_letter(letter_id):
            if annotation.version_id != content.version_id:
                self._editions.keep_place(to_row(annotation), content.version_id)
                self._annotations.put(annotation.id, to_row(moved_to(annotation, content)), moment)

    def bring(self, letter_id: LetterId, into: LetterId, moment: str) -> None:
        """Let what is still on a letter that became a part of another go along with it."""
        for annotation in self._annotations.of_letter(letter_id):
            row = {**to_row(annotation), "letter_id": into}
            self._annotations.put(annotation.id, self.row(row), moment)

    def row(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """A row of the journal, which may be older than the newest version.

        What is put on a letter that became a part of another comes to stand on that one.
        """
        letter_id = LetterId(row["letter_id"])
        into = self._editions.joined_to(letter_id)
        if into is not None:
            return self.row({**row, "letter_id": into})
        newest = self._contents.version_id(letter_id)
        if row["version_id"] == newest:
            return row
        self._editions.keep_place(dict(row), newest)
        (annotation,) = from_rows([row])
        return to_row(moved_to(annotation, self._contents.content(letter_id)))


def moved_to(annotation: Annotation, content: LetterContent) -> Annotation:
    """The annotation as it stands in this text, or as orphaned."""
    from kanttekening.text.anchoring import describe, locate  # slow to load, and seldom needed

    annotation = replace(annotation, version_id=content.version_id)
    if annotation.passage is None:
        return annotation
    found = locate(annotation.passage, content.document.text)
    if found is None:
        return replace(annotation, state=AnchorState.ORPHANED)
    span, state = found
    passage = describe(content.document.text, span, content.layout.page_of(span.start))
    return replace(annotation, passage=passage, state=state)
