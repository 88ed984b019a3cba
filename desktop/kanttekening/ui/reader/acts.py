"""What each of the reader's actions does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import MarkKind
from kanttekening.ui.reader.actions import kind_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanttekening.ui.reader.view import ReaderView


def acts_of(reader: ReaderView) -> dict[str, Callable[[], object]]:
    """The acts by the id of their action; what they need is looked up when they are done."""
    marking = reader.marking
    acts: dict[str, Callable[[], object]] = {
        "find": lambda: reader.finder.open_bar(marking.selected_text()),
        "find_next": lambda: reader.finder.next(),
        "find_previous": lambda: reader.finder.previous(),
        "previous_page": lambda: reader.turn(-1),
        "next_page": lambda: reader.turn(1),
        "zoom_in": lambda: reader.view.zoom_by(1),
        "zoom_out": lambda: reader.view.zoom_by(-1),
        "fit_width": reader.fit,
        "switch_view": reader.switch_view,
        "panel": reader.panel_toggled.emit,
        "copy": marking.copy,
        "citation": marking.cite,
        "select_all": reader.select_all,
        "caret": reader.toggle_caret,
        "mark": marking.mark,
        "note": partial(marking.mark, note=True),
        "remove_mark": marking.remove,
    }
    for kind in MarkKind:
        acts[kind_action(kind)] = partial(marking.mark, kind)
    return acts
