"""The strip beside the pages: contents or thumbnails, to see where one is and to go elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.ui.reader.contents import Contents
from kanttekening.ui.reader.thumbnails import Thumbnails
from kanttekening.words import pages as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.wayfinder import Wayfinder
    from kanttekening.ui.theme import Theme

WIDTH = 176
CONTENTS, THUMBNAILS = "contents", "thumbnails"


class GuidePanel(QWidget):
    """Two tabs; Esc leaves it for the page."""

    left = Signal()
    tab_chosen = Signal(str)

    def __init__(
        self, view: PageView, way: Wayfinder, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.GUIDE)
        # Not all the way along with the text: the letter needs room too.
        self.setFixedWidth(round(WIDTH * theme.growth**0.7))
        self.contents = Contents(self)
        self.thumbnails = Thumbnails(view, way, theme, self)
        self._none = QLabel(words.NO_CONTENTS, self)
        self._none.setObjectName("none")
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget(self)
        for page in (self.contents, self._none, self.thumbnails):
            self._pages.addWidget(page)
        self._group = QButtonGroup(self)
        self._tabs = {
            CONTENTS: self._tab(CONTENTS, words.CONTENTS),
            THUMBNAILS: self._tab(THUMBNAILS, words.THUMBNAILS_SHORT),
        }
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 2)
        row.setSpacing(2)
        for tab in self._tabs.values():
            row.addWidget(tab)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        self.chosen_tab = ""
        self.tab = THUMBNAILS
        self.show_tab("")

    def show_tab(self, tab: str) -> None:
        """Show the contents or the thumbnails; nothing chosen is contents, if there are any."""
        self.chosen_tab = tab if tab in self._tabs else ""
        self.fit_contents()

    def fit_contents(self) -> None:
        """Say so where a letter has no contents and they were asked for."""
        filled = self.contents.topLevelItemCount() > 0
        self.tab = self.chosen_tab or (CONTENTS if filled else THUMBNAILS)
        self._tabs[self.tab].setChecked(True)
        if self.tab == THUMBNAILS:
            self._pages.setCurrentWidget(self.thumbnails)
        else:
            self._pages.setCurrentWidget(self.contents if filled else self._none)

    def enter(self) -> None:
        """Put the focus on the list that is shown."""
        page = self._pages.currentWidget()
        target = self._tabs[self.tab] if page is self._none or page is None else page
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus(self) -> bool:
        """Whether the focus is in here."""
        found = self.focusWidget()
        return found is not None and found.hasFocus()

    def _tab(self, name: str, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self._choose(name))
        self._group.addButton(button)
        return button

    def _choose(self, name: str) -> None:
        self.show_tab(name)
        self.tab_chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
