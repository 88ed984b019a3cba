"""Two letters, or two versions of one, to be laid beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.content import files_of
from kanttekening.readers.side_by_side import TextComparer

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.content import LetterContent, VersionNote
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.domain.passage import Span
    from kanttekening.store.annotations import AnnotationStore
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.editions import EditionStore
    from kanttekening.store.letters import LetterStore

__all__ = ["Comparing", "Side", "TextComparer"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts, with what was marked on it."""

    letter_id: LetterId
    version_id: VersionId
    title: str
    date: str | None
    number: int
    total: int
    is_shown: bool
    content: LetterContent
    annotations: tuple[Annotation, ...]


class Comparing:
    """Fetches what is laid side by side. The comparing itself needs no library."""

    def __init__(
        self,
        letters: LetterStore,
        contents: ContentStore,
        annotations: AnnotationStore,
        editions: EditionStore,
    ) -> None:
        self._letters = letters
        self._contents = contents
        self._annotations = annotations
        self._editions = editions

    def versions(self, letter_id: LetterId) -> tuple[VersionNote, ...]:
        """The files of a letter, oldest first: of these a person chooses."""
        return files_of(self._contents.versions(letter_id))

    def of_versions(
        self, letter_id: LetterId, old: VersionId | None = None, new: VersionId | None = None
    ) -> tuple[Side, Side] | None:
        """Two versions of one letter; as a rule the newest and the one before it."""
        files = self.versions(letter_id)
        if len(files) < 2:
            return None
        return (
            self.side(letter_id, old or files[-2].id),
            self.side(letter_id, new or files[-1].id),
        )

    def of_letters(self, older: LetterId, newer: LetterId) -> tuple[Side, Side]:
        """Two letters as they are shown."""
        return (
            self.side(older, self._contents.version_id(older)),
            self.side(newer, self._contents.version_id(newer)),
        )

    def side(self, letter_id: LetterId, version_id: VersionId) -> Side:
        """One version of a letter, with the marks at the places that they had on it."""
        letter = self._letters.letter(letter_id)
        files = self.versions(letter_id)
        numbers = {found.id: number for number, found in enumerate(files, start=1)}
        content = self._contents.content_of(version_id)
        return Side(
            letter_id,
            version_id,
            letter.title,
            content.understanding.facts.date,
            numbers.get(version_id, len(files)),
            len(files),
            version_id == letter.version_id,
            content,
            tuple(self._on(letter_id, version_id)),
        )

    def in_older(self, letter_id: LetterId, version_id: VersionId, span: Span) -> Span | None:
        """Where words of the newest text stand in an older one; None if they are not there."""
        from kanttekening.text.carrying import Carrier

        newest = self._contents.content(letter_id).document.text
        if span.end > len(newest):
            return None
        return Carrier(newest, self._contents.text_of(version_id)).carry(span).span

    def pages_pdf(self, version_id: VersionId) -> bytes:
        """The PDF that shows a version."""
        return self._contents.pages_pdf_of(version_id)

    def _on(self, letter_id: LetterId, version_id: VersionId) -> list[Annotation]:
        found = []
        versions = [v for v in self._editions.of_letter(letter_id) if v.id == version_id]
        for annotation in self._annotations.of_letter(letter_id):
            if annotation.version_id == version_id:
                # On its own text it stands where it was put, lost or not.
                found.append(replace(annotation, state=AnchorState.ANCHORED))
                continue
            there = self._editions.stood(annotation, versions)
            if there is not None and there.version_id == version_id:
                found.append(there)
        return found
