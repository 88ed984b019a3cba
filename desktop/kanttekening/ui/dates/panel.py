"""Datums en termijnen: everything that lies ahead in all letters, in the place of the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.touched import Touched
from kanttekening.ui.blank_page import BlankPage
from kanttekening.ui.dates.delegate import DatesDelegate
from kanttekening.ui.dates.export import CalendarExport
from kanttekening.ui.dates.model import DatesModel
from kanttekening.ui.row_list import ROW, RowList
from kanttekening.ui.theme import TextRole
from kanttekening.words import dates as words
from kanttekening.words import sidebar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from kanttekening.domain.agenda import Agenda, AgendaRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme

_Beside = QBoxLayout.Direction
_REFRESH_MS = 400
_ROWS = 300
_STALE = Touched.LETTERS | Touched.FACTS


class DatesView(RowList):
    """The lines; the current one shows its sentence in the reader, Enter goes there."""

    entered_row = QtSignal()

    def __init__(self, theme: Theme, model: DatesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dates = model
        self.setModel(model)
        self._delegate = DatesDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words.VIEW_NAME)
        theme.changed.connect(self._on_theme_changed)

    def keep_line(self, row: AgendaRow | None) -> None:
        """Make a line the current one again without opening it."""
        if row is not None and row in self._dates.rows:
            with self.quietly():
                self.selectionModel().setCurrentIndex(
                    self._dates.index(self._dates.rows.index(row)),
                    QItemSelectionModel.SelectionFlag.ClearAndSelect,
                )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.announce(self.currentIndex())
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        self._delegate.measure()
        self.scheduleDelayedItemsLayout()


class DatesPanel(QWidget):
    """Keeps itself in step with the library; ``counted`` tells how many dates lie ahead."""

    row_chosen = QtSignal(object)
    entered_row = QtSignal()
    counted = QtSignal(int)
    exported = QtSignal(int, object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._is_shown = False
        self.model = DatesModel(self)
        self.view = DatesView(theme, self.model)
        self._count = QLabel()
        self._count.setProperty("quiet", True)
        self.export_all = QPushButton(words.VIEW_TO_CALENDAR)
        self.export_all.setProperty("flat_link", True)
        self.export_all.setToolTip(words.ALL_TO_CALENDAR)
        self.export_all.setAccessibleName(words.ALL_TO_CALENDAR)
        self._head = QHBoxLayout()
        self._pages = QStackedWidget()
        self._export = CalendarExport(desk, self)
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._lay_out()
        self._connect()
        self._dress()

    @property
    def is_chosen(self) -> bool:
        """Whether this stands in the place of the list."""
        return self._is_shown

    def begin(self) -> None:
        """The view was chosen: show what is there now."""
        self._is_shown = True
        self._ask()

    def end(self) -> None:
        """Another view was chosen."""
        self._is_shown = False

    # Inside

    def _lay_out(self) -> None:
        head = self._head
        head.setContentsMargins(16, 0, 4, 6)
        head.addWidget(self._count, 1)
        head.addWidget(self.export_all)
        for part in (self._count, self.export_all):
            part.setMinimumWidth(1)  # else the column can't become so narrow that they part
        blank = BlankPage(self._theme)
        blank.tell(words.VIEW_EMPTY_TITLE, words.VIEW_EMPTY)
        self._pages.addWidget(self.view)
        self._pages.addWidget(blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._turn_head()

    def _turn_head(self) -> None:
        """Put both below each other where they don't fit beside each other."""
        margins = self._head.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._head.spacing()
        fits = self._count.sizeHint().width() + self.export_all.sizeHint().width() <= room
        self._head.setDirection(_Beside.LeftToRight if fits else _Beside.TopToBottom)

    def _connect(self) -> None:
        self.view.row_chosen.connect(self.row_chosen)
        self.view.entered_row.connect(self.entered_row)
        self.export_all.clicked.connect(lambda _checked=False: self._export.coming())
        self._export.written.connect(self.exported)
        self.model.more_wanted.connect(self._on_more_wanted)
        self._refresh.timeout.connect(self._ask)
        self._desk.touched.connect(self._on_touched)
        self._theme.changed.connect(self._dress)

    def _ask(self) -> None:
        rows = max(_ROWS, self.model.rowCount())
        self._desk.latest("dates", partial(_agenda, rows, 0), self._on_agenda)

    def _on_agenda(self, agenda: Agenda) -> None:
        current: AgendaRow | None = self.view.currentIndex().data(ROW)
        place = self.view.verticalScrollBar().value()
        self.model.show(agenda)
        self.view.keep_line(current)
        self.view.verticalScrollBar().setValue(place)
        self._count.setText(sidebar.coming(agenda.total))
        self._count.setVisible(bool(agenda.total))
        self.export_all.setVisible(bool(agenda.total))
        self._turn_head()
        self._pages.setCurrentIndex(0 if agenda.rows else 1)
        self.counted.emit(agenda.total)

    def _on_more_wanted(self, have: int) -> None:
        self._desk.latest("more-dates", partial(_agenda, _ROWS, have), partial(self._add, have))

    def _add(self, have: int, agenda: Agenda) -> None:
        if have == self.model.rowCount():
            self.model.add(agenda)

    def _on_touched(self, touched: Touched) -> None:
        if self._is_shown and touched & _STALE and not self._refresh.isActive():
            self._refresh.start()

    def _dress(self) -> None:
        self._count.setFont(self._theme.font(TextRole.SMALL))
        self._turn_head()


def _agenda(limit: int, skip: int, library: Library) -> Agenda:
    return library.events.agenda(limit, skip)
