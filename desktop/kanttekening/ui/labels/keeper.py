"""Keeps every place where labels are shown in step with the library, and does what is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanttekening.domain.label import LabelId
from kanttekening.domain.touched import Touched
from kanttekening.services.query_field import written
from kanttekening.ui.labels.dialog import LabelDialog
from kanttekening.ui.sidebar_section import Line
from kanttekening.words import labels as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.label import Label, LabelColor
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.rows import LetterRow
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.labels.chips import LabelChips
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.sidebar_section import SidebarSection
    from kanttekening.ui.theme import Theme

_STALE = Touched.LABELS | Touched.LETTERS
_REST_MILLISECONDS = 300


class Labels(QObject):
    """The labels of the window. ``tell`` says what was done, with the way back."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        section: SidebarSection,
        chips: LabelChips,
        letters: LettersPanel,
        tell: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._window = desk, theme, window
        self._section, self._chips, self._letters = section, chips, letters
        self._tell = tell
        self._labels: tuple[Label, ...] = ()
        self._dialog: LabelDialog | None = None
        self._ids: tuple[LetterId, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        section.chosen.connect(lambda label_id: self._show_letters(self._label(label_id)))
        section.rename_wanted.connect(self._ask_name)
        section.remove_wanted.connect(self._remove)
        section.color_wanted.connect(self._recolor)
        chips.chosen.connect(self._show_letters)
        chips.taken_off.connect(self._take_off_shown)
        desk.opened.connect(self._ask)
        desk.touched.connect(self._on_touched)

    def choose(self) -> None:
        """Ask which labels the chosen letters are to have."""
        rows = self._letters.view.chosen()
        if not rows:
            return
        self._ids = tuple(row.id for row in rows)
        dialog = LabelDialog(self._window, self._theme, rows)
        dialog.put_on.connect(self._put_on)
        dialog.taken_off.connect(lambda label: self._take_off(self._ids, label))
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        self._ask()
        dialog.open()

    def show_letter(self, letter_id: LetterId) -> None:
        """Show the labels of the letter that was opened."""
        self._desk.latest(
            "letter labels",
            lambda library: library.letters.rows_of((letter_id,)),
            self._show_on_letter,
        )

    def _show_on_letter(self, rows: Sequence[LetterRow]) -> None:
        names = set(rows[0].labels) if rows else set()
        self._chips.show_labels([label for label in self._labels if label.name in names])

    def _on_touched(self, touched: Touched) -> None:
        if touched & Touched.LABELS:
            self._ask()
        elif touched & _STALE and not self._rest.isActive():
            self._rest.start()

    def _ask(self) -> None:
        ids = self._ids if self._dialog is not None else ()

        def question(library: Library) -> tuple[tuple[Label, ...], tuple[LetterRow, ...]]:
            return library.labelling.all(), library.letters.rows_of(ids)

        self._desk.latest("labels", question, self._on_labels)

    def _on_labels(self, answer: tuple[tuple[Label, ...], tuple[LetterRow, ...]]) -> None:
        labels, rows = answer
        self._labels = labels
        self._section.show_lines(
            [
                Line(
                    each.id, each.name, words.spoken(each.name, each.count), each.count, each.color
                )
                for each in labels
            ]
        )
        self._letters.view.show_label_colors({each.name: each.color for each in labels})
        if self._dialog is not None and rows:
            self._dialog.show_labels(labels, rows)
        if self._letters.shown is not None:
            self.show_letter(self._letters.shown)

    def _on_closed(self) -> None:
        self._dialog = None

    def _label(self, label_id: int) -> Label | None:
        return next((label for label in self._labels if label.id == label_id), None)

    def _show_letters(self, label: Label | None) -> None:
        if label is not None:
            self._letters.search_all(written("label", label.name))

    def _put_on(self, name: str) -> None:
        ids = self._ids
        self._desk.change(
            lambda library: library.labelling.put_on(ids, name),
            lambda _: self._tell(words.put_on(name, len(ids))),
        )

    def _take_off(self, ids: tuple[LetterId, ...], label: Label) -> None:
        self._desk.change(
            lambda library: library.labelling.take_off(ids, label.id),
            lambda _: self._tell(words.taken_off(label.name, len(ids))),
        )

    def _take_off_shown(self, label: Label) -> None:
        if self._letters.shown is not None:
            self._take_off((self._letters.shown,), label)

    def _ask_name(self, label_id: int) -> None:
        label = self._label(label_id)
        if label is not None:
            rename = partial(self._rename, label.id)
            title, text = words.RENAME_TITLE, words.RENAME_TEXT
            from kanttekening.ui.dialogs.naming import ask_name  # not before the first page

            ask_name(self._window, self._theme, title, label.name, text, rename)

    def _rename(self, label_id: LabelId, name: str) -> None:
        self._desk.change(lambda library: library.labelling.rename(label_id, name))

    def _recolor(self, label_id: int, color: LabelColor) -> None:
        self._desk.change(lambda library: library.labelling.recolor(LabelId(label_id), color))

    def _remove(self, label_id: int) -> None:
        label = self._label(label_id)
        if label is not None:
            self._desk.change(
                lambda library: library.labelling.remove(label.id),
                lambda _: self._tell(words.removed(label.name)),
            )
