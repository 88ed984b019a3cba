"""Three annotations on one of the sample letters."""

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span

QUOTES = (
    ("financiële ravijn", MarkKind.QUESTION, "Wat betekent dit voor de begroting?"),
    ("ledenbijeenkomst op 21 maart", MarkKind.ACTION, "Aanmelden"),
    ("het gemeentefonds", MarkKind.IMPORTANT, ""),
)
TITLE = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"


def letter_of(library):
    """The letter that they stand in."""
    return next(row.id for row in library.letters.rows() if row.title == TITLE)


def mark_all(library):
    """Make them."""
    letter = letter_of(library)
    text = library.letters.content(letter).document.text
    for quote, kind, note in QUOTES:
        start = text.index(quote)
        library.annotating.mark(letter, Span(start, start + len(quote)), kind, note)
