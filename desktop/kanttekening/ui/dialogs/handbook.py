"""The handbook: one page for each task, read from the pages that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kanttekening.ui.access.announcing import announce
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.ui.dialogs.handbook_page import HandbookPage
from kanttekening.ui.theme import TextRole
from kanttekening.words import handbook as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from kanttekening.services.handbook_finding import HandbookFinder, HandbookHits
    from kanttekening.ui.theme import Theme

_SIZE = QSize(1180, 780)
_SHARE_OF_SCREEN = 0.9
# On a small screen it leaves room to do what one reads; large letters need all of it.
_SMALL_SCREEN, _SMALL_WIDTH, _LARGE_LETTERS = 1600, 720, 1.3
_BESIDE = 16
_AROUND_TITLE = 12
_SIDE_WIDTH = 220
_SIDE_LETTERS = 28
_NEWS = "nieuws"
_ORDER = (
    "beginnen", "inlezen", "zoeken", "labels", "lezen", "aantekeningen", "delen", "gegevens",
    "versies", "data", "bibliotheek", "instellingen", "toetsen", "toegankelijkheid",
)  # fmt: skip
# Of no use to who reads letters; they stand apart, below what is new.
_FOR_ADMINISTRATORS = ("beheer", "toegankelijkheidsverslag")


class HandbookDialog(FramedDialog):
    """Pages at the left, the page at the right; stays open while one works.

    Typing in the field above the pages leaves those that hold all the words, opens the best one and
    marks the words. Where no page has them as they were typed, words that resemble them count.
    """

    def __init__(self, parent: QWidget, theme: Theme, folder: Path, first: str = "") -> None:
        super().__init__(parent, theme, screen.HANDBOOK)
        self.resize(self._first_size())
        if self.width() <= _SMALL_WIDTH:
            # At the right, so that the list and the letter stay in sight.
            room = self.screen().availableGeometry()
            self.move(room.right() - self.width() - _BESIDE, (room.height() - self.height()) // 2)
        self._files = _files(folder)
        self._finder: HandbookFinder | None = None
        self._hits: HandbookHits | None = None
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
        self.near = QLabel()
        self.near.setWordWrap(True)
        self.near.setProperty("quiet", True)
        self.near.hide()
        self.pages = QListWidget()
        self.pages.setAccessibleName(screen.HANDBOOK)
        self.page = HandbookPage(theme, folder)
        self.page.anchorClicked.connect(self._on_link)
        for name, path in self._files.items():
            if name == next((each for each in _FOR_ADMINISTRATORS if each in self._files), None):
                self._add_heading(words.FOR_ADMINISTRATORS)
            item = QListWidgetItem(_title(path))
            item.setSizeHint(QSize(0, self.pages.fontMetrics().height() + _AROUND_TITLE))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.pages.currentItemChanged.connect(self._show_item)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Find, self, self._go_to_search)
        self.show_page(first or next(iter(self._files)))
        self.pages.setFocus()

    def _first_size(self) -> QSize:
        room = self.screen().availableSize()
        size = _SIZE.boundedTo(room * _SHARE_OF_SCREEN)
        if room.width() < _SMALL_SCREEN and self.theme.growth < _LARGE_LETTERS:
            size.setWidth(min(size.width(), _SMALL_WIDTH))
        return size

    def _add_heading(self, text: str) -> None:
        """A line above pages, which can't be chosen."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self.theme.font(TextRole.SMALL))
        height = self.pages.fontMetrics().height() + 2 * _AROUND_TITLE
        item.setSizeHint(QSize(0, height))
        item.setTextAlignment(Qt.AlignmentFlag.AlignBottom)
        self.pages.addItem(item)

    def show_page(self, name: str) -> None:
        """Go to a page; one that is not there changes nothing."""
        for row in range(self.pages.count()):
            if self.pages.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.pages.setCurrentRow(row)

    def come_forward(self, name: str = "") -> None:
        """Stand before the other windows, at a page if one is named."""
        if name:
            self.search.clear()
            self.show_page(name)
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

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
        # Large letters need more, but not more than the page itself.
        letters = _SIDE_LETTERS * self.fontMetrics().averageCharWidth()
        side.setFixedWidth(max(_SIDE_WIDTH, min(letters, self.width() * 2 // 5)))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.near)
        column.addWidget(self.pages, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(side)
        line.addWidget(self.page, 1)
        self.body.addLayout(line)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags():
            path = self._files[item.data(Qt.ItemDataRole.UserRole)]
            self.page.show_text(path.read_text(encoding="utf-8"))
            self.page.setAccessibleName(item.text())
            self._mark(item)

    def _mark(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        self.page.mark(self._hits.pages.get(name, ()) if self._hits is not None else ())

    def _find(self) -> HandbookHits | None:
        """Where the typed words stand; None when nothing is typed."""
        typed = self.search.text().strip()
        if not typed:
            return None
        if self._finder is None:
            # Searching is asked for now, not when the handbook opens.
            from kanttekening.services.handbook_finding import HandbookFinder

            texts = {name: _plain(path.read_text("utf-8")) for name, path in self._files.items()}
            self._finder = HandbookFinder(texts)
        return self._finder.find(typed)

    def _on_typed(self) -> None:
        hits = self._hits = self._find()
        for row in range(self.pages.count()):
            item = self.pages.item(row)
            name = item.data(Qt.ItemDataRole.UserRole)
            item.setHidden(hits is not None and name not in hits.pages)
        self.nothing.setVisible(hits is not None and not hits.pages)
        self.near.setVisible(hits is not None and bool(hits.near))
        best = hits.best if hits is not None else None
        current = self.pages.currentItem()
        if best is not None and current.data(Qt.ItemDataRole.UserRole) != best:
            self.show_page(best)
        else:
            self._mark(current)
        if hits is not None:
            self.near.setText(words.also(hits.near))
            announce(self, words.found(len(hits.pages)))

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
            if not self.pages.item(row).isHidden() and self.pages.item(row).flags()
        ]
        if self.pages.currentItem() in shown:
            after = shown.index(self.pages.currentItem()) + 1
            self.pages.setCurrentItem(shown[after % len(shown)])

    def _on_link(self, address: QUrl) -> None:
        """Follow links to other pages of the handbook; there are no others."""
        self.show_page(address.fileName().removesuffix(".md"))


def _files(folder: Path) -> dict[str, Path]:
    """The pages in their order; then what is new, which every version brings, and the rest."""
    there = {path.stem: path for path in sorted(folder.glob("*.md"))}
    apart = {name: there.pop(name) for name in _FOR_ADMINISTRATORS if name in there}
    files = {name: there[name] for name in _ORDER if name in there} | there
    news = folder.parent.parent / "CHANGELOG.md"
    return files | ({_NEWS: news} if news.exists() else {}) | apart


def _title(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ").strip()


def _plain(markdown: str) -> str:
    """The text of a page, character by character as it is shown."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()
