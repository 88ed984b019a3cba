"""Has the first search be as quick as the next: what it loads, it finds loaded.

Asking the library for the first time loads a hundred modules and takes 80 ms, and a word with a
slip in it loads RapidFuzz besides.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.ui.letters.browse import Request, list_letters

if TYPE_CHECKING:
    from kanttekening.domain.rows import LetterCounts
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.browse import Browser

# One after the other: the modules; what forgives a slip; several words and a filter; a number.
_REHEARSED = ("a", "gemeentte ", "de rraad in jaar:2020", "24/032")


def warm_up(desk: Desk, browser: Browser, left: tuple[str, ...] = _REHEARSED) -> None:
    """Ask some questions whose answers nobody gets to see, until somebody asks one himself."""
    # Whoever types already has loaded it, and waits for an answer.
    if browser.request.query:
        return
    if not left:
        desk.ask(_tidy_up, lambda _: None, lambda _: None)
    else:
        counts = browser.listing.counts if browser.listing else None
        desk.ask(
            partial(_rehearse, left[0], counts),
            lambda _: warm_up(desk, browser, left[1:]),
            lambda _: None,
        )


def _rehearse(query: str, counts: LetterCounts | None, library: Library) -> None:
    list_letters(library, Request(query=query), counts)


def _tidy_up(library: Library) -> None:
    """Give back the 5 MB that loading and asking took for a moment, and what SQLite keeps."""
    from kanttekening.services.spare_memory import give_back

    library.forget_what_was_read()
    give_back()
