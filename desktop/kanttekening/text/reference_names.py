"""Reports, budgets, agreements and other papers that go by a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.findings import ReferenceKind
from kanttekening.text.fold import fold
from kanttekening.text.reference_mention import TITLE, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.text.asking_sentences import Flow

_REPORTS = re.compile(
    r"nota|rapport|advies|adviezen|onderzoek|evaluatie|monitor|circulaire|begroting|jaarrekening"
    r"|jaarstukken|jaarverslag|aanbevelingen|bevindingen|verkenning|studiegroep|commissie"
    r"|taskforce",
    re.IGNORECASE,
)
_YEARS = r"20\d\d(?:-20\d\d)?"
# There is one of these at a time: everybody knows which, also without a capital or a year.
_KNOWN = (
    r"voorjaarsnota|najaarsnota|miljoenennota|kadernota|perspectiefnota|zomernota"
    r"|hoofdlijnenakkoord|regeerakkoord|coalitieakkoord|collegeakkoord|raadsakkoord"
    r"|bestuursakkoord|klimaatakkoord|pensioenakkoord|zorgakkoord|woonakkoord|regeerprogramma"
    r"|coalitieprogramma|collegeprogramma|meicirculaire|septembercirculaire|decembercirculaire"
    r"|hervormingsagenda"
)
_PAPER_WORDS = (
    r"nota|agenda|akkoord|programma|strategie|visie|rapport|plan|toets|monitor|verkenning"
    r"|circulaire|handreiking|verordening|begroting|jaarrekening|jaarstukken|jaarverslag|beraad"
)
_CAPITALS = r"(?: [A-Z][\wà-ÿ\-]*\w)"
_BY_KNOWN_NAME = re.compile(
    rf"\b(?:[A-Z]{{2,6}}-)?(?i:{_KNOWN})\b(?: {_YEARS}|{_CAPITALS}{{1,3}})?"
)
_BY_ACRONYM = re.compile(
    r"\b[A-Z]{2,6}-(?i:rapport|advies|onderzoek|nota|handreiking|notitie|agenda|akkoord|monitor)"
    rf"\b(?: {_YEARS})?"
)
_YEAR = re.compile(rf" {_YEARS}(?!\d)")
_OF_A_YEAR = re.compile(
    rf"[a-zà-ÿ\-]{{3,40}}(?:{_PAPER_WORDS})|begroting|jaarrekening|jaarstukken|jaarverslag"
)
_BY_CAPITAL = re.compile(
    rf"\b[A-Z][a-zà-ÿ]{{2,25}}?(?:{_PAPER_WORDS})\b"
    rf"(?P<rest> {_YEARS}| decentrale overheden|{_CAPITALS}{{1,3}}(?: en{_CAPITALS}{{1,2}})?"
    rf"(?: {_YEARS})?)?"
)
_ORGANIZATION = (
    r"(?!(?:Uw|U|Onze|Ons|Deze|Dit|De|Het|Datum)\b)"
    r"[A-Z][\wà-ÿ\-]*(?:(?: van| voor| en| de| het| der| inzake)*[ \-][A-Z][\wà-ÿ\-]*)*"
)
_BY = re.compile(
    r"\b(?P<what>(?:eind|advies|onderzoeks)?(?:rapport|advies|onderzoek|aanbevelingen|adviezen"
    r"|bevindingen|evaluatie|brief)) van (?:de |het )?"
    rf"(?P<who>(?:(?P<body>(?:[Ss]taats|[Aa]dvies|[Vv]isitatie)?[Cc]ommissie|Studiegroep|Taskforce"
    rf"|[Ww]erkgroep|Denktank)[ \-])?{_ORGANIZATION})"
)
_BODIES = re.compile(
    r"\b(?:Fonds|Taskforce|Studiegroep|Staatscommissie|Visitatiecommissie|Denktank"
    r"|College (?:van|voor)(?! [Bb]urgemeester| B ?[&e]| Bestuur| Gedeputeerde))"
    rf"(?: (?:van|voor|de|het|der))*{_CAPITALS}(?:(?: (?:en|van|voor|de|het))*{_CAPITALS}){{0,6}}"
)
_PROGRAMS = re.compile(
    r"\b(?:Global Goals|Sustainable Development Goals|Common Ground"
    r"|(?<![.!?] )(?:Samen|Beter|Anders|Slim|Gezond|Duurzaam|Veilig|Vitaal|Actief|Thuis) "
    r"[A-Z][a-zà-ÿ]{3,20})\b"
)
_QUOTES = "\"“„'‘’"
_TITLED = re.compile(
    r"\b(?P<what>[A-Za-z\-]{0,25}(?:notitie|rapport|nota|advies|visie|brochure|handreiking|memo"
    r"|onderzoek|monitor|verordening|voorstel|plan|programma|agenda|kadernota|manifest|pamflet"
    r"|evaluatie|verkenning))(?:(?: \d{4})?[,:]?| met (?:als |de )?titel:?) "
    rf"{TITLE}",
)
# Without quotation marks a title ends where its first noun phrase ends: "rapport Grip op inhuur".
_NAMED_BY = re.compile(
    r"\b(?P<what>(?i:(?:eind|onderzoeks|advies|rekenkamer)?rapport|nota|notitie|handreiking))"
    r" (?P<title>(?!(?:Van|De|Het|Dit|Deze)\b)[A-Z][\wà-ÿ\-]+(?:(?: [A-Z][\wà-ÿ\-]+)+"
    r"|(?: (?:op|van|voor|over|met|in|en)(?: (?:de|het|een))? [a-zà-ÿ\-]{3,30})?)"
    rf"(?: {_YEARS})?)"
)
_TITLE_FIRST = re.compile(
    rf"{TITLE}[ \-](?P<what>[a-z]{{0,20}}(?:nieuwsbrief|brochure|rapport|notitie|nota|podcast))\b"
)
_MANY = re.compile(
    r"\b(?:(?:diverse|enkele|verschillende|meerdere|een aantal)(?: [a-zà-ÿ\-]{2,20}){0,3}? "
    r"(?P<what>moties|resoluties|amendementen|toezeggingen|mailings|ledenbrieven"
    r"|raadsinformatiebrieven|adviezen|rapporten)"
    r"|(?:eerdere|onze)(?: [a-z]{2,20}e)? (?P<sent>mailings|ledenbrieven"
    r"|raadsinformatiebrieven))\b",
    re.IGNORECASE,
)
_MANY_KINDS = {
    "moties": ReferenceKind.MOTION,
    "resoluties": ReferenceKind.RESOLUTION,
    "amendementen": ReferenceKind.AMENDMENT,
    "toezeggingen": ReferenceKind.PLEDGE,
    "ledenbrieven": ReferenceKind.LETTER,
    "mailings": ReferenceKind.LETTER,
    "raadsinformatiebrieven": ReferenceKind.INFORMATION_LETTER,
    "adviezen": ReferenceKind.REPORT,
    "rapporten": ReferenceKind.REPORT,
}
_SEPARATE = re.compile(
    r"\b(?P<name>(?:aparte|afzonderlijke|separate|begeleidende|onderliggende|achterliggende) "
    r"(?:[a-z]{3,20}e )?(?:notitie|memo|nota|brief|rapportage|document|toelichting))\b"
)
_STUDY = re.compile(r"\bonderzoek(?:en)? naar(?: (?!die|dat|en)[a-z]{2,15}){1,6} [A-Z][\wà-ÿ\-]+")
_SENT = re.compile(
    r"\b(?:stuurde|verstuurde|zond|publiceerde|presenteerde) (?:de )?(?P<name>(?:staatssecretaris|"
    r"minister|wethouder) [A-Z][\w\-]+(?: \([A-Z]{2,5}\))? (?:een|het|zijn|haar) "
    r"(?P<what>onderzoek|rapport|brief|advies|notitie))\b"
)
_MOVERS = re.compile(
    r"\b(?:[Aa]ctiecomité|[Aa]ctiegroep|[Ww]erkgroep) (?P<name>[A-Z][\wà-ÿ]*(?: (?:in|van|voor|en|"
    r"de|het|[A-Z][\wà-ÿ]*)){0,5}) (?:die|dat) in een (?:[a-z]+e )?motie\b"
)


def find_titled(flow: Flow) -> Iterator[Mention]:
    """Find papers with their title between quotation marks."""
    if not any(sign in flow.words for sign in _QUOTES):
        return
    for pattern in (_TITLED, _TITLE_FIRST):
        for match in pattern.finditer(flow.words):
            yield Mention(_kind_of(match["what"]), *match.span("title"), name=fold(match["title"]))


def find_by_title(flow: Flow) -> Iterator[Mention]:
    """Find papers with a title without quotation marks: "de nota Erfgoed 2020"."""
    for match in _NAMED_BY.finditer(flow.words):
        yield Mention(_kind_of(match["what"]), *match.span(), name=fold(match["title"]))


def find_by_author(flow: Flow) -> Iterator[Mention]:
    """Find papers by who wrote them: "het advies van de Commissie Van Ark"."""
    for match in _BY.finditer(flow.words):
        group = "who" if match["body"] else 0
        kind = ReferenceKind.LETTER if match["what"] == "brief" else ReferenceKind.REPORT
        yield Mention(kind, *match.span(group), name=fold(match["who"]))


def find_sent(flow: Flow) -> Iterator[Mention]:
    """Find papers by who sent them, when they have no name."""
    for match in _SENT.finditer(flow.words):
        kind = ReferenceKind.LETTER if match["what"] == "brief" else ReferenceKind.REPORT
        yield Mention(kind, *match.span("name"))


def find_movers(flow: Flow) -> Iterator[Mention]:
    """Find the motion of an action group."""
    for match in _MOVERS.finditer(flow.words):
        yield Mention(ReferenceKind.MOTION, *match.span("name"), name=fold(match["name"]))


def find_known(flow: Flow) -> Iterator[Mention]:
    """Find the papers of which there is one at a time: "de Voorjaarsnota"."""
    return _named(flow, _BY_KNOWN_NAME)


def find_by_acronym(flow: Flow) -> Iterator[Mention]:
    """Find "BMC-rapport"."""
    return _named(flow, _BY_ACRONYM)


def find_of_a_year(flow: Flow) -> Iterator[Mention]:
    """Find papers by their year: "verenigingsstrategie 2030"."""
    for year in _YEAR.finditer(flow.words):
        front = max(flow.words.rfind(sign, 0, year.start()) for sign in " (\"'‘“") + 1
        if _OF_A_YEAR.fullmatch(flow.words, front, year.start()):
            words = flow.words[front : year.end()]
            yield Mention(_kind_of(words), front, year.end(), name=fold(words))


def find_by_capital(flow: Flow) -> Iterator[Mention]:
    """Find papers and programmes whose name has a capital: "Hervormingsagenda Jeugd"."""
    for match in _BY_CAPITAL.finditer(flow.words):
        if match["rest"] or not _begins_sentence(flow, match.start()):
            yield Mention(_kind_of(match.group()), *match.span(), name=fold(match.group()))


def find_bodies(flow: Flow) -> Iterator[Mention]:
    """Find bodies that stand for their advice or programme: "Taskforce Taken en Middelen"."""
    return _named(flow, _BODIES)


def find_programs(flow: Flow) -> Iterator[Mention]:
    """Find programmes whose name gives nothing away: "Samen Organiseren"."""
    return _named(flow, _PROGRAMS)


def find_several(flow: Flow) -> Iterator[Mention]:
    """Find papers that are not told apart: "diverse mailings"."""
    for match in _MANY.finditer(flow.words):
        what = (match["what"] or match["sent"]).lower()
        yield Mention(_MANY_KINDS[what], *match.span())


def find_separate(flow: Flow) -> Iterator[Mention]:
    """Find a paper without a name: "een aparte notitie"."""
    for match in _SEPARATE.finditer(flow.words):
        yield Mention(ReferenceKind.DOCUMENT, *match.span("name"))


def find_studies(flow: Flow) -> Iterator[Mention]:
    """Find studies by their subject: "de onderzoeken naar de kosten van de Jeugdzorg"."""
    for match in _STUDY.finditer(flow.words):
        yield Mention(ReferenceKind.REPORT, *match.span())


def _named(flow: Flow, pattern: re.Pattern[str]) -> Iterator[Mention]:
    for match in pattern.finditer(flow.words):
        yield Mention(_kind_of(match.group()), *match.span(), name=fold(match.group()))


def _kind_of(word: str) -> ReferenceKind:
    return ReferenceKind.REPORT if _REPORTS.search(word) else ReferenceKind.DOCUMENT


def _begins_sentence(flow: Flow, start: int) -> bool:
    """Whether the capital may be there for the sentence and not for the name."""
    return flow.is_heading or flow.is_item or flow.sentence_at(start)[0] == start
