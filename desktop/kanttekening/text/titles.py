"""Short lines: which ones are headings, and which are greetings, addresses or names."""

from __future__ import annotations

import re

from kanttekening.text.dates import first_date
from kanttekening.text.labels import is_label, read_label
from kanttekening.text.phones import find_phone

_LONGEST = 110
_MOST_WORDS = 15
_OPENS = re.compile(
    r"(?:\.\.\.|…)?[\s‘“'\"(]*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+|[A-Za-z][.)]\s+)?"
    r"[‘“'\"(]?[A-ZÀ-Ý0-9]|(?:\.\.\.|…) ?\w"
)
_CLOSED = re.compile(r"(?<!\.)\.[\"'’”)]?$|[;:,–—-]$|[.;:,][’”\"']$")
_NO_TITLE = re.compile(
    r"[\n\t|]|^(?:bijlage \S{0,4} ?bij|behorende? bij|figuur|tabel)\b", re.IGNORECASE
)
_SALUTATION = re.compile(
    r"(?:(?:zeer |hoog)?geachte?\b|beste\b|hoogge|edelachtba|weledel|mijne? heren|l\.s\.?|dear\b"
    r"|dag\b.{0,40},$|hallo\b|goede?(?:morgen|middag|dag)\b)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:met (?:de )?(?:zeer )?(?:vriendelijke|hartelijke|beste|respectvolle) groet(?:en)?"
    r"|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groet(?:en)?(?=,?$)|hoogachtend"
    r"|met (?:de )?(?:meeste )?hoogachting|mvg|kind regards|best regards|yours)\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[1-9]\d{3}[ \xa0]{0,2}[A-Z]{2}\b(?![-/])")
ADDRESS = re.compile(
    r"\bpostbus[ \xa0]?\d|\bantwoordnummer[ \xa0]?\d"
    r"|^[A-Z0-9'’][\w'’. \-]{1,40}(?:straat|weg|laan|plein|kade|gracht|singel|dijk|hof|pad|park|"
    r"markt|dreef|plantsoen|steeg|wal|haven|ring|plaats|baan|burg|dam|erf|hout|veld|akker|vaart|brink|oever|weide|boulevard)"
    r"[ \xa0]\d{1,4}(?:[ \xa0]?[a-zA-Z\-]{0,3}\d{0,3})?\b",
    re.IGNORECASE,
)
ONLINE = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|\b(?:https?://|www\.)\S+"
    r"|^[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:nl|com|org|eu|net|frl|amsterdam)(?:/\S*)?$",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(
    r"(?:pagina|pag\.|blz\.|blad|page|bladzijde)[ \xa0]{0,3}\d{1,4}"
    r"(?:[ \xa0]?(?:van|/|of)[ \xa0]?\d{1,4})?"
    r"|\d{1,4}[ \xa0]?(?:van|/)[ \xa0]?\d{1,4}|[-–—] ?\d{1,4} ?[-–—]|\d{1,3}",
    re.IGNORECASE,
)


def is_salutation(line: str) -> bool:
    """Whether a letter addresses its reader here ("Geachte leden,")."""
    return len(line) <= 160 and _SALUTATION.match(line) is not None and line[-1:] in ",!:."


def is_greeting(line: str) -> bool:
    """Whether a letter takes leave here ("Met vriendelijke groet,")."""
    return len(line) <= 80 and _GREETING.match(line) is not None


def is_page_number(line: str) -> bool:
    """Whether ``line`` is nothing but the number of a page."""
    return len(line) <= 24 and PAGE_NUMBER.fullmatch(line.strip()) is not None


def is_contact(line: str) -> bool:
    """Whether ``line`` is (part of) an address, a telephone number, an e-mail address or a site."""
    if len(line) > 160:
        return False
    return bool(
        POSTCODE.search(line) or ADDRESS.search(line) or ONLINE.search(line) or find_phone(line)
    )


def is_prose(text: str) -> bool:
    """Whether a block reads as sentences."""
    return len(text) > _LONGEST or (len(text) >= 30 and text.rstrip("\"'’”) ")[-1:] in ".:;?!")


def could_be_title(text: str) -> bool:
    """Whether a line looks like a heading by itself: short, a capital, no end of a sentence."""
    if len(text) > _LONGEST or len(text) < 2 or _NO_TITLE.search(text):
        return False
    if text.count(" ") >= _MOST_WORDS or not _OPENS.match(text) or _CLOSED.search(text):
        return False
    if is_salutation(text) or is_greeting(text) or is_page_number(text) or is_label(text):
        return False
    if text[-1] in ".!?" and text[-3:] != "..." and is_prose(text) and len(text) > 70:
        return False
    return not is_contact(text) and not _is_value(text) and any(sign.isalpha() for sign in text)


def _is_value(text: str) -> bool:
    """A date, a place with a date, or a number: values, not headings."""
    written = first_date(text)
    if written is not None and len(written.span) > len(text) - 25:
        return True
    return " " not in text and any(sign.isdigit() for sign in text)


def awaits_value(text: str) -> bool:
    """Whether a block ends in a label without its value, so that the next block is the value."""
    label = read_label(text.rsplit("\n", 1)[-1].strip())
    return label is not None and label.value_at is None
