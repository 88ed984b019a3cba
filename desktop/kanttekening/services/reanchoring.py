"""Finding annotations back in a newer text of their letter.

One that can't be found stays on the text that it was made on and is called orphaned: it is shown
as such, never dropped and never put somewhere on a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import ELSEWHERE, AnchorState
from kanttekening.domain.letter import LetterId
from kanttekening.store.annotations import from_rows, to_row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.letter import VersionId
    from kanttekening.services.carrying_over import CarryingOver
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.editions import EditionStore


@dataclass(frozen=True, slots=True)
class Newest:
    """The letter that is shown, and the version of it."""

    letter_id: LetterId
    version_id: VersionId


class Reanchoring:
    """Moves annotations to the newest version of their letter."""

    def __init__(
        self,
        annotations: AnnotationStore,
        contents: ContentStore,
        editions: EditionStore,
        carrying: CarryingOver,
    ) -> None:
        self._annotations = annotations
        self._contents = contents
        self._editions = editions
        self._carrying = carrying

    def letter(self, letter_id: LetterId, moment: str) -> None:
        """Move all of a letter's annotations, inside the caller's transaction.

        Where they stood on the text of another file is kept, to be able to put them back there.
        """
        content = self._contents.content(letter_id)
        for annotation in self._annotations.of_letter(letter_id):
            if annotation.version_id != content.version_id:
                row = self._moved(annotation, content)
                self._annotations.put(annotation.id, row, moment)

    def bring(self, letter_id: LetterId, into: LetterId, moment: str) -> None:
        """Let what is still on a letter that became a part of another go along with it."""
        for annotation in self._annotations.of_letter(letter_id):
            row = {**to_row(annotation), "letter_id": into}
            self._annotations.put(annotation.id, self.row(row), moment)

    def row(
        self, row: Mapping[str, Any], newest: Callable[[LetterId], Newest] | None = None
    ) -> Mapping[str, Any]:
        """A row of the journal, which may be older than the newest version.

        What is put on a letter that became a part of another comes to stand on that one.
        ``newest`` saves asking again and again, when there are many rows.
        """
        found = (newest or self.newest)(LetterId(row["letter_id"]))
        if found.letter_id != row["letter_id"]:
            row = {**row, "letter_id": found.letter_id}
        if row["version_id"] == found.version_id or row["state"] == AnchorState.KEPT:
            return row
        (annotation,) = from_rows([row])
        return self._moved(annotation, self._contents.content(found.letter_id))

    def newest(self, letter_id: LetterId) -> Newest:
        """Where what is put on a letter comes to stand: on which letter, and which text of it."""
        into = self._editions.joined_to(letter_id)
        while into is not None:
            letter_id, into = into, self._editions.joined_to(into)
        return Newest(letter_id, self._contents.version_id(letter_id))

    def _moved(self, annotation: Annotation, content: LetterContent) -> Mapping[str, Any]:
        row = to_row(annotation)
        # The place of what is lost already was kept when it was lost.
        if annotation.state not in ELSEWHERE:
            self._editions.keep_place(row, content.version_id)
        return to_row(self._carrying.to(annotation, content))
