"""The menu of a card: kind, look, who may see it, its ends, and away with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from kanttekening.domain.annotation import ELSEWHERE, MarkKind, MarkStyle, Visibility
from kanttekening.ui.notes import wishes
from kanttekening.ui.notes.swatch import kind_icon
from kanttekening.words import marking as words
from kanttekening.words import note_labels, reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QAction

    from kanttekening.domain.annotation import Annotation
    from kanttekening.ui.theme import Theme


def copy_card(annotation: Annotation, note: str) -> None:
    """Put the passage and what was written about it on the clipboard."""
    passage = annotation.passage
    quote = f"“{' '.join(passage.quote.split())}”" if passage is not None else ""
    QGuiApplication.clipboard().setText("\n".join(part for part in (quote, note.strip()) if part))


class CardMenu(QMenu):
    """Tells what was chosen; ``show_annotation`` ticks what holds now."""

    kind_chosen = Signal(object)
    note_asked = Signal()
    copy_asked = Signal()
    removal_asked = Signal()
    wished = Signal(object)
    adjusting_asked = Signal()
    split_asked = Signal()
    merge_asked = Signal()
    label_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._annotation: Annotation | None = None
        self.setToolTipsVisible(True)
        self._plain(words.WRITE_NOTE, self.note_asked)
        self._plain(words.COPY_NOTE, self.copy_asked)
        self.addSeparator()
        for number, kind in enumerate(MarkKind, start=1):
            action = self.addAction(kind_icon(theme, kind), reader.kind_name(kind))
            action.setText(f"{reader.kind_name(kind)}\t{number}")
            action.triggered.connect(partial(self._on_kind, kind))
        self.addSeparator()
        self._styles = {style: self._choice(words.STYLES[style], style) for style in MarkStyle}
        self._styles[MarkStyle.UNDERLINE].setText(
            f"{words.STYLES[MarkStyle.UNDERLINE]}\t{words.UNDERLINE_KEYS}"
        )
        self._group(self._styles.values())
        seen = self.addMenu(words.SHOWN_TO)
        self._seen = {
            shown: self._choice(words.VISIBILITIES[shown], shown, seen) for shown in Visibility
        }
        self._group(self._seen.values())
        self.addSeparator()
        self._of_passage = [
            self._plain(text, asked)
            for text, asked in (
                (words.ADJUST, self.adjusting_asked),
                (words.SPLIT, self.split_asked),
                (words.MERGE, self.merge_asked),
            )
        ]
        label = self.addAction(theme.icon("tag", "grey1"), f"{note_labels.ADD_NAME}\tT")
        label.triggered.connect(lambda _checked=False: self.label_asked.emit())
        self.addSeparator()
        remove = self.addAction(theme.icon("trash-2", "grey1"), reader.CARD_REMOVE)
        remove.triggered.connect(lambda _checked=False: self.removal_asked.emit())

    def show_annotation(self, annotation: Annotation) -> None:
        """Tick what holds; leave out what a mark of this sort does not have."""
        self._annotation = annotation
        self._styles[annotation.style].setChecked(True)
        self._seen[annotation.visibility].setChecked(True)
        stands = annotation.passage is not None and bool(annotation.passage.span)
        for action in self._styles.values():
            action.setVisible(stands)
        for action in self._of_passage:
            action.setVisible(stands and annotation.state not in ELSEWHERE)

    def _plain(self, text: str, asked: SignalInstance) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda _checked=False: asked.emit())
        return action

    def _choice(
        self, text: str, value: MarkStyle | Visibility, menu: QMenu | None = None
    ) -> QAction:
        action = (menu or self).addAction(text)
        action.setCheckable(True)
        action.triggered.connect(partial(self._on_choice, value))
        return action

    def _group(self, actions: Iterable[QAction]) -> None:
        group = QActionGroup(self)
        for action in actions:
            group.addAction(action)

    def _on_kind(self, kind: MarkKind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.kind_chosen.emit(kind)

    def _on_choice(self, value: MarkStyle | Visibility, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        if self._annotation is None:
            return
        if isinstance(value, MarkStyle):
            self.wished.emit(wishes.dress(self._annotation.id, value))
        else:
            self.wished.emit(wishes.show_to(self._annotation.id, value))
