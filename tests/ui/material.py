"""Small things that tests of the window make."""

from PySide6.QtTest import QTest

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.letter import LetterId
from kanttekening.domain.passage import Span
from kanttekening.domain.rows import LetterRow


def ask(desk, question):
    """Ask a desk that answers at once."""
    answers = []
    desk.ask(question, answers.append)
    return answers[0]


def make_row(number: int = 1, **changes) -> LetterRow:
    """A finished row, without a library."""
    facts = {
        "title": f"Brief {number} over het gemeentefonds",
        "sender": "Vereniging van Nederlandse Gemeenten",
        "date": "2025-02-20",
        "reference": "Lbr. 25/011",
        "kind": "ledenbrief",
        "is_read": True,
        "annotation_count": 0,
    }
    return LetterRow(id=LetterId(number), **(facts | changes))


def first_mark(desk, letter_id=2, span=None, kind=MarkKind.QUESTION):
    """Mark a passage and give the annotation."""
    made = []
    desk.change(
        lambda library: library.annotating.mark(letter_id, span or Span(10, 30), kind), made.append
    )
    return made[0]


def titles(window):
    """The letters in the list, from top to bottom."""
    return [row.title for row in window.letters.model.rows]


def search(qtbot, window, text):
    """Type something to find, and wait until it is asked."""
    window.actions_table["search"].trigger()
    QTest.keyClicks(window.letters.search, text)
    qtbot.waitUntil(lambda: window.browser.request.query == text.strip())
