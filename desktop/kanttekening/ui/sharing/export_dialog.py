"""What is exported, in which form, and for whose eyes: one screen, asked before the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QWidget

from kanttekening.domain.annotation import Visibility
from kanttekening.domain.export import PER_LETTER, ExportForm, Tally
from kanttekening.domain.note_list import Grouping
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.ui.sharing.export_scope import ExportChoice
from kanttekening.words import exporting as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from kanttekening.ui.sharing.export_scope import ExportScope
    from kanttekening.ui.state import WindowState
    from kanttekening.ui.theme import Theme

_FORM, _GROUPING, _EYES = "export/form", "export/grouping", "export/eyes"
_BESIDE, _TALL = 24, 10_000
# What the longest sentences tell of: of nothing, and of much that nobody else may see.
_NONE, _MANY = Tally({}), Tally({Visibility.PRIVATE: 10_000})
_NOT_GROUPED = (*PER_LETTER, ExportForm.JSON_LD, ExportForm.CSV)


class ExportDialog(FramedDialog):
    """Remembers what was chosen last; below it says what the form is for and what goes along.

    Nothing can be exported until ``show_tallies`` told what there is.
    """

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, theme: Theme, scopes: Sequence[ExportScope], state: WindowState
    ) -> None:
        super().__init__(parent, theme, words.TITLE)
        self.be_wide(560)
        self._tallies: Mapping[str, Tally] = {}
        self._scopes = tuple(scopes)
        self._state = state
        self.scope = _box(words.WHAT, [(scope.key, scope.label) for scope in self._scopes])
        self.form = _box(words.FORM, [(form.value, name) for form, name in words.FORMS.items()])
        self.grouping = _box(
            words.GROUPED, [(key.value, name) for key, name in words.GROUPINGS.items()]
        )
        self.eyes = _box(words.FOR_WHOM, [(who.value, words.EYES[who]) for who in Visibility])
        self.about = self.sentence("")
        self.count = self.sentence("")
        self.count.setProperty("quiet", False)
        for sentence in (self.about, self.count):
            sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.go = QPushButton(words.GO)
        self._lay_out()
        self._come_back()
        for box in (self.scope, self.form, self.eyes):
            box.currentIndexChanged.connect(self._on_form)
        self.go.clicked.connect(self._on_go)
        self._on_form()
        self.scope.setFocus()

    def choice(self) -> ExportChoice:
        """What stands there now."""
        return ExportChoice(
            self._scopes[self.scope.currentIndex()],
            ExportForm(self.form.currentData()),
            Grouping(self.grouping.currentData()),
            Visibility(self.eyes.currentData()),
        )

    def show_tallies(self, tallies: Mapping[str, Tally]) -> None:
        """Know what there is to export, by the key of a scope."""
        self._tallies = tallies
        self._on_form()

    def _lay_out(self) -> None:
        rows = self.rows = QFormLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(10)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, box in (
            (words.WHAT, self.scope),
            (words.FORM, self.form),
            (words.GROUPED, self.grouping),
            (words.FOR_WHOM, self.eyes),
        ):
            rows.addRow(name, box)
        self.body.addLayout(rows)
        self.body.addWidget(self.about)
        self.body.addWidget(self.count)
        self.foot.addWidget(self.go)
        for button in self.findChildren(QPushButton):
            if button.text() == screen.CLOSE:
                button.setText(words.CANCEL)
                button.setDefault(False)
        self.go.setDefault(True)

    def _come_back(self) -> None:
        self.form.setCurrentIndex(self.form.findData(ExportForm.PDF.value))
        for key, box in ((_FORM, self.form), (_GROUPING, self.grouping), (_EYES, self.eyes)):
            at = box.findData(self._state.text(key))
            if at >= 0:
                box.setCurrentIndex(at)

    def _on_form(self) -> None:
        choice = self.choice()
        # It stays in its place: a choice must not move the buttons.
        is_grouped = choice.form not in _NOT_GROUPED
        self.grouping.setEnabled(is_grouped)
        self.grouping.setToolTip("" if is_grouped else words.NOT_GROUPED)
        self.about.setText(_about(choice.form, choice.eyes))
        self._count(choice)

    def _count(self, choice: ExportChoice) -> None:
        """Say how many annotations go along; a copy without any is a copy still, nothing else."""
        tally = self._tallies.get(choice.scope.key)
        if tally is None:
            self.go.setEnabled(False)
            return
        is_copy = choice.form is ExportForm.PDF and choice.scope.has_letters(tally)
        self.go.setEnabled(is_copy or tally.seen_by(choice.eyes) > 0)
        self.count.setText(words.counted(tally, choice.eyes, choice.form))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt. Sentences keep room for the longest that may come, so that nothing jumps."""
        super().resizeEvent(event)
        width = self.contentsRect().width() - 2 * _BESIDE
        told = [_about(form, eyes) for form in ExportForm for eyes in Visibility]
        counted = [
            words.counted(tally, eyes, form)
            for tally in (_MANY, _NONE)
            for form in ExportForm
            for eyes in Visibility
        ]
        _make_room(self.about, told, width)
        _make_room(self.count, counted, width)

    def _on_go(self) -> None:
        choice = self.choice()
        self._state.keep_text(_FORM, choice.form.value)
        self._state.keep_text(_GROUPING, choice.grouping.value)
        self._state.keep_text(_EYES, choice.eyes.value)
        self.accept()
        self.chosen.emit(choice)


def _about(form: ExportForm, eyes: Visibility) -> str:
    private = words.ALSO_PRIVATE if eyes is Visibility.PRIVATE else ""
    return f"{words.ABOUT[form]} {private}".strip()


def _make_room(label: QLabel, sentences: Sequence[str], width: int) -> None:
    """Let a label be as high as the longest of these needs."""
    room, flags = QRect(0, 0, max(1, width), _TALL), Qt.TextFlag.TextWordWrap
    needed = max(label.fontMetrics().boundingRect(room, flags, told).height() for told in sentences)
    label.setMinimumHeight(max(needed, 2 * label.fontMetrics().lineSpacing()))


def _box(name: str, entries: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    for key, label in entries:
        box.addItem(label, key)
        box.setItemData(box.count() - 1, label, Qt.ItemDataRole.ToolTipRole)
    box.currentTextChanged.connect(box.setToolTip)
    box.setToolTip(box.currentText())
    return box
