"""What stands in the middle when no letter does: a beginning, or a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import intake, letter_list, screen

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kanttekening.ui.theme import Theme

_PICTURE = 48
_TEXT_WIDTH = 400


class Welcome(QWidget):
    """An empty library: how to begin."""

    def __init__(self, theme: Theme, take_in: QAction, folder: QAction, samples: QAction) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._picture = QLabel()
        self._title = QLabel(screen.EMPTY_TITLE)
        self._text = QLabel(screen.EMPTY_TEXT)
        self._text.setWordWrap(True)
        self._text.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        for label in (self._picture, self._title, self._text):
            column.addLayout(_centered(label))
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        self._icons: list[tuple[QPushButton, str, str]] = []
        first = self._add(buttons, screen.EMPTY_TAKE_IN, take_in, "import", "on_accent")
        first.setProperty("main", True)
        self._add(buttons, screen.EMPTY_TAKE_IN_FOLDER, folder, "folder-input", "grey1")
        buttons.addStretch(1)
        column.addLayout(buttons)
        third = QPushButton(screen.EMPTY_SAMPLES)
        third.setProperty("flat_link", True)
        third.clicked.connect(samples.trigger)
        column.addWidget(third, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()

    def _add(
        self, line: QHBoxLayout, text: str, action: QAction, icon: str, color: str
    ) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(action.trigger)
        line.addWidget(button)
        self._icons.append((button, icon, color))
        return button

    def _dress(self) -> None:
        self._title.setFont(self._theme.font(TextRole.HEADING))
        self._picture.setPixmap(self._theme.icon("inbox", "accent").pixmap(_PICTURE))
        for button, icon, color in self._icons:
            button.setIcon(self._theme.icon(icon, color))


class InTheMiddle(QWidget):
    """A title and a quiet line where the letter would be."""

    def __init__(self, theme: Theme, title: str, hint: str, below: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("nothing_chosen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.title = QLabel(title)
        self.hint = QLabel(hint)
        self.hint.setProperty("quiet", True)
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self.title, self.hint):
            column.addLayout(_centered(label))
        if below is not None:
            column.addWidget(below, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.title.setFont(self._theme.font(TextRole.TITLE))


class NothingChosen(InTheMiddle):
    """A full library and no letter on the desk yet."""

    def __init__(self, theme: Theme, resume: QWidget) -> None:
        super().__init__(theme, screen.NOTHING_CHOSEN, screen.NOTHING_CHOSEN_HINT, resume)

    def tell(self, *, all_in_bin: bool) -> None:
        """Say what can be done, unless there is nothing to choose from."""
        self.title.setText(letter_list.ALL_IN_BIN if all_in_bin else screen.NOTHING_CHOSEN)
        self.hint.setHidden(all_in_bin)


class ManyChosen(InTheMiddle):
    """Several letters are chosen: how many, and what can be done with all of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", screen.MANY_CHOSEN_HINT)

    def tell(self, number: int) -> None:
        """Say how many there are."""
        self.title.setText(letter_list.chosen(number))


def _centered(label: QLabel) -> QHBoxLayout:
    """Put a label in the middle, no wider than reads well; its lines break where they must."""
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setMaximumWidth(_TEXT_WIDTH)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(label, _TEXT_WIDTH)
    line.addStretch(1)
    return line


class DropHint(QWidget):
    """Lies over the whole window while files hang above it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.hide()

    def appear(self) -> None:
        """Cover the window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme.color("surface")
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), 8, 8)
        painter.setFont(self._theme.font(TextRole.HEADING))
        painter.setPen(self._theme.color("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, intake.DROP_HERE)
        painter.end()
