"""A quiet line at the foot of the list while the text of pictures is recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import recognition as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kanttekening.services.recognizing import Task
    from kanttekening.ui.recognition import Recognizing, Standing
    from kanttekening.ui.theme import Theme


class RecognitionStrip(QWidget):
    """Tells which page is in hand, and stops or goes on."""

    def __init__(
        self, recognizing: Recognizing, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("intake_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._recognizing = recognizing
        self._full_title = ""
        self._known = 0
        self._count = QLabel()
        self._count.setWordWrap(True)
        self._title = QLabel()
        self._title.setProperty("quiet", True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for label in (self._count, self._title):
            label.setFont(theme.font(TextRole.SMALL))
        self._button = QPushButton()
        self._button.setProperty("flat_link", True)
        self._button.clicked.connect(self._on_clicked)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 8, 8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._count, 0, 0)
        grid.addWidget(self._title, 1, 0)
        grid.addWidget(self._button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        recognizing.stands.connect(self._on_stands)
        self.hide()

    def _on_stands(self, standing: Standing) -> None:
        if standing.forbidden:
            self._on_forbidden(standing.left)
        elif standing.task is not None:
            self._tell(_count(standing.task), words.STOP, _title(standing.task))
        elif standing.left:
            self._tell(words.stopped(standing.left), words.GO_ON)
        elif standing.impossible:
            self._tell(words.NO_LANGUAGE_DATA, words.HIDE)
        else:
            self.hide()

    def _on_forbidden(self, left: int) -> None:
        """Say it again only when more pages wait than when it was hidden."""
        if left > self._known:
            self._tell(words.forbidden(left), words.HIDE)
        elif not left:
            self.hide()
        self._known = left

    def _tell(self, count: str, button: str, title: str = "") -> None:
        self._count.setText(count)
        self._full_title = title
        self._title.setVisible(bool(title))
        self._button.setText(button)
        self._button.setAccessibleName(f"{button}: {count}")
        self.show()
        self._show_title()

    def _show_title(self) -> None:
        width = self._title.width()
        elide = Qt.TextElideMode.ElideRight
        self._title.setText(self._title.fontMetrics().elidedText(self._full_title, elide, width))

    def _on_clicked(self) -> None:
        act = self._button.text()
        if act == words.STOP:
            self._recognizing.stop()
        elif act == words.GO_ON:
            self._recognizing.go_on()
        else:
            self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt. A long title gives way at its end."""
        super().resizeEvent(event)
        self._show_title()


def _count(task: Task) -> str:
    if task.page is None:
        return words.MAKING_TEXT
    return words.progress(task.done + 1, task.total)


def _title(task: Task) -> str:
    return words.elsewhere(task.title, task.elsewhere)
