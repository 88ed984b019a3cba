"""Who answers a screen reader for a widget: our own interface, where the widget has one.

Qt asks its factories for an interface when somebody asks for the first time, and again when PySide
has given the object another list of signals and slots. So one widget may have several, and each
is a new one that knows little itself. Qt deletes them with the widget; until then Python must
not, so they are kept for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QAccessibleWidget

# A null pointer. PySide takes the answer of interface_cast for an address, and ends the program
# over a None; what it takes well is an object of its own or this. See desktop/DECISIONS.md.
NOTHING = Shiboken.VoidPtr(0)


@runtime_checkable
class Spoken(Protocol):
    """A widget with an interface of its own."""

    def new_interface(self) -> QAccessibleWidget:
        """Make one more."""
        ...


def answer_for_our_widgets() -> None:
    """Have Qt ask us first. To be done once, before there is a window."""
    kept: list[QAccessibleWidget] = []

    def interface_of(_class_name: str, thing: QObject) -> QAccessibleWidget | None:
        if not isinstance(thing, Spoken):
            return None
        kept.append(thing.new_interface())
        return kept[-1]

    QAccessible.installFactory(interface_of)


class Deed(QAccessibleActionInterface):
    """The one thing that can be done with an interface of ours, by Qt's name for it."""

    def __init__(self, name: str, do: Callable[[], None]) -> None:
        super().__init__()
        self._name = name
        self._do = do

    def actionNames(self) -> list[str]:
        """See Qt."""
        return [self._name]

    def doAction(self, _name: str) -> None:
        """See Qt."""
        self._do()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        """See Qt."""
        return []
