"""The letter as a document: the view that is on and the headings of the Leesweergave.

A text widget tells its text but not which lines are headings. Here each heading is a child with its
level, so that a screen reader can list them and go from one to the next.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAttributesInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QStackedWidget

from kanttekening.domain.document import BlockKind
from kanttekening.ui.access.answering import NOTHING, Deed
from kanttekening.ui.reader.reading_looks import AREA_ADDRESS
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock
    from kanttekening.ui.reader.reading_view import ReadingView


class LetterBox(QStackedWidget):
    """Holds the views of a letter, and is the document they are in."""

    def __init__(self, parent: QWidget, view: ReadingView) -> None:
        super().__init__(parent)
        self._view = view
        self._empty = QLabel(words.NO_LETTER, self)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.addWidget(self._empty)

    @property
    def letter_view(self) -> QWidget | None:
        """The view that shows a letter; None while there is none."""
        shown = self.currentWidget()
        return None if shown is self._empty else shown

    def show_nothing(self) -> None:
        """Say that no letter is chosen."""
        self.setCurrentWidget(self._empty)

    def new_interface(self) -> LetterDocument:
        """One more interface of Qt for this box."""
        return LetterDocument(self, self._view)


class LetterDocument(QAccessibleWidget):
    """Answers a screen reader about the box; knows headings and marked areas of what is shown."""

    def __init__(self, box: LetterBox, view: ReadingView) -> None:
        super().__init__(box, QAccessible.Role.Document)
        self._box = box
        self._view = view
        self._known: ReadingText | None = None
        self._headings: list[Heading] = []

    def headings(self) -> list[Heading]:
        """The headings of what is shown now, and the lines of marked areas among them."""
        reading = self._view.reading if self._view.isVisible() else None
        if reading is not self._known:
            self._forget_headings()
            self._known = reading
            blocks = reading.blocks if reading else ()
            self._headings = [
                kind(self, QObject(self._box), self._view, block, reading.place(block))
                for block in blocks
                if reading is not None and (kind := _told_apart(block)) is not None
            ]
        return self._headings

    def _forget_headings(self) -> None:
        gone, self._headings = self._headings, []
        for heading in gone:
            place = heading.object()
            # Qt lets go of it before Python does: the other way round Qt would delete it again.
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(heading))
            place.deleteLater()

    def childCount(self) -> int:
        """See Qt."""
        return super().childCount() + len(self.headings())

    def child(self, index: int) -> Any:
        """See Qt. The headings come after the views."""
        widgets, headings = super().childCount(), self.headings()
        if index < widgets:
            return super().child(index)
        return headings[index - widgets] if index - widgets < len(headings) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """See Qt."""
        for number, heading in enumerate(self.headings()):
            if heading.object() is child.object():
                return super().childCount() + number
        return super().indexOfChild(child)

    def interface_cast(self, _kind: QAccessible.InterfaceType) -> Any:
        """See Qt."""
        return NOTHING


class Heading(QAccessibleObject):
    """One heading. ``own`` is an object of its own, because Qt knows interfaces by those."""

    def __init__(
        self,
        owner: LetterDocument,
        own: QObject,
        view: ReadingView,
        block: ShownBlock,
        position: int,
    ) -> None:
        super().__init__(own)
        self._owner = owner
        self._view = view
        self._block = block
        self._position = position
        self._level = _Level(block.level)
        self._way = Deed(Deed.pressAction(), partial(go_to, view, block, position))
        QAccessible.registerAccessibleInterface(self)

    def parent(self) -> QAccessibleInterface:
        """See Qt."""
        return self._owner

    def child(self, _index: int) -> Any:
        """See Qt."""
        return None

    def childCount(self) -> int:
        """See Qt."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """See Qt."""
        return -1

    def role(self) -> QAccessible.Role:
        """See Qt."""
        return QAccessible.Role.Heading

    def state(self) -> QAccessible.State:
        """See Qt."""
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        """See Qt."""
        return self._block.text if kind is QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        """See Qt. The line of the heading on the screen."""
        port = self._view.viewport()
        line = self._view.cursorRect(self._view.cursor_at(self._position))
        place = QRect(0, line.top(), port.width(), line.height())
        return QRect(port.mapToGlobal(place.topLeft()), place.size())

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """See Qt."""
        if kind is QAccessible.InterfaceType.AttributesInterface:
            return self._level
        return self._way if kind is QAccessible.InterfaceType.ActionInterface else NOTHING


class AreaLine(Heading):
    """The line of a marked area; pressing it leads to the area on its page."""

    def role(self) -> QAccessible.Role:
        """See Qt."""
        return QAccessible.Role.Link

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """See Qt."""
        if kind is QAccessible.InterfaceType.AttributesInterface:
            return NOTHING
        return super().interface_cast(kind)


def _told_apart(block: ShownBlock) -> type[Heading] | None:
    """What a block is to who can't see that it is not running text."""
    if block.lone_area is not None:
        return AreaLine
    return Heading if block.kind is BlockKind.HEADING else None


class _Level(QAccessibleAttributesInterface):
    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = max(1, level)

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """See Qt."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, _key: QAccessible.Attribute) -> int:
        """See Qt."""
        return self._level


def go_to(view: ReadingView, block: ShownBlock, position: int) -> None:
    """Put the caret and the focus on a heading, or follow the line of a marked area."""
    if block.lone_area is not None:
        view.anchorClicked.emit(QUrl(f"{AREA_ADDRESS}{block.lone_area.id}"))
        return
    view.setTextCursor(view.cursor_at(position))
    view.setFocus()
