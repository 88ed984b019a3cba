"""The labels of a letter's heading ("Ons kenmerk", "Datum:") and what may stand behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class Field(StrEnum):
    """What a label announces."""

    DATE = "date"
    REFERENCE = "reference"
    YOUR_REFERENCE = "your_reference"
    YOUR_DATE = "your_date"
    PHONE = "phone"
    ATTACHMENTS = "attachments"
    SUBJECT = "subject"
    SENDER = "sender"
    RECIPIENTS = "recipients"
    OTHER = "other"


_CASE = r"(?:zaak|document|registratie|dossier)"
# The words of a label, tried in this order: a longer label before its beginning.
_LABELS: dict[Field, tuple[str, ...]] = {
    Field.YOUR_DATE: (r"uw (?:brief|bericht|schrijven|e-?mail)(?: van| d\.?d\.?)?",),
    Field.YOUR_REFERENCE: (r"(?:uw|your) (?:kenmerk|reference|referentie|ref\.?|nummer)",),
    Field.DATE: (
        r"plaats(?:,| en) datum",
        r"datum(?: en|/) ?plaats",
        r"datum (?:brief|verzending|dagtekening|verzonden|indiening)",
        r"briefdatum|verzenddatum|verzonden(?: op)?|dagtekening|date|sent",
        r"datum(?! (?:raads|commissie)?(?:vergadering|behandeling|besluit))",
    ),
    Field.REFERENCE: (
        r"ons kenmerk|onze referentie|ons nummer|our ref(?:erence|\.)?|kenmerk",
        r"referentie(?:nummer)?|reference|(?:raads)?(?:voorstel|stuk|brief)nummer",
        rf"{_CASE}(?:-? ?/ ?-?{_CASE})?-?(?:nummer|nr\.?|kenmerk|id)|(?:nummer|ref\.?)(?= ?:)",
        r"(?:corsa|verseon|djuma|mozard|joinzaak)\s?(?:nummer|nr\.?)",
    ),
    Field.PHONE: (
        r"informatiecentrum tel\.|telefoon(?:nummer|nr\.?)?|tel(?:\.|efoonnr\.?)?(?: nr\.?)?",
        r"doorkies(?:nummer|nr\.?)?|rechtstreeks(?: nummer)?|t",
    ),
    Field.ATTACHMENTS: (r"aantal bijlagen|bijlage\(n\)|bijlagen|bijlage\(s\)|bijlage|bijl\.",),
    Field.SUBJECT: (r"onderwerp|betreft|betreffende|betr\.|subject|inzake|titel(?= ?:)",),
    Field.SENDER: (r"van|from|afzender",),
    Field.RECIPIENTS: (r"aan|to|geadresseerde",),
    Field.OTHER: (
        r"cc|bcc|kopie(?: aan)?|categorie[ëe]n|contactpersoon|beh(?:andeld|\.)? door|behandelaar",
        r"behandelend ambtenaar|steller|opsteller|inlichtingen(?: bij)?|informatie(?: bij)?",
        r"afdeling|team|directie|domein|bezoekadres|postadres|retouradres|e-?mail(?:adres)?|mail",
        r"fax|website|internet|iban|portefeuillehouder|programma|status|versie|pagina|blad",
        r"vertrouwelijk(?:heid)?|geheimhouding|vergaderdatum|agendapunt|bijgevoegd|attachments",
        r"importance|prioriteit|verzoeke bij beantwoording.{0,80}|kvk(?:-nummer)?|ons bericht",
        r"btw(?:-nummer)?|plaats|locatie|aanvang|tijd|datum (?:raads|commissie)?\w+",
    ),
}
_LABEL = re.compile(
    "(?:"
    + "|".join(f"(?P<{field.name}>{'|'.join(words)})" for field, words in _LABELS.items())
    + ")"
    r"(?!\w)(?P<colon>\s{0,40}:)?(?P<gap>[\s.]{0,40})(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_LANGUAGE = re.compile(r"[^\W\d_][^\W\d_ ]{0,20}(?: [^\W\d_]{1,20}){0,2} ?/ ?(?=[^\W\d_])")
# A label without a colon is only read as one when its value can't be the rest of a sentence.
_LOOSE = {
    Field.DATE: re.compile(r"(?:\D{0,30}\s)?\d{1,4}[\s\-./]"),
    Field.REFERENCE: re.compile(r"\S*\d\S*(?:\s\S*\d\S*)?$"),
    Field.YOUR_REFERENCE: re.compile(r"\S*\d\S*$"),
    Field.YOUR_DATE: re.compile(r"\d"),
    Field.PHONE: re.compile(r"[+(\d][\d\s()+\-–]{8,}$"),
    Field.ATTACHMENTS: re.compile(r"(?:\d{1,3}|geen|een|één|n\.?v\.?t\.?|-)$", re.IGNORECASE),
    Field.SUBJECT: re.compile(r"[A-ZÀ-Ý0-9‘“'\"].{2,}"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a stretch of text, and where its value begins, if any.

    ``sure`` says that a colon or nothing at all follows the words: it can't be a sentence.
    """

    field: Field
    words: str
    value_at: int | None
    sure: bool


def read_label(cell: str) -> Label | None:
    """Read the label that ``cell`` begins with, or None. No white space may lead it.

    A label may stand there in two languages: "Underwerp / Onderwerp: ...".
    """
    first = _OTHER_LANGUAGE.match(cell)
    if first:
        label = _read(cell[first.end() :])
        if label and label.sure:
            at = label.value_at
            return replace(label, value_at=None if at is None else at + first.end())
    return _read(cell)


def _read(cell: str) -> Label | None:
    match = _LABEL.match(cell[:400]) if cell[:1].isalpha() else None
    if match is None:
        return None
    field = next(field for field in Field if match.group(field.name) is not None)
    words = match.group(field.name)
    value, colon, gap = match.group("value"), match.group("colon"), match.group("gap")
    if not value:
        return Label(field, words, None, sure=True) if len(words) > 1 else None
    if colon:
        return Label(field, words, match.start("value"), sure=True)
    if not gap or not gap[0].isspace():
        return None
    if "\t" in gap or gap.count(" ") > 1:
        return Label(field, words, match.start("value"), sure=True)
    loose = _LOOSE.get(field)
    if (
        loose
        and loose.match(value)
        and (words[0].isupper() or (field is Field.PHONE and len(words) > 1))
    ):
        return Label(field, words, match.start("value"), sure=False)
    return None


def is_label(line: str) -> bool:
    """Whether ``line`` is a label of a heading, with or without its value."""
    return read_label(line.strip()) is not None
