"""Sentences that ask the reader to do something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.text.asking_sentences import Flow

_YOU = (
    r"(?:u|uw (?:gemeente)?raad|uw college|uw gemeente|jullie|je|de (?:gemeente)?raad|het college"
    r"|de gemeente|de ALV|alle (?:gemeenten|leden|raadsleden|fracties|griffiers)|gemeenten|leden"
    r"|raadsleden|griffiers|fracties|de fracties|de leden|de raadsleden|inwoners|alle inwoners)"
)
_ADVERB = (
    r"(?:(?:daarom|dan ook|daarnaast|hierbij|ook|nu|tevens|nogmaals|met klem|vriendelijk|dringend"
    r"|graag|allereerst|ten slotte|tot slot|namens \w+|bij deze|van harte|hartelijk|hiertoe) ){0,3}"
)
_WE = r"(?:wij|we|ik)"
_HEAR = r"(?:ontvang(?:en)?|verneem|vernemen|hoor|horen|zie|zien)"
_EVERYBODY = r"(?:gemeenten|raadsleden|leden|bestuurders|griffiers|inwoners)"
_ASK = (
    rf"\b(?:verzoek(?:en)?|vra(?:ag|gen)) (?:{_WE} )?{_ADVERB}{_YOU}\b(?! zich af)"
    rf"|\bwil(?:len)? (?:{_WE} )?(?:u|uw raad) (?:\w+ ){{0,2}}(?:vragen|verzoeken)\b"
)
_INVITE = rf"\bnodig(?:en|t)? (?:{_WE} )?{_ADVERB}{_YOU}\b.{{0,300}}?\buit\b"
_WELCOME = (
    r"\b(?:bent u|u bent|jullie zijn|bij deze|hierbij) .{0,60}?(?:uitgenodigd|van harte welkom)"
)
_CALL = rf"\broep(?:en)? (?:{_WE} )?{_ADVERB}{_YOU}\b.{{0,300}}?\bop\b"
_APPEAL = rf"\bberoep op {_YOU}\b"
_ASKED = (
    rf"\b(?:{_YOU} (?:wordt|worden)|(?:wordt|worden) {_YOU}) .{{0,80}}?"
    r"(?:verzocht|gevraagd|uitgenodigd|opgeroepen)\b"
)
_GLADLY = (
    rf"\b(?:graag|gaarne) {_HEAR} {_WE}\b"
    rf"|\b{_WE} (?:{_HEAR}|zouden|zou) (?:[^.;:]{{0,120}} )?(?:graag|gaarne|tegemoet)\b"
    r"|\b(?:zie|zien) (?:ik|wij|we) [^.;:]{0,120} tegemoet\b"
    r"|^(?:graag|gaarne) (?:[a-z0-9é]+ ){0,12}(?:\w+en|contact|reactie)\b.{0,80}"
    r"(?:vóór|voor|via)\b"
)
_APPRECIATED = (
    rf"\bop prijs (?:stellen )?(?:als|wanneer|indien) {_YOU}\b"
    rf"|\b(?:het|ons) (?:is|zou|helpt|waardeert)\b.{{0,80}}?(?:als|wanneer|indien) {_YOU}\b"
    rf"|\bhelpt het (?:ons )?(?:als|wanneer) {_YOU}\b"
)
_HANDED_OVER = (
    rf"\b(?:ter beschikking|beschikbaar) gesteld (?:aan|voor) {_YOU} om\b.{{0,300}}? te [a-z]+en\b"
)
_BE_THERE = (
    rf"\b(?:{_WE} .{{0,30}}?willen|willen {_WE})\b.{{0,200}}?\bmet (?:een (?:grote|brede|ruime)"
    r" (?:afvaardiging|delegatie|groep)|zo ?veel mogelijk|velen|alle)\b.{0,80}?"
    rf"\b{_EVERYBODY}\b.{{0,80}}?\baanwezig\b"
)
_MUST = r"\b(?:dient u|u dient)\b.{3,300}? te [a-z]+\b"
_PLEASE = r"\bgelieve\b|\bs\.v\.p\b|\ba\.u\.b\b|\balstublieft\b"
_OUR_REQUEST = r"\b(?:met (?:het|een) (?:\w+ )?verzoek|(?:mijn|ons|het) verzoek aan (?:u|uw)\b)"
_WOULD_YOU = (
    r"^(?:(?:en|ook|daarom|tot slot)[,:]? )?(?:wilt u (?!meer\b|weten\b|dat\b)[^?]{5,}\.$"
    r"|zou(?:dt)? u\b.{0,200}? willen\b|(?:(?:wilt|kunt) u|(?:willen|kunnen) jullie"
    r"|(?:wil|kun) je)\b.{3,250}\b(?:laten weten|doorgeven"
    r"|(?:toe|door|op)?sturen|(?:toe|door)zenden|bevestigen|zorgen|meenemen|agenderen|aanleveren|verspreiden"
    r"|reserveren|vermelden|doen toekomen)\b)"
)
# With each the words without which it can't be there: looking for those is quick.
_REQUESTS = tuple(
    (words, re.compile(pattern, re.IGNORECASE))
    for words, pattern in (
        (("verzoek", "vraag", "vragen"), _ASK),
        (("nodig",), _INVITE),
        (("uitgenodigd", "welkom"), _WELCOME),
        (("roep",), _CALL),
        (("beroep",), _APPEAL),
        (("verzocht", "gevraagd", "uitgenodigd", "opgeroepen"), _ASKED),
        (("graag", "gaarne", "tegemoet"), _GLADLY),
        (("als ", "wanneer ", "indien "), _APPRECIATED),
        (("beschikking", "beschikbaar"), _HANDED_OVER),
        (("aanwezig",), _BE_THERE),
        (("dient",), _MUST),
        (("gelieve", "s.v.p", "a.u.b", "alstublieft"), _PLEASE),
        (("verzoek",), _OUR_REQUEST),
        (("meld",), r"\bmeld (?:u|je|jullie)\b"),
        (("wilt u", "zou u", "zoudt u", "kunt u", " jullie", "wil je", "kun je"), _WOULD_YOU),
    )
)
_CLAUSE = re.compile(r"[:–—;?] (?:dan )?")
_ORDER = re.compile(
    r"(?:(?:aanmeld(?:en|ing)|opgeven|reageren) ?:"
    r"|(?:reserveer|noteer|meld|stuur|lever|vul|dien|bevestig|onderteken|download|reageer"
    r"|retourneer|blokkeer|schrijf (?=u |je |uw |ons|naar)|mail (?=uw|naar|ons|dan|de |het )"
    r"|bel (?=ons|naar|dan|met)|laat (?=het |ons |u |\w+ ){1,2}.{0,40}?(?:weten|horen)"
    r"|neem .{0,30}?contact|doe mee\b|kom (?=naar|ook)|geef .{0,80}?door\b"
    r"|zet .{0,60}?in (?:de|uw) agenda)\b)",
    re.IGNORECASE,
)
_ORDER_TO_YOU = re.compile(
    r"(?:geef|maak|laat|kom|doe|neem|zet|lees|bekijk|kijk|denk|deel|zorg|houd|help|steun"
    r"|vraag|gebruik|bezoek|breng|controleer|check|betaal|kies|stem|praat|ga|schrijf|mail|bel)\b"
    r".{0,300}?\b(?:u|uw|je|jouw|jullie)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:geef|maak|laat|doe|neem|zet|deel|gebruik|vermeld|houd|let|noem|wees)\b (?:hier|daar)?"
    r"(?:bij|voor|mee|in|van|toe|dan|dit|hier|daar)\b(?!\w)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:kunt|kan|kunnen) (?:u|men|je)\b.{0,80}?\b(?:contact opnemen|terecht\b|zich (?:wenden"
    r"|aanmelden|opgeven|melden)|aanmelden|mailen|bellen)|\bu kunt\b.{0,80}?\b(?:contact opnemen"
    r"|terecht\b|aanmelden|opgeven|mailen|bellen)"
    r"|\bu mag\b.{0,40}?\b(?:mailen|bellen|schrijven)"
    r"|\bvragen\b.{0,60}?\bkunt u\b.{0,60}?\bstellen\b"
    r"|\b[a-z]+ kunnen (?:voor|met) (?:\w+ )?vragen\b"
    r".{0,40}?\bterecht\b",
    re.IGNORECASE,
)
_CONTACT_WORDS = (
    "contact", "terecht", "wenden", "aanmelden", "opgeven", "mailen", "bellen",
    "schrijven", "stellen",
)  # fmt: skip
_HOUSEKEEPING = re.compile(
    r"niet (?:de|voor u) (?:geadresseerde|bestemd)|ten onrechte|abusievelijk|vertrouwelijk\w* "
    r"(?:informatie|bericht)|\bprint\b|afdrukt|te verwijderen|deze (?:e-)?mail\b.{0,40}ontva"
    r"|schuldig|aansprakelijk",
    re.IGNORECASE,
)
_LONGEST = 1500


def find_requests(flow: Flow) -> Iterator[tuple[int, ...]]:
    """Find requests in a block: for each the starts and ends of its sentences, one after another.

    A sentence that goes on about the one before ("Maak daarbij gebruik van ...") belongs to it,
    and all ways to get into contact that a paragraph offers are one request.
    """
    if flow.is_heading:
        return
    found: list[list[int]] = []
    contact: list[int] | None = None
    last_end = -1
    for start, end in flow.sentences if _TRIGGERS.search(flow.lower) else ():
        sentence = flow.words[start:end]
        if len(sentence) > _LONGEST:
            continue
        if found and last_end >= 0 and _GOES_ON.match(sentence) and start - last_end <= 3:
            found[-1].extend((start, end))
        elif _asks(sentence) and not _HOUSEKEEPING.search(sentence):
            found.append([start, end])
        elif _offers_contact(sentence):
            if contact is None:
                contact = []
                found.append(contact)
            contact.extend((start, end))
        else:
            continue
        last_end = end
    yield from map(tuple, found)


def _asks(sentence: str) -> bool:
    lower = sentence.lower()
    for words, pattern in _REQUESTS:
        if any(word in lower for word in words) and pattern.search(sentence):
            return True
    starts = (0, *(clause.end() for clause in _CLAUSE.finditer(sentence)))
    return any(
        _ORDER.match(sentence, start) or _ORDER_TO_YOU.match(sentence, start) for start in starts
    )


def _offers_contact(sentence: str) -> bool:
    lower = sentence.lower()
    return any(word in lower for word in _CONTACT_WORDS) and bool(_CONTACT.search(sentence))


_TRIGGERS = re.compile(
    r"\b(?:u|uw|je|jouw|jullie|verzoek|verzoeken|vraag|vragen|nodig|nodigen|roep|roepen|beroep"
    r"|graag|gaarne|gelieve|verzocht|gevraagd|als raadsleden|beschikking|beschikbaar|aanwezig"
    r"|prijs|reserveer|noteer|meld|stuur|lever|vul|dien|bevestig|onderteken|download|reageer"
    r"|retourneer|blokkeer|neem|doe|kom|geef|zet|laat|mail|bel|terecht"
    r"|aanmelden|aanmelding|opgeven|reageren)\b"
)
