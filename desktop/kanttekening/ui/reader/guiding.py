"""Keeps contents, thumbnails, page labels and links in step with the letter that is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from kanttekening.domain.guide import Spot
from kanttekening.domain.passage import Span
from kanttekening.domain.typed_number import typed_number
from kanttekening.ui.reader.reading_looks import is_ours
from kanttekening.ui.reader.sections import current_section

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QBoxLayout

    from kanttekening.domain.guide import Guide, PageLink
    from kanttekening.ui.reader.guide_panel import GuidePanel
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.reader.wayfinder import Wayfinder
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

_SETTLE_MS = 120
# One reads somewhat below the top of the window.
_READS_AT = 0.2
_SHOWN, _TAB = "guide/shown", "guide/tab"
_SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where one reads: a height on a page, and a place in the text for the Leesweergave."""

    spot: Spot
    offset: int


class Guiding(QObject):
    """Goes where a line of the contents, a small page, a label or a link leads."""

    def __init__(
        self, reader: ReaderView, way: Wayfinder, theme: Theme, state: WindowState | None
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._way = way
        self._theme = theme
        self._state = state
        self._opened: OpenLetter | None = None
        self.open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.follow)
        self._place: QBoxLayout | None = None
        self._connect()

    @cached_property
    def panel(self) -> GuidePanel:
        """The strip with contents and thumbnails, built when it is first wanted."""
        from kanttekening.ui.reader.guide_panel import GuidePanel

        reader, state = self._reader, self._state
        panel = GuidePanel(reader.page_view, self._way, self._theme, reader)
        panel.hide()
        panel.show_tab("" if state is None else state.text(_TAB))
        reader.page_view.dressed.connect(panel.thumbnails.viewport().update)
        reader.page_view.look_chosen.connect(panel.thumbnails.lie_anew)
        panel.left.connect(lambda: reader.view.setFocus())
        panel.tab_chosen.connect(lambda _tab: self._remember())
        panel.contents.section_asked.connect(self.go_to_section)
        panel.thumbnails.clicked.connect(self._on_thumbnail)
        panel.thumbnails.activated.connect(self._on_thumbnail)
        self._theme.changed.connect(panel.thumbnails.viewport().update)
        if self._place is not None:
            self._place.insertWidget(0, panel)
        self._fill(panel)
        return panel

    def stand_in(self, layout: QBoxLayout) -> None:
        """Have the strip stand here, before all else; at once if it was there before."""
        self._place = layout
        if self._state is not None and self._state.flag(_SHOWN, default=False):
            self.panel.show()

    @property
    def _built(self) -> GuidePanel | None:
        return self.panel if "panel" in self.__dict__ else None

    def _connect(self) -> None:
        reader = self._reader
        self._way.guided.connect(self._on_guided)
        self._way.linked.connect(lambda _page: reader.page_view.viewport().update())
        reader.source.arrived.connect(self._on_arrived)
        for view in (reader.page_view, reader.reading_view):
            view.moved.connect(self._timer.start)
        reader.page_view.link_clicked.connect(self.follow_link)
        reader.reading_view.anchorClicked.connect(self._on_anchor)
        reader.head.page_typed.connect(self._on_page_typed)

    # The letter

    @property
    def guide(self) -> Guide:
        """Contents and labels of the letter that is open."""
        return self._way.guide

    def open_letter(self, opened: OpenLetter | None) -> None:
        """Begin with another letter, or with none."""
        self._opened = opened
        self._way.open_letter(opened)

    def survey(self) -> None:
        """Look for headings and links, now that the first page is there."""
        self._way.survey()

    def _on_guided(self) -> None:
        if self._built is not None:
            self._fill(self._built)
        self._reader.head.name_pages(self._way.guide)
        self.follow()

    def _fill(self, panel: GuidePanel) -> None:
        panel.contents.show_sections(self._way.sections, self._way.guide)
        panel.fit_contents()
        panel.thumbnails.pages.renew()

    def _on_arrived(self, page: int) -> None:
        view = self._reader.page_view
        self._way.look(shown.page for shown in view.pages_in_view())
        if self._built is not None and self._built.isVisible():
            thumbnails = self._built.thumbnails
            thumbnails.update(thumbnails.pages.index(page - 1))

    def follow(self) -> None:
        """Show which page and section one reads, and ask for the links in sight."""
        reader = self._reader
        if self._opened is None:
            return
        here = self.standpoint()
        on_pages = reader.view is reader.page_view
        if self._built is not None:
            self._built.thumbnails.show_page(here.spot.page)
            read = reader.page_view.spot(_READS_AT) if on_pages else here.spot
            self._built.contents.show_current(current_section(self._way.sections, read))
        if on_pages:
            in_view = [shown.page for shown in reader.page_view.pages_in_view()]
            # The first picture comes first; with it we ask again.
            if any(reader.source.images.best(page) is not None for page in in_view):
                self._way.look(in_view)

    # The strip

    def toggle(self) -> None:
        """Show the strip and go into it; from inside, or a second time, hide it."""
        from kanttekening.ui.reader.guide_panel import CONTENTS

        if self.panel.isVisible():
            inside = self.panel.has_focus()
            self.panel.hide()
            if inside:
                self._reader.view.setFocus()
        else:
            self.panel.show()
            if self._way.sections and self._state is None:
                self.panel.show_tab(CONTENTS)
            self.panel.enter()
            self.follow()
        self._remember()

    def _remember(self) -> None:
        if self._state is not None:
            self._state.keep_flag(_SHOWN, value=not self.panel.isHidden())
            self._state.keep_text(_TAB, self.panel.chosen_tab)

    # Going somewhere

    def standpoint(self) -> Standpoint:
        """Where one reads now."""
        reader = self._reader
        if reader.view is reader.page_view:
            return Standpoint(reader.page_view.spot(), reader.page_view.top_offset())
        offset = reader.reading_view.top_offset()
        return Standpoint(self._spot_of(offset), offset)

    def return_to(self, stand: Standpoint) -> None:
        """Go back to where one read."""
        if self._reader.view is self._reader.page_view:
            self._reader.page_view.show_spot(stand.spot)
        else:
            self._reader.reading_view.scroll_to(stand.offset)
        self.follow()

    def go_to_section(self, number: int) -> None:
        """Go to a line of the contents."""
        section = self._way.sections[number]
        if section.spot is not None:
            self.go_to_spot(section.spot, section.offset)

    def follow_link(self, link: PageLink) -> None:
        """Go where a link leads; an address is shown before it is opened."""
        if link.spot is not None:
            self.go_to_spot(link.spot)
        elif link.address is not None:
            self.ask_about(link.address)

    def ask_about(self, address: str) -> None:
        """Show the whole address, and open it when the person agrees."""
        if QUrl(address).scheme().lower() not in _SCHEMES:
            return
        from kanttekening.ui.dialogs.address import AddressDialog

        dialog = AddressDialog(self._reader, self._theme, address)
        dialog.agreed.connect(lambda agreed: self.open_address(QUrl(agreed)))
        dialog.open()

    def _on_anchor(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if not is_ours(address):
            self.ask_about(address)

    def _on_thumbnail(self, index: QModelIndex) -> None:
        self.go_to_spot(Spot(index.row() + 1))

    def _on_page_typed(self, typed: str) -> None:
        """A label counts before a number: in a report with i, ii, 1, 2 a 1 is the page called 1."""
        page = self._way.guide.page_called(typed)
        if page is None:
            page = typed_number(typed)
        if page is None or self._opened is None:
            self.follow()
        else:
            count = len(self._opened.layout.pages)
            self.go_to_spot(Spot(min(max(1, page), max(1, count))))
        self._reader.head.show_page(self.standpoint().spot.page)
        self._reader.view.setFocus()

    def turn_text(self, by: int) -> None:
        """Bring the words in sight that some pages further begin a page; no road leads back."""
        reader, count = self._reader, len(self._opened.layout.pages) if self._opened else 0
        index, bar = reader.page_view.overlay.index, reader.reading_view.verticalScrollBar()
        page, before = max(1, reader.head.page_number + by), bar.value()
        # Past a page without words, and one that begins in the line that is at the top already.
        while index is not None and 1 <= page <= count and bar.value() == before:
            begin = index.first_offset(page, 0)
            if begin is not None:
                reader.reading_view.scroll_to(begin)
            page += by
        self.follow()

    def go_to_spot(self, spot: Spot, offset: int | None = None) -> None:
        """Go to a height on a page; the road back leads here."""
        reader = self._reader
        reader.jumped.emit(self.standpoint())
        if reader.view is reader.page_view:
            reader.page_view.show_spot(spot)
        else:
            reader.reading_view.scroll_to(self._offset_of(spot) if offset is None else offset)
        self.follow()

    def _offset_of(self, spot: Spot) -> int:
        index = self._reader.page_view.overlay.index
        found = None if index is None else index.first_offset(spot.page, spot.y)
        if found is None and index is not None:
            found = index.first_offset(spot.page, 0)
        return found or 0

    def _spot_of(self, offset: int) -> Spot:
        layout = self._opened.layout if self._opened else None
        if layout is None:
            return Spot(1)
        rects = layout.rects(Span(offset, offset + 1)) or layout.rects(Span(offset, offset + 80))
        return Spot(rects[0].page, rects[0].y1) if rects else Spot(layout.page_of(offset) or 1)
