"""What stands between the cards: headings, and what is said when there are none."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kanttekening.words import reader as words


def heading(parent: QWidget, name: str) -> QLabel:
    """A heading above some of the cards, hidden while there are none."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.hide()
    return label


def empty_hint(parent: QWidget) -> QWidget:
    """How the first note is made."""
    box = QWidget(parent)
    column = QVBoxLayout(box)
    column.setContentsMargins(4, 8, 4, 12)
    column.setSpacing(4)
    for name, text in (("title", words.NOTES_EMPTY_TITLE), ("hint", words.NOTES_EMPTY)):
        label = QLabel(text, box)
        label.setObjectName(name)
        label.setWordWrap(True)
        column.addWidget(label)
    return box
