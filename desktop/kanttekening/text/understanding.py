"""What a letter tells about itself: facts with their evidence, parts, furniture, reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kanttekening.domain.document import Understanding
from kanttekening.domain.letter import Evidence, Facts, LetterKind
from kanttekening.text.addressing import find_recipients, find_sender
from kanttekening.text.boilerplate import find_boilerplate
from kanttekening.text.dates import first_date
from kanttekening.text.findings import find_findings
from kanttekening.text.furniture import find_furniture
from kanttekening.text.heading import find_circular, head_rows, read_heading
from kanttekening.text.kinds import KindClues, find_kind, find_number
from kanttekening.text.labels import Field
from kanttekening.text.parts import find_parts
from kanttekening.text.reading_order import reading_order
from kanttekening.text.rows import read_rows
from kanttekening.text.senders import find_acronym, is_organisation
from kanttekening.text.signing import read_signature
from kanttekening.text.titles import POSTCODE, is_salutation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.document import Document
    from kanttekening.text.heading import Found
    from kanttekening.text.rows import Cell, Row

_FIELDS = {
    Field.DATE: "date",
    Field.REFERENCE: "reference",
    Field.YOUR_REFERENCE: "your_reference",
    Field.SUBJECT: "subject",
    Field.PHONE: "phone",
    Field.ATTACHMENTS: "attachments_count",
}
_MAIL_LABELS = {
    "van",
    "from",
    "verzonden",
    "sent",
    "aan",
    "to",
    "onderwerp",
    "subject",
    "datum",
    "date",
}
_OWN_REFERENCE = ("ons kenmerk", "onze referentie", "ons nummer", "our reference", "our ref.")
_CASE_NUMBER = re.compile(r"zaak|document|registratie|dossier|nummer", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z])[.)][ \xa0]+")
_LAST_ROWS = 4
_PLACE_AND_DATE = re.compile(
    r"(?:[A-ZÀ-Ý'’][\w'’.\- ]{1,40},?[ \xa0])?(?:d\.d\.[ \xa0]?|datum[: ]{1,3})?$"
)
_TOWN = re.compile(r"[A-ZÀ-Ý'’][\w'’-]+(?:[ -][\w'’-]+){0,3}")
_RECEIVED = re.compile(
    r"(?:ingekomen|ingek\.|ontvangen|ontv\.|gescand|geregistreerd|received)", re.I
)
_MEETING = re.compile(r"vergadering\b.{0,100}$", re.IGNORECASE)
_OF_A_MEETING = {
    LetterKind.MOTION,
    LetterKind.AMENDMENT,
    LetterKind.DECISION_LIST,
    LetterKind.PLEDGE_LIST,
}
_EXECUTIVE = re.compile(
    r"burgemeester en wethouders|\bcollege van b ?(?:&|en) ?w\b|\bwethouder\b", re.IGNORECASE
)
_COUNCIL = re.compile(
    r"\b(?:gemeenteraad|raad|raadsleden|raadscommissie|commissieleden|fractie)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\braden\b|provincie|kamer|ministerie", re.IGNORECASE)
_HOUR_OR_HALL = re.compile(r"(?:aanvang(?:stijd)?|tijd(?:stip)?|locatie|waar)(?: ?:|\t|  )", re.I)
_PARENT = re.compile(r"(?:leden)?brief\b.{0,30}$", re.IGNORECASE)
_DUTCH = re.compile(
    r"\b(?:de|het|een|van|en|wij|uw|voor|niet|met|dat|is|aan|zich|tot|bij|naar|door|kunnen|wordt"
    r"|worden|ook)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:the|and|of|we|your|for|not|with|that|is|to|our)\b", re.IGNORECASE)


def understand(document: Document, file_name: str = "") -> Understanding:  # noqa: ARG001
    """Read the facts, parts, furniture and reading order of a letter."""
    rows = read_rows(document)
    head = head_rows(rows)
    furniture = find_furniture(rows, len(head))
    hidden = set(furniture)
    told = _Facts(document.text, rows, head, hidden)
    facts = told.facts()
    reading = reading_order(document, furniture)
    return Understanding(
        facts,
        find_parts(document, rows, len(head), facts.kind, facts.subject),
        furniture,
        reading,
        find_findings(document, facts, reading),
        find_boilerplate(document, facts),
    )


class _Facts:
    """Gathers values with their evidence, one kind of fact at a time."""

    def __init__(
        self, text: str, rows: Sequence[Row], head: Sequence[Row], hidden: set[Any]
    ) -> None:
        self.values: dict[str, Any] = {}
        self._evidence: dict[str, Evidence] = {}
        self._rows = [row for row in rows if row.whole.span not in hidden]
        self._head = [row for row in head if row.whole.span not in hidden]
        self._hidden = [row for row in rows if row.whole.span in hidden]
        self._found = read_heading(self._head)
        self._text = text
        self._signature = read_signature(self._rows)
        self._labelled()
        self._mail = self._is_mail()
        circular = find_circular(self._head)
        if circular:
            self._put("circular_number", *circular, 0.95)
        self._people()
        self.kind = self._kind()
        self._inferred()
        self._language()

    def facts(self) -> Facts:
        """Give all facts as one value."""
        return Facts(kind=self.kind, evidence=self._evidence, **self.values)

    def _put(self, name: str, value: object, cell: Cell, confidence: float) -> None:
        if name not in self.values:
            self.values[name] = value
            self._evidence[name] = Evidence(cell.words, cell.span, confidence)

    def _labelled(self) -> None:
        for found in sorted(self._found, key=_remoteness):
            name = _FIELDS.get(found.field)
            if name:
                value = int(found.value) if name == "attachments_count" else found.value
                self._put(name, value, found.cell, found.confidence)
        if "date" not in self.values:
            self._bare_date()
        if "date" not in self.values:
            self._date_at_the_end()

    def _bare_date(self) -> None:
        """A date that stands alone, or behind the name of a place."""
        for index, row in enumerate(self._head):
            written = first_date(row.words)
            if written is None or len(row.words) > written.span.end + 1:
                continue
            if any(
                _RECEIVED.match(near.words) for near in self._head[max(0, index - 1) : index + 1]
            ):
                continue
            before = row.words[: written.span.start]
            if _PLACE_AND_DATE.fullmatch(before) or self._is_own_town(before):
                cell = row.whole.part(written.span.start, written.span.end)
                self._put("date", written.iso(), cell, 0.85)
                return

    def _date_at_the_end(self) -> None:
        """Below a letter, beside the writer's name: "Lindeloo, 20 mei 2025"."""
        for row in reversed(self._rows[-_LAST_ROWS:]):
            written = first_date(row.words)
            if written is None or len(row.words) > written.span.end + 1:
                continue
            before = row.words[: written.span.start]
            names_weekday = written.span.of(row.words)[:1].isalpha()
            if not names_weekday and _PLACE_AND_DATE.fullmatch(before):
                cell = row.whole.part(written.span.start, written.span.end)
                self._put("date", written.iso(), cell, 0.7)
                return

    def _is_own_town(self, before: str) -> bool:
        """Whether "Rietland :" before a date is a place: the name or the address has it too."""
        town = before.rstrip(" :\t")
        return bool(_TOWN.fullmatch(town)) and any(
            town.lower() in row.words.lower()
            for row in self._head
            if is_organisation(row.words) or POSTCODE.search(row.words)
        )

    def _is_mail(self) -> bool:
        """The heading of a mail begins with its labels, and says both from whom and when."""
        words = {found.words.lower() for found in self._found}
        sent = any(f.field is Field.DATE and "T" in f.value for f in self._found)
        return bool({"van", "from"} & words) and (sent or "sent" in words or "verzonden" in words)

    def _people(self) -> None:
        recipients = find_recipients(self._head, self._found)
        if recipients:
            names = tuple(cell.words for cell in recipients)
            self._put("recipients", names, recipients[0], 0.9)
        signature = self._signature
        if signature.name:
            self._put("signatory", signature.name.words, signature.name, 0.9)
        if signature.role:
            self._put("signatory_role", signature.role.words, signature.role, 0.85)
        sender = find_sender(self._head, self._found, signature, self._hidden)
        self._is_citizen = bool(sender and sender.is_citizen)
        if sender and sender.name:
            at = sender.cell.words.find(sender.name)
            cell = sender.cell.part(at, at + len(sender.name))
            self._put("sender", sender.name, cell, sender.confidence)
        if sender and sender.email:
            at = sender.cell.words.find(sender.email)
            cell = sender.cell.part(at, at + len(sender.email))
            self._put("sender_email", sender.email, cell, sender.confidence)

    def _kind(self) -> LetterKind:
        greeted = any(is_salutation(row.words) for row in self._rows)
        clues = KindClues(
            is_mail=self._mail,
            has_circular="circular_number" in self.values,
            by_person=self._is_citizen,
            has_salutation=greeted,
            by_executive=self._is_by_executive(),
            subject=self.values.get("subject") or "",
        )
        kind, cell = find_kind(self._head or self._rows[:12], clues)
        if cell is not None:
            self._evidence["kind"] = Evidence(cell.words, cell.span, 0.9)
            number = find_number(cell)
            if number is not None:
                self._put("reference", number.words, number, 0.8)
        return kind

    def _is_by_executive(self) -> bool:
        """A letter that the executive signs, to the council of its own municipality."""
        body = self._signature.organisation or self._signature.role
        by = " ".join(filter(None, (self.values.get("sender"), body.words if body else "")))
        to = " ".join(self.values.get("recipients", ()))
        return bool(_EXECUTIVE.search(by) and _COUNCIL.search(to)) and not _ELSEWHERE.search(to)

    def _inferred(self) -> None:
        """What an annex and a motion tell without a label."""
        if self.kind is LetterKind.ANNEX:
            self._annex()
        if self.kind in _OF_A_MEETING and "date" not in self.values:
            self._meeting_date()
        if self.kind is LetterKind.INVITATION and "date" in self.values:
            self._not_of_the_gathering()

    def _not_of_the_gathering(self) -> None:
        """A date with the hour or the hall below it is that of the gathering, not of the letter."""
        span = self._evidence["date"].span
        dated = next((row for row in self._rows if row.whole.span.overlaps(span)), None)
        near = [row for row in self._rows if dated and row.block == dated.block]
        if any(_HOUR_OR_HALL.match(row.words) for row in near):
            del self.values["date"], self._evidence["date"]

    def _annex(self) -> None:
        named = self._evidence["kind"]
        row = next(row for row in self._rows if row.whole.span == named.span)
        written = first_date(row.words)
        if written and _PARENT.search(row.words[: written.span.start]):
            cell = row.whole.part(written.span.start, written.span.end)
            self._put("date_inferred", written.iso(), cell, 0.6)
        above = [other for other in self._rows if other.whole.span < row.whole.span]
        if above and "subject" not in self.values:
            number = _ITEM_NUMBER.match(above[-1].words)
            cell = above[-1].whole.part(number.end() if number else 0)
            self._put("subject", cell.words, cell, 0.8)
        at = row.words.lower().find("ledenbrief")
        if at >= 0:
            self._put("recipients", ("leden",), row.whole.part(at, at + 5), 0.5)
            self._association(above)

    def _association(self, above: Sequence[Row]) -> None:
        for row in above:
            match = find_acronym(row.words)
            if match:
                cell = row.whole.part(match.start(), match.end())
                self._put("sender", match.group(), cell, 0.5)
                return

    def _meeting_date(self) -> None:
        for row in self._rows[:30]:
            written = first_date(row.words)
            if written and _MEETING.search(row.words[: written.span.start]):
                cell = row.whole.part(written.span.start, written.span.end)
                self._put("date", written.iso(), cell, 0.75)
                return

    def _language(self) -> None:
        sample = self._text[:20_000]
        dutch, english = len(_DUTCH.findall(sample)), len(_ENGLISH.findall(sample))
        if dutch + english >= 5 and max(dutch, english) >= 3 * min(dutch, english):
            self.values["language"] = "nl" if dutch > english else "en"


def _remoteness(found: Found) -> int:
    """Several numbers: "ons kenmerk" is the letter's own, "kenmerk" likely, a case the least."""
    if found.field is not Field.REFERENCE or found.words.lower() in _OWN_REFERENCE:
        return 0
    return 2 if _CASE_NUMBER.match(found.words) else 1
