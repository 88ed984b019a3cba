"""Under the quote of a card: what a newer version did to it, and what one can decide."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kanttekening.domain.annotation import AnchorState
from kanttekening.domain.comparison import DifferenceKind
from kanttekening.ui.flow import FlowLayout
from kanttekening.ui.notes import wishes
from kanttekening.ui.notes.rows import plain_label
from kanttekening.ui.theme import TextRole
from kanttekening.words import marking as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.guess import Guess
    from kanttekening.services.settling import Piece
    from kanttekening.ui.theme import Theme

_LONG = 110


class StateStrip(QWidget):
    """Nothing for a mark that stands where it was put."""

    wished = Signal(object)
    placing_asked = Signal()
    guess_shown = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._annotation: Annotation | None = None
        self._guesses: tuple[Guess, ...] = ()
        self._changes: tuple[Piece, ...] = ()
        self._can_leave = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_annotation(self, annotation: Annotation) -> None:
        """Show what there is to decide."""
        before = self._annotation
        self._annotation = annotation
        known = before and (before.state, before.was, before.passage)
        if known != (annotation.state, annotation.was, annotation.passage):
            self._changes = () if before and annotation.was != before.was else self._changes
            self._fill()

    def show_review(
        self, changes: Sequence[Piece], guesses: Sequence[Guess], *, can_leave: bool
    ) -> None:
        """The changes and the guesses have come, and whether there is a version to stay with."""
        found = (tuple(changes), tuple(guesses), can_leave)
        if found != (self._changes, self._guesses, self._can_leave):
            self._changes, self._guesses, self._can_leave = found
            self._fill()

    @property
    def tells_the_change(self) -> bool:
        """Whether the words as they were and are stand here, so that the quote need not."""
        return bool(self._changes) and self._state is AnchorState.CHANGED

    def dress(self) -> None:
        """Take colours and fonts from the theme."""
        self._fill()

    @property
    def _state(self) -> AnchorState:
        return self._annotation.state if self._annotation else AnchorState.ANCHORED

    def _fill(self) -> None:
        _empty(self._column)
        fill = {
            AnchorState.MOVED: self._fill_moved,
            AnchorState.CHANGED: self._fill_changed,
            AnchorState.ORPHANED: self._fill_lost,
            AnchorState.KEPT: self._fill_kept,
        }.get(self._state)
        if fill is not None and self._annotation is not None:
            fill(self._annotation)
        self.setVisible(fill is not None)

    def _fill_moved(self, annotation: Annotation) -> None:
        self._buttons((words.AGREE, words.AGREE_TIP, wishes.agree(annotation.id)))

    def _fill_changed(self, annotation: Annotation) -> None:
        if self._changes and annotation.passage is not None:
            label = QLabel(self._struck(), self)
            label.setObjectName("quote")
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setFont(self._theme.font(TextRole.SMALL))
            label.setAccessibleName(words.was_and_is(annotation.was, annotation.passage.quote))
            self._column.addWidget(label)
        agree = (words.AGREE, words.AGREE_TIP, wishes.agree(annotation.id))
        self._buttons(agree, *self._leaving(annotation))

    def _struck(self) -> str:
        """What went is struck in red, what came is green: and a sign tells them apart as well."""
        gone, come = self._theme.color("danger").name(), self._theme.color("come").name()
        made = []
        for piece in self._changes:
            text = escape(" ".join(piece.text.split()) or " ")
            if piece.change is DifferenceKind.REMOVED:
                text = f'<s style="color:{gone}">{text}</s> '
            elif piece.change is DifferenceKind.ADDED:
                text = f'<u style="color:{come}">{text}</u>'
            else:
                text = escape(_spaced(piece.text))
            made.append(text)
        return "".join(made)

    def _fill_lost(self, annotation: Annotation) -> None:
        lost = words.LOST_AREA if annotation.area else words.LOST_TEXT
        said = words.or_left(lost) if self._can_leave else lost
        explained = plain_label("hint", said, self)
        explained.setFont(self._theme.font(TextRole.SMALL))
        self._column.addWidget(explained)
        if self._guesses:
            heading = plain_label("hint", words.GUESSES, self)
            heading.setFont(self._theme.font(TextRole.SMALL))
            self._column.addWidget(heading)
        for guess in self._guesses:
            self._column.addLayout(self._guess(annotation, guess))
        self._selection_button()
        self._buttons(*self._leaving(annotation))

    def _leaving(self, annotation: Annotation) -> tuple[tuple[str, str, wishes.Wish], ...]:
        """The button for staying behind, where there is an older version to stay with."""
        leave = (words.LEAVE, words.LEAVE_TIP, wishes.leave_behind(annotation.id))
        return (leave,) if self._can_leave else ()

    def _guess(self, annotation: Annotation, guess: Guess) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        told = guess.passage.quote
        if guess.area is not None:
            told = words.area_guess(guess.reason, guess.area.page)
        quote = plain_label("hint" if guess.area else "quote", _short(told), self)
        quote.setFont(self._theme.font(TextRole.SMALL))
        quote.setToolTip(told)
        column.addWidget(quote)
        row = QHBoxLayout()
        row.setSpacing(6)
        at = told if guess.area else words.place_at(told, guess.passage.page)
        place = self._button(words.PLACE_HERE, place=at)
        wish = wishes.take_guess(annotation.id, guess)
        place.clicked.connect(lambda _checked=False: self.wished.emit(wish))
        show = self._button(words.SHOW_GUESS, place=at)
        show.clicked.connect(lambda _checked=False: self.guess_shown.emit(guess))
        for button in (place, show):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _fill_kept(self, _annotation: Annotation) -> None:
        self._selection_button()

    def _selection_button(self) -> None:
        button = self._button(words.PLACE_SELECTION, words.PLACE_SELECTION_TIP)
        button.clicked.connect(lambda _checked=False: self.placing_asked.emit())
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _buttons(self, *rows: tuple[str, str, wishes.Wish]) -> None:
        row = FlowLayout(spacing=6)
        for text, tip, wish in rows:
            button = self._button(text, tip)
            button.clicked.connect(lambda _checked=False, wish=wish: self.wished.emit(wish))
            row.addWidget(button)
        self._column.addLayout(row)

    def _button(self, text: str, tip: str = "", place: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("decide")
        button.setToolTip(tip)
        if self._annotation is not None:
            button.setAccessibleName(words.decide_name(text, self._annotation, place))
        button.setFont(self._theme.font(TextRole.SMALL))
        return button


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)


def _spaced(text: str) -> str:
    """Words as they are, with one space where there were more or a line ended."""
    inside = " ".join(text.split())
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{inside}{' ' if after and inside else ''}"


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + words.MORE
