"""Who looks after what hangs around the list: labels, searches that are kept, the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kanttekening.ui.labels.keeper import Labels
from kanttekening.ui.letters.index_strip import IndexStrip
from kanttekening.ui.search.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.ui.desk import Desk
    from kanttekening.ui.labels.chips import LabelChips
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.sidebar import Sidebar
    from kanttekening.ui.theme import Theme


# By then the list and the letter that was open are on the screen.
_SETTLED_MS = 1500


@dataclass(frozen=True, slots=True)
class Caretakers:
    """They work by themselves; the window asks them only for what is in its menu."""

    labels: Labels
    kept: Kept
    index: IndexStrip


def engage(
    window: QWidget,
    desk: Desk,
    theme: Theme,
    sidebar: Sidebar,
    letters: LettersPanel,
    chips: LabelChips,
    messages: MessageBar,
    offer_undo: Callable[[str], None],
) -> Caretakers:
    """Let them begin; ``chips`` are the labels of the letter that is open."""
    desk.watch_others()
    index = IndexStrip(desk, theme)
    index.finished.connect(messages.say)
    desk.opened.connect(lambda: QTimer.singleShot(_SETTLED_MS, index, index.complete))
    letters.search.textEdited.connect(lambda _text: index.make_way())
    letters.add_strip(index)
    return Caretakers(
        Labels(desk, theme, sidebar.labels, chips, letters, offer_undo, window),
        Kept(desk, theme, sidebar.searches, letters, messages.say, offer_undo, window),
        index,
    )
