"""Every action of the window in one table: its menu, keys, icon and when it can be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from kanttekening.words.menus import ACTIONS, ActionWords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.theme import Theme


class Menu(Enum):
    """The menus, in their order."""

    FILE = auto()
    EDIT = auto()
    VIEW = auto()
    LETTER = auto()
    HELP = auto()
    NONE = auto()


class When(Enum):
    """What must be so for an action to make sense."""

    ALWAYS = auto()
    LETTER = auto()
    ONE_LETTER = auto()
    ONE_OR_TWO_LETTERS = auto()
    TWO_LETTERS = auto()
    ROWS = auto()
    IN_LIBRARY = auto()
    IN_BIN = auto()
    CAN_UNDO = auto()
    CAN_REDO = auto()
    CAN_GO_BACK = auto()
    CAN_GO_FORWARD = auto()


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``in_list`` keys work only while the list has the focus.

    A switch is on or off.
    """

    id: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: When = When.ALWAYS
    in_list: bool = False
    opens_group: bool = False
    is_switch: bool = False

    @property
    def words(self) -> ActionWords:
        """The words on screen."""
        return ACTIONS[self.id]


SPECS = (
    ActionSpec("take_in", Menu.FILE, ("Ctrl+O",), "import"),
    ActionSpec("take_in_folder", Menu.FILE, ("Ctrl+Shift+O",), "folder-input"),
    ActionSpec("last_intake", Menu.FILE),
    ActionSpec("watch", Menu.FILE, (), "eye"),
    ActionSpec("samples", Menu.FILE),
    ActionSpec("export", Menu.FILE, ("Ctrl+E",), "share-2", opens_group=True),
    ActionSpec("open_library", Menu.FILE, (), "library", opens_group=True),
    ActionSpec("new_library", Menu.FILE),
    ActionSpec("back_up", Menu.FILE, (), "copy", opens_group=True),
    ActionSpec("put_back", Menu.FILE, (), "rotate-ccw"),
    ActionSpec("quit", Menu.FILE, ("Ctrl+Q",), "log-out", opens_group=True),
    ActionSpec("undo", Menu.EDIT, ("Ctrl+Z",), "undo-2", When.CAN_UNDO),
    ActionSpec("redo", Menu.EDIT, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", When.CAN_REDO),
    ActionSpec("search", Menu.EDIT, ("Ctrl+K", "Ctrl+Shift+F"), "search", opens_group=True),
    ActionSpec("search_letterhead", Menu.EDIT, is_switch=True),
    ActionSpec("save_search", Menu.EDIT, ("Ctrl+D",), "bookmark"),
    ActionSpec("own_name", Menu.EDIT, opens_group=True),
    ActionSpec("settings", Menu.EDIT, ("Ctrl+,",), "settings"),
    ActionSpec("panel", Menu.VIEW, ("F4",), "panel-right"),
    ActionSpec("sidebar", Menu.VIEW, ("Shift+F4",), "panel-left"),
    ActionSpec("next_column", Menu.VIEW, ("F6",)),
    ActionSpec("previous_column", Menu.VIEW, ("Shift+F6",)),
    ActionSpec("next_letter", Menu.LETTER, ("J",), "chevron-down", When.ROWS),
    ActionSpec("previous_letter", Menu.LETTER, ("K",), "chevron-up", When.ROWS),
    ActionSpec("back", Menu.LETTER, ("Alt+Left",), "arrow-left", When.CAN_GO_BACK),
    ActionSpec("forward", Menu.LETTER, ("Alt+Right",), "arrow-right", When.CAN_GO_FORWARD),
    ActionSpec("toggle_read", Menu.LETTER, ("U",), "mail", When.LETTER, opens_group=True),
    ActionSpec("more_like", Menu.LETTER, ("M",), "file-search", When.ONE_LETTER),
    ActionSpec("label", Menu.LETTER, ("Ctrl+L",), "tag", When.IN_LIBRARY),
    ActionSpec(
        "remove", Menu.LETTER, ("Del",), "trash-2", When.IN_LIBRARY, in_list=True, opens_group=True
    ),
    ActionSpec("join", Menu.LETTER, (), "", When.TWO_LETTERS),
    ActionSpec("compare", Menu.LETTER, ("W",), "", When.ONE_OR_TWO_LETTERS),
    ActionSpec("take_notes", Menu.LETTER, (), "import", When.IN_LIBRARY),
    ActionSpec("restore", Menu.LETTER, (), "rotate-ccw", When.IN_BIN),
    ActionSpec("handbook", Menu.HELP, ("F1",), "book-open"),
    ActionSpec("keys", Menu.HELP, ("?",), "keyboard"),
    ActionSpec("check_index", Menu.HELP, (), "file-search"),
    ActionSpec("about", Menu.HELP, (), "info", opens_group=True),
    ActionSpec("menu", Menu.NONE, ("F10",)),
)


class Actions(QObject):
    """The table brought to life: QActions bound to what they do."""

    def __init__(
        self, theme: Theme, window: QWidget, acts: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._made = {spec.id: self._make(spec, acts[spec.id]) for spec in SPECS}
        for spec in SPECS:
            if not spec.in_list:
                window.addAction(self._made[spec.id])
        theme.changed.connect(self._dress)
        self._dress()

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    def of_menu(self, menu: Menu) -> tuple[tuple[ActionSpec, QAction], ...]:
        """Find the actions of one menu in their order."""
        return tuple((spec, self._made[spec.id]) for spec in SPECS if spec.menu is menu)

    def allow(self, possible: frozenset[When]) -> None:
        """Enable what makes sense now."""
        for spec in SPECS:
            self._made[spec.id].setEnabled(spec.when is When.ALWAYS or spec.when in possible)

    def _make(self, spec: ActionSpec, act: Callable[[], object]) -> QAction:
        action = QAction(spec.words.label, self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.is_switch)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
            if spec.in_list
            else Qt.ShortcutContext.WindowShortcut
        )
        action.setToolTip(spec.words.tip or spec.words.label)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _dress(self) -> None:
        for spec in SPECS:
            if spec.icon:
                self._made[spec.id].setIcon(self._theme.icon(spec.icon, "grey1"))


def keys_shown(action: QAction) -> str:
    """Write an action's keys as a person reads them."""
    native = QKeySequence.SequenceFormat.NativeText
    return " of ".join(key.toString(native) for key in action.shortcuts())


def native_key(action_id: str) -> str:
    """Write an action's first key as this computer's keyboard has it."""
    spec = next(spec for spec in SPECS if spec.id == action_id)
    return QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
