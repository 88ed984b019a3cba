"""Does a sentence look back or ahead? Judged by its verbs and adverbs, near the date first."""

from __future__ import annotations

import re

from kanttekening.text.event_mentions import Lean

_BACK_WORDS = re.compile(
    r"\b(?:was|waren|werd|werden|had|hadden|vond|vonden|kwam|kwamen|ging|gingen|stuurde|stuurden|"
    r"sprak|spraken|bespraken|besprak|gaf|gaven|nam|namen|liet|lieten|stelde|stelden|vroeg|vroegen|"
    r"bracht|brachten|besloot|besloten|ontving|ontvingen|verscheen|verschenen|bleek|bleken|"
    r"deed|deden|begon|begonnen|schreef|schreven|zei|zeiden|hield|hielden|trad|traden|viel|vielen|"
    r"stond|stonden|koos|kozen|riep|riepen|legde|legden|meldde|meldden|diende|dienden|startte"
    r"|startten|"
    r"opende|openden|maakte|maakten|bood|boden|bezocht|bezochten|kreeg|kregen|moest|moesten|"
    r"[a-z]{2,}eerden?|sinds|terugblik\w*|geleden|vorig|vorige|afgelopen|destijds|"
    r"toen)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:heeft|hebben|hebt|heb|is|zijn|ben|bent)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?!gemeente|gebied|geld\b|geacht|genoeg|gesprek|geheel|geen|gezien\b|beleid|bericht\b"
    r"|gereed|beperkt|bekend\b|bereid\b|verplicht|vereist|geopend|gesloten|geschikt|gericht"
    r"|belast\b|"
    r"verband|besluit\b|bedrag|begin|verslag|overleg|onderwerp)"
    r"(?:[a-zé]{0,9}(?:ge[a-zë]{3,}|(?:be|ver|ont|her|er|over|onder)[a-z]{3,})(?:d|t"
    r"|(?<!ing)(?<!ed)en)"
    r"|[a-z]+eerd|(?:aan|af|op|in|uit|toe|mee|vast)ge[a-z]{3,}(?:d|t|n)|gegaan|gedaan|gezien"
    r"|gestaan)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\b(?:gepland|ingepland|voorzien|geagendeerd|uitgenodigd|verwacht|gevraagd|verzocht|bedoeld|"
    r"bestemd|beschikbaar|gereserveerd|voornemens|aangekondigd|beoogd|geopend van)\b",
    re.IGNORECASE,
)
_AHEAD_WORDS = re.compile(
    r"\b(?:zal|zullen|wordt|worden|gaat|gaan|komt|komen|volgt|volgen|staat|staan|vindt|vinden|"
    r"wil|willen|verwacht\w*|verwachting|gepland|ingepland|voorzien|geagendeerd|uitgenodigd|"
    r"uitnodig\w*|nodigen|nodig|graag|hopen|hoop|streven|streeft|reserveer|vooruit\w*|komend"
    r"|komende|"
    r"volgend|volgende|aanstaande|aankomende|binnenkort|straks|uiterlijk|voornemens|beoogd|kunt|"
    r"kan|kunnen|verzoek|verzoeken|vragen|vraag|ontvangt|organiseert|organiseren"
    r"|(?<!van )start|starten|"
    r"begint|beginnen|treedt|treden|houdt|houden|bespreekt|bespreken|behandelt|behandelen|stelt|"
    r"stellen|opent|openen|eindigt|sluit|verschijnt|loopt|lopen|ligt|liggen|neemt|nemen|bent|"
    r"aanmeld\w*|moet|moeten|dient|dienen|geldt|vervalt|zodra|aangekondigd)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:()–]|, |\b(?:dat|die|waar\w*|omdat|zodat|maar|terwijl|nadat|voordat|en|want)\b",
    re.IGNORECASE,
)
_FROM_DAY = re.compile(r"(?:vanaf|per|met ingang van)\b", re.IGNORECASE)


# Verbs farther away than this say nothing about a date.
_FAR = 250


def clause(words: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a sentence around a date, up to the next comma or conjunction."""
    first = max(0, start - _FAR)
    for match in _CLAUSE.finditer(words, first, start):
        first = match.end()
    last = min(len(words), end + _FAR)
    after = _CLAUSE.search(words, end, last)
    return first, after.start() if after else last


def leaning(words: str, start: int, end: int) -> Lean:
    """Which way the words around a date look: its clause decides, else its sentence."""
    first, last = clause(words, start, end)
    near = _judge(words[first:start] + " " + words[end:last], words[start:end])
    if near is not Lean.OPEN or (first == 0 and last == len(words)):
        return near
    return _judge(
        words[max(0, start - _FAR) : start] + " " + words[end : end + _FAR], words[start:end]
    )


def _judge(words: str, date: str) -> Lean:
    planned = bool(_STILL_TO_COME.search(words))
    past = bool(_BACK_WORDS.search(words)) or (
        bool(_PERFECT.search(words)) and bool(_PARTICIPLE.search(words)) and not planned
    )
    ahead = planned or bool(_AHEAD_WORDS.search(words))
    if _FROM_DAY.match(date):
        # What was arranged in the past may well hold from a day to come.
        return Lean.OPEN if past else Lean.AHEAD if ahead else Lean.OPEN
    if past and not planned:
        return Lean.BACK
    return Lean.AHEAD if ahead else Lean.OPEN
