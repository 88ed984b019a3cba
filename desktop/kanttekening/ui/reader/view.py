"""The reader: head, find bar and the two views of one letter, kept in step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.domain.passage import Span
from kanttekening.domain.place import ReadingPlace
from kanttekening.domain.place import ReadingView as ReadingViewName
from kanttekening.ui.access.letter_document import LetterBox
from kanttekening.ui.access.reader_telling import ReaderTelling
from kanttekening.ui.aloud.reader_aloud import ReaderAloud
from kanttekening.ui.lanes import TEXTS
from kanttekening.ui.reader.actions import SELECTION_MENU, make_actions
from kanttekening.ui.reader.acts import acts_of
from kanttekening.ui.reader.fetching import Fetching
from kanttekening.ui.reader.find_bar import FindBar
from kanttekening.ui.reader.finder import Finder
from kanttekening.ui.reader.guiding import Guiding
from kanttekening.ui.reader.head import ReaderHead
from kanttekening.ui.reader.later import Later
from kanttekening.ui.reader.looking import Looking
from kanttekening.ui.reader.marking import Marking
from kanttekening.ui.reader.open_letter import OpenLetter, Prepared, prepare
from kanttekening.ui.reader.page_source import PageSource
from kanttekening.ui.reader.page_view import PageView
from kanttekening.ui.reader.place_keeper import PlaceKeeper
from kanttekening.ui.reader.popups import Popups
from kanttekening.ui.reader.presenting import Presenting
from kanttekening.ui.reader.printing import Printing
from kanttekening.ui.reader.progress import ReaderProgress
from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
from kanttekening.ui.reader.reading_pictures import ReadingPictures
from kanttekening.ui.reader.reading_view import ReadingView
from kanttekening.ui.reader.scroll_ticks import ScrollTicks
from kanttekening.ui.reader.selection import Selection
from kanttekening.ui.reader.shown_marks import ShownMarks
from kanttekening.ui.reader.style import reader_style
from kanttekening.ui.reader.wayfinder import Wayfinder

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from kanttekening.ui.desk import Desk
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

# The first page comes first; the words on it can be selected a moment later.
_PREPARE_MS = 400
_PAGES: Final = "pages"
_READING: Final = "reading"


class ReaderView(QWidget):
    """Shows one letter. ``flush`` remembers the place; call it before the window closes.

    ``shown`` comes with a letter, ``settled`` when its first page is there.
    """

    passage_clicked = Signal(str)
    annotation_created = Signal(str)
    note_wanted = Signal(str)
    panel_toggled = Signal()
    shown = Signal(object)
    settled = Signal()
    jumped = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        parent: QWidget | None = None,
        state: WindowState | None = None,
        paper: ReadingPaperChoice | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._opened: OpenLetter | None = None
        self._prepared: Prepared | None = None
        self._landing: tuple[Span | None, tuple[str, ...]] = (None, ())
        self._crossing = (0, -1)
        self.selection = Selection(self)
        self.source = PageSource(desk, desk.pages, self)
        self.fetching = Fetching(desk, self.source, self)
        way = Wayfinder(desk, self)
        self.page_view = PageView(self.source, self.selection, way, theme, self)
        self.paper = paper or ReadingPaperChoice(theme, parent=self)
        self.reading_view = ReadingView(self.selection, self.paper, self)
        self.marking = Marking(desk, self.selection, self)
        self.popups = Popups(self, theme)
        self.page_view.hand.copied = self.reading_view.hand.copied = self.marking.copied
        self.actions_by_id = make_actions(self, theme, acts_of(self))
        self.head = ReaderHead(self.actions_by_id, theme, self)
        self.aloud = ReaderAloud(self, theme)
        self.find_bar = FindBar(theme, self, state)
        self.finder = Finder(self.find_bar, desk, TEXTS, self)
        self._stack = LetterBox(self, self.reading_view)
        ReaderTelling(self._stack, self.page_view, self.selection, self.marking)
        self.guiding = Guiding(self, way, theme, state)
        self._looking = Looking(self, state)
        self.printing = Printing(self, desk, theme)
        self.presenting = Presenting(self, desk, theme, state)
        self._marks = ShownMarks(desk, self)
        self.later = Later(self, desk)
        self._keeper = PlaceKeeper(desk, self._place, self)
        self.progress = ReaderProgress(desk, self)
        self.ticks = ScrollTicks(self)
        self._prepare_timer = QTimer(self, singleShot=True)
        self._preparing: OpenLetter | None = None
        self.pictures = ReadingPictures(self, desk)
        self._build()
        self._connect()
        self.clear()

    def _build(self) -> None:
        for view in (self.page_view, self.reading_view):
            self._stack.addWidget(view)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            view.addActions([self.actions_by_id[name] for name in SELECTION_MENU])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.later.stand_in(column)
        column.addWidget(self.head)
        column.addWidget(self.find_bar)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._stack, 1)
        self.guiding.stand_in(beside)
        column.addLayout(beside, 1)
        self.aloud.stand_in(column)
        column.addWidget(self.printing.strip)
        self._dress()

    def _connect(self) -> None:
        self._theme.changed.connect(self._dress)
        self._prepare_timer.timeout.connect(self._prepare)
        self.source.arrived.connect(self._on_arrived)
        self.fetching.fetched.connect(self._on_fetched)
        self.head.view_chosen.connect(self.show_view)
        self.page_view.page_changed.connect(self.head.show_page)
        for view in (self.page_view, self.reading_view):
            view.zoomed.connect(self._on_zoomed)
            view.moved.connect(self._on_moved)
            view.mark_clicked.connect(self.passage_clicked)
            view.selected.connect(self.popups.place_bar)
        self.marking.created.connect(self.annotation_created)
        self.marking.note_wanted.connect(self.note_wanted)
        self.find_bar.closed.connect(lambda: self.view.setFocus())
        self.finder.changed.connect(self._on_hits_changed)
        self.finder.reached.connect(lambda span: self.view.reveal(span))

    # What is shown

    def show_letter(
        self, letter_id: int, found: Span | None = None, words_found: tuple[str, ...] = ()
    ) -> None:
        """Show a letter where one left off, or where ``found`` stands, with words marked."""
        opened = self._opened
        # A passage that was found stands in the newest text.
        is_there = opened is not None and (opened.is_newest or found is None)
        if opened is not None and is_there and opened.letter.id == letter_id:
            self._landing = (found, words_found)
            self.fetching.want_nothing()
            self._land()
            return
        self.flush()
        self._landing = (found, words_found)
        self.fetching.want(LetterId(letter_id))

    def show_version(
        self, letter_id: LetterId, version_id: VersionId, found: Span | None = None
    ) -> None:
        """Show an older version of a letter, to be read; at a passage of that text."""
        self.flush()
        self._landing = (found, ())
        self.fetching.want(letter_id, version_id)

    def clear(self) -> None:
        """Show no letter."""
        self.flush()
        self.progress.close_letter()
        self.fetching.want_nothing()
        self._opened = self._prepared = None
        self.aloud.stop()
        self._marks.forget()
        self.source.clear()
        self.selection.clear()
        self.finder.open_letter(None)
        self.marking.open_letter(None, None)
        for helper in (self.guiding, self.printing, self.presenting):
            helper.open_letter(None)
        self.page_view.clear()
        self.reading_view.clear_letter()
        self.head.hide()
        self.find_bar.hide()
        self.popups.hide_bar()
        self._stack.show_nothing()

    def go_to_annotation(self, annotation_id: str) -> None:
        """Bring the passage of an annotation into sight and let it light up."""
        self._marks.go_to(annotation_id)

    def show_span(self, span: Span) -> None:
        """Bring a passage into sight and let it light up."""
        if self._is_reading and not self.reading_view.shows(span):
            self.show_view(_PAGES)
        self.view.reveal(span, flash=True)

    def show_view(self, view: str) -> None:
        """Show the pages or the Leesweergave, at the same place in the text."""
        if self._opened is None or (view == _READING) == self._is_reading:
            self.head.show_view(self._view_name)
            return
        here = self.view.top_offset()
        # Lines are of other lengths there: who only looks and comes back must not drift upwards.
        came_from, landed = self._crossing
        offset = came_from if here == landed else here
        had_focus = self.view.hasFocus()
        self._set_view(view)
        self.view.scroll_to(offset)
        self._crossing = (offset, self.view.top_offset())
        if had_focus:
            self.view.setFocus()

    def flush(self) -> None:
        """Remember where we are in the letter, and what was read of it."""
        self._keeper.flush()
        self.progress.watch.flush()

    def stir(self) -> None:
        """The place or the look has changed: it will be remembered."""
        self._keeper.stir()

    def _place(self) -> ReadingPlace | None:
        if self._opened is None or self._prepared is None:
            return None
        # Zero stands for "as wide as the window": another window, another zoom.
        zoom = 0.0 if self.page_view.fits else self.page_view.zoom
        return ReadingPlace(self._view_name, self.view.top_offset(), zoom, self.page_view.look)

    # A letter comes in

    def _on_fetched(self, opened: OpenLetter) -> None:
        self._opened, self._prepared = opened, None
        self._crossing = (0, -1)
        self.aloud.stop()
        self.source.put_away()
        self.selection.clear()
        self.finder.open_letter(None)
        self.marking.open_letter(opened, None)
        self.head.show()
        self.head.show_letter(opened.letter, opened.scan, opened.versions)
        self._stack.setAccessibleName(opened.letter.title)
        self.progress.close_letter()
        self.page_view.show_letter(opened)
        for helper in (self.guiding, self.printing, self.presenting):
            helper.open_letter(opened)
        self.reading_view.clear_letter()
        self._marks.open_letter(opened)
        self._set_view(opened.place.view if opened.place else self._view_name)
        self._looking.restore(opened.place)
        kept = opened.place or ReadingPlace(self._view_name, 0, 0.0, self.page_view.look)
        self._keeper.open_letter(opened.letter.id if opened.is_newest else None, kept)
        self._go_to_place(opened.place)
        self.source.show(opened.page_key, opened.layout.pages)
        self.page_view.refresh()
        self._prepare_timer.start(0 if self._is_reading else _PREPARE_MS)
        self.shown.emit(opened)

    def _on_arrived(self, _page: int) -> None:
        """An image has come; the first is painted before its text is looked through."""
        if self._preparing is not self._opened:
            before = self.page_view.frames
            self.page_view.viewport().repaint()
            # A window that has just been made is not painted yet: a later picture has its turn.
            if self.page_view.frames > before or not self.fetching.came_ahead:
                self._prepare()

    def _prepare(self) -> None:
        """Compute what selecting and searching need, once the first page is there."""
        opened = self._opened
        if opened is not None and self._preparing is not opened:
            self._preparing = opened
            self.guiding.survey()
            answer = partial(self._on_prepared, opened)
            paper = self.reading_view.paper
            compute = partial(prepare, opened, whole=paper.look.whole, style=paper.style())
            self._desk.work(TEXTS, compute, answer)
            self.settled.emit()

    def _go_to_place(self, place: ReadingPlace | None) -> None:
        found, _ = self._landing
        if place and not self._is_reading:
            self.page_view.scroll_to(place.offset)
        if found is not None and not self._is_reading:
            self.page_view.reveal(found)

    def _on_prepared(self, opened: OpenLetter, prepared: Prepared) -> None:
        if opened is not self._opened:
            return
        self._prepared = prepared
        self.progress.open_letter(opened)
        self.marking.open_letter(opened, prepared)
        self.page_view.prepared(prepared)
        self.reading_view.prepared(opened, prepared)
        if self._is_reading and opened.place:
            self.reading_view.scroll_to(opened.place.offset)
        self._land()

    def _land(self) -> None:
        """Mark the words that were searched, and go to the first place they were found."""
        if self._prepared is None:
            return
        found, searched = self._landing
        self.finder.open_letter(self._prepared.finder, searched, found)
        if found is not None:
            (self.view.reveal if searched else self.show_span)(found)
        self._landing = (None, ())

    # Keeping in step

    @property
    def _view_name(self) -> ReadingViewName:
        return _READING if self._is_reading else _PAGES

    @property
    def letter_id(self) -> LetterId | None:
        """The letter that is open."""
        return None if self._opened is None else self._opened.letter.id

    @property
    def prepared(self) -> Prepared | None:
        """What was computed from the letter that is open, once it is there."""
        return self._prepared

    def switch_view(self) -> None:
        """Show the other view."""
        self.show_view(_PAGES if self._is_reading else _READING)

    @property
    def _is_reading(self) -> bool:
        return self._stack.currentWidget() is self.reading_view

    @property
    def view(self) -> PageView | ReadingView:
        """The view that is on."""
        return self.reading_view if self._is_reading else self.page_view

    def _set_view(self, view: str) -> None:
        reading = view == _READING
        self._stack.setCurrentWidget(self.reading_view if reading else self.page_view)
        if reading:
            self.reading_view.ensure_filled()
        self.head.show_view(view)
        self.head.show_zoom(self.view.zoom)
        self._looking.show_look()
        self.actions_by_id["reading_look"].setEnabled(reading)
        self.popups.hide_bar()
        self._on_hits_changed()
        self.ticks.stir()

    def _on_hits_changed(self) -> None:
        # The thumbnails show what was found on the pages, whichever view is on.
        for view in {self.page_view, self.view}:
            view.set_hits(self.finder.spans, self.finder.current_spans)

    def _on_zoomed(self, _zoom: float) -> None:
        self.head.show_zoom(self.view.zoom)
        self._keeper.stir()

    def _on_moved(self) -> None:
        self.popups.move_bar()
        if self._opened is not None:
            self._keeper.stir()
            self.progress.watch.stir()
        if self._is_reading and self._prepared is not None and self._opened is not None:
            page = self._opened.layout.page_of(self.reading_view.top_offset())
            self.head.show_page(page or 1)

    def select_all(self) -> None:
        """Select the whole letter."""
        if self._opened is not None:
            self.selection.take(Span(0, len(self._opened.document.text)))

    def _dress(self) -> None:
        self.setStyleSheet(reader_style(self._theme.colors))

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt."""
        self.flush()
        if not event.spontaneous():
            self.aloud.stop()
        super().hideEvent(event)
