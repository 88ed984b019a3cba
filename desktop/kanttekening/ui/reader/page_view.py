"""Origineel: the pages as they were sent, under each other on the canvas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip

from kanttekening.domain.passage import Span
from kanttekening.ui.access.focus_ring import FocusRing
from kanttekening.ui.access.page_document import PageSpeech
from kanttekening.ui.reader.marks import Mark, area_at, mark_at
from kanttekening.ui.reader.page_canvas import LINE, PageCanvas
from kanttekening.ui.reader.page_keys import PageKeys
from kanttekening.ui.reader.page_overlay import OverlayMaker
from kanttekening.ui.reader.page_painter import PagePainter
from kanttekening.ui.reader.page_retry import PageWaiting, RetryButton
from kanttekening.ui.reader.page_stack import GAP
from kanttekening.ui.reader.page_surface import PageSurface
from kanttekening.ui.reader.paper_dim import Paper, dusk
from kanttekening.ui.reader.scroll_bar import TickedScrollBar
from kanttekening.ui.reader.text_hand import TextHand
from kanttekening.ui.reader.text_touch import TextTouch
from kanttekening.words import pages
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.guide import PageLink
    from kanttekening.domain.layout import PageRect
    from kanttekening.ui.reader.letter_marks import LetterMarks
    from kanttekening.ui.reader.open_letter import OpenLetter, Prepared
    from kanttekening.ui.reader.page_source import PageSource
    from kanttekening.ui.reader.selection import Selection
    from kanttekening.ui.reader.wayfinder import Wayfinder
    from kanttekening.ui.theme import Theme

_FLASH_MS = 1800
# A passage we go to stands at a third of the height: there is something to read before it.
_REVEAL_AT = 0.3
_SETTLE_MS = 120


class PageView(PageCanvas):
    """Shows, scrolls and zooms the pages; what lies over them comes from ``OverlayMaker``."""

    page_changed = Signal(int)
    mark_clicked = Signal(str)
    link_clicked = Signal(object)
    selected = Signal()
    dressed = Signal()

    def __init__(
        self,
        source: PageSource,
        selection: Selection,
        way: Wayfinder,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bar = TickedScrollBar(theme, self)
        self.setVerticalScrollBar(self.bar)
        self._way = way
        self.paper = Paper.WHITE
        self._source = source
        self.frames = 0  # how often it was painted
        self._theme = theme
        self.spoken = PageSpeech(self, selection)
        self.new_interface = self.spoken.new_interface
        FocusRing(self, theme)
        self.selection = selection
        self.overlay = OverlayMaker(selection)
        self._page = 0
        self._place: int | None = None
        surface = PageSurface(self)
        self.hand = TextHand(surface, selection)
        self._keys = PageKeys(surface, selection)
        self.touch = TextTouch(surface, self.hand, selection, theme)
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)
        self._told_timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._told_timer.timeout.connect(self._tell_page)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._retry = RetryButton(self.viewport(), source.try_again)
        self._waiting = PageWaiting(self.viewport())
        source.arrived.connect(self._on_arrived)
        selection.changed.connect(self._on_selection_changed)
        theme.changed.connect(self.viewport().update)

    # What is shown

    def show_letter(self, opened: OpenLetter) -> None:
        """Lay out the pages of a letter; their images follow."""
        self._sizes = opened.layout.pages
        self._page = 0
        self.overlay.open(opened.layout)
        self.hand.forget()
        self._keys.forget()
        self.spoken.forget()
        self._relayout()
        self.go_to_end(last=False)
        self.refresh()

    def prepared(self, prepared: Prepared) -> None:
        """The indexes have come: mouse, caret and search work from now on."""
        self.overlay.index = prepared.index
        self.hand.learn(prepared.steps)
        self._keys.learn(prepared.steps)
        self.spoken.learn(prepared)
        self._tell_page()
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._sizes = ()
        self.overlay.close()
        self.hand.forget()
        self._keys.forget()
        self.spoken.forget()
        self._relayout()

    def set_marks(self, marks: LetterMarks) -> None:
        """Show these marks."""
        self.overlay.set_marks(marks)
        self.viewport().update()
        self.dressed.emit()

    def set_hits(self, hits: Sequence[Span], current: Sequence[Span]) -> None:
        """Show what was found, and the stretches of the current hit."""
        self.overlay.set_hits(hits, current)
        self.viewport().update()
        self.dressed.emit()

    def set_spoken(self, span: Span | None) -> None:
        """Show what is said now."""
        self.overlay.spoken = span
        self.viewport().update()

    def reveal(self, span: Span, *, flash: bool = False) -> None:
        """Bring a passage into sight, if it isn't."""
        where = self.rect_of(span)
        if where is None:
            return
        height = self.viewport().height()
        if where.top() < GAP or where.bottom() > height - GAP:
            page = self._placed(self.overlay.rects(span)[0].page)
            self._go(page, self._top + where.top() - height * _REVEAL_AT)
        across = self.horizontalScrollBar()
        if where.left() < 0 or where.left() > self.viewport().width() - LINE:
            across.setValue(across.value() + where.left() - LINE)
        if flash:
            self._light_up(span)
        self.viewport().update()

    def reveal_area(self, area: PageRect, *, flash: bool = False) -> None:
        """Bring an area of a page into sight, if it isn't."""
        where = self.rect_in_viewport(area)
        height = self.viewport().height()
        if where is not None and (where.top() < GAP or where.bottom() > height - GAP):
            self._go(self._placed(area.page), self._top + where.top() - GAP * 3)
        if flash:
            self._light_up(area)
        self.viewport().update()

    def _light_up(self, place: Span | PageRect) -> None:
        self.overlay.flash = place
        self._flash_timer.start()

    def rect_of(self, span: Span) -> QRect | None:
        """Where the first line of a passage stands in the viewport."""
        rects = self.overlay.rects(span)
        return self.rect_in_viewport(rects[0]) if rects else None

    def shows(self, _span: Span) -> bool:
        """Whether a passage is here at all: on the pages everything is."""
        return True

    def rect_of_end(self, span: Span) -> QRect | None:
        """Where the last line of a passage stands in the viewport."""
        rects = self.overlay.rects(span)
        return self.rect_in_viewport(rects[-1]) if rects else None

    # The place

    def top_offset(self) -> int:
        """The first character in sight."""
        if self.overlay.index is None:
            return self._place or 0
        if not self.stack.rows or self._top <= self.stack.rows[0].low:
            return 0
        for page in self.pages_in_view():
            if self.look.turned:
                found = self._first_on_turned(page.page)
            else:
                _, y = self.stack.to_points(page, 0, self._top)
                found = self.overlay.index.first_offset(page.page, y)
            if found is not None:
                return found
        return 0

    def _first_on_turned(self, page: int) -> int | None:
        """Where lines stand upright there is no first line: the earliest word that shows."""
        index, view = self.overlay.index, self.viewport().rect()
        for word in index.words(page) if index else ():
            where = self.rect_in_viewport(word.rect)
            if where is not None and view.contains(where.center()):
                return word.span.start
        return None

    def sight(self) -> list[Span]:
        """The stretches of text that can be read on screen."""
        index = self.overlay.index
        if index is None:
            return []
        view = self.viewport()
        seen = self.stack.seen(self._left, self._top, view.width(), view.height())
        return [span for part in seen for span in index.within(part)]

    def scroll_to(self, offset: int) -> None:
        """Put the line of ``offset`` at the top; the start of the text is the top of page one."""
        self._place = offset
        spans = (Span(offset, offset + 1), Span(offset, offset + 80)) if offset else ()
        for span in spans:
            where = self.rect_of(span)
            if where is not None:
                page = self._placed(self.overlay.rects(span)[0].page)
                self._go(page, self._top + where.top() - 4)
                return
        self.go_to_end(last=False)

    # Qt's side

    def mark_under(self, point: QPoint) -> Mark | None:
        """The mark under a point of the viewport."""
        found = self.page_point(point)
        if found is None or self.overlay.index is None:
            return None
        offset = self.overlay.index.character_at(*found)
        mark = None if offset is None else mark_at(self.overlay.marks, offset)
        return mark or area_at(self.overlay.marks, *found)

    def link_under(self, point: QPoint) -> PageLink | None:
        """The link under a point of the viewport."""
        found = self.page_point(point)
        return None if found is None else self._way.link_at(*found)

    def choose_paper(self, paper: Paper) -> None:
        """Let paper be so bright in the dark."""
        self.paper = paper
        self.viewport().update()
        self.dressed.emit()

    def small_image(self, page: int) -> QImage | None:
        """A small image of a page, or the large one where there is no other."""
        return self._source.images.thumbnail(page) or self._source.images.best(page)

    def refresh(self) -> None:
        """Ask for the images of what is in sight, and tell where we are a little later."""
        ratio = self.viewport().devicePixelRatioF()
        view = self.viewport()
        seen = self.stack.seen(self._left, self._top, view.width(), view.height())
        self._source.want(
            [rect.page for rect in seen], self.stack.scale * ratio, seen, self.stack.shares
        )
        self._offer_retry()
        self._told_timer.start()
        self.viewport().update()

    def _tell_page(self) -> None:
        count = len(self.stack.pages)
        if not count:
            return
        if self.page != self._page:
            self._page = self.page
            self.page_changed.emit(self._page)
        self.spoken.tell()

    def _tip_at(self, point: QPoint) -> str:
        link = self.link_under(point)
        if link is not None:
            label = self._way.guide.label(link.spot.page) if link.spot else None
            return pages.link_tip(label, link.address)
        mark = self.mark_under(point)
        return words.mark_tip(mark.kind, mark.note) if mark else ""

    def _has_image(self, page: int) -> bool:
        return self._source.images.best(page) is not None

    def _end_flash(self) -> None:
        self.overlay.flash = None
        self.viewport().update()

    def _on_arrived(self, page: int) -> None:
        if any(shown.page == page for shown in self.pages_in_view()):
            self._offer_retry()
            self.viewport().update()

    def _offer_retry(self) -> None:
        shown, source = self.pages_in_view(), self._source
        faulty = [page for page in shown if page.page in source.faults]
        empty = (
            page.page not in source.faults and not self._has_image(page.page) for page in shown
        )
        self._waiting.look(is_empty=any(empty))
        self._retry.stand([(page.page, self._in_viewport(page)) for page in faulty])

    def _on_selection_changed(self) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt."""
        self.frames += 1
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.color("canvas"))
        shade = dusk(self._theme, self.paper)
        for page in self.pages_in_view(GAP):
            where = self._in_viewport(page)
            paper = PagePainter(painter, self._theme, page.scale)
            paper.paper(where)
            if page.page in self._source.faults:
                paper.message(where & self.viewport().rect(), words.page_fault(page.page))
            elif self._waiting.is_long and not self._has_image(page.page):
                paper.message(where & self.viewport().rect(), words.PAGE_COMES)
            upright = paper.turn(where, self.look.turned)
            if page.page not in self._source.faults:
                paper.pieces(upright, self._source.images.pieces(page.page))
                if shade is not None:
                    painter.fillRect(upright, shade)
            over = self.overlay.of_page(page.page, caret=self.hasFocus())
            dead = [link.area for link in self._way.dead_on(page.page)]
            paper.overlay(upright, replace(over, dead=dead) if dead else over)
            paper.turn_back()
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """See Qt."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)
