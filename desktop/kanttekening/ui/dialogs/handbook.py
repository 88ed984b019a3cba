"""The handbook: one page for each task, read from the pages that come with the program."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from kanttekening.ui.access.announcing import announce
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import handbook as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from kanttekening.ui.theme import Theme

_LINE_PERCENT = 135
_AROUND_TITLE = 12
_MARGIN = 20
_SIDE_WIDTH = 220
_SCROLL_BAR = 24
_NEWS = "nieuws"
_ORDER = (
    "beginnen", "inlezen", "zoeken", "labels", "lezen", "aantekeningen", "delen", "gegevens",
    "versies", "data", "bibliotheek", "toetsen", "toegankelijkheid", "beheer",
)  # fmt: skip


class HandbookDialog(FramedDialog):
    """Pages at the left, the page at the right; stays open while one works.

    Typing in the field above the pages leaves those that hold all the words, and marks the words.
    """

    def __init__(self, parent: QWidget, theme: Theme, folder: Path, first: str = "") -> None:
        super().__init__(parent, theme, screen.HANDBOOK)
        self.resize(980, 680)
        self._files = _files(folder)
        self._texts = {name: _folded(path.read_text("utf-8")) for name, path in self._files.items()}
        self.search = QLineEdit()
        self.search.setPlaceholderText(words.SEARCH)
        self.search.setAccessibleName(words.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._go_to_next)
        self.nothing = QLabel(words.NOTHING)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("quiet", True)
        self.nothing.hide()
        self.pages = QListWidget()
        self.pages.setAccessibleName(screen.HANDBOOK)
        self.page = _Page(folder)
        self.page.anchorClicked.connect(self._on_link)
        for name, path in self._files.items():
            item = QListWidgetItem(_title(path))
            item.setSizeHint(QSize(0, self.pages.fontMetrics().height() + _AROUND_TITLE))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.pages.currentItemChanged.connect(self._show_item)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Find, self, self._go_to_search)
        self.show_page(first or next(iter(self._files)))
        self.pages.setFocus()

    def show_page(self, name: str) -> None:
        """Go to a page; one that is not there changes nothing."""
        for row in range(self.pages.count()):
            if self.pages.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.pages.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt. Enter in the search field goes to the next place; it does not close."""
        if self.focusWidget() is self.search and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }:
            event.accept()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.pages, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(side)
        line.addWidget(self.page, 1)
        self.body.addLayout(line)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            path = self._files[item.data(Qt.ItemDataRole.UserRole)]
            self.page.show_text(path.read_text(encoding="utf-8"))
            self.page.setAccessibleName(item.text())
            self.page.mark(self._wanted())

    def _wanted(self) -> list[str]:
        return self.search.text().split()

    def _on_typed(self) -> None:
        wanted = [_folded(word) for word in self._wanted()]
        found = [name for name, text in self._texts.items() if all(word in text for word in wanted)]
        for row in range(self.pages.count()):
            item = self.pages.item(row)
            item.setHidden(item.data(Qt.ItemDataRole.UserRole) not in found)
        self.nothing.setVisible(not found)
        current = self.pages.currentItem()
        if found and (current is None or current.isHidden()):
            self.show_page(found[0])
        else:
            self.page.mark(self._wanted())
        if wanted:
            announce(self, words.found(len(found)))

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_to_next(self) -> None:
        """Go to the next place on this page, and after the last one to the next page."""
        if self.page.go_to_next():
            return
        shown = [
            self.pages.item(row)
            for row in range(self.pages.count())
            if not self.pages.item(row).isHidden()
        ]
        if self.pages.currentItem() in shown:
            after = shown.index(self.pages.currentItem()) + 1
            self.pages.setCurrentItem(shown[after % len(shown)])

    def _on_link(self, address: QUrl) -> None:
        """Follow links to other pages of the handbook; there are no others."""
        self.show_page(address.fileName().removesuffix(".md"))


class _Page(QTextBrowser):
    """One page, with air between the lines, pictures that fit, and words that are marked."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(screen.HANDBOOK)
        self.setSearchPaths([str(folder)])
        self.document().setDocumentMargin(_MARGIN)

    def show_text(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self.setMarkdown(markdown)
        _give_air(self)
        self._fit_pictures()

    def mark(self, wanted: list[str]) -> None:
        """Mark every place of every word, and show the first one."""
        look = QTextCharFormat()
        look.setBackground(self.palette().highlight())
        look.setForeground(self.palette().highlightedText())
        marks = []
        for word in wanted:
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)
        self._places = sorted(mark.cursor.position() for mark in marks)
        if self._places:
            self._go_to(self._places[0])

    def go_to_next(self) -> bool:
        """Go to the next marked place; False after the last one."""
        here = self.textCursor().position()
        later = [place for place in self._places if place > here]
        if later:
            self._go_to(later[0])
        return bool(later)

    def _go_to(self, place: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _fit_pictures(self) -> None:
        """Show no picture wider than the page, nor larger than it is."""
        width = self.viewport().width() - 2 * _MARGIN - _SCROLL_BAR
        block = self.document().begin()
        while block.isValid():
            piece = block.begin()
            while not piece.atEnd():
                fragment = piece.fragment()
                if fragment.charFormat().isImageFormat():
                    self._fit(fragment.position(), fragment.charFormat().toImageFormat(), width)
                piece += 1
            block = block.next()

    def _fit(self, position: int, picture: QTextImageFormat, width: int) -> None:
        image = self.document().resource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(picture.name())
        )
        natural = getattr(image, "width", lambda: 0)()
        picture.setWidth(min(width, natural) if natural else width)
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(picture)


def _give_air(page: QTextBrowser) -> None:
    """Put more room between the lines than Markdown gets by itself."""
    cursor = QTextCursor(page.document())
    cursor.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(spacing)


def _files(folder: Path) -> dict[str, Path]:
    """The pages in their order; last what is new, which every version brings."""
    there = {path.stem: path for path in sorted(folder.glob("*.md"))}
    files = {name: there[name] for name in _ORDER if name in there} | there
    news = folder.parent.parent / "CHANGELOG.md"
    return files | ({_NEWS: news} if news.exists() else {})


def _title(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ").strip()


def _folded(text: str) -> str:
    """Without capitals and accents, as one types in a hurry."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
