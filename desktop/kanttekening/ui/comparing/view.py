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
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.comparison import Moved
from kanttekening.ui.comparing.model import ChangesModel
from kanttekening.ui.comparing.pane import Look, TextPane
from kanttekening.ui.comparing.run import ComparingRun
from kanttekening.ui.comparing.said_line import SaidLine
from kanttekening.ui.comparing.style import comparing_style
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
        self._run: ComparingRun | None = None
        self._at = -1
        self.setObjectName("comparison")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.VIEW_NAME)
        self._title = ElidedLabel(self)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self.line = SaidLine(self)
        self.old, self.new = TextPane(theme, self), TextPane(theme, self)
        self._heads = (ElidedLabel(self), ElidedLabel(self))
        self._choices = (self._choice(words.CHOOSE_OLD), self._choice(words.CHOOSE_NEW))
        self.model = ChangesModel(self)
        self.changes = QListView(self)
        self.changes.setModel(self.model)
        self.changes.setUniformItemSizes(True)
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
        self._stop_run()
        self.model.show(())
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
        self._stop_run()
        self._sides, self._comparison, self._at = sides, None, -1
        one, other = sides
        same = one.letter_id == other.letter_id
        title = other.title if same else words.TWO_LETTERS
        self._title.show_text(title, title)
        names = (words.OLDER, words.NEWER) if same else (words.ONE, words.OTHER)
        for name, pane in zip(names, (self.old, self.new), strict=True):
            pane.setAccessibleName(name)
        for head, side in zip(self._heads, sides, strict=True):
            text = words.side(side.number, side.total if same else 1, side.date)
            text = text if same else f"{text} · {side.title}".strip(" ·")
            head.show_text(text, text)
        for choice, side in zip(self._choices, sides, strict=True):
            self._fill_choice(choice, versions, side)
        for pane, side in ((self.old, one), (self.new, other)):
            pane.show_text(side.content.document.text, side.annotations)
        self.model.show(())
        self.line.show_progress(0)
        self._count.clear()
        for name in ("next", "previous", "common"):
            self._actions[name].setEnabled(False)
        self.shown.emit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run = run = ComparingRun(self._desk, self._texts(), self)
        run.progressed.connect(self.line.show_progress)
        run.finished.connect(self._on_compared)
        run.start()

    def _texts(self) -> tuple[str, str]:
        if self._sides is None:
            return "", ""
        old, new = self._sides
        return old.content.document.text, new.content.document.text

    def _stop_run(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.stop()

    def _on_stop(self) -> None:
        self._stop_run()
        self.line.say(words.STOPPED)

    def _on_compared(self, comparison: Comparison) -> None:
        """Say what came of it; of texts that are hardly alike show what they have in common."""
        self._run = None
        self._comparison = comparison
        if comparison.is_alike:
            self.line.say("" if comparison.differences else words.SAME)
        else:
            share = comparison.in_passages
            self.line.say(words.unlike(share, two_letters=self._has_two_letters))
        common = self._actions["common"]
        common.setEnabled(bool(comparison.passages))
        common.setChecked(not comparison.is_alike and bool(comparison.passages))
        self._show_rows()

    def _show_rows(self) -> None:
        """Tell the differences, or what is the same, as a person chose."""
        comparison = self._comparison
        if comparison is None:
            return
        common = self._actions["common"].isChecked()
        # Of two letters nobody says that a passage moved from the one to the other.
        changes = comparison.differences if self._has_two_letters else comparison.told
        rows = comparison.passages if common else changes
        if common:
            looks = (Look.SHARED, Look.SHARED)
        elif self._has_two_letters:
            looks = (Look.ONLY_HERE, Look.ONLY_HERE)
        else:
            looks = (Look.WENT, Look.CAME)
        self._at = -1
        self.changes.setVisible(bool(rows))
        moved = [found for found in rows if isinstance(found, Moved)]
        self.old.show_spans([found.old for found in rows], looks[0], {found.old for found in moved})
        # What moved stands in another order there.
        self.new.show_spans(
            sorted(found.new for found in rows), looks[1], {found.new for found in moved}
        )
        self.model.show(rows, *self._texts(), two_letters=self._has_two_letters)
        self.changes.setAccessibleName(words.COMMON_LIST if common else words.LIST)
        self._tell_count()
        for name, text in zip(("previous", "next"), words.STEPS[self._counted], strict=True):
            self._actions[name].setText(text)
            _name_keys(self._actions[name])
            self._actions[name].setEnabled(bool(rows))

    @property
    def _has_two_letters(self) -> bool:
        sides = self._sides
        return sides is not None and sides[0].letter_id != sides[1].letter_id

    @property
    def _counted(self) -> words.Counted:
        if self._actions["common"].isChecked():
            return words.Counted.SHARED
        return words.Counted.OTHERNESS if self._has_two_letters else words.Counted.CHANGES

    def _go_to(self, at: int) -> None:
        self._at = at
        found = self.model.rows[at]
        self.old.show_current(found.old)
        self.new.show_current(found.new)
        self.changes.setCurrentIndex(self.model.index(at))
        self._tell_count()

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid() and current.row() != self._at:
            self._go_to(current.row())

    def _tell_count(self) -> None:
        self._count.setText(words.count(self._at + 1, self.model.rowCount(), self._counted))

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
            ("common", words.COMMON, words.COMMON_KEYS, self._show_rows),
            ("close", words.CLOSE, "Esc", self.close_view),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            _name_keys(action)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)
            made[name] = action
        made["common"].setCheckable(True)
        _name_keys(made["common"], words.COMMON_TIP)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        for name in ("common", "previous", "next", "close"):
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
        body.addWidget(self.line)
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

    def _card(self, label: ElidedLabel, choice: QComboBox, pane: TextPane) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        label.setObjectName("side")
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
        self.line.stopped.connect(self._on_stop)
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setStyleSheet(comparing_style(self._theme.colors))
        self._title.setFont(self._theme.font(TextRole.HEADING))
        for label in self._heads:
            label.setFont(self._theme.font(TextRole.STRONG))
        self.changes.setFont(self._theme.font(TextRole.BODY))
        self.model.measure(self.changes.font())
        for name, icon in (
            ("previous", "chevron-up"),
            ("next", "chevron-down"),
            ("common", "list-filter"),
            ("close", "x"),
        ):
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


def _name_keys(action: QAction, tip: str = "") -> None:
    """Say in the tooltip by which keys it goes."""
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip or action.text()} ({shown})")
