"""Laws and codes, with the article that is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import ReferenceKind
from kanttekening.text.fold import fold
from kanttekening.text.reference_mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.text.asking_sentences import Flow

_FULL_NAMES = (
    r"open overheid|maatschappelijke ondersteuning(?: 2015)?|gemeenschappelijke regelingen"
    r"|kwaliteitsborging voor het bouwen|goed verhuurderschap|betaalbare huur|publieke gezondheid"
    r"|versterking decentrale rekenkamers|versterking regie volkshuisvesting|langdurige zorg"
    r"|milieubeheer|ruimtelijke ordening|financiering decentrale overheden|digitale overheid"
    r"|algemene bepalingen omgevingsrecht|basisregistratie personen|inburgering(?: 2021)?"
    r"|waardering onroerende zaken|normering topinkomens|kinderopvang|veiligheidsregio['’]s"
    r"|verplichte geestelijke gezondheidszorg|elektronische publicaties|kansspelen|bodembescherming"
    r"|hergebruik van overheidsinformatie|modernisering elektronisch bestuurlijk verkeer"
)
_STOP = (
    r"(?=[,.;:!?)(]|$| (?:is|zijn|was|wordt|worden|werd|en|of|heeft|hebben|moet|moeten|kan|kunnen"
    r"|zal|zullen|die|dat|waar|waarin|in werking|treedt|niet|biedt|regelt|verplicht|bepaalt|geldt"
    r"|stelt|per|vanaf|gaat|maakt|geeft|vraagt|ook|als|om|uit|eruit|verandert|veranderen)\b)"
)
_SHORT = (
    r"Wmo(?: 2015)?|Wob|Woo|Awb|AVG|Wgr|Wlz|Wvggz|Wkb|Wnt|Wpg|Zvw|Wro|Wabo|BBV|Wgs|Wet Bibob|Bibob"
    r"|Besluit begroting en verantwoording(?: provincies en gemeenten)?|Bouwbesluit(?: 2012)?"
    r"|Besluit bouwwerken leefomgeving|Burgerlijk Wetboek|Wetboek van (?:Strafrecht|Strafvordering)"
    r"|[Rr]eglement van [Oo]rde(?: voor de (?:gemeente)?raad)?"
    r"|Code [Ii]nterbestuurlijke verhoudingen|Code(?: [A-Z][a-z]+){1,3}"
    r"|Algemene [Pp]laatselijke [Vv]erordening|Algemene verordening gegevensbescherming"
)
_LAW = (
    r"(?P<law>(?:Algemene |Tijdelijke )?[Ww]et (?:op (?:de |het )?)?"
    rf"(?:{_FULL_NAMES}|bestuursrecht)"
    rf"|(?:{_SHORT})(?!\w)"
    r"|(?:[A-Z]|\b)[a-z]{3,30}wet(?: \d{4})?(?=\W|$)"
    rf"|(?:Tijdelijke )?Wet(?: [a-zé'’\-]{{2,25}}){{1,5}}?{_STOP})"
)
_ARTICLE = (
    r"(?:artikel(?:en)?|art\.) (?P<article>\d{1,4}[a-z]{0,2}(?:[:.]\d{1,4}[a-z]?){0,3})"
    r"(?:,? (?:(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste) lid|lid \d{1,2}))?"
    r"(?:,? (?:aanhef en )?onder(?:deel)? [a-z0-9]{1,3}°?)?"
)
_WITH_ARTICLE = re.compile(rf"\b{_ARTICLE},?(?: van)?(?: de| het)? (?-i:{_LAW})", re.IGNORECASE)
_ARTICLE_AFTER = re.compile(r",? (?:artikel|art\.) (?P<article>\d{1,4}[a-z]{0,2}(?:[:.]\d{1,4})?)")
_ALONE = re.compile(rf"(?<![\w'’-]){_LAW}")


def find_laws(flow: Flow) -> Iterator[Mention]:
    """Find laws; ``number`` is the article."""
    for match in _WITH_ARTICLE.finditer(flow.words):
        yield Mention(ReferenceKind.LAW, *match.span(), match["article"], name=fold(match["law"]))
    for match in _ALONE.finditer(flow.words):
        after = _ARTICLE_AFTER.match(flow.words, match.end())
        end = after.end() if after else match.end()
        article = after["article"] if after else None
        yield Mention(ReferenceKind.LAW, match.start(), end, article, name=fold(match["law"]))
