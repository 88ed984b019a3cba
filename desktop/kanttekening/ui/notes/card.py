"""A note card: the kind, the words it stands on, the note, and who wrote it when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.annotation import ELSEWHERE, OPEN_KINDS, MarkKind
from kanttekening.ui.notes import wishes
from kanttekening.ui.notes.card_ground import EDGE, paint_card
from kanttekening.ui.notes.card_layout import BesideOrBelow, overflows
from kanttekening.ui.notes.card_menu import CardMenu, copy_card
from kanttekening.ui.notes.card_words import foot, is_long, quoted
from kanttekening.ui.notes.kind_button import KindButton
from kanttekening.ui.notes.kind_row import KindRow
from kanttekening.ui.notes.label_row import LabelRow
from kanttekening.ui.notes.note_edit import NoteEdit
from kanttekening.ui.notes.note_look import as_html, has_markup, make_readable
from kanttekening.ui.notes.state_strip import StateStrip
from kanttekening.ui.notes.swatch import edge_color
from kanttekening.ui.reader.title import ElidedLabel
from kanttekening.ui.theme import TextRole
from kanttekening.words import marking
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, SignalInstance
    from PySide6.QtGui import (
        QContextMenuEvent,
        QEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.guess import Guess
    from kanttekening.services.settling import Piece
    from kanttekening.ui.theme import Theme

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class NoteCard(QFrame):
    """Shows one annotation. It tells what was asked; ``NoteList`` sees to it."""

    activated = Signal(str)
    typed = Signal(str)
    left = Signal(str)
    kind_chosen = Signal(str, object)
    removal_asked = Signal(str)
    wished = Signal(object)
    placing_asked = Signal(str)
    adjusting_asked = Signal(str)
    split_asked = Signal(str)
    merge_asked = Signal(str)
    chosen_too = Signal(str, bool)
    guess_shown = Signal(object)
    link_followed = Signal(str)

    def __init__(self, annotation: Annotation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.annotation = annotation
        self._theme = theme
        self._hot = self._lit = self._chosen = self._is_tight = False
        # A click gives it the focus too, but not one with Ctrl or Shift.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Not at most its size hint: that is of another width, and wrapped words would be cut off.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._kind = KindButton(self)
        self._page, self._state = QLabel(self), ElidedLabel(self)
        self._remove = QToolButton(self)
        self._quote, self._foot = QLabel(self), QLabel(self)
        self.strip = StateStrip(theme, self)
        self._done = QToolButton(self)
        self.note = NoteEdit(self)
        self.look = QLabel(self)
        self.kinds, self.labels = KindRow(theme, self), LabelRow(theme, self)
        self._build()
        self._connect()
        self.dress()
        self.show_annotation(annotation)
        self._offer_tools()

    # What is shown

    def show_annotation(self, annotation: Annotation, *, keep_note: bool = False) -> None:
        """Show it as it is now; a note that is being typed is kept."""
        self.annotation = annotation
        name = words.kind_name(annotation.kind)
        self._kind.setText(name)
        self.kinds.show_kind(annotation.kind)
        self.labels.show_labels(annotation.labels, annotation.note)
        self._kind.setAccessibleName(f"{words.CARD_KIND}: {name}")
        self._page.setText(words.page(annotation.page) if annotation.page else "")
        self._quote.setText(quoted(annotation))
        self.strip.show_annotation(annotation)
        self._show_quote()
        self._done.setVisible(annotation.kind in OPEN_KINDS)
        self._done.setText(marking.done_name(annotation.kind))
        self._done.setChecked(annotation.done is not None)
        self._dress_done()
        passage = annotation.passage
        self._quote.setToolTip(passage.quote if passage and is_long(passage.quote) else "")
        # Above those that stand elsewhere there is a heading that says so.
        state = "" if annotation.state in ELSEWHERE else words.state_word(annotation.state)
        self._state.show_text(state, state)
        self._state.setVisible(bool(state))
        self._foot.setText(foot(annotation))
        if not keep_note:
            self.note.show_text(annotation.note)
        self.setAccessibleName(words.card_name(annotation, is_chosen=self._chosen))
        self._show_note_field()
        self.update()

    def choose(self, *, on: bool) -> None:
        """Be one of several that something is done with, or no more."""
        if self._chosen != on:
            self._chosen = on
            self.setAccessibleName(words.card_name(self.annotation, is_chosen=on))
            self.update()

    def show_review(
        self, changes: Sequence[Piece], guesses: Sequence[Guess], *, can_leave: bool
    ) -> None:
        """Show what a newer version changed in it, or where it may belong."""
        self.strip.show_review(changes, guesses, can_leave=can_leave)
        self._show_quote()

    def _show_quote(self) -> None:
        self._quote.setVisible(not self.strip.tells_the_change)

    def edit_note(self) -> None:
        """Put the caret in the note."""
        self.note.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def light(self, *, on: bool) -> None:
        """Stand out among the cards, or no more."""
        if self._lit != on:
            self._lit = on
            self._show_note_field()
            self._offer_tools()
            self.update()

    @property
    def is_lit(self) -> bool:
        """Whether it stands out among the cards."""
        return self._lit

    def _offer_tools(self) -> None:
        """The card that is in hand offers other kinds and labels; others only tell theirs."""
        in_hand = self._lit or self.hasFocus()
        self.kinds.setVisible(in_hand)
        self.labels.take_in_hand(on=in_hand)

    def dress(self) -> None:
        """Take fonts and icons from the theme."""
        self._remove.setIcon(self._theme.icon("trash-2", "grey1"))
        self._kind.setIcon(self._theme.icon("chevron-down", "grey1"))
        small = self._theme.font(TextRole.SMALL)
        for label in (self._page, self._quote, self._foot, self._state, self._done):
            label.setFont(small)
        self.strip.dress()
        self.labels.dress()
        self._dress_done()
        self.update()

    def _dress_done(self) -> None:
        done = self._done.isChecked()
        icon = ("square-check", "accent") if done else ("square", "grey1")
        self._done.setIcon(self._theme.icon(*icon))
        self._done.setAccessibleName(f"{self._done.text()}: {marking.YES if done else marking.NO}")

    # Inside

    def _build(self) -> None:
        for widget, name in (
            (self._kind, "kind"), (self._page, "page"), (self._state, "state"),
            (self._remove, "remove"), (self._quote, "quote"), (self._foot, "foot"),
            (self._done, "done"),
        ):  # fmt: skip
            widget.setObjectName(name)
        for label in (self._page, self._state, self._quote, self._foot):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._quote, self._foot):
            label.setWordWrap(True)
        # The name of the kind leads to all that the card can do.
        self._kind.setToolTip(words.CARD_KIND)
        self._kind.setIconSize(self._theme.icon_size(12))
        self._kind.setMenu(self._menu())
        self._remove.setIconSize(self._theme.icon_size(14))
        self._done.setCheckable(True)
        self._done.setIconSize(self._theme.icon_size(14))
        self._done.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._remove.setToolTip(words.with_keys(words.CARD_REMOVE, "Del"))
        self._remove.setAccessibleName(words.CARD_REMOVE)
        self._remove.hide()
        self._head = head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._kind)
        head.addWidget(self._state, 100)
        head.addStretch(1)
        head.addWidget(self._remove)
        head.addWidget(self._page)
        note_row = QHBoxLayout()
        note_row.setContentsMargins(-2, 0, -2, 0)
        note_row.addWidget(self.note)
        note_row.addWidget(self.look)
        make_readable(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE + 11, 8, 12, 9)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._quote)
        column.addWidget(self.strip)
        column.addLayout(note_row)
        column.addWidget(self.labels)
        column.addWidget(self.kinds)
        column.addLayout(BesideOrBelow(self._foot, self._done))

    def _menu(self) -> QMenu:
        menu = CardMenu(self._theme, self)
        menu.kind_chosen.connect(self._choose)
        menu.removal_asked.connect(partial(self._tell, self.removal_asked))
        menu.wished.connect(self.wished)
        for asked, told in (
            (menu.adjusting_asked, self.adjusting_asked),
            (menu.split_asked, self.split_asked),
            (menu.merge_asked, self.merge_asked),
        ):
            asked.connect(partial(self._tell, told))
        menu.label_asked.connect(self.labels.edit)
        menu.note_asked.connect(self.edit_note)
        menu.copy_asked.connect(lambda: copy_card(self.annotation, self.note.text))
        menu.aboutToShow.connect(lambda: menu.show_annotation(self.annotation))
        return menu

    def _tell(self, told: SignalInstance) -> None:
        told.emit(self.annotation.id)

    def _connect(self) -> None:
        self.note.typed.connect(lambda: self.typed.emit(self.annotation.id))
        self.note.left.connect(self._on_note_left)
        self.note.entered.connect(lambda: self.activated.emit(self.annotation.id))
        self.note.escaped.connect(self.setFocus)
        self.note.entered.connect(self._show_note_field)
        self.look.linkActivated.connect(self.link_followed)
        self._remove.clicked.connect(lambda _checked=False: self._tell(self.removal_asked))
        self.strip.wished.connect(self.wished)
        self.strip.placing_asked.connect(partial(self._tell, self.placing_asked))
        self.strip.guess_shown.connect(self.guess_shown)
        self._done.clicked.connect(self._tick)
        self.kinds.chosen.connect(self._choose)
        self.labels.changed.connect(self._label)
        self.labels.left.connect(self.setFocus)

    def _tick(self, done: bool) -> None:  # noqa: FBT001 - as Qt hands it over
        self.wished.emit(wishes.tick_off(self.annotation.id, done=done))

    def _label(self, labels: tuple[str, ...]) -> None:
        self.wished.emit(wishes.label(self.annotation.id, labels))

    def _turn_style(self) -> None:
        if self.annotation.passage is not None:
            self.wished.emit(wishes.turn_style(self.annotation.id))

    def _choose(self, kind: MarkKind) -> None:
        if kind is not self.annotation.kind:
            self.kind_chosen.emit(self.annotation.id, kind)

    def _on_note_left(self) -> None:
        self._show_note_field()
        self.left.emit(self.annotation.id)

    def _show_note_field(self) -> None:
        """An empty field would make every bare mark a form; the card in hand has one."""
        # The window's own focus, so that another window in front changes nothing here.
        focus = self.window().focusWidget()
        text = self.note.text
        is_read = focus is not self.note and has_markup(text)
        if is_read:
            self.look.setText(as_html(text, self._theme.color("accent").name()))
        self.look.setVisible(is_read)
        in_hand = self._lit or focus in (self, self.note)
        self.note.setVisible(not is_read and (bool(text) or in_hand))

    # Qt's side

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card with its coloured edge."""
        lit = self._lit or self._hot or self.hasFocus()
        ground = "selection" if self._chosen else "hover" if self._lit else "surface"
        shade = "accent" if self.hasFocus() or self._lit else "control" if lit else "line"
        # One that only stands out has a thin edge: with keys one sees where one is.
        edge = QPen(self._theme.color(shade), 2.5 if self.hasFocus() else 1)
        kind = edge_color(self._theme.mark(self.annotation.kind))
        paint_card(self, self._theme.color(ground), edge, kind)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt; a click leads to the passage, with Ctrl or Shift it chooses several."""
        if event.modifiers() & (_CTRL | _SHIFT):
            many = bool(event.modifiers() & _SHIFT)
            self.chosen_too.emit(self.annotation.id, many)
        else:
            self.setFocus()
            self.activated.emit(self.annotation.id)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """See Qt: what the name of the kind offers too."""
        self._kind.menu().popup(event.globalPos())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See Qt; a double click is for writing."""
        self.edit_note()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt: Enter writes, Del removes, 1 to 6 choose the kind, T gives a label."""
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.labels.edit()
        elif event.key() == Qt.Key.Key_H and event.modifiers() == _SHIFT:
            self._turn_style()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & _CTRL:
            self.chosen_too.emit(self.annotation.id, False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_N):
            self.edit_note()
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.removal_asked)
        elif 0 <= number < len(MarkKind):
            self._choose(list(MarkKind)[number])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusInEvent(event)
        self._show_note_field()
        self._offer_tools()
        self.activated.emit(self.annotation.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusOutEvent(event)
        self._show_note_field()
        self._offer_tools()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """See Qt."""
        super().enterEvent(event)
        self._set_hot(on=True)

    def leaveEvent(self, event: QEvent) -> None:
        """See Qt."""
        super().leaveEvent(event)
        self._set_hot(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt. A place is kept free for removing; where there is no room the page gives way."""
        super().resizeEvent(event)
        self._share_head()

    def _share_head(self) -> None:
        keep = self._remove.sizePolicy()
        self._is_tight = overflows(self._head, self._kind, self._page, self._remove)
        keep.setRetainSizeWhenHidden(not self._is_tight)
        self._remove.setSizePolicy(keep)
        self._page.setHidden(self._hot and self._is_tight)

    def _set_hot(self, *, on: bool) -> None:
        self._hot = on
        self._share_head()
        self._remove.setVisible(on)
        self.update()
