"""What the window says about what happened: the bar for small things, a dialog for the rest."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from kanttekening.ui.access.announcing import announce
from kanttekening.words import dialogs, errors, screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QHideEvent

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.ui.theme import Theme

_SECONDS = 9
_ABOVE_STATUS = 44


class MessageBar(QFrame):
    """One sentence over the foot of the window, with at most one thing to do about it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("message_bar")
        self._theme = theme
        self._window = window
        self._act: Callable[[], object] | None = None
        self._in_turn: tuple[Any, ...] | None = None  # the patient message that is shown
        self._waiting: deque[tuple[Any, ...]] = deque()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.setObjectName("message_action")
        self._button.clicked.connect(self._on_clicked)
        self._close = QPushButton()
        self._close.setObjectName("message_close")
        self._close.setAccessibleName(screen.DISMISS)
        self._close.setToolTip(screen.DISMISS)
        self._close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(12)
        line.addWidget(self._text)
        line.addWidget(self._button)
        line.addWidget(self._close)
        self._rest = QTimer(self)
        self._rest.setInterval(_SECONDS * 1000)
        self._rest.timeout.connect(self._on_rested)
        window.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown last."""
        return self._text.text()

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], object] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a sentence; ``action`` is what can be done about it.

        It leaves by itself after a while, unless it ``stays`` until it is closed or acted upon.
        """
        if self._in_turn is not None:
            self._waiting.appendleft(self._in_turn)  # nobody had the time to read it
            self._in_turn = None
        self._show(text, action, act, stays=stays)

    def say_error(self, error: KanttekeningError) -> None:
        """Say what went wrong and what can be done; it stays until it is closed."""
        self.say(f"{errors.explain(error)} {errors.advice(error)}", stays=True)

    def say_in_turn(
        self, text: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence as soon as the bar is free: for what comes up by itself, at any moment.

        Another sentence may push it aside; it comes back after that one.
        """
        self._waiting.append((text, action, act))
        if self.isHidden():
            self._show_waiting()

    def _show_waiting(self) -> None:
        if self._waiting and self.isHidden():
            self._in_turn = self._waiting.popleft()
            self._show(*self._in_turn, stays=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt. What waits for its turn comes next."""
        super().hideEvent(event)
        if self.isHidden():  # and not the window as a whole
            self._in_turn = None
            QTimer.singleShot(0, self, self._show_waiting)

    def _show(
        self, text: str, action: str, act: Callable[[], object] | None, *, stays: bool
    ) -> None:
        self._act = act
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        if stays:
            self._rest.stop()
        else:
            self._rest.start()
        announce(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Stays in the middle of a window that changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        window = self._window
        self.setFixedWidth(min(self.sizeHint().width(), window.width() - 32))
        self.move(
            (window.width() - self.width()) // 2, window.height() - self.height() - _ABOVE_STATUS
        )

    def _on_clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _on_rested(self) -> None:
        # Whoever is about to press the button gets the time for it.
        if not (self.underMouse() or self._button.hasFocus() or self._close.hasFocus()):
            self._rest.stop()
            self.hide()

    def _dress(self) -> None:
        self._close.setIcon(self._theme.icon("x", "on_bar"))


def show_error(
    parent: QWidget | None, title: str, error: KanttekeningError, *, decided: bool = False
) -> None:
    """Say in a dialog what happened and what to do; the technical part is folded away.

    ``decided`` where the library is the administrator's choice.
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, screen.APP_NAME, title, parent=parent)
    advice = errors.advice(error, decided=decided)
    box.setInformativeText(f"{errors.explain(error)}\n\n{advice}".strip())
    detail = getattr(error, "detail", "")
    if detail:
        box.setDetailedText(str(detail))
    close = box.addButton(screen.CLOSE, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.exec()


def show_crash(parent: QWidget | None, trace: str, log: Path) -> None:
    """Say that the program itself is wrong; quitting is a choice."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, screen.APP_NAME, dialogs.CRASH_TITLE, parent=parent)
    box.setInformativeText(f"{dialogs.CRASH_TEXT}\n\n{dialogs.crash_log(log.name)}")
    box.setDetailedText(trace)
    go_on = box.addButton(dialogs.GO_ON, QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(dialogs.QUIT, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(go_on)
    box.exec()
    if box.clickedButton() is leave and parent is not None:
        parent.close()
