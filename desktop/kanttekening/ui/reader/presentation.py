"""The page on the whole screen, for the council chamber: one at a time, nothing around it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from kanttekening.domain.layout import PageRect
from kanttekening.ui.access.announcing import announce
from kanttekening.ui.reader.open_letter import paged
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
# Below this share of the size it can have, a whole page is not for reading from the benches.
_TOO_SMALL = 0.6
_HINT_EDGE, _NUMBER_EDGE = 24, 12
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}


class Presentation(QWidget):
    """Fills a screen; ``ended`` tells at which page, ``letter_wanted`` asks for another (1 or -1).

    ``is_wide`` is what somebody chose before: pages as wide as the screen, or whole. None lets the
    screen decide: on a wide one a whole upright page is too small to be read in a room.
    """

    ended = Signal(int)
    width_chosen = Signal(bool)
    letter_wanted = Signal(int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        opened: OpenLetter,
        overlay: OverlayMaker,
        parent: QWidget | None = None,
        *,
        is_wide: bool | None = None,
        has_others: bool = False,
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
        self._usage = words.present_hint(has_others=has_others)
        self._said = self._usage
        self.is_black = False
        self._chosen_width = is_wide
        self.source = PageSource(desk, desk.pages, self)
        self.source.arrived.connect(lambda _page: self.update())
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(partial(self.setCursor, Qt.CursorShape.BlankCursor))
        self._hint = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._hint.timeout.connect(self.update)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fetch()

    def _fetch(self) -> None:
        letter = self._opened.letter
        self.setWindowTitle(words.presenting(letter.title))
        fetch = partial(paged, letter.id, version_id=letter.version_id)
        self._desk.ask(fetch, partial(self._on_pdf, self._opened))

    def _on_pdf(self, opened: OpenLetter, found: tuple[str, bytes]) -> None:
        if opened is not self._opened:
            return
        key = f"{opened.page_key}-scherm"
        self.source.open(key, found[1])
        self.source.show(key, opened.layout.pages)
        self._look()

    def show_letter(self, opened: OpenLetter) -> None:
        """Go on with another letter, and only with marks that are for the whole council."""
        self.source.clear()
        self._opened, self._turned = opened, 0
        self.presented = Presented.COUNCIL
        self._fetch()
        self.say(opened.letter.title)
        self.go_to(1)

    @property
    def is_wide(self) -> bool:
        """Whether a page is as wide as the screen, and read piece by piece."""
        if self._chosen_width is not None:
            return self._chosen_width
        across, down = self._fitting()
        return down < _TOO_SMALL * across

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
        width, height = self._size()
        across, down = self._fitting()
        scale = across if self.is_wide else min(across, down)
        w, h = round(width * scale), round(height * scale)
        top = -round(self._down) if h > self.height() else (self.height() - h) // 2
        return QRect((self.width() - w) // 2, top, w, h)

    def _room(self) -> float:
        return float(max(0, self._where().height() - self.height()))

    def _scale(self) -> float:
        return self._where().width() / self._size()[0]

    def _size(self) -> tuple[float, float]:
        """Width and height of the page in points, as it lies."""
        size = self._opened.layout.pages[self.page - 1]
        return turned_size((max(1.0, size.width), max(1.0, size.height)), self._turned)

    def _fitting(self) -> tuple[float, float]:
        """The scales at which it is as wide, and as high, as the screen."""
        width, height = self._size()
        return self.width() / width, self.height() / height

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
            self._paint_number(painter)
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

    def _paint_number(self, painter: QPainter) -> None:
        """Which page it is, small in the corner: people in the room ask."""
        count = len(self._opened.layout.pages)
        if count > 1:
            self._paint_words(painter, words.page_in_room(self.page, count), at_side=True)

    def _paint_hint(self, painter: QPainter) -> None:
        self._paint_words(painter, self._said)

    def _paint_words(self, painter: QPainter, text: str, *, at_side: bool = False) -> None:
        """White on a dark patch, at the foot of the screen."""
        painter.setFont(self._theme.font())
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        within = self.rect().adjusted(40, 0, -40, 0)
        room = painter.fontMetrics().boundingRect(within, centred, text).adjusted(-16, -8, 16, 8)
        if at_side:
            room.adjust(6, 4, -6, -4)
        room.moveCenter(self.rect().center())
        room.moveBottom(self.height() - (_NUMBER_EDGE if at_side else _HINT_EDGE))
        if at_side:
            room.moveRight(self.width() - _NUMBER_EDGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 24, 32, 150 if at_side else 220))
        painter.drawRoundedRect(QRectF(room), 8, 8)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(room, centred, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        key, back = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_F11: self.close,
            Qt.Key.Key_Home: lambda: self.go_to(1),
            Qt.Key.Key_End: lambda: self.go_to(len(self._opened.layout.pages)),
            Qt.Key.Key_M: self._change_marks,
            Qt.Key.Key_B: self._change_black,
            Qt.Key.Key_Z: self._change_width,
            Qt.Key.Key_J: partial(self.letter_wanted.emit, 1),
            Qt.Key.Key_K: partial(self.letter_wanted.emit, -1),
            Qt.Key.Key_Space: lambda: self.step(-1 if back else 1),
        }
        if key in _ON or key in _BACK:
            self.step(1 if key in _ON else -1)
        elif key in acts:
            acts[key]()
        elif event.text() == "?":
            self.say(self._usage)
        else:
            super().keyPressEvent(event)

    def _change_marks(self) -> None:
        """Show other marks, and say which: on a screen in a room that must not be a guess."""
        known = [mark.visibility for mark in self._overlay.marks]
        self.presented = self.presented.following(known)
        self.say(words.presented(self.presented.told(known), any_at_all=bool(known)))

    def say(self, said: str) -> None:
        """Say something at the foot of the screen, for a moment."""
        self._said = said
        self._hint.start()
        announce(self, said)
        self.update()

    def _change_black(self) -> None:
        self.is_black = not self.is_black
        self.update()

    def _change_width(self) -> None:
        self._chosen_width = not self.is_wide
        self.width_chosen.emit(self._chosen_width)
        self._down = 0.0
        self._look()

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
