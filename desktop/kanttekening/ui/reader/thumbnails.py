"""All pages small, under each other, with their marks and what was found on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kanttekening.ui.reader.page_painter import CURRENT_HIT, HIT_LINE, paint_kind
from kanttekening.ui.reader.page_turn import turned_size
from kanttekening.ui.reader.paper_dim import dusk
from kanttekening.words import pages as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.annotation import MarkKind
    from kanttekening.domain.layout import PageRect
    from kanttekening.ui.reader.page_view import PageView
    from kanttekening.ui.reader.wayfinder import Wayfinder
    from kanttekening.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE, _ABOVE, _LINE = 18, 8, 24
_CHIP = 12
_THIN = 2.0
_TALLEST = 1.6


class ThumbnailModel(QAbstractListModel):
    """One row for each page; what is said of it names its marks and hits."""

    def __init__(self, view: PageView, way: Wayfinder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._way = way

    def renew(self) -> None:
        """Another letter, or other labels."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._view.stack.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        page = index.row() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self._way.guide.label(page)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            over = self._view.overlay.of_page(page, caret=False)
            label = self._way.guide.label(page)
            hits = self._view.overlay.count_hits(page)
            return words.thumbnail(page, label, self.rowCount(), len(over.marks), hits)
        return None


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints a page on its row; rotated as the pages are."""

    def __init__(self, view: PageView, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = theme
        self.width = 150

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """See Qt."""
        _, height = self._size(index.row() + 1)
        return QSize(self.width, round(height) + _ABOVE + _LINE)

    def _size(self, page: int) -> tuple[float, float]:
        sizes = self._view.sizes
        if not 0 < page <= len(sizes):
            return 1.0, 1.0
        size = sizes[page - 1]
        width, height = turned_size((size.width, size.height), self._view.look.turned)
        room = self.width - 2 * _SIDE
        drawn = min(room, room * _TALLEST * width / max(1.0, height))
        return drawn, drawn * height / max(1.0, width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        page = index.row() + 1
        width, height = self._size(page)
        left = option.rect.left() + (option.rect.width() - width) / 2
        where = QRectF(left, option.rect.top() + _ABOVE, width, height)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(where, Qt.GlobalColor.white)
        self._paint_page(painter, where, page)
        rim = "accent" if chosen else "line"
        painter.setPen(QPen(self._theme.color(rim), (3 if focused else 2) if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where.adjusted(-1, -1, 1, 1) if chosen else where)
        line = QRectF(option.rect.left(), where.bottom(), option.rect.width(), _LINE)
        self._paint_label(painter, line, index, chosen=chosen)
        painter.restore()

    def _paint_page(self, painter: QPainter, where: QRectF, page: int) -> None:
        turned = self._view.look.turned
        painter.save()
        painter.setClipRect(where)
        painter.translate(where.center())
        painter.rotate(90 * turned)
        width, height = turned_size((where.width(), where.height()), turned)
        sheet = QRectF(-width / 2, -height / 2, width, height)
        image = self._view.small_image(page)
        if image is not None:
            painter.drawImage(sheet, image, QRectF(image.rect()))
        shade = dusk(self._theme, self._view.paper)
        if shade is not None:
            painter.fillRect(sheet, shade)
        over = self._view.overlay.of_page(page, caret=False)
        scale = width / max(1.0, self._view.sizes[page - 1].width)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in over.marks:
            fill = QColor(self._theme.paper_mark(mark.kind).fill)
            _fill(painter, sheet, mark.rects, scale, fill)
        _fill(painter, sheet, over.hits, scale, CURRENT_HIT)
        _fill(painter, sheet, over.current, scale, HIT_LINE)
        painter.restore()

    def _paint_label(self, painter: QPainter, line: QRectF, index: Index, *, chosen: bool) -> None:
        """The page's name; a letter for each kind of mark, and how often something was found."""
        over = self._view.overlay.of_page(index.row() + 1, caret=False)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("accent" if chosen else "grey1"))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        kinds: list[MarkKind] = list(dict.fromkeys(mark.kind for mark in over.marks))
        middle = line.center().y() - _CHIP / 2
        for number, kind in enumerate(kinds[:3]):
            chip = QRectF(line.left() + _SIDE + number * (_CHIP + 2), middle, _CHIP, _CHIP)
            paint_kind(painter, self._theme.font(), chip, kind, self._theme.mark(kind))
        hits = self._view.overlay.count_hits(index.row() + 1)
        if hits:
            painter.setPen(self._theme.color("grey1"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line.adjusted(0, 0, -_SIDE, 0), side, words.times(hits))


class Thumbnails(QListView):
    """A list of pages; arrows go through them, Enter or a click goes there."""

    def __init__(
        self, view: PageView, way: Wayfinder, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self.pages = ThumbnailModel(view, way, self)
        self._delegate = ThumbnailDelegate(view, theme, self)
        self.setModel(self.pages)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(words.THUMBNAILS)
        self.verticalScrollBar().setSingleStep(40)
        self.pages.modelReset.connect(self._on_reset)

    def show_page(self, page: int) -> None:
        """Follow the page one reads."""
        index = self.pages.index(page - 1)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            # A strip that nobody sees is not laid out: that asks the height of every page.
            if self.isVisible():
                self.scrollTo(index)

    def _on_reset(self) -> None:
        """Of pages of one size only the first is asked for its height."""
        self.setUniformItemSizes(len(set(self._view.sizes)) <= 1)

    def lie_anew(self) -> None:
        """Pages were turned, or the strip is wider: rows have other heights."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """See Qt; the page one reads is there at once."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.lie_anew()


def _fill(
    painter: QPainter, sheet: QRectF, rects: Sequence[PageRect], scale: float, color: QColor
) -> None:
    for rect in rects:
        left, top = sheet.left() + rect.x0 * scale, sheet.top() + rect.y0 * scale
        width = max(_THIN, (rect.x1 - rect.x0) * scale)
        painter.fillRect(QRectF(left, top, width, max(_THIN, (rect.y1 - rect.y0) * scale)), color)
