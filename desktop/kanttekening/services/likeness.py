"""Whether a text that comes in is a newer version, or another form, of a letter that is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.letter import LetterKind
from kanttekening.services.mails import MAILS
from kanttekening.store.prints import PrintStore

if TYPE_CHECKING:
    from kanttekening.domain.document import Reading, Understanding
    from kanttekening.domain.letter import Facts, LetterId
    from kanttekening.store.database import Database


class Likeness:
    """Asks a few indexed questions; never walks over all letters."""

    def __init__(self, database: Database) -> None:
        self._prints = PrintStore(database)

    def find(
        self,
        reading: Reading,
        understanding: Understanding,
        file_name: str,
        part_of: LetterId | None = None,
        itself: LetterId | None = None,
    ) -> LetterId | None:
        """The letter that this is a version of; never the mail that it came with, nor ``itself``.

        A mail is only ever a version of a mail of the same moment, and an annex of an annex: what
        hangs on them stays where it was.
        """
        from kanttekening.text.resemblance import print_of  # slow to load
        from kanttekening.text.sameness import Sketch, same_letter

        facts = understanding.facts
        if part_of is not None and reading.media_type in MAILS:
            return None  # mails in mails are answers to each other, and alike for that reason
        mine = Sketch(facts, file_name, print_of(reading.document.text))
        best: tuple[float, int, LetterId] | None = None
        for other in self._prints.candidates(mine.text_print, facts):
            if other.letter_id in (part_of, itself) or not _may_be(facts, other.facts):
                continue
            if not _as_mails(reading.media_type, facts, other.media_type, other.facts):
                continue
            alike = same_letter(mine, Sketch(other.facts, other.file_name, other.text_print))
            if alike is not None:
                found = (alike, int(other.version_id), other.letter_id)
                best = found if best is None else max(best, found)
        return None if best is None else best[2]


def _may_be(one: Facts, other: Facts) -> bool:
    return (one.kind is LetterKind.ANNEX) == (other.kind is LetterKind.ANNEX)


def _as_mails(kind: str, facts: Facts, other_kind: str, other: Facts) -> bool:
    """Mails say little themselves ("see attached"): only the moment tells which one it is."""
    if kind not in MAILS and other_kind not in MAILS:
        return True
    both = kind in MAILS and other_kind in MAILS
    return both and facts.date is not None and facts.date == other.date
