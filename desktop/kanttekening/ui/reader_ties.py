"""What the reader tells, and which part of the window does something with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kanttekening.words import comparing as words
from kanttekening.words import marking, printing

if TYPE_CHECKING:
    from kanttekening.ui.columns import Columns
    from kanttekening.ui.comparisons import Comparing
    from kanttekening.ui.deeds import Deeds
    from kanttekening.ui.letters.model import LettersModel
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.reader.view import ReaderView
    from kanttekening.ui.recognition import Recognizing
    from kanttekening.ui.search.bar import SearchField
    from kanttekening.ui.sidebar import Sidebar


def tie(
    reader: ReaderView,
    columns: Columns,
    deeds: Deeds,
    recognizing: Recognizing,
    letters: LettersModel,
    comparing: Comparing,
    messages: MessageBar,
    search: SearchField,
    sidebar: Sidebar,
) -> None:
    """Let the window go along with its reader, and the reader leave a search with the window."""
    forget = reader.finder.forget_search
    search.query_changed.connect(lambda query: None if query else forget())
    for chosen in (sidebar.view_chosen, sidebar.dates_chosen, sidebar.overview_chosen):
        chosen.connect(lambda *_: forget())
    reader.head.scan_chip.wanted.connect(recognizing.again)
    if not recognizing.is_allowed:
        reader.head.scan_chip.forbid()
    reader.head.version_chip.separate_wanted.connect(deeds.separate)
    reader.head.version_chip.compare_wanted.connect(comparing.versions)
    reader.head.version_chip.version_wanted.connect(reader.show_version)
    reader.later.compare_wanted.connect(comparing.versions)
    reader.progress.watch.progressed.connect(letters.show_left)
    reader.progress.watch.paced.connect(letters.show_pace)
    reader.passage_clicked.connect(columns.show_panel)
    reader.note_wanted.connect(columns.show_panel)
    reader.later.reader_wanted.connect(columns.show_reader)
    reader.panel_toggled.connect(columns.toggle_panel)
    _tie_printing(reader, messages)
    reader.marking.marked_much.connect(
        lambda number, kind: deeds.offer_undo(marking.marked_much(number, kind))
    )
    reader.marking.barred.connect(
        lambda: messages.say(
            words.ONLY_NEWEST, words.BACK_TO_NEWEST, lambda: reader.later.banner.show_newest()
        )
    )
    reader.later.absent.connect(
        lambda letter_id, span: messages.say(
            words.NOT_IN_OLDER, words.BACK_TO_NEWEST, lambda: reader.show_letter(letter_id, span)
        )
    )


def _tie_printing(reader: ReaderView, messages: MessageBar) -> None:
    """Tell how printing ended as it is told of an export."""
    reader.printing.told.connect(messages.say)
    reader.printing.failed.connect(messages.say_error)
    reader.printing.kept.connect(
        lambda path: messages.say(
            printing.kept(path.name),
            printing.OPEN,
            partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path))),
        )
    )


def tie_presenting(reader: ReaderView, letters: LettersPanel) -> None:
    """Let the screen in the council chamber go through the papers of a meeting."""
    from kanttekening.ui.search.meetings import FILTER

    def step(by: int) -> bool:
        before = letters.view.currentIndex().row()
        letters.view.step(by)
        return letters.view.currentIndex().row() != before

    reader.presenting.has_others = lambda: f"{FILTER}:" in letters.search.query.casefold()
    reader.presenting.step_letter = step
