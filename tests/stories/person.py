"""What a person does at the window, told in a person's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kanttekening.domain.passage import Span
from kanttekening.ui.notes.card import NoteCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kanttekening.ui.application import Opened

_PATIENCE_MS = 20_000


class Person:
    """Sees and touches the window only as a person could: words, keys and the mouse."""

    def __init__(self, qtbot, opened: Opened) -> None:
        self._qtbot = qtbot
        self._opened = opened
        self.window = opened.window
        self.reader = opened.window.reader
        qtbot.waitExposed(self.window)

    def waits_until(self, what: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(what, timeout=_PATIENCE_MS)

    def takes_in(self, *paths: Path) -> None:
        with self._qtbot.waitSignal(self._opened.desk.intake_finished, timeout=60_000):
            self._opened.desk.take_in(paths)

    def sees_letters(self, count: int) -> None:
        self.waits_until(lambda: self.window.letters.model.rowCount() == count)

    def titles(self) -> list[str]:
        return [row.title for row in self.window.letters.model.rows]

    def searches(self, query: str) -> None:
        """Press Ctrl+K and type."""
        self.presses(self.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.window.letters.search, query)

    def opens_first(self) -> None:
        """Go from the search field to the list, and wait until the letter is there."""
        with self._qtbot.waitSignal(self.reader.shown, timeout=_PATIENCE_MS):
            self.presses(self.window.letters.search, Qt.Key.Key_Down)
        self.waits_until(self._has_its_pages)

    def opens(self, title: str) -> None:
        """Choose a letter in the list; the one of last time is open already."""
        self.window.letters.view.choose(self.titles().index(title))
        self.waits_until(lambda: self._is_open(title) and self._has_its_pages())

    def selects(self, words: str) -> None:
        """Drag the mouse over words of the letter."""
        span = self.find(words)
        view = self.reader.page_view
        view.reveal(span)
        self.waits_until(lambda: view.rect_of(span) is not None)
        first, last = view.rect_of(span), view.rect_of_end(span)
        start = QPoint(first.left() + 1, first.center().y())
        end = QPoint(last.right() - 1, last.center().y())
        port = view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(port, (start + end) / 2)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
        self.waits_until(lambda: self.reader.selection.span is not None)

    def find(self, words: str):
        """Where words stand in the letter that is open."""
        text = self.reader._opened.document.text
        start = text.index(words)
        return Span(start, start + len(words))

    def selected(self) -> str:
        return self.reader.marking.selected_text()

    def presses(
        self, widget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(widget, key, modifier)

    def types(self, text: str) -> None:
        """Type wherever the cursor is."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def cards(self) -> list[NoteCard]:
        """The note cards in the margin, from top to bottom."""
        return sorted(self.window.panel.findChildren(NoteCard), key=lambda card: card.y())

    def has_saved(self, note: str) -> None:
        """Wait until the library itself has this note, and nothing else is under way."""
        kept: list[str] = []

        def look() -> bool:
            desk = self._opened.desk
            desk.settle(1)
            kept.clear()
            desk.ask(lambda library: [a.note for a in library.annotating.all()], kept.extend)
            desk.settle(1)
            return kept == [note]

        self.waits_until(look)

    def shows_tab(self, page):
        """Choose a tab of the margin, which may be hidden in a small window."""
        self.window.columns.show_panel()
        self.window.panel._tabs.setCurrentWidget(page)
        return page

    def closes(self) -> None:
        self._opened.close()

    def _is_open(self, title: str) -> bool:
        opened = self.reader._opened
        return opened is not None and opened.letter.title == title

    def _has_its_pages(self) -> bool:
        return self.reader._prepared is not None and self.reader.source.images.best(1) is not None
