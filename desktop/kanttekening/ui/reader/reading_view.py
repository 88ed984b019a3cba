"""Leesweergave: the letter as one flowing column, letterheads hidden, sentences joined."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip

from kanttekening.domain.passage import Span
from kanttekening.ui.access.focus_ring import FocusRing
from kanttekening.ui.reader.old_documents import OldDocuments
from kanttekening.ui.reader.reading_caret import CaretLink
from kanttekening.ui.reader.reading_images import PictureImages
from kanttekening.ui.reader.reading_keys import ReadingKeys, belongs_to_the_reader
from kanttekening.ui.reader.reading_looks import FOLD_ADDRESS
from kanttekening.ui.reader.reading_margins import column_width, set_margins
from kanttekening.ui.reader.reading_painter import paint_over_text
from kanttekening.ui.reader.reading_pinch import ReadingPinch
from kanttekening.ui.reader.reading_pointer import POSSIBLE, tip_at
from kanttekening.ui.reader.reading_points import ReadingPoints
from kanttekening.ui.reader.reading_spans import SpanLayer
from kanttekening.ui.reader.reading_surface import ReadingSurface
from kanttekening.ui.reader.scroll_bar import TickedScrollBar
from kanttekening.ui.reader.text_hand import TextHand
from kanttekening.ui.reader.text_touch import TextTouch
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.findings import Repair
    from kanttekening.ui.reader.marks import Mark
    from kanttekening.ui.reader.open_letter import OpenLetter, Prepared
    from kanttekening.ui.reader.reading_document import ReadingFiller
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.reader.reading_text import ReadingText
    from kanttekening.ui.reader.selection import Selection

_NOTCH = 120
_REVEAL_AT = 0.3


class ReadingView(QTextBrowser):
    """A QTextBrowser, because screen readers know it; offsets are those of the letter."""

    zoomed = Signal(float)
    moved = Signal()
    mark_clicked = Signal(str)
    selected = Signal()
    filled = Signal(object, object)

    def __init__(
        self, selection: Selection, paper: ReadingPaperChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.bar = TickedScrollBar(paper, self)
        self.setVerticalScrollBar(self.bar)
        self.selection = selection
        self.paper = paper
        self._opened: OpenLetter | None = None
        self._prepared: Prepared | None = None
        self._filler: ReadingFiller | None = None
        self._turned = 0.0
        self._unfolded = False
        self.spans = SpanLayer(self, paper)
        self.images = PictureImages(self)
        self.points = ReadingPoints(self)
        self._old = OldDocuments(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(POSSIBLE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(words.READING_VIEW)
        self.anchorClicked.connect(self._on_anchor)
        self.caret = CaretLink(self, selection)
        surface = ReadingSurface(self)
        self.hand = TextHand(surface, selection)
        self._keys = ReadingKeys(surface, selection)
        self.touch = TextTouch(surface, self.hand, selection, paper)
        ReadingPinch(self)
        FocusRing(self, paper)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        paper.changed.connect(self._on_look_changed)
        self.setStyleSheet(paper.sheet())

    # What is shown

    def prepared(self, opened: OpenLetter, prepared: Prepared) -> None:
        """The letter's reading text has come; it is written when somebody looks."""
        self._stop_filling()
        self._opened, self._prepared = opened, prepared
        self._unfolded = False
        self.images.clear()
        self.hand.learn(prepared.steps)
        self._keys.learn(prepared.steps)
        if self.isVisible():
            self.ensure_filled()

    def renew(self, prepared: Prepared) -> None:
        """The same letter with its pictures."""
        offset, self._prepared = self.top_offset(), prepared
        self._rewrite_at(offset)

    def clear_letter(self) -> None:
        """Show nothing."""
        self._stop_filling()
        self._opened = self._prepared = None
        self.hand.forget()
        self._keys.forget()
        self.spans.clear()
        self.images.clear()
        self._old.begin_anew()

    def ensure_filled(self) -> None:
        """Write the document, unless it is there."""
        if self._filled or self._reading is None or self._opened is None:
            return
        from kanttekening.ui.reader.reading_document import ReadingFiller  # when somebody reads

        look, width = self.paper.style(), self._column_width()
        with self.caret.resting():
            self._old.begin_anew()
            self._filler = ReadingFiller(self.document(), self._reading, look, width, self)
            set_margins(self.document(), width, self.viewport().width())
            self._filler.progressed.connect(self._on_progressed)
            self._filler.start()
            if not self._reading.blocks:
                self.setPlainText(words.NO_TEXT)
            self.setTextCursor(self.cursor_at(0))  # writing pushes the caret to the end
        self.caret.follow()
        self.filled.emit(self._opened, self._prepared)

    @property
    def opened(self) -> OpenLetter | None:
        """The letter that is shown."""
        return self._opened

    @property
    def _filled(self) -> bool:
        """Whether there is a document; of a long one, maybe only the beginning."""
        return self._filler is not None

    def _stop_filling(self) -> None:
        if self._filler is not None:
            self._filler.stop()
            self._filler.deleteLater()
            self.setExtraSelections([])  # of what goes: the first that is written paints anew
        self._filler = None

    def _on_progressed(self) -> None:
        """Some more is written: lay it out now, a little at a time."""
        if self._filler is None:
            return
        self.cursorRect(self.cursor_at(self._filler.reached))
        if self._filler.is_done or not self.extraSelections():
            self.spans.paint()

    @property
    def reading(self) -> ReadingText | None:
        """What is shown; None until some of it is written."""
        return self._reading if self._filled else None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that are shown."""
        return self.spans.marks

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Words that were probably recognised wrongly, with a better spelling."""
        return self._opened.content.understanding.findings.repairs if self._opened else ()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks; the last ones lie on top."""
        self.spans.set_marks(marks)

    def set_hits(self, hits: Sequence[Span], current: Sequence[Span]) -> None:
        """Show what was found, and the stretches of the current hit."""
        self.spans.set_hits(hits, current)

    def set_spoken(self, span: Span | None) -> None:
        """Show what is said now."""
        self.spans.set_spoken(span)

    def reveal(self, span: Span, *, flash: bool = False) -> None:
        """Bring a passage into sight, if it isn't."""
        self.ensure_filled()
        act = partial(self.reveal, span, flash=flash)
        if self._must_wait(span.end, act):
            return
        where = self.rect_of(span)
        if where is None:
            return
        height = self.viewport().height()
        if where.top() < 0 or where.bottom() > height:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + where.top() - height * _REVEAL_AT))
        if flash:
            self.spans.flash(span)

    def rect_of(self, span: Span) -> QRect | None:
        """Where the first line of a passage stands in the viewport."""
        if self._reading is None or not self._filled:
            return None
        places = self._reading.map.positions(span)
        position = places[0][0] if places else self._reading.map.position(span.start)
        end = min(places[0][1] if places else position, position + 1)
        first, last = self.cursor_at(position), self.cursor_at(end)
        return self.cursorRect(first).united(self.cursorRect(last))

    def shows(self, span: Span) -> bool:
        """Whether a passage is here at all; letterheads and footers are not."""
        return self._reading is not None and bool(self._reading.map.positions(span))

    def rect_of_end(self, span: Span) -> QRect | None:
        """Where the last character of a passage stands in the viewport."""
        if self._reading is None or not self._filled:
            return None
        places = self._reading.map.positions(span)
        return self.cursorRect(self.cursor_at(places[-1][1])) if places else None

    def _must_wait(self, offset: int, act: Callable[[], None]) -> bool:
        """Whether ``offset`` is not written yet; ``act`` is then done when it is."""
        if self._filler is None or self._reading is None:
            return False
        return self._filler.must_wait(self._reading.map.position(offset), act)

    # The place and the size

    def offset_of(self, position: int) -> int | None:
        """The character that is shown at a position of the document."""
        return self._reading.map.offset(position) if self._reading and self._filled else None

    @property
    def left_margin(self) -> float:
        """Where the column begins."""
        return self.document().rootFrame().frameFormat().leftMargin()

    @property
    def right_margin(self) -> float:
        """How far the column ends from the right edge."""
        return self.document().rootFrame().frameFormat().rightMargin()

    def top_offset(self) -> int:
        """The first character in sight."""
        if self._reading is None or not self._filled or not self.verticalScrollBar().value():
            return 0
        margin = round(self.left_margin)
        return self._reading.map.offset(self.points.position_at(QPoint(margin + 1, 4)))

    @property
    def is_written(self) -> bool:
        """Whether the whole document is there."""
        return self._filler is not None and self._filler.is_done

    def height_of(self, position: int) -> float:
        """How far below the top of the document the block of ``position`` begins."""
        block = self.document().findBlock(position)
        return self.document().documentLayout().blockBoundingRect(block).top()

    def sight(self) -> list[Span]:
        """The stretch of text that can be read on screen."""
        if self._reading is None or not self._filled:
            return []
        bottom = QPoint(self.viewport().width() - 1, self.viewport().height() - 1)
        last = self._reading.map.offset(self.points.position_at(bottom))
        first = self.top_offset()
        return [Span(first, last)] if last > first else []

    def scroll_to(self, offset: int) -> None:
        """Put the line of ``offset`` at the top."""
        self.ensure_filled()
        if self._reading is None:
            return
        position = self._reading.map.position(offset)
        if self._must_wait(offset, partial(self.scroll_to, offset)):
            return
        bar = self.verticalScrollBar()
        if position <= self._reading.map.position(0):
            bar.setValue(0)
            return
        where = self.cursorRect(self.cursor_at(position))
        bar.setValue(bar.value() + where.top() - 2)

    @property
    def zoom(self) -> float:
        """1.0 is the size we find pleasant."""
        return self.paper.look.zoom

    def set_zoom(self, zoom: float) -> None:
        """Another size of letters, here and in every other letter."""
        self.paper.choose(self.paper.look.zoomed(zoom))

    def zoom_by(self, steps: float) -> None:
        """Larger or smaller; a wheel that turns in small bits adds them up."""
        self._turned += steps
        whole = int(self._turned)
        self._turned -= whole
        self.paper.choose(self.paper.look.larger(whole))

    @property
    def _reading(self) -> ReadingText | None:
        """What is shown; before that what there is, with or without what belongs to the page."""
        if self._filler is not None:
            return self._filler.reading
        if self._prepared is None:
            return None
        return self._prepared.readings.form(whole=self.paper.look.whole, unfolded=self._unfolded)

    def _on_anchor(self, url: QUrl) -> None:
        """Show what every mail repeats, or hide it again."""
        if url.toString() == FOLD_ADDRESS:
            offset, self._unfolded = self.top_offset(), not self._unfolded
            self._rewrite_at(offset)

    def _rewrite_at(self, offset: int) -> None:
        """Write it all again; the first line in sight stays."""
        self._rewrite()
        if self.isVisible():
            self.scroll_to(offset)

    def _rewrite(self) -> None:
        self._stop_filling()
        if self.isVisible():
            self.ensure_filled()

    def cursor_at(self, position: int) -> QTextCursor:
        """A cursor at a position of the document."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return cursor

    def _column_width(self) -> float:
        return column_width(self.paper.column(), self.viewport().width())

    # Qt's side

    def _on_look_changed(self) -> None:
        """Write it all again in the new look; the first line in sight stays."""
        offset = self.top_offset()
        self.setStyleSheet(self.paper.sheet())
        if self._opened is not None:
            self._rewrite_at(offset)
        self.zoomed.emit(self.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        offset = self.top_offset() if self._filled else 0
        super().resizeEvent(event)
        if self._filler is not None:
            if not self._filler.adapts(self._column_width()):
                self._rewrite()
            set_margins(self.document(), self._column_width(), self.viewport().width())
            self.scroll_to(offset)
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt."""
        super().paintEvent(event)
        if self._reading is None or not self._filled:
            return
        paint_over_text(self, self._reading, self.paper)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See Qt."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / _NOTCH)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """See Qt."""
        return False if belongs_to_the_reader(event) else super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip_at(self, event.pos()), self)
            return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """See Qt."""
        return self.hand.copied() or QMimeData()
