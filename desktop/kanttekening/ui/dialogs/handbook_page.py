"""One page of the handbook: its text with air, its pictures as large as fits, its found words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QTextBlock

    from kanttekening.domain.passage import Span
    from kanttekening.ui.theme import Theme

_LINE_PERCENT = 135
_MARGIN = 20
_SCROLL_BAR = 24
_HALF = 128


class HandbookPage(QTextBrowser):
    """Shows a page from its beginning, or where a found word stands with its heading at the top.

    A picture ``venster.png`` may have a dark one beside it, ``venster-donker.png``.
    """

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme, self._folder = theme, folder
        self._markdown = ""
        self._spans: tuple[Span, ...] = ()
        self._here = 0
        self._pictures: dict[str, QImage] = {}
        self._fitted = 0
        self.setOpenLinks(False)
        self.setAccessibleName(screen.HANDBOOK)
        self.document().setDocumentMargin(_MARGIN)
        theme.changed.connect(self._show_anew)

    def show_text(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self._markdown = markdown
        self._spans = ()
        self._show_anew()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark these places, in characters of the page, and show the first one."""
        self._spans, self._here = tuple(spans), 0
        if spans:
            self._go_to(0)
        else:
            self.setExtraSelections([])

    def go_to_next(self) -> bool:
        """Go to the next marked place; False after the last one."""
        if self._here + 1 >= len(self._spans):
            return False
        self._go_to(self._here + 1)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt. Pictures go along with the page."""
        super().resizeEvent(event)
        if self._room() != self._fitted:
            self._fit_pictures()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """See Qt. Pictures are handed to the document by ``_fit_pictures``, and nothing else is."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage()
        return super().loadResource(kind, name)

    def _show_anew(self) -> None:
        self._pictures = {}
        self.setMarkdown(self._markdown)
        self._give_air()
        self._fit_pictures()
        if self._spans:
            self._go_to(self._here)

    def _go_to(self, at: int) -> None:
        self._here = at
        self.setExtraSelections([self._look(here) for here in range(len(self._spans))])
        cursor = self._cursor(self._spans[at])
        cursor.setPosition(self._spans[at].end)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        layout = self.document().documentLayout()
        place = layout.blockBoundingRect(cursor.block())
        heading = layout.blockBoundingRect(_heading_of(cursor.block()))
        # The heading at the top; where a long part has the place far below it, the place itself.
        fits = place.bottom() - heading.top() < self.viewport().height() - _MARGIN
        top = heading.top() if fits else place.top()
        self.verticalScrollBar().setValue(int(top) - _MARGIN // 2)

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _look(self, at: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        if at == self._here:
            look.setBackground(self.palette().highlight())
            look.setForeground(self.palette().highlightedText())
        else:
            look.setBackground(self._theme.color("hit"))
            look.setForeground(self._theme.color("on_hit"))
        mark.cursor, mark.format = self._cursor(self._spans[at]), look
        return mark

    def _give_air(self) -> None:
        """More room between lines than Markdown gets; but no line as high as a picture and more."""
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        around = QTextBlockFormat()
        around.setBottomMargin(_MARGIN / 2)
        block = self.document().begin()
        while block.isValid():
            QTextCursor(block).mergeBlockFormat(around if _pictures_in(block) else spacing)
            block = block.next()

    def _room(self) -> int:
        """Pixels for a picture; the scroll bar counts though it is not there yet."""
        return max(1, self.width() - 2 * _MARGIN - _SCROLL_BAR)

    def _fit_pictures(self) -> None:
        self._fitted = self._room()
        block = self.document().begin()
        while block.isValid():
            for position, picture in _pictures_in(block):
                self._fit(position, picture)
            block = block.next()

    def _fit(self, position: int, picture: QTextImageFormat) -> None:
        """Show a picture no wider than the page, nor larger than it is, and sharp."""
        natural = self._picture(picture.name())
        if natural.isNull():
            return
        width = min(self._fitted, natural.width())
        scale = self.devicePixelRatioF()
        image = natural.scaledToWidth(
            round(width * scale), Qt.TransformationMode.SmoothTransformation
        )
        image.setDevicePixelRatio(scale)
        self._frame(image)
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document().addResource(kind, QUrl(picture.name()), image)
        picture.setWidth(width)
        picture.setHeight(round(width * natural.height() / natural.width()))
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(picture)

    def _picture(self, name: str) -> QImage:
        if name not in self._pictures:
            path = self._folder / name
            dark = path.with_name(f"{path.stem}-donker{path.suffix}")
            is_dark = self._theme.color("surface").lightness() < _HALF
            picture = QImage(str(dark if is_dark and dark.exists() else path))
            # Ours have a palette, and Qt draws its line on none of those.
            self._pictures[name] = picture.convertToFormat(QImage.Format.Format_RGB32)
        return self._pictures[name]

    def _frame(self, image: QImage) -> None:
        """A line around it: a white picture on a white page ends nowhere."""
        painter = QPainter(image)
        painter.setPen(QPen(self._theme.color("line"), 1))
        size = image.deviceIndependentSize()
        painter.drawRect(0, 0, int(size.width()) - 1, int(size.height()) - 1)
        painter.end()


def _heading_of(block: QTextBlock) -> QTextBlock:
    """The heading above a block, or the block itself if there is none."""
    above = block
    while above.isValid() and not above.blockFormat().headingLevel():
        above = above.previous()
    return above if above.isValid() else block


def _pictures_in(block: QTextBlock) -> list[tuple[int, QTextImageFormat]]:
    found = []
    piece = block.begin()
    while not piece.atEnd():
        fragment = piece.fragment()
        if fragment.charFormat().isImageFormat():
            found.append((fragment.position(), fragment.charFormat().toImageFormat()))
        piece += 1
    return found
