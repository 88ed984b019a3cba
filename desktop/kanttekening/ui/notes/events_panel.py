"""Data: what happens when, and by when something must be done; each can go to a calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QToolButton

from kanttekening.ui.notes.rows import LeadRow, RowColumn
from kanttekening.ui.theme import TextRole
from kanttekening.words import dates as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.agenda import DatedEvent
    from kanttekening.ui.theme import Theme

_ICON = 15


class EventsPanel(RowColumn):
    """Events in order of date; what is over is folded away below what is still to come."""

    sentence_asked = Signal(object)
    export_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._events: tuple[DatedEvent, ...] | None = None
        self._today = ""
        self._been_shown: bool | None = None
        self._fold: QPushButton | None = None
        theme.changed.connect(self._show_again)

    def show_events(self, events: tuple[DatedEvent, ...], today: str) -> None:
        """Show the dates of a letter."""
        if (events, today) != (self._events, self._today):
            self._events, self._today = events, today
            self._show_again()

    def clear(self) -> None:
        """Show nothing, and fold away again."""
        self._events, self._been_shown = None, None
        self.fill(())

    # Inside

    def _show_again(self) -> None:
        if self._events is None:
            return
        ahead = [dated for dated in self._events if dated.until >= self._today]
        been = [dated for dated in self._events if dated.until < self._today]
        self.fill(self._rows(ahead, been))

    def _rows(self, ahead: list[DatedEvent], been: list[DatedEvent]) -> Iterator[QWidget]:
        if not ahead and not been:
            yield self.teach(words.TAB_EMPTY_TITLE, words.TAB_EMPTY)
            return
        yield from self._listed(ahead)
        if been:
            # Of a letter whose dates are all over, these are what there is to see.
            shown = not ahead if self._been_shown is None else self._been_shown
            self._fold = self._fold_button(len(been), shown=shown)
            yield self._fold
            yield from self._listed(been if shown else ())
        yield self._all_button()

    def _listed(self, events: Iterable[DatedEvent]) -> Iterator[QWidget]:
        for dated in events:
            yield self._row(dated)

    def _row(self, dated: DatedEvent) -> QWidget:
        event = dated.event
        row = LeadRow(words.spoken(dated), words.SHOW_SENTENCE, self.page)
        row.setProperty("ruled", True)
        when = row.say("when", words.when(event))
        if when is not None:
            font = self.theme.font(TextRole.SMALL)
            font.setWeight(self.theme.font(TextRole.STRONG).weight())
            when.setFont(font)
        row.say("what", words.what(event))
        row.say("foot", words.where(dated), self.theme)
        row.column.addWidget(self._calendar_button(dated), 0, Qt.AlignmentFlag.AlignLeft)
        if event.spans:
            show = partial(self.sentence_asked.emit, event.spans[0])
            row.opened.connect(show)
            row.shown.connect(show)
        return row

    def _calendar_button(self, dated: DatedEvent) -> QWidget:
        button = QToolButton()
        button.setObjectName("to_calendar")
        button.setText(words.TO_CALENDAR)
        button.setFont(self.theme.font(TextRole.SMALL))
        button.setIcon(self.theme.icon("calendar-plus", "accent"))
        button.setIconSize(self.theme.icon_size(_ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(words.TO_CALENDAR_TIP)
        button.setAccessibleName(f"{words.TO_CALENDAR}: {words.what(dated.event)}")
        button.clicked.connect(lambda _checked=False: self.export_asked.emit(dated))
        return button

    def _all_button(self) -> QWidget:
        button = QPushButton(words.ALL_TO_CALENDAR, self.page)
        button.setObjectName("all_to_calendar")
        button.setIcon(self.theme.icon("calendar-plus", "grey1"))
        button.clicked.connect(lambda _checked=False: self.export_asked.emit(None))
        return button

    def _fold_button(self, count: int, *, shown: bool) -> QPushButton:
        button = QPushButton(words.been(count), self.page)
        button.setObjectName("fold")
        icon = "chevron-down" if shown else "chevron-right"
        button.setIcon(self.theme.icon(icon, "grey1"))
        button.setCheckable(True)
        button.setChecked(shown)
        button.clicked.connect(self._on_fold)
        return button

    def _on_fold(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._been_shown = shown
        self._show_again()
        if self._fold is not None:
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)
