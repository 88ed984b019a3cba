"""The page on the whole screen, for the council chamber: one at a time, nothing around it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from kanttekening.domain.layout import PageRect
from kanttekening.ui.access.announcing import announce
from kanttekening.ui.reader.page_painter import PagePainter
from kanttekening.ui.reader.page_source import PageSource
from kanttekening.ui.reader.page_turn import turned_back, turned_size
from kanttekening.ui.reader.presented_marks import Presented
from kanttekening.words import pages as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QCloseEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.page_overlay import OverlayMaker
    from kanttekening.ui.theme import Theme

_REST_MS, _HINT_MS = 2000, 5000
_NOTCH = 120
# What stays in sight when one goes on within a page that is as wide as the screen.
_OVERLAP = 0.12
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}


class Presentation(QWidget):
    """Fills a screen; ``ended`` tells at which page."""

    ended = Signal(int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        opened: OpenLetter,
        overlay: OverlayMaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._opened = opened
        self._overlay = overlay
        self._turned = 0
        self._down = 0.0
        self._wheel = 0
        self.page = 1
        self.presented = Presented.COUNCIL
        self._said = words.PRESENT_HINT
        self.is_black = False
        self.is_wide = False
        self.source = PageSource(desk, desk.pages, self)
        self.source.arrived.connect(lambda _page: self.update())
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(partial(self.setCursor, Qt.CursorShape.BlankCursor))
        self._hint = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._hint.timeout.connect(self.update)
        self.setWindowTitle(words.presenting(opened.letter.title))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        letter_id = opened.letter.id
        desk.ask(lambda library: library.letters.pages_pdf(letter_id), self._on_pdf)

    def _on_pdf(self, pdf: bytes) -> None:
        key = f"{self._opened.page_key}-scherm"
        self.source.open(key, pdf)
        self.source.show(key, self._opened.layout.pages)
        self._look()

    def begin(self, page: int, turned: int) -> None:
        """Show a page, on the screen that the window does not stand on if there is one."""
        self._turned = turned
        parent = self.parentWidget()
        here = parent.screen() if parent is not None else QGuiApplication.primaryScreen()
        others = [each for each in QGuiApplication.screens() if each is not here]
        screen = others[0] if others else here
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()
        self._hint.start()
        self._rest.start()
        self.go_to(page)

    def go_to(self, page: int, *, at_end: bool = False) -> None:
        """Show a page, from its top or its end."""
        self.page = min(max(1, page), max(1, len(self._opened.layout.pages)))
        self._down = self._room() if at_end else 0.0
        self.setAccessibleName(words.page_of_show(self.page, len(self._opened.layout.pages)))
        self._look()

    def step(self, by: int) -> None:
        """Go on (1) or back (-1): within a page that is larger than the screen, else to another."""
        room = self._room()
        at_edge = self._down >= room if by > 0 else self._down <= 0
        if at_edge and 1 <= self.page + by <= len(self._opened.layout.pages):
            self.go_to(self.page + by, at_end=by < 0)
        else:
            down = self._down + by * self.height() * (1 - _OVERLAP)
            self._down = min(room, max(0.0, down))
            self._look()

    def _where(self) -> QRect:
        """Where the page lies on the screen."""
        if not self._opened.layout.pages:
            return QRect()
        size = self._opened.layout.pages[self.page - 1]
        width, height = turned_size((max(1.0, size.width), max(1.0, size.height)), self._turned)
        across, down = self.width() / width, self.height() / height
        scale = across if self.is_wide else min(across, down)
        w, h = round(width * scale), round(height * scale)
        top = -round(self._down) if h > self.height() else (self.height() - h) // 2
        return QRect((self.width() - w) // 2, top, w, h)

    def _room(self) -> float:
        return float(max(0, self._where().height() - self.height()))

    def _scale(self) -> float:
        size = self._opened.layout.pages[self.page - 1]
        width, _ = turned_size((max(1.0, size.width), max(1.0, size.height)), self._turned)
        return self._where().width() / width

    def _look(self) -> None:
        """Ask for what is in sight."""
        if not self._opened.layout.pages or self.width() < 1:
            return
        where, scale = self._where(), self._scale()
        seen = where & self.rect()
        size = (where.width() / scale, where.height() / scale)
        corners = [
            turned_back(((x - where.left()) / scale, (y - where.top()) / scale), size, self._turned)
            for x, y in (
                (seen.left(), seen.top()),
                (seen.left() + seen.width(), seen.top() + seen.height()),
            )
        ]
        xs, ys = zip(*corners, strict=True)
        part = PageRect(self.page, min(xs), min(ys), max(xs), max(ys))
        self.source.want([self.page], scale * self.devicePixelRatioF(), [part])
        self.update()

    # Qt's side

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if not self.is_black and self._opened.layout.pages:
            self._paint_page(painter)
        if self._hint.isActive():
            self._paint_hint(painter)
        painter.end()

    def _paint_page(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = self._where()
        painter.fillRect(where, Qt.GlobalColor.white)
        paper = PagePainter(painter, self._theme, self._scale())
        if self.page in self.source.faults:
            paper.message(where & self.rect(), words.no_page_shown(self.page))
        upright = paper.turn(where, self._turned)
        paper.pieces(upright, self.source.images.pieces(self.page))
        over = self._overlay.of_page(self.page, caret=False)
        paper.overlay(upright, type(over)(marks=self.presented.chosen(over.marks)))
        paper.turn_back()

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font())
        text = self._said
        room = painter.fontMetrics().boundingRect(text).adjusted(-16, -8, 16, 8)
        room.moveCenter(self.rect().center())
        room.moveBottom(self.height() - 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 24, 32, 220))
        painter.drawRoundedRect(QRectF(room), 8, 8)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        key, back = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_F11: self.close,
            Qt.Key.Key_Home: lambda: self.go_to(1),
            Qt.Key.Key_End: lambda: self.go_to(len(self._opened.layout.pages)),
            Qt.Key.Key_M: self._change_marks,
            Qt.Key.Key_B: partial(self._toggle, "is_black"),
            Qt.Key.Key_Z: partial(self._toggle, "is_wide"),
            Qt.Key.Key_Space: lambda: self.step(-1 if back else 1),
        }
        if key in _ON or key in _BACK:
            self.step(1 if key in _ON else -1)
        elif key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _change_marks(self) -> None:
        """Show other marks, and say which: on a screen in a room that must not be a guess."""
        known = [mark.visibility for mark in self._overlay.marks]
        self.presented = self.presented.following(known)
        self._said = words.presented(self.presented.told(known), any_at_all=bool(known))
        self._hint.start()
        announce(self, self._said)
        self.update()

    def _toggle(self, what: str) -> None:
        setattr(self, what, not getattr(self, what))
        self._down = 0.0
        self._look()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See Qt."""
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _NOTCH:
            by = 1 if self._wheel < 0 else -1
            self._wheel += by * _NOTCH
            self.step(by)
        event.accept()

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """See Qt."""
        self.unsetCursor()
        self._rest.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.step(1)
        elif event.button() == Qt.MouseButton.RightButton:
            self.step(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt."""
        self.source.clear()
        self.ended.emit(self.page)
        super().closeEvent(event)
