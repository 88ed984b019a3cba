"""Puts sheets on paper where a printer takes no PDF: as images in bands, at its resolution.

Runs on a lane of its own, never in the window's thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter

from kanttekening.domain.errors import NotPrintedError, PageFaultError
from kanttekening.words import printing as words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from kanttekening.domain.layout import PageSize
    from kanttekening.services.pages import PageImage, Pages

# 300 dots an inch is what a letter needs; more only makes printers wait.
MOST_DPI = 300
# What is drawn and put on paper at once. Qt packs it, and meanwhile the window waits: 5 to 20 ms.
_BAND_PIXELS = 500_000
_TRIES = 3
_KEY = "druk"


class PrintSheet:
    """One run of the printer. Made in the window's thread, used on one lane."""

    def __init__(self, printer: QPrinter, pages: Pages) -> None:
        self._printer = printer
        self._pages = pages
        self._painter = QPainter()
        self._sizes: tuple[PageSize, ...] = ()
        self._begun = False
        printer.setResolution(min(MOST_DPI, max(72, printer.resolution())))
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)

    def begin(self, pdf: bytes) -> int:
        """Open the sheets; how many there are. Raises PageFaultError when that does not work."""
        self._sizes = self._pages.open(_KEY, pdf)
        return len(self._sizes)

    def step(self, number: int) -> None:
        """Print one sheet (from 1). Raises NotPrintedError when the printer does not take it."""
        taken = self._printer.newPage() if self._begun else self._painter.begin(self._printer)
        if not taken:
            raise NotPrintedError("the printer takes no sheet")
        self._begun = True
        try:
            self._bands(number, self._sizes[number - 1])
        except PageFaultError:
            self._painter.drawText(72, 72, words.no_page(number))

    def stop(self) -> None:
        """It prints on until the sheet that is under way is done."""

    def end(self, *, stopped: bool) -> None:
        """Close the printer's job; a job that was stopped is taken back where that is possible."""
        if self._painter.isActive():
            if stopped:
                self._printer.abort()
            self._painter.end()
        self._pages.forget(_KEY)

    def _bands(self, number: int, size: PageSize) -> None:
        scale = self._printer.resolution() / 72
        width, height = round(size.width * scale), round(size.height * scale)
        rows = max(1, _BAND_PIXELS // max(1, width))
        for top in range(0, height, rows):
            drawn = self._drawn(number, scale, (0, top, width, min(height, top + rows)))
            image = QImage(
                drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
            )
            where = QRectF(0, top, drawn.width, drawn.height)
            self._painter.drawImage(where, image, QRectF(image.rect()))

    def _drawn(self, number: int, scale: float, area: tuple[int, int, int, int]) -> PageImage:
        from kanttekening.services.pages import PageAsk

        for _ in range(_TRIES):
            drawn = self._pages.lend(_KEY, PageAsk(number, scale, area=area), 0)
            if drawn is not None:
                return drawn
        raise PageFaultError(number, "interrupted")
