"""How letters hang together: asked when shown, so that a letter that comes later heals a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.details import Words
from kanttekening.domain.links import CitedPaper, Citing, LetterLinks, LooseEnds, NamedTogether
from kanttekening.domain.passage import Span
from kanttekening.store.citations import CitationStore
from kanttekening.text.lost_pictures import LOST_PICTURES, find_lost_pictures
from kanttekening.text.number_keys import own_keys
from kanttekening.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.findings import Reference
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.domain.rows import LetterRow
    from kanttekening.services.details import DetailService
    from kanttekening.services.references import References
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore


class Links:
    """Follows references forth and back."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        contents: ContentStore,
        references: References,
        details: DetailService,
    ) -> None:
        self._letters = letters
        self._contents = contents
        self._references = references
        self._details = details
        self._citations = CitationStore(database)

    def of_letter(self, letter_id: LetterId) -> LetterLinks:
        """Everything that a letter is tied to, and what it asks for."""
        letter = self._letters.letter(letter_id)
        findings = self._contents.findings(letter_id)
        resolved = [(found, self._resolve(found, letter)) for found in findings.references]
        citing = self._citing(letter)
        parent = letter.parent_id or letter.part_of
        children = self._letters.children(letter_id)
        rows = self._rows([parent, *children, *(found for _, found in resolved), *citing])
        return LetterLinks(
            rows.get(parent) if parent else None,
            tuple(rows[child] for child in children if child in rows),
            tuple(CitedPaper(found, rows.get(to) if to else None) for found, to in resolved),
            tuple(
                Citing(rows[by], found.text, found.spans[0])
                for by, found in citing.items()
                if by in rows
            ),
            findings.requested_decisions,
            findings.requests,
        )

    def loose_ends(self, letter_id: LetterId) -> LooseEnds:
        """The names that a letter shares with others, and the pictures that it lost.

        Looks into each letter with such a name, so it is asked when somebody wants to see it.
        """
        found = self._details.shared_names(letter_id, self._contents.findings(letter_id))
        rows = self._rows(other for shared in found for other in shared.letters)
        named = (
            NamedTogether(
                shared.name,
                tuple(
                    sorted(
                        (rows[other] for other in shared.letters if other in rows),
                        key=lambda row: row.date or "",
                        reverse=True,
                    )
                ),
            )
            for shared in found
        )
        shown = tuple(shared for shared in named if shared.letters)
        return LooseEnds(shown, self._lost_pictures(letter_id))

    def _lost_pictures(self, letter_id: LetterId) -> tuple[Words, ...]:
        """The sentences that speak of a picture which is not in the file."""
        shown = self._contents.version_id(letter_id)
        if not any(
            note.id == shown and LOST_PICTURES in note.warnings
            for note in self._contents.versions(letter_id)
        ):
            return ()
        content = self._contents.content(letter_id)
        text = content.document.text
        said = [
            (Span(spans[0].start, spans[-1].end), sentence.words)
            for sentence in sentences(text, content.understanding.reading)
            if (spans := sentence.source(0, len(sentence.words)))
        ]
        found: dict[Span, str] = {}
        for lost in find_lost_pictures(content.document):
            at = lost.span.start
            around = next((one for one in said if one[0].contains(at)), (lost.span, lost.text))
            found[around[0]] = " ".join(around[1].split())
        return tuple(Words(words, span) for span, words in found.items())

    def _resolve(self, reference: Reference, letter: Letter) -> LetterId | None:
        return self._references.resolve(reference, letter)

    def _citing(self, letter: Letter) -> dict[LetterId, Reference]:
        """Who cites this letter, each with the first place; what is ambiguous is no citation."""
        facts = letter.facts
        numbers = [facts.reference, facts.circular_number and f"Lbr. {facts.circular_number}"]
        keys = [key for number in numbers if number for key in own_keys(number)[:1]]
        found: dict[LetterId, Reference] = {}
        for citation in self._citations.of(keys, facts.date[:10] if facts.date else None):
            by = citation.letter_id
            if by in found or by == letter.id:
                continue
            if self._resolve(citation.reference, self._letters.letter(by)) == letter.id:
                found[by] = citation.reference
        return found

    def _rows(self, ids: Iterable[LetterId | None]) -> dict[LetterId, LetterRow]:
        wanted = tuple(dict.fromkeys(found for found in ids if found is not None))
        return {row.id: row for row in self._letters.rows_of(wanted)}
