"""What shows the way in the open letter: its contents, page labels and links, as they come in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from kanttekening.domain.document import StyleKind
from kanttekening.domain.guide import Guide, PageLink
from kanttekening.ui.lanes import PAGES, TEXTS
from kanttekening.ui.reader.sections import Section, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.services.pages import Pages
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.open_letter import OpenLetter

_Surveyed: TypeAlias = "tuple[tuple[Section, ...], dict[int, list[PageLink]]]"

# A link may be thinner than the pointer: so many points around it count as well.
_NEAR = 1.5


class Wayfinder(QObject):
    """Asks the page worker once the first page is there. ``guided`` tells that contents came."""

    guided = Signal()
    linked = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: OpenLetter | None = None
        self._asked = False
        self._pages_asked: set[int] = set()
        self._links: dict[int, tuple[PageLink, ...]] = {}
        self._in_text: dict[int, list[PageLink]] = {}
        self.guide = Guide()
        self.sections: tuple[Section, ...] = ()

    def open_letter(self, opened: OpenLetter | None) -> None:
        """Begin with another letter, or with none."""
        self._opened = opened
        self._asked = False
        self._pages_asked = set()
        self._links = {}
        self._in_text = {}
        self.guide = Guide()
        self.sections = ()
        self.guided.emit()

    def survey(self) -> None:
        """Look through the text, now that the first page is there."""
        if self._opened is not None:
            self._survey(self._opened, self.guide)

    def look(self, pages: Iterable[int]) -> None:
        """These pages are in sight, and there is a picture of one at least."""
        opened, worker = self._opened, self._desk.pages
        if opened is None or worker is None:
            return
        if not self._asked:
            self._asked = True
            ask = partial(_guide, worker, opened.page_key)
            self._desk.work(PAGES, ask, partial(self._on_guide, opened), self._not_yet)
        for page in pages:
            if page not in self._pages_asked:
                self._pages_asked.add(page)
                links = partial(_links, worker, opened.page_key, page)
                self._desk.work(
                    PAGES,
                    links,
                    partial(self._on_links, opened, page),
                    partial(self._no_links_yet, page),
                )

    def link_at(self, page: int, x: float, y: float) -> PageLink | None:
        """The link at a point of a page, in points."""
        links: tuple[PageLink, ...] = (*self._links.get(page, ()), *self._in_text.get(page, ()))
        for link in links:
            area = link.area
            if area.x0 - _NEAR <= x <= area.x1 + _NEAR and area.y0 - _NEAR <= y <= area.y1 + _NEAR:
                return link
        return None

    def dead_on(self, page: int) -> list[PageLink]:
        """The links of a page that lead nowhere."""
        found = (*self._links.get(page, ()), *self._in_text.get(page, ()))
        return [link for link in found if link.spot is None and link.address is None]

    def _survey(self, opened: OpenLetter, guide: Guide) -> None:
        """Find headings and links in the text, off the screen: thick reports have thousands."""
        answer = partial(self._on_surveyed, opened)
        self._desk.work(TEXTS, partial(_surveyed, opened, guide), answer)

    def _on_surveyed(self, opened: OpenLetter, found: _Surveyed) -> None:
        if opened is self._opened:
            self.sections, self._in_text = found
            self.guided.emit()

    def _not_yet(self, _error: object) -> None:
        """The pages were not open yet; with the next picture we ask again."""
        self._asked = False

    def _no_links_yet(self, page: int, _error: object) -> None:
        self._pages_asked.discard(page)

    def _on_guide(self, opened: OpenLetter, guide: Guide) -> None:
        if opened is self._opened:
            self.guide = guide
            self._survey(opened, guide)

    def _on_links(self, opened: OpenLetter, page: int, links: tuple[PageLink, ...]) -> None:
        if opened is self._opened:
            self._links[page] = links
            self.linked.emit(page)


def _guide(pages: Pages, key: str) -> Guide:
    return pages.guide(key)


def _links(pages: Pages, key: str, page: int) -> tuple[PageLink, ...]:
    return pages.links(key, page)


def _surveyed(opened: OpenLetter, guide: Guide) -> _Surveyed:
    in_text: dict[int, list[PageLink]] = {}
    for style in opened.document.styles:
        if style.kind is StyleKind.LINK:
            for rect in opened.layout.rects(style.span):
                link = PageLink(rect, address=style.target)
                in_text.setdefault(rect.page, []).append(link)
    return sections_of(opened.document, opened.layout, guide), in_text
