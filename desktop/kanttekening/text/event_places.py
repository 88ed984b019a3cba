"""Where something takes place, if the sentence names a place."""

from __future__ import annotations

import re

from kanttekening.text.event_leaning import clause

_CITY = (
    r"(?:Den Haag|Den Bosch|Den Helder|'s-[A-Z][a-z]+|(?!Januari|Februari|Maart|April|Mei|Juni"
    r"|Juli|Augustus"
    r"|September|Oktober|November|December|Nederland|Europa|Tweede|Eerste|Kamer|VNG|Q\d|Teams"
    r"|Zoom|Brussel\b"
    r"|Gemeenten|Provinci)[A-Z][a-zëïéè]+(?:(?: aan (?:de|den)|[- ])[A-Z][a-zëïé]+){0,2})"
)
_HOUSE = (
    r"(?:[\w'-]*(?:huis|kantoor|bureau|zaal|centrum|theater|kerk|school|gebouw|hotel|museum"
    r"|stadion|"
    r"bibliotheek|sporthal|campus|kamer(?=\b)(?<!Kamer)|park|plein|loods|hal|Kerk|Huis"
    r"|Stadhuis|wijkgebouw|schouwburg|"
    r"universiteit|kazerne|boerderij|dorpshuis|Congrescentrum))"
)
_NAME = r"(?: (?:[A-Z][\w'’-]+|De|’t))"
_PLACE = re.compile(
    rf"\b(?:in|bij|op|te|naar|locatie:?|plaats:?|uur,) (?:het |de |ons |onze |uw )?"
    rf"(?P<place>(?:(?:[A-Z][\w'-]+|oude|nieuwe|grote|kleine) ){{0,2}}{_HOUSE}\b{_NAME}{{0,3}}"
    rf"(?:,? (?:in|te|van|aan) (?:het |de )?{_CITY}| van (?:de |het )?[\w-]+)?)"
)
# How far behind its clause a town may follow (", in Zwolle").
_BEYOND = 25
_IN_CITY = re.compile(rf"\b(?:in|te) (?P<place>{_CITY})(?!\w)")
_AT = re.compile(r"\bbij (?P<place>(?:de|het) [A-Z][\w-]+)(?=[ ,.;)]|$)")


def place_of(words: str, start: int, end: int, *, is_gathering: bool) -> str | None:
    """The place that a sentence names; the bare name of a town only near what people go to."""
    match = _PLACE.search(words)
    if match is None and is_gathering:
        first, last = clause(words, start, end)
        match = _IN_CITY.search(words, first, last + _BEYOND) or _AT.search(words)
    return match.group("place").strip() if match else None
