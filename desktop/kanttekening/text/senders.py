"""Names of bodies and people: who could have sent a letter."""

from __future__ import annotations

import re

_ORGANISATION = re.compile(
    r"(?:[A-Z]{2,6} [-–] )?(?:de )?(?:(?:[a-zà-ÿ]{3,15}(?:e|sch) )?(?:vereniging|stichting"
    r"|genootschap|bond|platform|\w{3,25}(?:organisatie|dienst|vereniging|federatie|instituut)"
    r"|recreatieschap|gemeente te|parochie|kerkgemeente)"
    r"|gemeente(?!raad|lijk)|provincie|waterschap|hoogheemraadschap|wetterskip"
    r"|ministerie|vereniging|stichting|veiligheidsregio|omgevingsdienst|vervoerregio|unie van"
    r"|regionale uitvoeringsdienst|metropoolregio|regio|ggd|ggz|rekenkamer|dorpsraad|wijkraad"
    r"|dorpsbelang|buurtvereniging|bewoners\w{1,20}|huurders\w{1,20}|ondernemers\w{1,20}"
    r"|interprovinciaal overleg|rijkswaterstaat|nationale ombudsman|autoriteit|raad van state"
    r"|algemene rekenkamer|gedeputeerde staten|provinciale staten|woon(?:stichting|corporatie)"
    r"|co[öo]peratie|kamer van koophandel|nederlandse [a-z]+|koninklijke [a-z]+|universiteit"
    r"|hogeschool|sociale verzekeringsbank|belastingdienst"
    r"|politie|brandweer|inspectie|rechtbank|gerechtshof|prorail|staatsbosbeheer|fnv|cnv"
    r"|college van burgemeester en wethouders|burgemeester en wethouders|dagelijks bestuur"
    r"|samenwerkingsverband|adviesraad|participatieraad|cliëntenraad)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:[BN]\.?V\.?|vereniging|stichting|coöperatie|U\.A\.|accountants|advocaten|notarissen"
    r"|architecten|adviseurs|makelaars|foundation|council|association|society)$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?<![\w-])(VNG|IPO|UvW|UVW|FNV|CNV|NVRR|VVD|BNG|VDP|NGB)(?![\w])")
_TITLE = (
    r"(?:(?i:mr|drs|dr|ir|ing|prof|mw|mevr|dhr|de heer|mevrouw|fam|burg|bc|ds)"
    r"\.?(?:[ \xa0]|(?<=\.)))"
)
_INITIALS = r"(?:[A-Z](?:h|[a-z])?\.[ \xa0-]?){1,6}(?:\([A-Z][\w-]+\)[ \xa0])?"
_FIRST = r"(?:[A-ZÀ-Ý][\w'’-]{1,20}[ \xa0]){1,3}(?:[A-Z]\.[ \xa0]?){0,3}"
_PARTICLE = (
    r"(?:(?:van|de|der|den|ter|ten|te|het|'t|’t|in|op|el|al|la|le|du|von|di|da|bin|ben|El|Al|Van|De"
    r"|Ter|Ten|von)[ \xa0]){0,3}"
)
_SURNAME = (
    r"[A-ZÀ-Ý][\w'’]{1,30}(?:[ \xa0]?[-–][ \xa0]?(?:van |de |der |den )*[A-ZÀ-Ý][\w'’]{1,30})?"
)
_POST = (
    r"(?:,?[ \xa0](?:MSc|MA|BA|BSc|LLM|MBA|MPA|PhD|MPM|EMPM|RA|CPC|MCM|EMIA|MPC|Bc|MCD)\.?){0,3}"
)
_PERSON = re.compile(
    rf"(?:{_TITLE}){{0,3}}(?:{_INITIALS}|{_FIRST})[ \xa0]?"
    rf"{_PARTICLE}{_SURNAME}(?:[ \xa0]{_SURNAME})?{_POST},?"
)
_BODY = re.compile(
    r"(?:de |het )?(?:leden|gemeenteraad|gemeenteraden|raad|raden|raadsleden|colleges?"
    r"|griffies?|griffier|burgemeester"
    r"|provinciale staten|voorzitter|gemeente|commissie|raadscommissie|fractie)\b",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"(?:namens )?(?:het |de )?(?:(?:algemeen |dagelijks )?bestuur|college|directie"
    r"|burgemeester en wethouders|fractie|gedeputeerde staten|raad)\b",
    re.IGNORECASE,
)
_MINISTER = re.compile(
    r"(?:de )?(?P<office>(?:minister|staatssecretaris) (?:van|voor)\b)", re.IGNORECASE
)
_MAILBOX = re.compile(
    r"[\"']?([^<>\"\[\]]*?)[\"']?\s*[<\[](?:mailto:)?([^\s<>@]+@[^\s<>@\]]+)[>\]]"
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


def is_organisation(line: str) -> bool:
    """Whether a short line is the name of a body."""
    if not 3 <= len(line) <= 90 or line[-1] in ".:;?!" or "|" in line:
        return False
    return bool(_ORGANISATION.match(line) or (_COMPANY.search(line) and line[0].isupper()))


def is_board(line: str) -> bool:
    """Whether a line begins with a body that signs ("Het dagelijks bestuur van ...,")."""
    return is_organisation(line.rstrip(" ,")) or _BOARD.match(line) is not None


def find_office_holder(role: str) -> tuple[int, int] | None:
    """Find who a signatory's office speaks for: a minister, or the body behind the office."""
    minister = _MINISTER.match(role)
    if minister:
        return minister.start("office"), len(role)
    spaces = (at for at, sign in enumerate(role) if sign == " ")
    start = next((at + 1 for at in spaces if is_organisation(role[at + 1 :])), None)
    return None if start is None else (start, len(role))


def is_person(line: str) -> bool:
    """Whether a line is nothing but the name of a person."""
    return len(line) <= 70 and not is_organisation(line) and _PERSON.fullmatch(line) is not None


def is_body(line: str) -> bool:
    """Whether a line names somebody that letters to a council are sent to."""
    return len(line) <= 120 and _BODY.match(line) is not None


def find_acronym(line: str) -> re.Match[str] | None:
    """Find an association that is known by its letters."""
    return _ACRONYM.search(line)


def split_mailbox(words: str) -> tuple[str | None, str | None]:
    """Split ``Name <address>`` into its two halves; either may be missing."""
    match = _MAILBOX.match(words)
    if match:
        return match.group(1).strip() or None, match.group(2)
    address = _ADDRESS.fullmatch(words.strip())
    return (None, address.group()) if address else (words.strip() or None, None)
