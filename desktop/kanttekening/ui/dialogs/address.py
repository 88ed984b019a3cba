"""Before a link opens in the browser: its whole address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from kanttekening.ui.dialogs.frame import FramedDialog
from kanttekening.words import pages as words
from kanttekening.words import screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.theme import Theme


class AddressDialog(FramedDialog):
    """Shows the whole address, and whose it is; only then it is opened."""

    agreed = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, address: str) -> None:
        is_mail = address.lower().startswith("mailto:")
        title = words.OPEN_MAIL_TITLE if is_mail else words.OPEN_LINK_TITLE
        super().__init__(parent, theme, title, words.OPEN_MAIL if is_mail else words.OPEN_LINK)
        self.be_wide(500)
        self._address = address
        host = QUrl(address).host(QUrl.ComponentFormattingOption.FullyEncoded)
        if host:
            whose = QLabel(words.leads_to(host))
            whose.setTextFormat(Qt.TextFormat.PlainText)
            self.body.addWidget(whose)
        self.field = QPlainTextEdit(address)
        self.field.setReadOnly(True)
        self.field.setAccessibleName(words.ADDRESS)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.body.addWidget(self.field)
        copy = QPushButton(words.COPY_ADDRESS)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
        self.put_at_foot(copy)
        self.go = QPushButton(words.OPEN_MAIL_GO if is_mail else words.OPEN_LINK_GO)
        self.go.clicked.connect(self._on_go)
        self.foot.addWidget(self.go)
        for button in self.findChildren(QPushButton):
            if button.text() == screen.CLOSE:
                button.setText(words.CANCEL)
                button.setDefault(True)
                button.setFocus()

    def _on_go(self) -> None:
        self.agreed.emit(self._address)
        self.accept()
