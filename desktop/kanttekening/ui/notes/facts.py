"""Gegevens: the facts of the letter, each with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kanttekening.domain.letter import Evidence, Facts, Letter
    from kanttekening.domain.passage import Span

_LABEL_WIDTH = 104
# Below this, a fact was concluded from the letter rather than read in it.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: label, value (None if the letter doesn't say), where it was read."""

    label: str
    value: str | None
    evidence: Span | None = None
    inferred: bool = False


def facts_of(letter: Letter) -> list[Fact]:
    """The rows of a letter, in the order of a clerk's register."""
    facts = letter.facts
    when = facts.date or facts.date_inferred
    count = facts.attachments_count
    values = {
        "sender": facts.sender,
        "date": words.date(when) or None,
        "reference": facts.reference,
        "circular_number": facts.circular_number,
        "subject": facts.subject,
        "phone": facts.phone,
        "attachments_count": None if count is None else str(count),
        "signatory": facts.signatory,
        "signatory_role": facts.signatory_role,
        "kind": words.LETTER_KINDS[facts.kind],
        "pages": str(letter.page_count),
        "file": letter.file_name,
    }
    return [_fact(name, value, facts) for name, value in values.items()]


def _fact(name: str, value: str | None, facts: Facts) -> Fact:
    is_inferred_date = name == "date" and facts.date is None
    evidence = facts.evidence.get("date_inferred" if is_inferred_date else name)
    if value is None:
        return Fact(words.FACT_LABELS[name], None)
    inferred = is_inferred_date or (evidence is not None and evidence.confidence < _SURE)
    return Fact(words.FACT_LABELS[name], value, _span(evidence), inferred)


def _span(evidence: Evidence | None) -> Span | None:
    return evidence.span if evidence is not None and len(evidence.span) else None


class FactRow(QFrame):
    """Label and value; a click (or Enter) asks to see where it stands."""

    asked = Signal(object)

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        leads = fact.evidence is not None
        self.setProperty("leads", leads)
        self.setAccessibleName(f"{fact.label}: {fact.value or words.NOT_FOUND}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        if leads:
            self.setToolTip(words.SHOW_EVIDENCE)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(8)
        label = self._label("label", fact.label)
        label.setFixedWidth(_LABEL_WIDTH)
        values = QVBoxLayout()
        values.setSpacing(0)
        if fact.value is None:
            values.addWidget(self._label("absent", words.NOT_FOUND))
        else:
            values.addWidget(self._label("value", fact.value))
        if fact.inferred:
            values.addWidget(self._label("inferred", words.INFERRED))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(values, 1)

    def _label(self, name: str, text: str) -> QLabel:
        made = QLabel(text, self)
        made.setObjectName(name)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        return made

    def _ask(self) -> None:
        if self._fact.evidence is not None:
            self.asked.emit(self._fact.evidence)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        if self.rect().contains(event.position().toPoint()):
            self._ask()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)


class FactsPanel(QScrollArea):
    """The rows under each other."""

    evidence_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clear()

    def show_letter(self, letter: Letter) -> None:
        """Show the facts of a letter."""
        self._show(facts_of(letter))

    def clear(self) -> None:
        """Show nothing."""
        self._show([])

    def _show(self, facts: list[Fact]) -> None:
        page = QWidget()
        page.setObjectName("rows")
        column = QVBoxLayout(page)
        column.setContentsMargins(6, 10, 6, 12)
        column.setSpacing(1)
        for fact in facts:
            row = FactRow(fact, page)
            row.asked.connect(self.evidence_activated)
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(page)
