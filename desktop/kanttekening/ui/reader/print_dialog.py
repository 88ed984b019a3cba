"""What is printed, and where: printer or file, pages, marks and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from kanttekening.domain.print_order import PER_SHEET
from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.ui.reader.page_range import missing_page, pages_meant
from kanttekening.words import printing as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanttekening.domain.guide import Guide
    from kanttekening.ui.theme import Theme

_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What a person chose; without a printer it is kept as a PDF."""

    printer: str
    pages: tuple[int, ...]
    copies: int
    marks: bool
    notes: bool
    per_sheet: int = 1


class PrintDialog(FramedDialog):
    """One screen with everything; printers come in a moment later."""

    chosen = Signal(object)
    settings_wanted = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, page: int, count: int, guide: Guide) -> None:
        super().__init__(parent, theme, words.TITLE)
        self.be_wide(460)
        self._page, self._count, self._guide = page, count, guide
        self.printer = QComboBox()
        self.printer.setAccessibleName(words.PRINTER)
        self.printer.addItem(words.TO_FILE, "")
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setAccessibleName(words.COPIES)
        edge = self.copies.lineEdit()
        edge.setTextMargins(theme.grown(6), 0, 0, 0)
        self.settings = QPushButton(words.SETTINGS)
        self.settings.setEnabled(False)
        self.settings.clicked.connect(lambda: self.settings_wanted.emit(self.printer.currentData()))
        self.per_sheet = QComboBox()
        self.per_sheet.setAccessibleName(words.PER_SHEET)
        for number in PER_SHEET:
            self.per_sheet.addItem(words.per_sheet(number), number)
        self.range = QLineEdit()
        self.range.setPlaceholderText(words.SOME_HINT)
        self.range.setAccessibleName(words.WHICH_PAGES)
        self.marks = QCheckBox(words.WITH_MARKS)
        self.marks.setChecked(True)
        self.notes = QCheckBox(words.WITH_NOTES)
        self.fault = self.sentence("")
        self.fault.setProperty("quiet", False)
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self.go = QPushButton(words.GO_FILE)
        self._lay_out()
        self.printer.currentIndexChanged.connect(self._on_printer)
        self.range.textEdited.connect(lambda _text: self.some.setChecked(True))
        self.go.clicked.connect(self._on_go)
        self.go.setDefault(True)
        self.printer.setFocus()

    def show_printers(self, names: Sequence[str], usual: str) -> None:
        """The printers of this computer; the usual one is chosen, if nothing was yet."""
        for name in names:
            self.printer.addItem(name, name)
        index = self.printer.findData(usual) if usual else -1
        if index > 0:
            self.printer.setCurrentIndex(index)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(words.PRINTER, self.printer)
        form.addRow("", _at_left(self.settings))
        form.addRow(words.COPIES, _at_left(self.copies))
        self.all, self.current, self.some = (
            QRadioButton(text) for text in (words.ALL, words.CURRENT, words.SOME)
        )
        group = QButtonGroup(self)
        for choice in (self.all, self.current, self.some):
            group.addButton(choice)
        self.all.setChecked(True)
        form.addRow(words.WHICH_PAGES, self.all)
        form.addRow("", self.current)
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.some)
        chosen.addWidget(self.range, 1)
        form.addRow("", chosen)
        form.addRow("", self.fault)
        form.addRow(words.PER_SHEET, self.per_sheet)
        self.body.addLayout(form)
        # Below the form and not in it: they are too long for half a dialog in large text.
        self.body.addWidget(self.marks)
        self.body.addWidget(self.notes)
        self.foot.addWidget(self.go)
        for button in self.findChildren(QPushButton):
            if button.text() == screen.CLOSE:
                button.setText(words.CANCEL)
                button.setDefault(False)

    def _on_printer(self) -> None:
        real = bool(self.printer.currentData())
        self.settings.setEnabled(real)
        self.copies.setEnabled(real)
        self.go.setText(words.GO if real else words.GO_FILE)

    def _on_go(self) -> None:
        pages = self._pages()
        if pages is None:
            page = missing_page(self.range.text(), self._count, self._guide)
            self.fault.setText(words.no_such_page(page, self._count) if page else words.NO_RANGE)
            self.fault.show()
            self.fit()
            self.range.setFocus()
            return
        self.chosen.emit(
            PrintChoice(
                self.printer.currentData(),
                pages,
                self.copies.value(),
                self.marks.isChecked(),
                self.notes.isChecked(),
                self.per_sheet.currentData(),
            )
        )
        self.accept()

    def _pages(self) -> tuple[int, ...] | None:
        if self.current.isChecked():
            return (self._page,)
        if self.all.isChecked():
            return tuple(range(1, self._count + 1))
        return pages_meant(self.range.text(), self._count, self._guide)


def _at_left(widget: QWidget) -> QHBoxLayout:
    """As wide as it wants to be, and no wider."""
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
