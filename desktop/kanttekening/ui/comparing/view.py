"""Two versions of a letter, or two letters, side by side: what differs, walked by key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.ui.comparing.model import ChangesModel
from kanttekening.ui.comparing.pane import TextPane
from kanttekening.ui.comparing.style import comparing_style
from kanttekening.ui.lanes import TEXTS
from kanttekening.ui.reader.title import ElidedLabel
from kanttekening.ui.theme import TextRole
from kanttekening.words import comparing as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kanttekening.domain.comparison import Comparison
    from kanttekening.domain.content import VersionNote
    from kanttekening.domain.letter import LetterId, VersionId
    from kanttekening.services.comparing import Side
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.theme import Theme

_UNLIKE = 0.15
_LIST_HEIGHT = 132


class ComparisonView(QWidget):
    """Fills itself from the library; comparing runs on a lane of its own."""

    closed = Signal()
    shown = Signal()
    nothing_to_compare = Signal()
    version_wanted = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._sides: tuple[Side, Side] | None = None
        self._comparison: Comparison | None = None
        self._at = -1
        self.setObjectName("comparison")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.VIEW_NAME)
        self._title = ElidedLabel(self)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(words.BUSY)
        self._said = QLabel(self)
        self._said.setObjectName("said")
        self.old = TextPane(theme, words.OLDER, "danger", self)
        self.new = TextPane(theme, words.NEWER, "come", self)
        self._heads = (QLabel(self), QLabel(self))
        self._choices = (self._choice(words.CHOOSE_OLD), self._choice(words.CHOOSE_NEW))
        self.model = ChangesModel(self)
        self.changes = QListView(self)
        self.changes.setModel(self.model)
        self.changes.setUniformItemSizes(True)
        self.changes.setAccessibleName(words.LIST)
        self.changes.setFrameShape(QFrame.Shape.NoFrame)
        self.changes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._actions = self._make_actions()
        self._lay_out()
        self._connect()
        self._dress()

    # What is asked for

    def compare_versions(
        self, letter_id: LetterId, old: VersionId | None = None, new: VersionId | None = None
    ) -> None:
        """Lay two versions of a letter side by side, as a rule the last two."""
        self._desk.latest("comparing", partial(_versions, letter_id, old, new), self._on_versions)

    def compare_letters(self, older: LetterId, newer: LetterId) -> None:
        """Lay two letters side by side."""
        self._desk.latest(
            "comparing", partial(_letters, older, newer), lambda sides: self._on_sides(sides, ())
        )

    def step(self, by: int) -> None:
        """Go to the next or an earlier change."""
        total = self.model.rowCount()
        if total:
            self._go_to(min(total - 1, max(0, self._at + by)))

    def close_view(self) -> None:
        """Go back to the letter."""
        self._comparison = self._sides = None
        self.model.show(None, "", "")
        for pane in (self.old, self.new):
            pane.show_text("", ())
        self.closed.emit()

    # A comparison comes in

    def _on_versions(self, found: tuple[tuple[Side, Side] | None, tuple[VersionNote, ...]]) -> None:
        sides, versions = found
        if sides is None:
            self.nothing_to_compare.emit()
        else:
            self._on_sides(sides, versions)

    def _on_sides(self, sides: tuple[Side, Side], versions: tuple[VersionNote, ...]) -> None:
        self._sides, self._comparison, self._at = sides, None, -1
        one, other = sides
        same = one.letter_id == other.letter_id
        self._title.show_text(other.title, other.title)
        for head, side in zip(self._heads, sides, strict=True):
            text = words.side(side.number, side.total if same else 1, side.date)
            head.setText(text if same else f"{side.title} · {text}".strip(" ·"))
            head.setToolTip(side.title)
        for choice, side in zip(self._choices, sides, strict=True):
            self._fill_choice(choice, versions, side)
        for pane, side in ((self.old, one), (self.new, other)):
            pane.show_text(side.content.document.text, side.annotations)
        self.model.show(None, "", "")
        self._say(words.BUSY)
        self._busy.show()
        self._count.clear()
        self.shown.emit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        texts = one.content.document.text, other.content.document.text
        self._desk.work(TEXTS, partial(_compared, *texts), partial(self._on_compared, sides))

    def _on_compared(self, sides: tuple[Side, Side], comparison: Comparison) -> None:
        if sides is not self._sides:
            return
        self._comparison = comparison
        self._busy.hide()
        self.old.show_differences([found.old for found in comparison.differences])
        self.new.show_differences([found.new for found in comparison.differences])
        old, new = (side.content.document.text for side in sides)
        self.model.show(comparison, old, new)
        total = len(comparison.differences)
        if comparison.share < _UNLIKE:
            self._say(words.UNLIKE)
        else:
            self._say("" if total else words.SAME)
        self._tell_count()
        for name in ("next", "previous"):
            self._actions[name].setEnabled(total > 0)

    def _go_to(self, at: int) -> None:
        if self._comparison is None:
            return
        self._at = at
        found = self._comparison.differences[at]
        self.old.show_current(found.old)
        self.new.show_current(found.new)
        self.changes.setCurrentIndex(self.model.index(at))
        self._tell_count()

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid() and current.row() != self._at:
            self._go_to(current.row())

    def _tell_count(self) -> None:
        self._count.setText(words.count(self._at + 1, self.model.rowCount()))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    # Scrolling together

    def _on_moved(self, pane: TextPane, offset: int) -> None:
        if self._comparison is not None:
            to_new = pane is self.old
            other = self.new if to_new else self.old
            other.follow(self._comparison.across(offset, to_new=to_new))

    # Choosing versions

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        choice.activated.connect(lambda _index: self._on_chosen())
        return choice

    def _fill_choice(
        self, choice: QComboBox, versions: tuple[VersionNote, ...], side: Side
    ) -> None:
        choice.clear()
        for number, version in enumerate(versions, start=1):
            choice.addItem(words.version(number, version.file_name), version.id)
        choice.setCurrentIndex(choice.findData(side.version_id))
        choice.setVisible(len(versions) > 2)

    def _on_chosen(self) -> None:
        if self._sides is not None:
            old, new = (choice.currentData() for choice in self._choices)
            self.compare_versions(self._sides[0].letter_id, old, new)

    # Construction

    def _make_actions(self) -> dict[str, QAction]:
        made = {}
        for name, text, keys, act in (
            ("previous", words.PREVIOUS, words.PREVIOUS_KEYS, partial(self.step, -1)),
            ("next", words.NEXT, words.NEXT_KEYS, partial(self.step, 1)),
            ("close", words.CLOSE, "Esc", self.close_view),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({shown})")
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)
            made[name] = action
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        for name in ("previous", "next", "close"):
            button = QToolButton(self)
            button.setDefaultAction(self._actions[name])
            button.setAutoRaise(True)
            head.addWidget(button)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(12)
        for label, choice, pane in zip(
            self._heads, self._choices, (self.old, self.new), strict=True
        ):
            panes.addWidget(self._card(label, choice, pane))
        below = QSplitter(Qt.Orientation.Vertical, self)
        below.setHandleWidth(10)
        below.addWidget(panes)
        below.addWidget(self.changes)
        below.setStretchFactor(0, 1)
        below.setSizes([600, _LIST_HEIGHT])
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 12)
        body.addWidget(self._said)
        body.addWidget(self._busy)
        body.addWidget(below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget(self)
        bar.setObjectName("comparison_head")
        bar.setLayout(head)
        column.addWidget(bar)
        column.addLayout(body, 1)
        self.setFocusProxy(self.new)

    def _card(self, label: QLabel, choice: QComboBox, pane: TextPane) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        label.setObjectName("side")
        label.setWordWrap(True)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 10, 1, 1)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 12, 0)
        top.addWidget(label, 1)
        top.addWidget(choice)
        column.addLayout(top)
        column.addWidget(pane, 1)
        return card

    def _connect(self) -> None:
        for pane in (self.old, self.new):
            pane.moved.connect(partial(self._on_moved, pane))
        self.changes.selectionModel().currentChanged.connect(lambda now, _was: self._on_row(now))
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setStyleSheet(comparing_style(self._theme.colors))
        self._title.setFont(self._theme.font(TextRole.HEADING))
        for label in self._heads:
            label.setFont(self._theme.font(TextRole.STRONG))
        for name, icon in (("previous", "chevron-up"), ("next", "chevron-down"), ("close", "x")):
            self._actions[name].setIcon(self._theme.icon(icon, "grey1"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_view()
        else:
            super().keyPressEvent(event)


def _versions(
    letter_id: LetterId, old: VersionId | None, new: VersionId | None, library: Library
) -> tuple[tuple[Side, Side] | None, tuple[VersionNote, ...]]:
    comparing = library.comparing
    return comparing.of_versions(letter_id, old, new), comparing.versions(letter_id)


def _letters(older: LetterId, newer: LetterId, library: Library) -> tuple[Side, Side]:
    return library.comparing.of_letters(older, newer)


def _compared(old: str, new: str) -> Comparison:
    from kanttekening.services.comparing import compared

    return compared(old, new)
