"""What the window says about what happened: the bar for small things, a dialog for the rest."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from kanttekening.ui.access.announcing import announce
from kanttekening.words import dialogs, errors, screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QHideEvent

    from kanttekening.domain.errors import KanttekeningError
    from kanttekening.ui.question import Question
    from kanttekening.ui.theme import Theme

_SECONDS = 9
_MOST_RESTS = 3
_ABOVE_STATUS = 44
_BESIDE, _GAP = 16, 8
# Where long work is stopped, and reading aloud: a sentence may not lie over these buttons.
_KEPT_FREE = ("intake_strip", "recognition_strip", "print_strip", "aloud")
_LOOK_EVERY_MS = 250


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
        self._rests = 0
        self._rest = QTimer(self)
        self._rest.setInterval(_SECONDS * 1000)
        self._rest.timeout.connect(self._on_rested)
        self._fitted: tuple[int, str, str] | None = None
        # Strips come and go below it.
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._place)
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
        self._look.stop()
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
        self._look.start()
        if stays:
            self._rest.stop()
        else:
            self._rests = 0
            self._rest.start()
        announce(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Stays in the middle of a window that changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        width = self._fit(window.width() - 2 * _BESIDE)
        place = QRect(QPoint((window.width() - width) // 2, 0), self.size())
        place.moveBottom(window.height() - _ABOVE_STATUS)
        for strip in (it for name in _KEPT_FREE for it in window.findChildren(QWidget, name)):
            corner = strip.mapTo(window, QPoint(0, 0))
            if strip.isVisible() and place.intersects(QRect(corner, strip.size())):
                place.moveBottom(corner.y() - _GAP)
        self.move(place.topLeft())

    def _fit(self, room: int) -> int:
        """Be as wide as the sentence, which breaks over lines where there is no room; the width."""
        fitted = (room, self._text.text(), self._button.text())
        if fitted != self._fitted:
            self._fitted = fitted
            self._text.setWordWrap(False)
            size = self.sizeHint()
            if size.width() > room:
                self._text.setWordWrap(True)
                size = QSize(room, self.heightForWidth(room))
            self.setFixedSize(size)
        return self.width()

    def _on_clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _on_rested(self) -> None:
        # Whoever is about to press the button gets the time for it.
        # A pointer that happens to lie there holds it up for so long and no longer.
        self._rests += 1
        held = self.underMouse() and self._rests < _MOST_RESTS
        if not (held or self._button.hasFocus() or self._close.hasFocus()):
            self._rest.stop()
            self.hide()

    def _dress(self) -> None:
        self._close.setIcon(self._theme.icon("x", "on_bar"))


def show_error(
    parent: QWidget | None, title: str, error: KanttekeningError, *, decided: bool = False
) -> None:
    """Say in a dialog what happened and what to do."""
    box = error_box(parent, title, error, decided=decided)
    box.answer(screen.CLOSE, usual=True)
    box.exec()


def error_box(
    parent: QWidget | None, title: str, error: KanttekeningError, *, decided: bool = False
) -> Question:
    """Make that dialog, still without answers; the technical part is folded away.

    ``decided`` where the library is the administrator's choice.
    """
    from kanttekening.ui.question import Question  # nearly never asked

    advice = errors.advice(error, decided=decided)
    box = Question(parent, title, f"{errors.explain(error)}\n\n{advice}".strip())
    detail = getattr(error, "detail", "")
    if detail:
        box.setDetailedText(str(detail))
    return box


def show_crash(parent: QWidget | None, trace: str, log: Path) -> None:
    """Say that the program itself is wrong; quitting is a choice."""
    from kanttekening.ui.question import Question, Role

    text = f"{dialogs.CRASH_TEXT}\n\n{dialogs.crash_log(log.name)}"
    box = Question(parent, dialogs.CRASH_TITLE, text)
    box.setDetailedText(trace)
    box.answer(dialogs.GO_ON, usual=True)
    leave = box.answer(dialogs.QUIT, Role.RejectRole)
    if box.given(leave) and parent is not None:
        parent.close()
