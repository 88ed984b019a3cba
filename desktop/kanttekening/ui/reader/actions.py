"""The reader's actions in one table: their words, keys and icons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from kanttekening.domain.annotation import MarkKind
from kanttekening.words import aloud, finding, marking, pages, printing, progress
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ReaderAction:
    """One row of the table.

    ``everywhere`` keys work in the whole window; ``ticked`` ones show whether they hold.
    """

    id: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    everywhere: bool = False
    ticked: bool = False


def kind_action(kind: MarkKind) -> str:
    """The id of the action that marks in one kind."""
    return f"mark_{kind.value}"


TABLE = (
    ReaderAction("find", words.FIND, ("Ctrl+F",), "search", everywhere=True),
    ReaderAction("find_next", finding.NEXT, ("F3",), "", everywhere=True),
    ReaderAction("find_previous", finding.PREVIOUS, ("Shift+F3",), "", everywhere=True),
    ReaderAction("previous_page", words.PREVIOUS_PAGE, ("Ctrl+PgUp",), "chevron-up"),
    ReaderAction("next_page", words.NEXT_PAGE, ("Ctrl+PgDown",), "chevron-down"),
    ReaderAction("zoom_in", words.ZOOM_IN, ("Ctrl++", "Ctrl+="), "zoom-in", everywhere=True),
    ReaderAction("zoom_out", words.ZOOM_OUT, ("Ctrl+-",), "zoom-out", everywhere=True),
    ReaderAction("fit_width", words.FIT_WIDTH, ("Ctrl+0",), "", everywhere=True, ticked=True),
    ReaderAction("fit_page", pages.FIT_PAGE, ("Ctrl+9",), "", everywhere=True, ticked=True),
    ReaderAction("actual_size", pages.ACTUAL_SIZE, ("Ctrl+1",), "", everywhere=True),
    ReaderAction("guide", pages.GUIDE_TOGGLE, ("F9",), "table-of-contents", everywhere=True),
    ReaderAction("print", printing.PRINT, ("Ctrl+P",), "printer", everywhere=True),
    ReaderAction("present", pages.PRESENT, ("F11",), "monitor", everywhere=True),
    ReaderAction("look", pages.LOOK_MENU, ("Ctrl+B",)),
    ReaderAction("continuous", pages.CONTINUOUS, ticked=True),
    ReaderAction("single_page", pages.SINGLE_PAGE, ticked=True),
    ReaderAction("two_pages", pages.TWO_PAGES, ticked=True),
    ReaderAction("cover_alone", pages.COVER_ALONE, ticked=True),
    ReaderAction("turn_right", pages.TURN_RIGHT, ("Ctrl+R",)),
    ReaderAction("turn_left", pages.TURN_LEFT, ("Ctrl+Shift+R",)),
    ReaderAction("unread_part", progress.UNREAD_PART, ("V",), everywhere=True),
    ReaderAction("switch_view", words.SWITCH_VIEW, ("L",), everywhere=True),
    ReaderAction("reading_look", words.LOOK, ("Ctrl+Shift+L",), "a-large-small"),
    ReaderAction("aloud", aloud.READ, ("F8",), "volume-2", everywhere=True),
    ReaderAction("aloud_stop", aloud.STOP, ("Shift+F8",), "square", everywhere=True),
    ReaderAction("sentence_on", aloud.SENTENCE_ON, ("Ctrl+F8",), "skip-forward", everywhere=True),
    ReaderAction(
        "sentence_back", aloud.SENTENCE_BACK, ("Ctrl+Shift+F8",), "skip-back", everywhere=True
    ),
    ReaderAction("panel", words.PANEL, (), "panel-right"),
    ReaderAction("copy", words.COPY, ("Ctrl+C",), "copy"),
    ReaderAction("citation", words.COPY_CITATION, ("Ctrl+Shift+C",), "quote"),
    ReaderAction("select_all", words.SELECT_ALL, ("Ctrl+A",)),
    ReaderAction("caret", words.CARET_MODE, ("F7",), everywhere=True),
    ReaderAction("mark", words.MARK, ("H",), "highlighter"),
    ReaderAction("underline", marking.UNDERLINE_KEY, ("Shift+H",)),
    *(
        ReaderAction(kind_action(kind), words.mark_as(kind), (str(number),))
        for number, kind in enumerate(MarkKind, start=1)
    ),
    ReaderAction("note", words.NOTE, ("N",), "message-square-plus"),
    ReaderAction("area", words.AREA_MODE, ("G",), "square"),
    ReaderAction("remove_mark", words.REMOVE_MARK, ("Del",)),
)

# What one can do with a selection, in the order of its menu.
SELECTION_MENU = (
    "copy", "citation", "select_all", *(kind_action(kind) for kind in MarkKind), "underline",
    "note", "area", "remove_mark",
)  # fmt: skip


def make_actions(
    reader: QWidget, theme: Theme, acts: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """The table brought to life; the keys belong to ``reader``."""
    made = {row.id: _make(row, reader, acts[row.id]) for row in TABLE}

    def dress() -> None:
        for row in TABLE:
            if row.icon:
                made[row.id].setIcon(theme.icon(row.icon, "grey1"))

    theme.changed.connect(dress)
    dress()
    return made


def _make(row: ReaderAction, reader: QWidget, act: Callable[[], object]) -> QAction:
    action = QAction(row.words, reader)
    action.setObjectName(row.id)
    action.setCheckable(row.ticked)
    action.setShortcuts([QKeySequence(key) for key in row.keys])
    action.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut
        if row.everywhere
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    shown = QKeySequence(row.keys[0] if row.keys else "").toString(
        QKeySequence.SequenceFormat.NativeText
    )
    action.setToolTip(words.with_keys(row.words, shown))
    action.triggered.connect(lambda _checked=False: act())
    reader.addAction(action)
    return action
