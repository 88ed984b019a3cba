"""Dates that announce nothing: the letter's own, those of cited papers, and labels in a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Precision
from kanttekening.text.periods import a_day

if TYPE_CHECKING:
    from datetime import date

    from kanttekening.domain.letter import Facts
    from kanttekening.domain.passage import Span
    from kanttekening.text.event_mentions import Mention
    from kanttekening.text.periods import Period

_CITED = re.compile(
    r"(?:\b(?:\w*brief|\w*brieven|e-?mail|mail|mailbericht|schrijven|bericht|circulaire|memo"
    r"|kenmerk|"
    r"nota|notitie|Staatsblad|Staatscourant|Stb|Stcrt|Trb|verslag|notulen|besluitenlijst"
    r"|uitspraak|arrest|"
    r"advies|rapport|versie|Wet|beschikking|amendement|motie|aanvraag|zienswijze|bezwaarschrift"
    r"|\w*verklaring|offerte|\w*krant|\w*courant|\w*blad)\.?(?: van)?(?: de| het)?"
    r"|\bd\.? ?d\.?|\bverzonden(?: op)?|\bgedateerd(?: op)?|\bgedagtekend(?: op)?"
    r"|\bnummer [\w/-]+ van)[ ,:(]{1,3}(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:datum|verzonden|verzenddatum|verzend\w*|dagtekening|briefdatum|uw brief(?: van| d\.d\.)?|"
    r"uw bericht(?: van)?|datum (?:brief|besluit|verzending)|ontvangen|ingekomen"
    r"|ontvangstdatum|afdrukdatum|"
    r"registratiedatum|publicatiedatum|versie|date|sent)[ .:]*$",
    re.IGNORECASE,
)
# "Elk half jaar" says how often, not when.
_HOW_OFTEN = re.compile(r"\b(?:elke?|iedere?|per|om de|om het|minstens elk) $", re.IGNORECASE)
_STAMP = re.compile(r"(?:ingekomen|ontvangen|gescand|geregistreerd)[ :]*", re.IGNORECASE)
_TOWN = re.compile(r"^(?:[A-Z'’][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3},? )?(?:d\.d\. )?$")


def is_stamped(above: str) -> bool:
    """Whether the line above a date says that the date is that of a stamp."""
    return _STAMP.fullmatch(above.strip()) is not None


def own_spans(facts: Facts) -> tuple[Span, ...]:
    """Where the letter tells its own date."""
    names = ("date", "date_inferred", "reference", "your_reference", "circular_number", "phone")
    return tuple(facts.evidence[name].span for name in names if name in facts.evidence)


def announces(words: str, mention: Mention, period: Period | None, letter: date | None) -> bool:
    """Whether a mention tells of something that happens, not of a paper or of the letter."""
    before, after = words[: mention.start], words[mention.end :].strip(" .,")
    if _CITED.search(before[-60:]) and mention.form.precision is Precision.DAY:
        return False
    if mention.form.precision is Precision.ABOUT and _HOW_OFTEN.search(before):
        return False
    alone = not after and bool(_TOWN.match(before) or _LABEL.match(before))
    if alone and letter is not None and period == a_day(letter):
        return False
    return not (_LABEL.match(before) and not after and before.strip(" .:").lower() != "datum")
