"""Puts pages and notes on paper: page images in bands at the printer's resolution, marks over them.

Runs on a lane of its own, never in the window's thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextDocument,
)

from kanttekening.domain.errors import PageFaultError
from kanttekening.ui.reader.page_painter import Overlay, PagePainter
from kanttekening.ui.reader.page_stack import PIXELS_PER_POINT
from kanttekening.words import printing as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtPrintSupport import QPrinter

    from kanttekening.domain.layout import PageSize
    from kanttekening.services.pages import PageImage, Pages
    from kanttekening.ui.theme import Theme

# 300 dots an inch is what a letter needs; more only makes printers wait.
MOST_DPI = 300
# What is drawn and put on paper at once. Qt packs it, and meanwhile the window waits: 5 to 20 ms.
# Not less: who shows a kept PDF fits each band to its own pixels, and that bends the lines of text
# when there is a band for nearly every line.
_BAND_PIXELS = 500_000
_TRIES = 3
_NOTES_MARGIN = 56.0


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is printed: the PDF under ``key``, these pages, marks page by page, notes as HTML."""

    key: str
    pdf: bytes
    sizes: tuple[PageSize, ...]
    pages: tuple[int, ...]
    marks: Mapping[int, Overlay]
    notes: str = ""


class PrintSheet:
    """One run of the printer. Made in the window's thread, used on one lane."""

    def __init__(
        self, printer: QPrinter, pages: Pages, job: PrintJob, theme: Theme, *, to_file: bool
    ) -> None:
        self._printer = printer
        self._pages = pages
        self._job = job
        self._theme = theme
        self._to_file = to_file
        self._painter = QPainter()
        self._begun = False
        printer.setResolution(min(MOST_DPI, max(72, printer.resolution())))

    def begin(self) -> None:
        """Open the document that is printed. Raises PageFaultError when it can't be opened."""
        self._pages.open(self._job.key, self._job.pdf)

    def page(self, number: int) -> bool:
        """Print one page. False when the printer does not take it."""
        size = self._job.sizes[number - 1]
        if not self._next_sheet(size):
            return False
        where = self._room(size)
        scale = where.width() / max(1.0, size.width)
        try:
            self._bands(number, size, where, scale)
        except PageFaultError:
            self._painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words.no_page(number))
        return True

    def notes(self) -> bool:
        """Print the notes as a list behind the pages."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setHtml(self._job.notes)
        a4 = QPageSize.size(QPageSize.PageSizeId.A4, QPageSize.Unit.Point)
        per_point = self._printer.resolution() / 72
        room = QSizeF(a4.width() - 2 * _NOTES_MARGIN, a4.height() - 2 * _NOTES_MARGIN)
        document.setPageSize(room)
        for sheet in range(document.pageCount()):
            if not self._next_sheet(None):
                return False
            painter = self._painter
            painter.save()
            fit = min(1.0, painter.viewport().width() / (a4.width() * per_point))
            painter.scale(per_point * fit, per_point * fit)
            painter.translate(_NOTES_MARGIN, _NOTES_MARGIN - sheet * room.height())
            context = QAbstractTextDocumentLayout.PaintContext()
            context.clip = QRectF(0, sheet * room.height(), room.width(), room.height())
            context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
            painter.setClipRect(context.clip)
            document.documentLayout().draw(painter, context)
            painter.restore()
        return True

    def end(self, *, stopped: bool) -> None:
        """Close the printer's job; a job that was stopped is taken back where that is possible."""
        if self._painter.isActive():
            if stopped:
                self._printer.abort()
            self._painter.end()
        self._pages.forget(self._job.key)

    def _next_sheet(self, size: PageSize | None) -> bool:
        layout = self._printer.pageLayout()
        width, height = (size.width, size.height) if size else (1.0, 2.0)
        if self._to_file:
            paper = QPageSize(QPageSize.PageSizeId.A4) if size is None else _exactly(size)
            portrait = QPageLayout.Orientation.Portrait
            self._printer.setPageLayout(QPageLayout(paper, portrait, QMarginsF(0, 0, 0, 0)))
        else:
            wide = width > height
            layout.setOrientation(
                QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            )
            self._printer.setPageLayout(layout)
        if not self._begun:
            self._begun = True
            return self._painter.begin(self._printer)
        return self._printer.newPage()

    def _room(self, size: PageSize) -> QRectF:
        """As large as fits on the sheet, never larger than it was sent, in the middle."""
        view = QRectF(self._painter.viewport())
        true = self._printer.resolution() / 72
        scale = min(
            true, view.width() / max(1.0, size.width), view.height() / max(1.0, size.height)
        )
        width, height = size.width * scale, size.height * scale
        if self._to_file:
            return QRectF(0, 0, width, height)
        return QRectF(view.center().x() - width / 2, view.center().y() - height / 2, width, height)

    def _bands(self, number: int, size: PageSize, where: QRectF, scale: float) -> None:
        width, height = round(size.width * scale), round(size.height * scale)
        rows = max(1, _BAND_PIXELS // max(1, width))
        over = self._job.marks.get(number)
        for top in range(0, height, rows):
            bottom = min(height, top + rows)
            drawn = self._drawn(number, scale, (0, top, width, bottom))
            # A copy of our own: the worker's answer is not ours to paint on.
            image = QImage(
                drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
            ).copy()
            if over is not None:
                self._mark(image, over, scale, top, QRect(0, 0, width, height))
            target = QRectF(where.left(), where.top() + top, drawn.width, drawn.height)
            self._painter.drawImage(target, image, QRectF(image.rect()))

    def _mark(self, image: QImage, over: Overlay, scale: float, top: int, page: QRect) -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Signs keep the size they have on a screen at 100 %.
        grown = scale / PIXELS_PER_POINT
        painter.translate(0, -top)
        painter.scale(grown, grown)
        sheet = QRect(0, 0, round(page.width() / grown), round(page.height() / grown))
        PagePainter(painter, self._theme, PIXELS_PER_POINT).overlay(sheet, over)
        painter.end()

    def _drawn(self, number: int, scale: float, area: tuple[int, int, int, int]) -> PageImage:
        from kanttekening.services.pages import PageAsk

        for _ in range(_TRIES):
            drawn = self._pages.lend(self._job.key, PageAsk(number, scale, area=area), 0)
            if drawn is not None:
                return drawn
        raise PageFaultError(number, "interrupted")


def _exactly(size: PageSize) -> QPageSize:
    return QPageSize(
        QSizeF(size.width, size.height),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
