"""All who look for cited papers, and the words without which they have nothing to look for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kanttekening.text import reference_links as links
from kanttekening.text import reference_names as names
from kanttekening.text import reference_numbers as numbers
from kanttekening.text.reference_laws import find_laws
from kanttekening.text.reference_papers import find_papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kanttekening.text.asking_sentences import Flow
    from kanttekening.text.reference_mention import Mention

    Finder = Callable[[Flow], Iterator[Mention]]
    Look = tuple[tuple[str, ...], Finder]

_COUNCIL_PAPERS = (
    "motie", "amendement", "toezegging", "resolutie", "raadsvoorstel", "initiatiefvoorstel",
    "raadsinformatiebrie", "rib",
)  # fmt: skip
_LETTERS = ("brief", "mail", "schrijven", "memo", "notitie", "besluit")
_MARKS = (
    "kenmerk", "referentie", "zaak", "zaaknummer", "dossier", "registratie", "documentn",
    "document ",
)  # fmt: skip
_LAWS = (
    "wet", "wmo", "wob", "woo", "awb", "avg", "wgr", "wlz", "wvggz", "wkb", "wnt", "wpg", "zvw",
    "wro", "wabo", "bbv", "wgs", "bibob", "besluit b", "bouwbesluit", "code ", "algemene ",
    "reglement",
)  # fmt: skip
_ADDRESSES = ("http", "www.", ".nl", ".eu", ".com", ".org", ".net", ".info", ".frl", ".amsterdam")
_ANNEXES = (
    "bijlage", "bijgevoegd", "bijgaand", "bijgesloten", "meegestuurd", "meegezonden", "ingesloten",
    "aangehecht", "hierbij",
)  # fmt: skip
_TITLED = (
    "notitie", "rapport", "nota", "advies", "visie", "brochure", "handreiking", "memo", "podcast",
    "onderzoek", "monitor", "verordening", "voorstel", "plan", "programma", "agenda", "manifest",
    "pamflet", "evaluatie", "verkenning", "nieuwsbrief",
)  # fmt: skip
_AUTHORED = tuple(
    f"{what} van "
    for what in ("rapport", "advies", "onderzoek", "aanbevelingen", "adviezen", "bevindingen",
                 "evaluatie", "brief")
)  # fmt: skip
_PAPER_WORDS = (
    "nota", "agenda", "akkoord", "programma", "strategie", "visie", "rapport", "plan", "toets",
    "monitor", "verkenning", "circulaire", "handreiking", "verordening", "begroting", "jaar",
    "beraad",
)  # fmt: skip
_KNOWN = (
    "nota", "akkoord", "regeerprogramma", "coalitieprogramma", "collegeprogramma", "circulaire",
    "hervormingsagenda",
)  # fmt: skip
_ACRONYMS = (
    "-rapport", "-advies", "-onderzoek", "-nota", "-handreiking", "-notitie", "-agenda",
    "-akkoord", "-monitor",
)  # fmt: skip
_BODIES = (
    "fonds ", "taskforce", "studiegroep", "staatscommissie", "visitatiecommissie", "denktank",
    "college v",
)  # fmt: skip
_PROGRAMS = (
    "goals", "common ground", "samen ", "beter ", "anders ", "slim ", "gezond ", "duurzaam ",
    "veilig ", "vitaal ", "actief ", "thuis ",
)  # fmt: skip
_SEVERAL = (
    "moties", "resoluties", "amendementen", "toezeggingen", "mailings", "brieven", "adviezen",
    "rapporten",
)  # fmt: skip
_SEPARATE = ("aparte ", "afzonderlijke ", "separate ", "begeleidende ", "liggende ")

# Whoever reads more out of the words goes first: what one has taken, another leaves.
_BY_NAME: tuple[Look, ...] = (
    (_ADDRESSES, links.find_addresses),
    (_LAWS, find_laws),
    (_ANNEXES, links.find_annexes),
    (_TITLED, names.find_titled),
    (_AUTHORED, names.find_by_author),
    (("minister", "staatssecretaris", "wethouder"), names.find_sent),
    (("motie",), names.find_movers),
    (_KNOWN, names.find_known),
    (_ACRONYMS, names.find_by_acronym),
    (("rapport ", "nota ", "notitie ", "handreiking "), names.find_by_title),
    ((" 20",), names.find_of_a_year),
    (_PAPER_WORDS, names.find_by_capital),
    (_BODIES, names.find_bodies),
    (_PROGRAMS, names.find_programs),
    (_SEVERAL, names.find_several),
    (_SEPARATE, names.find_separate),
    (("onderzoek",), names.find_studies),
)


@dataclass(frozen=True, slots=True)
class Finders:
    """The finders that may find something in one letter."""

    _numbered: tuple[Look, ...]
    _named: tuple[Look, ...]

    def by_number(self, flow: Flow) -> Iterator[Mention]:
        """Find papers by number, date or title; those of the council first."""
        return _mentions(flow, self._numbered)

    def by_name(self, flow: Flow) -> Iterator[Mention]:
        """Find everything else."""
        return _mentions(flow, self._named)


def finders_for(text: str, letter_date: str | None) -> Finders:
    """Choose the finders for a letter: looking for what is not there at all takes time."""
    lower = text.lower()
    by_number: tuple[Look, ...] = (
        (("lbr", "ledenbrief"), numbers.find_circulars),
        (_COUNCIL_PAPERS, partial(find_papers, letter_date=letter_date)),
        (_LETTERS, partial(numbers.find_letters, letter_date=letter_date)),
        (_MARKS, numbers.find_marks),
        (("kamerstuk", "ecli:", "stb.", "stcrt.", "staats"), numbers.find_papers_of_state),
    )
    return Finders(_present(by_number, lower), _present(_BY_NAME, lower))


def _present(looks: Sequence[Look], lower: str) -> tuple[Look, ...]:
    # A line break in the text is a space in the words: a word with a space is kept in any case.
    kept = (
        (tuple(word for word in words if " " in word or word in lower), finder)
        for words, finder in looks
    )
    return tuple(look for look in kept if look[0])


def _mentions(flow: Flow, looks: Sequence[Look]) -> Iterator[Mention]:
    lower = flow.lower
    for words, finder in looks:
        for word in words:
            if word in lower:
                yield from finder(flow)
                break
