"""A quiet word in the reader's head: how long the letter still takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from kanttekening.words import progress as words

if TYPE_CHECKING:
    from kanttekening.ui.reader.reading_watch import ReadingWatch


class ProgressChip(QToolButton):
    """Says how many minutes are left; a click leads to the first part that was not read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        # It comes a moment after the letter, and must not push the page down then.
        place = self.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.setSizePolicy(place)
        self.hide()

    def show_progress(self, watch: ReadingWatch) -> None:
        """Show how far one is in the open letter."""
        minutes, share = watch.pace.minutes_for(watch.left), watch.share
        if not watch.left:
            text, tip, spoken = words.DONE, words.DONE_TIP, words.DONE
        elif share:
            text, tip = words.left(minutes), words.left_tip(share, minutes)
            spoken = words.left_spoken(minutes)
        else:
            text, tip = words.minutes(minutes), words.fresh_tip(minutes)
            spoken = words.left_spoken(minutes)
        self.setEnabled(bool(watch.left and share))
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(tip)
