"""The pages, as hand and keys know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.domain.passage import Span
    from kanttekening.ui.reader.page_index import PageIndex
    from kanttekening.ui.reader.page_view import PageView


class PageSurface:
    """Everything in the letter stands somewhere on its pages. See ``Surface``."""

    def __init__(self, view: PageView) -> None:
        self.area = view

    @property
    def _index(self) -> PageIndex | None:
        return self.area.overlay.index

    def gap_at(self, point: QPoint) -> int | None:
        """See ``Surface``."""
        found, index = self.area.page_point(point), self._index
        return None if found is None or index is None else index.offset_at(*found)

    def character_at(self, point: QPoint) -> int | None:
        """See ``Surface``."""
        found, index = self.area.page_point(point), self._index
        return None if found is None or index is None else index.character_at(*found)

    def link_at(self, point: QPoint) -> Callable[[], None] | None:
        """See ``Surface``."""
        link = self.area.link_under(point)
        if link is None or (link.spot is None and link.address is None):
            return None
        return lambda: self.area.link_clicked.emit(link)

    def mark_at(self, point: QPoint) -> str | None:
        """See ``Surface``."""
        mark = self.area.mark_under(point)
        return None if mark is None else mark.id

    def caret_at(self, offset: int) -> QRect | None:
        """See ``Surface``."""
        index = self._index
        rect = index.caret(offset) if index is not None else None
        where = None if rect is None else self.area.rect_in_viewport(rect)
        if where is None or index is None:
            return None
        x = where.right() + 1 if index.is_behind(offset) else where.left()
        return QRect(x, where.top(), 1, where.height())

    def shown(self, offset: int, direction: int) -> int:  # noqa: ARG002 -- all of it is shown
        """See ``Surface``."""
        return offset

    def line_step(self, offset: int, x: float | None, direction: int) -> tuple[int, float] | None:
        """See ``Surface``."""
        return self._index.line_step(offset, x, direction) if self._index is not None else None

    def line_ends(self, offset: int) -> Span | None:
        """See ``Surface``."""
        return self._index.line_ends(offset) if self._index is not None else None

    def reveal(self, span: Span) -> None:
        """See ``Surface``."""
        self.area.reveal(span)

    def tell_selected(self) -> None:
        """See ``Surface``."""
        self.area.selected.emit()

    def tell_mark(self, mark: str) -> None:
        """See ``Surface``."""
        self.area.mark_clicked.emit(mark)
