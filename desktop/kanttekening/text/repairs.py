"""Words that were recognised wrongly on a scan, with a proposal; what a person wrote stays.

Only where a letter shows more than once what no person types (é for ë, two apostrophes in a row)
it is read with suspicion, and only words that Dutch or the letter itself knows are proposed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Repair
from kanttekening.domain.passage import Span
from kanttekening.text.fold import fold
from kanttekening.text.lexicon import (
    has_diaeresis,
    may_have_diaeresis,
    with_diaeresis,
    without_diaeresis,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kanttekening.domain.document import Document
    from kanttekening.domain.letter import Facts

_WORD = re.compile(r"[^\W_]+(?:['’‘`´]{1,2}[^\W\d_]+)*")
_ACCENT = re.compile(r"[éÉ]")
_LONGEST_WORD = 40
_DOUBLED = re.compile(r"(?<=[^\W\d_])['’‘]{2}(?=[^\W\d_])")
_BULLET = re.compile(r"^(?P<sign>[eo¢»«]) (?=[A-ZÀ-Ý][a-zà-ÿ])", re.MULTILINE)
_STOPS = re.compile(r"(?<![\w.])(?P<word>[a-zà-ÿ]{2,40})\.\.(?=\s|$)")
# No words that may be part of a name: "Rinnooy Kan", "Van Dijk".
_CAPITAL = re.compile(
    r"(?<=[a-zà-ÿ])[ \n](?P<word>Zijn|Is|Worden|Wordt|Hebben|Heeft|Kunnen|Moeten|Moet|Zullen|Zal"
    r"|Willen|Maar|Ook|Niet|Dat|Deze|Dit|Wij|Onze)(?= [a-zà-ÿ])"
)
_LIKE_LETTERS = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("5", "s"), ("cl", "d"))
_SURE_SIGNS = 2
_OFTEN = 2
_SHORTEST_ALIKE = 6
_HABIT = 3

# "voorsommige": a preposition that stuck to a word that never ends a compound. A short one could
# end or begin a name or another word ("opde", "Vande"), so it must be long on one side.
_LONG_FRONTS = "voor met naar door over onder tussen volgens binnen buiten tegen tijdens vanuit"
_SHORT_FRONTS = "van aan bij uit als dat dan om op in"
_LONG_BACKS = (
    "sommige alle deze onze iedere elke enkele vele beide zulke welke gemeenten gemeente inwoners "
    "dezelfde"
)
_SHORT_BACKS = "het de hun haar uw"
_NOT_GLUED = "voorde onderde binnende buitende insommige overalle overde tegende"


def _glued_words() -> dict[str, str]:
    long, short = _LONG_FRONTS.split(), _SHORT_FRONTS.split()
    pairs = [(front, back) for front in long + short for back in _LONG_BACKS.split()]
    pairs += [(front, back) for front in long for back in _SHORT_BACKS.split()]
    glued = {front + back: f"{front} {back}" for front, back in pairs}
    return {word: apart for word, apart in glued.items() if word not in _NOT_GLUED.split()}


_GLUED = _glued_words()


def find_repairs(document: Document, facts: Facts) -> tuple[Repair, ...]:  # noqa: ARG001
    """Find what was recognised wrongly, in reading order; nothing in a letter that was typed."""
    text = document.text
    if not _may_be_scan(text):
        return ()
    words = [(match.group(), match.start()) for match in _WORD.finditer(text)]
    counts = Counter(word.lower() for word, _ in words)
    known = set(counts)
    sure = [
        *_accents(words, known),
        *_apostrophes(text, words, counts),
    ]
    if len(sure) < _SURE_SIGNS:
        return ()
    found = {repair.span.start: repair for repair in _unsure(text, words, counts)}
    found |= {repair.span.start: repair for repair in sure}
    return tuple(found[start] for start in sorted(found))


def _may_be_scan(text: str) -> bool:
    """A quick look, for most letters are no scans."""
    signs = len(_DOUBLED.findall(text))
    for match in _ACCENT.finditer(text):
        at = match.start()
        front = text[max(0, at - _LONGEST_WORD) : at + 1].split()[-1]
        back = re.split(r"\W", text[at : at + _LONGEST_WORD], maxsplit=1)[0]
        signs += may_have_diaeresis(fold(front[:-1] + back))
        if signs >= _SURE_SIGNS:
            return True
    return signs >= _SURE_SIGNS


def _accents(words: list[tuple[str, int]], known: set[str]) -> Iterator[Repair]:
    """é where Dutch has ë: "financiéle"."""
    for word, start in words:
        if "é" in word.lower():
            proposal = with_diaeresis(fold(word), known)
            if proposal is not None and fold(proposal) == fold(word):
                yield _repair(start, word, proposal)


def _apostrophes(
    text: str, words: list[tuple[str, int]], counts: Mapping[str, int]
) -> Iterator[Repair]:
    """Two apostrophes in a row: "thema'’s". The letter's own sign is the one that stays."""
    usual = "’" if text.count("’s") > text.count("'s") else "'"
    for word, start in words:
        if _DOUBLED.search(word):
            single = _DOUBLED.sub(usual, word)
            front = re.split("['’‘]", single)[0].lower()
            if single.lower() in counts or front in counts or single.endswith(("s", "S")):
                yield _repair(start, word, single)


def _unsure(text: str, words: list[tuple[str, int]], counts: Mapping[str, int]) -> Iterator[Repair]:
    """What a person may have typed, but not someone whose text has sure signs of a scan."""
    known = set(counts)
    learned = {without_diaeresis(word): word for word in counts if has_diaeresis(word)}
    proposals = {
        word: proposal
        for word in counts
        if (
            proposal := _missing_diaeresis(word, known, learned)
            or (_GLUED.get(word) if counts[word] < _OFTEN else None)
            or _like_letters(word, counts)
        )
    }
    for word, start in words:
        proposal = proposals.get(word.lower())
        if proposal is not None:
            yield _repair(start, word, proposal)
    yield from _signs(text)


def _missing_diaeresis(lower: str, known: set[str], learned: Mapping[str, str]) -> str | None:
    if not lower.isascii():
        return None
    return learned.get(lower) or with_diaeresis(lower, known)


def _like_letters(lower: str, counts: Mapping[str, int]) -> str | None:
    """A word with a letter that looks like another, which the letter has more than once right."""
    if counts[lower] >= _OFTEN or len(lower) < _SHORTEST_ALIKE:
        return None
    for wrong, right in _LIKE_LETTERS:
        if wrong in lower:
            proposal = lower.replace(wrong, right)
            if proposal.isalpha() and counts.get(proposal, 0) >= _OFTEN:
                return proposal
    return None


def _signs(text: str) -> Iterator[Repair]:
    bullets = list(_BULLET.finditer(text))
    if len(bullets) >= _OFTEN:
        for match in bullets:
            yield Repair(Span(*match.span("sign")), match["sign"], "•")
    for match in _STOPS.finditer(text):
        yield _repair(match.start(), match.group(), f"{match['word']}.")
    capitals = list(_CAPITAL.finditer(text))
    # Who writes like that often does so on purpose.
    if len(capitals) < _HABIT:
        for match in capitals:
            yield Repair(Span(*match.span("word")), match["word"], match["word"].lower())


def _repair(start: int, source: str, proposal: str) -> Repair:
    if source[:1].isupper():
        proposal = proposal.upper() if source.isupper() else proposal[:1].upper() + proposal[1:]
    return Repair(Span(start, start + len(source)), source, proposal)
