"""One fact in the margin: its value, where it was read, and a pencil to correct it in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kanttekening.ui.notes.fact_editor import FactEditor
from kanttekening.ui.notes.rows import plain_label
from kanttekening.words import margin
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent

    from kanttekening.ui.notes.facts import Fact
    from kanttekening.ui.theme import Theme

_LABEL_WIDTH = 104
# From here on the names of the facts no longer fit beside their values.
_LARGE = 1.25
_ICON = 14
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class FactRow(QFrame):
    """Shows one fact. A click or space leads to its words; the pencil, Enter or F2 correct it."""

    asked = Signal(object)
    typed = Signal(str, str)
    put_back_asked = Signal(str)

    def __init__(self, fact: Fact, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self._theme = theme
        self._label = plain_label("label", fact.label, self)
        self._value = plain_label("value", "", self)
        self._remark = plain_label("inferred", "", self)
        self._put_back = QToolButton(self)
        self._pencil = QToolButton(self)
        self.editor: FactEditor | None = None
        self._build()
        self.dress()
        self.show_fact(fact)

    def show_fact(self, fact: Fact) -> None:
        """Show the fact as it is now; what is being typed stays."""
        self.fact = fact
        leads = fact.evidence is not None
        remark = margin.CORRECTED if fact.corrected else words.INFERRED if fact.inferred else ""
        value = fact.value or words.NOT_FOUND
        self._value.setText(value)
        self._value.setObjectName("value" if fact.value else "absent")
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._put_back.setVisible(fact.corrected)
        self._restyle(self._value)
        self.setAccessibleName(margin.fact_spoken(fact.label, value, remark))
        self.setToolTip(words.SHOW_EVIDENCE if leads else "")
        self.setProperty("leads", leads)
        self._restyle(self)
        can_enter = leads or fact.can_be_corrected
        strong, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(strong if can_enter else none)
        hand = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)

    def edit(self) -> None:
        """Let the value be typed in its own place."""
        if not self.fact.can_be_corrected or self.editor is not None:
            return
        self.editor = FactEditor(self.fact, self)
        self.editor.typed.connect(lambda text: self.typed.emit(self.fact.name, text))
        self.editor.given_up.connect(self.finish)
        self._value.hide()
        self._pencil.hide()
        self._values.insertWidget(self._values.indexOf(self._value) + 1, self.editor)
        self.editor.show()
        self.editor.begin()

    def finish(self) -> None:
        """Show the value again, after it was kept or given up."""
        # Forgotten before it is hidden: that takes the focus from it, and it would finish again.
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had_focus = editor.holds_focus()
        editor.hide()
        editor.deleteLater()
        self._value.show()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with what was typed; it stays to be mended."""
        if self.editor is not None:
            self.editor.complain(sentence)

    def dress(self) -> None:
        """Take the icon from the theme."""
        self._pencil.setIcon(self._theme.icon("pencil", "grey1"))

    # Inside

    def _build(self) -> None:
        self._pencil.setObjectName("pencil")
        self._pencil.setIconSize(self._theme.icon_size(_ICON))
        self._pencil.setToolTip(margin.CORRECT_TIP)
        self._pencil.setAccessibleName(f"{margin.CORRECT}: {self.fact.label}")
        self._pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pencil.clicked.connect(lambda _checked=False: self.edit())
        keep = self._pencil.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._pencil.setSizePolicy(keep)
        self._pencil.hide()
        self._put_back.setObjectName("link")
        self._put_back.setText(margin.PUT_BACK)
        self._put_back.setToolTip(margin.PUT_BACK_TIP)
        self._put_back.setAccessibleName(f"{margin.PUT_BACK}: {self.fact.label}")
        self._put_back.clicked.connect(
            lambda _checked=False: self.put_back_asked.emit(self.fact.name)
        )
        self._values = QVBoxLayout()
        self._values.setSpacing(0)
        self._values.addWidget(self._value)
        self._values.addWidget(self._remark)
        self._values.addWidget(self._put_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._values.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 4, 5)
        row.setSpacing(8)
        if self._theme.growth < _LARGE:
            self._label.setFixedWidth(self._theme.grown(_LABEL_WIDTH))
            row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._values.insertWidget(0, self._label)
        row.addLayout(self._values, 1)
        row.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)

    def _ask(self) -> None:
        if self.fact.evidence is not None:
            self.asked.emit(self.fact.evidence)

    def _offer_pencil(self) -> None:
        wanted = self.underMouse() or self.hasFocus()
        self._pencil.setVisible(wanted and self.fact.can_be_corrected and self.editor is None)

    def _restyle(self, widget: QWidget) -> None:
        widget.style().unpolish(widget)
        widget.style().polish(widget)

    # Qt's side

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        if self.editor is None and self.rect().contains(event.position().toPoint()):
            self._ask()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See Qt; a double click is for writing, as on a note."""
        self.edit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt."""
        if self.editor is None and event.key() in _EDIT_KEYS:
            self.edit()
        elif self.editor is None and event.key() == Qt.Key.Key_Space:
            self._ask()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """See Qt."""
        super().enterEvent(event)
        self._offer_pencil()

    def leaveEvent(self, event: QEvent) -> None:
        """See Qt."""
        super().leaveEvent(event)
        self._pencil.setVisible(self.hasFocus() and self.fact.can_be_corrected)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusInEvent(event)
        self._offer_pencil()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See Qt."""
        super().focusOutEvent(event)
        self._offer_pencil()
