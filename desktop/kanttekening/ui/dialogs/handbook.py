"""The handbook: one page for each task, read from the pages that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import screen

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.ui.theme import Theme

_LINE_PERCENT = 135
_AROUND_TITLE = 12
_ORDER = (
    "beginnen", "inlezen", "zoeken", "labels", "lezen", "aantekeningen", "delen", "gegevens",
    "versies", "data", "toetsen", "toegankelijkheid",
)  # fmt: skip


class HandbookDialog(FramedDialog):
    """Pages at the left, the page at the right; stays open while one works."""

    def __init__(self, parent: QWidget, theme: Theme, folder: Path) -> None:
        super().__init__(parent, theme, screen.HANDBOOK)
        self.resize(860, 640)
        self._folder = folder
        self.pages = QListWidget()
        self.pages.setAccessibleName(screen.HANDBOOK)
        self.pages.setFixedWidth(200)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(screen.HANDBOOK)
        self.page.anchorClicked.connect(self._on_link)
        self.page.document().setDocumentMargin(20)
        for name in _pages(folder):
            item = QListWidgetItem(_title(folder / f"{name}.md"))
            item.setSizeHint(QSize(0, self.pages.fontMetrics().height() + _AROUND_TITLE))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.pages.currentItemChanged.connect(self._show_item)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.pages)
        line.addWidget(self.page, 1)
        self.body.addLayout(line)
        self.pages.setCurrentRow(0)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            path = self._folder / f"{item.data(Qt.ItemDataRole.UserRole)}.md"
            self.page.setMarkdown(path.read_text(encoding="utf-8"))
            _give_air(self.page)

    def _on_link(self, address: QUrl) -> None:
        """Follow links to other pages of the handbook; there are no others."""
        for row in range(self.pages.count()):
            name = self.pages.item(row).data(Qt.ItemDataRole.UserRole)
            if address.fileName() == f"{name}.md":
                self.pages.setCurrentRow(row)


def _give_air(page: QTextBrowser) -> None:
    """Put more room between the lines than Markdown gets by itself."""
    cursor = QTextCursor(page.document())
    cursor.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(spacing)


def _pages(folder: Path) -> list[str]:
    there = {path.stem for path in folder.glob("*.md")}
    known = [name for name in _ORDER if name in there]
    return known + sorted(there - set(known))


def _title(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ").strip()
