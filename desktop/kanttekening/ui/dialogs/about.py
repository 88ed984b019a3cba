"""About the program: version, licences, and facts to send along with a report of a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import dialogs, screen

if TYPE_CHECKING:
    from kanttekening.ui.surroundings import Surroundings
    from kanttekening.ui.theme import Theme


class AboutDialog(FramedDialog):
    """Diagnostics first: that is what people are asked for."""

    def __init__(self, parent: QWidget, theme: Theme, around: Surroundings) -> None:
        super().__init__(parent, theme, dialogs.ABOUT, dialogs.ABOUT_TEXT)
        self.resize(640, 520)
        self._licences = sorted(around.resource("licences").rglob("*.txt"))
        tabs = QTabWidget()
        tabs.setAccessibleName(dialogs.ABOUT)
        tabs.addTab(self._diagnostics_page(around.diagnostics()), dialogs.DIAGNOSTICS)
        if self._licences:
            tabs.addTab(self._licences_page(), dialogs.LICENCES)
        self.body.addWidget(tabs)
        self._copy = QPushButton(screen.COPY)
        self._copy.clicked.connect(self._on_copy)
        self.put_at_foot(self._copy)

    def _diagnostics_page(self, text: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.sentence(dialogs.DIAGNOSTICS_TEXT))
        self.facts = _plain(text, dialogs.DIAGNOSTICS)
        column.addWidget(self.facts)
        return page

    def _licences_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        choice = QComboBox()
        choice.setAccessibleName(dialogs.LICENCES)
        choice.addItems([path.stem for path in self._licences])
        text = _plain("", dialogs.LICENCES)

        def show(at: int) -> None:
            text.setPlainText(self._licences[at].read_text(encoding="utf-8"))

        choice.currentIndexChanged.connect(show)
        show(0)
        column.addWidget(self.sentence(dialogs.LICENCES_TEXT))
        column.addWidget(choice)
        column.addWidget(text)
        return page

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.toPlainText())
        self._copy.setText(screen.COPIED)


def _plain(text: str, name: str) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setAccessibleName(name)
    return box
