"""What is selected, in offsets of the letter's text; both views of the letter share it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kanttekening.domain.passage import Span


class Selection(QObject):
    """An anchor that stays and a head that moves. Without a head there is no caret either."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._anchor: int | None = None
        self._head: int | None = None

    @property
    def caret(self) -> int | None:
        """Where the caret stands; None when there is none."""
        return self._head

    @property
    def span(self) -> Span | None:
        """What is selected; None when that is nothing."""
        if self._anchor is None or self._head is None or self._anchor == self._head:
            return None
        return Span(min(self._anchor, self._head), max(self._anchor, self._head))

    def place(self, offset: int) -> None:
        """Put the caret at ``offset`` with nothing selected."""
        self._set(offset, offset)

    def extend(self, offset: int) -> None:
        """Move the caret to ``offset`` and select what lies between."""
        self._set(offset if self._anchor is None else self._anchor, offset)

    def take(self, span: Span) -> None:
        """Select ``span``, with the caret at its end."""
        self._set(span.start, span.end)

    def drop(self) -> None:
        """Nothing selected; the caret stays where it is."""
        self._set(self._head, self._head)

    def clear(self) -> None:
        """Nothing selected and no caret."""
        self._set(None, None)

    def _set(self, anchor: int | None, head: int | None) -> None:
        if (anchor, head) != (self._anchor, self._head):
            self._anchor, self._head = anchor, head
            self.changed.emit()
