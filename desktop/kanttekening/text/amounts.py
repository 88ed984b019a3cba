"""How much: euros, percentages, and numbers of things."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kanttekening.domain.details import Amount, AmountKind
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,\d{1,3})?"
_GAP = r"[ \xa0]{0,2}"
_TIMES = {
    "duizend": 1000, "ton": 100_000, "miljoen": 10**6, "mln": 10**6, "mln.": 10**6,
    "miljard": 10**9, "mld": 10**9, "mld.": 10**9,
}  # fmt: skip
_FACTORS = r"(?:duizend|ton|miljoen|miljard|mln\.?|mld\.?)(?!\w)"
_TO = rf"{_GAP}(?:-|–|—|tot|à|en){_GAP}"
_MONEY = re.compile(
    rf"(?<!\w)(?:€|EUR){_GAP}(?P<low>{_NUMBER})(?:,--?)?(?:{_GAP}(?P<times>{_FACTORS}))?"
    rf"(?:{_GAP}(?:-|–|—|tot|à|(?P<and>en)){_GAP}(?:€|EUR)?{_GAP}(?P<high>{_NUMBER})(?:,--?)?"
    rf"(?:{_GAP}(?P<more>{_FACTORS}))?)?"
    rf"|(?<![\w.,])(?P<bare>{_NUMBER})(?:{_GAP}(?P<many>{_FACTORS}))?{_GAP}euro\b"
)
_SHARE = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?:{_GAP}(?:%|procent))?{_TO}(?P<high>{_NUMBER})"
    rf"{_GAP}(?:%|procent\b)"
    rf"|(?<![\w.,])(?P<one>{_NUMBER}){_GAP}(?:%|procent\b)"
)
_THINGS = re.compile(
    rf"(?<![\w.,/-])(?P<one>{_NUMBER})[ \xa0](?P<unit>[a-zà-ÿ]{{3,40}}(?:en|s|'s|’s)|hectare"
    r"|kilometer|meter|m2|m²|km|kWh|MWh?)(?![\w-])"
)
# A number behind these is a name, not a quantity; so is one before these.
_NAMES = re.compile(
    r"(?:artikel|art\.|bijlage|pagina|blz\.|nummer|nr\.?|hoofdstuk|paragraaf|§|lid|tabel|figuur"
    r"|fase|week|postbus|agendapunt|versie|stap|deel|lbr\.?|kenmerk|jaar|van|in|sinds|tot|vanaf)"
    r"[ \xa0]$",
    re.IGNORECASE,
)
_NO_THINGS = re.compile(
    r"(?:januari|februari|augustus|\w*(?:jaren|maanden|weken|dagen|uren|minuten|seconden|avonden"
    r"|ochtenden|middagen|nachten)|tussen|tegen|binnen|buiten|boven|samen|tevens|volgens|tijdens"
    r"|sinds|soms|slechts|steeds|alles|anders|eens|reeds|jongstleden|afgelopen|komen|worden"
    r"|hebben|zijn|waren|moeten|kunnen|zullen|willen|mogen|gaan|staan|doen|zien|tellen|en|des"
    r"|wordt|is|als|was|ons)$"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d$")
_NAMING_ONLY = re.compile(r"(?:jaar|van|in|sinds|tot|vanaf)[ \xa0]$", re.IGNORECASE)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Find every amount, in the order of the text; what is part of a date or a name is none."""
    found: list[Amount] = []
    # What is money is no percentage, and what is either is not counted besides.
    for amount in (*_money(text), *_shares(text), *_things(text)):
        if not any(amount.span.overlaps(other.span) for other in found):
            found.append(amount)
    return tuple(sorted(found, key=lambda amount: amount.span))


def _money(text: str) -> Iterator[Amount]:
    if "€" not in text and "EUR" not in text and "euro" not in text:
        return
    at = 0
    while match := _MONEY.search(text, at):
        at = match.end()
        if match["and"] and not text[: match.start()].endswith("tussen "):
            # "€ 200 en € 3 miljoen" are two amounts: read the first one alone.
            at = match.start("and")
            match = _MONEY.match(text, match.start(), at)
            if match is None:
                continue
        if match["bare"]:
            low = high = _value(match["bare"], match["many"])
        else:
            # "€ 2 tot 3 miljoen": the one word goes with both.
            low = _value(match["low"], match["times"] or match["more"])
            high = _value(match["high"], match["more"]) if match["high"] else low
        yield _amount(AmountKind.MONEY, match, low, high)


def _shares(text: str) -> Iterator[Amount]:
    if "%" not in text and "procent" not in text:
        return
    for match in _SHARE.finditer(text):
        low = _value(match["one"] or match["low"])
        yield _amount(
            AmountKind.PERCENTAGE, match, low, _value(match["high"]) if match["high"] else low
        )


def _things(text: str) -> Iterator[Amount]:
    for match in _THINGS.finditer(text):
        number, before = match["one"], text[max(0, match.start() - 14) : match.start()]
        names = _NAMES.search(before)
        if names and (_YEAR.match(number) or not _NAMING_ONLY.search(before)):
            continue
        if _YEAR.match(number) or _NO_THINGS.match(match["unit"]):
            continue
        value = _value(number)
        yield _amount(AmountKind.COUNT, match, value, value, match["unit"])


def _amount(
    kind: AmountKind,
    match: re.Match[str],
    low: Decimal,
    high: Decimal,
    unit: str | None = None,
) -> Amount:
    return Amount(kind, match.group(), Span(*match.span()), low, high, unit)


def _value(number: str, times: str | None = None) -> Decimal:
    plain = Decimal(number.replace(".", "").replace(",", "."))
    return plain * _TIMES[times] if times else plain
