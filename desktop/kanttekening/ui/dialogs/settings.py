"""Every choice of a person in one place; each is the same one as in the menu it also stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.preferences import TEXT_SIZES
from kanttekening.ui.choice import Choice, named_buttons
from kanttekening.ui.colors import Scheme
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.ui.reader.look_choices import LookChoices
from kanttekening.words import menus
from kanttekening.words import settings as words

if TYPE_CHECKING:
    from pathlib import Path

    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice
    from kanttekening.ui.recognition import Recognizing
    from kanttekening.ui.surroundings import Surroundings
    from kanttekening.ui.theme import Theme
    from kanttekening.ui.watching import FolderWatch

_WIDTH = 580
# A form lets the name of a field begin this much lower than the field.
_LABEL_DROP = 7


@dataclass(frozen=True, slots=True)
class Subjects:
    """What is set: the reader's paper, the recogniser, the watched folder."""

    paper: ReadingPaperChoice
    recognizing: Recognizing
    watch: FolderWatch | None


class SettingsDialog(FramedDialog):
    """Three short pages. A choice holds at once; what an administrator decided is only shown.

    ``renamed`` tells a new name. ``resized`` comes at the end, for the window must be opened anew.
    """

    renamed = Signal(str)
    resized = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, around: Surroundings, subjects: Subjects
    ) -> None:
        super().__init__(parent, theme, words.TITLE)
        self._around = around
        self._subjects = subjects
        self._size = around.text_size
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(words.TITLE)
        self.tabs.addTab(self._general(), words.GENERAL)
        self.tabs.addTab(self._reading(), words.READING)
        self.tabs.addTab(self._library(), words.LIBRARY)
        self.body.addWidget(self.tabs)
        self.be_wide(_WIDTH)
        self.finished.connect(self._on_finished)
        self.name.setFocus()

    def _general(self) -> QWidget:
        page, form = _page()
        self.name = QLineEdit(self._around.author())
        self.name.setAccessibleName(words.NAME)
        self.name.setAccessibleDescription(words.NAME_HINT)
        self.name.editingFinished.connect(self._on_named)
        form.addRow(words.NAME, _stacked(self.name, self.sentence(words.NAME_HINT)))
        sizes = {size: words.TEXT_SIZES[size] for size in TEXT_SIZES}
        self.sizes = self._choice(words.TEXT_SIZE, sizes)
        self.sizes.chosen.connect(self._on_sized)
        self._sample = QLabel(words.SAMPLE)
        self._sample.setWordWrap(True)
        self._again = self.sentence(words.OPENS_AGAIN)
        form.addRow(words.TEXT_SIZE, _stacked(self.sizes, self._sample, self._again))
        self.sizes.show_chosen(self._size)
        self._on_sized(self._size)
        self.colors = self._choice(words.COLORS, {each: menus.THEMES[each] for each in Scheme})
        self.colors.show_chosen(self.theme.choice)
        self.colors.chosen.connect(self._on_colored)
        form.addRow(words.COLORS, self.colors)
        return page

    def _reading(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.sentence(words.READING_TEXT))
        column.addWidget(LookChoices(self._subjects.paper, self.theme, page))
        column.addStretch(1)
        return page

    def _library(self) -> QWidget:
        page, form = _page()
        recognizing = self._subjects.recognizing
        self.recognizes = QCheckBox(words.RECOGNIZE)
        self.recognizes.setChecked(recognizing.is_allowed and recognizing.is_wanted)
        self.recognizes.toggled.connect(self._on_recognizes)
        form.addRow(words.SCANS, self._fixed(self.recognizes, fixed=not recognizing.is_allowed))
        watch = self._subjects.watch
        if watch is not None:
            form.addRow(words.WATCHED, self._fixed(self._watched(watch), fixed=watch.is_decided))
        libraries = self._around.libraries
        if libraries is not None:
            place = self._place(libraries.path)
            form.addRow(words.PLACE, self._fixed(place, fixed=not libraries.may_choose, off=False))
        return page

    def _watched(self, watch: FolderWatch) -> QWidget:
        self.folder = _path_label()
        self.watch_button = QPushButton()
        self.watch_button.clicked.connect(watch.toggle)
        watch.changed.connect(self._show_watched)
        self._show_watched()
        return _stacked(self.folder, _left(self.watch_button))

    def _show_watched(self, _on: object = None) -> None:
        watch = self._subjects.watch
        folder = None if watch is None else watch.folder
        self.folder.setText(words.NO_FOLDER if folder is None else str(folder))
        self.watch_button.setText(words.WATCH if folder is None else words.WATCH_NO_MORE)

    def _place(self, path: Path) -> QWidget:
        place = _path_label()
        place.setText(str(path))
        button = QPushButton(words.SHOW_FOLDER)
        folder = QUrl.fromLocalFile(str(path.parent))
        button.clicked.connect(lambda: QDesktopServices.openUrl(folder))
        return _stacked(place, _left(button))

    def _fixed(self, field: QWidget, *, fixed: bool, off: bool = True) -> QWidget:
        """A field, and under it that it is the administrator's, if it is."""
        if not fixed:
            return field
        for part in (field, *field.findChildren(QPushButton)) if off else ():
            part.setEnabled(isinstance(part, QLabel))
        return _stacked(field, self.sentence(words.ADMINISTRATOR))

    def _choice(self, row: str, names: dict[int, str] | dict[Scheme, str]) -> Choice:
        choice = Choice(row, named_buttons(names, self, partial(words.choice, row)), self)
        choice.setObjectName("look_choices")
        return choice

    def _on_named(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.name.setText(self._around.author())
        elif name != self._around.author():
            self.renamed.emit(name)

    def _on_sized(self, size: int) -> None:
        self._size = size
        font = QFont(self.theme.font())
        font.setPointSizeF(font.pointSizeF() * size / self._around.text_size)
        self._sample.setFont(font)
        self._again.setVisible(size != self._around.text_size)

    def _on_colored(self, scheme: Scheme) -> None:
        self.theme.choose(scheme)
        self._around.keep_scheme(scheme)

    def _on_recognizes(self, wanted: bool) -> None:  # noqa: FBT001
        self._around.keep_recognition(wanted)
        self._subjects.recognizing.want(wanted=wanted)

    def _on_finished(self) -> None:
        self._on_named()
        if self._size != self._around.text_size:
            self._around.keep_text_size(self._size)
            self.resized.emit()


def _page() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(0, 16, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(20)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return page, form


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part)
    return whole


def _left(button: QPushButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder


def _path_label() -> QLabel:
    """A path that may be long, to be copied with the mouse."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setContentsMargins(0, _LABEL_DROP, 0, 0)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
