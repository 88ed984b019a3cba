"""The Dutch words of looking after the search index."""

from __future__ import annotations

from kanttekening.words.numbers import count, letters, thousands

ASK_TITLE = "Zoekindex nakijken"
STOP = "Stop"
LOOKING = "Zoekindex nakijken…"
ALREADY = "De zoekindex wordt al nagekeken"


def progress(done: int, total: int) -> str:
    """How far it is."""
    return f"Zoekindex opnieuw maken: {thousands(done)} van {thousands(total)}"


def completing(done: int, total: int) -> str:
    """How far an index is that a newer version makes."""
    return f"Stukken vindbaar maken: {thousands(done)} van {thousands(total)}"


def done(total: int, missing: int, ghosts: int, failed: int) -> str:
    """What came of it."""
    told = [f"Zoekindex opnieuw gemaakt voor {letters(total)}"]
    if missing:
        told.append(f"{thousands(missing)} {'was' if missing == 1 else 'waren'} niet te vinden")
    if ghosts:
        told.append(f"{count(ghosts, 'rest', 'resten')} opgeruimd")
    if failed:
        told.append(f"{letters(failed)} niet leesbaar")
    return "; ".join(told)


def stopped(done: int, total: int) -> str:
    """Say that it was stopped; the index is whole, only partly renewed."""
    return f"Gestopt na {thousands(done)} van {letters(total)}. Zoeken werkt gewoon."


def stopped_early(left: int) -> str:
    """Say that letters are still missing."""
    return f"Gestopt. {letters(left)} nog niet te vinden: kijk de zoekindex later nog eens na."
