"""What each of the reader's actions does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.place import Arrangement, Fit
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
        "previous_page": partial(_turn, reader, -1),
        "next_page": partial(_turn, reader, 1),
        "zoom_in": lambda: reader.view.zoom_by(1),
        "zoom_out": lambda: reader.view.zoom_by(-1),
        "fit_width": partial(_fit, reader),
        "fit_page": lambda: reader.page_view.fit(Fit.PAGE),
        "actual_size": lambda: reader.view.set_zoom(1.0),
        "guide": lambda: reader.guiding.toggle(),
        "print": lambda: reader.printing.ask(),
        "present": lambda: reader.presenting.begin(),
        "look": lambda: reader.head.open_look(),
        "continuous": partial(reader.page_view.arrange, Arrangement.CONTINUOUS),
        "single_page": partial(reader.page_view.arrange, Arrangement.SINGLE),
        "two_pages": partial(reader.page_view.arrange, Arrangement.TWO),
        "cover_alone": partial(_leave_cover, reader),
        "turn_right": partial(_turn_pages, reader, 1),
        "turn_left": partial(_turn_pages, reader, -1),
        "unread_part": lambda: reader.progress.go_to_unread(),
        "switch_view": reader.switch_view,
        "reading_look": lambda: _choose_look(reader),
        "aloud": lambda: reader.aloud.toggle(),
        "aloud_stop": lambda: reader.aloud.stop(),
        "sentence_on": lambda: reader.aloud.skip(1),
        "sentence_back": lambda: reader.aloud.skip(-1),
        "panel": reader.panel_toggled.emit,
        "copy": marking.copy,
        "citation": marking.cite,
        "select_all": reader.select_all,
        "caret": partial(_toggle_caret, reader),
        "mark": marking.mark,
        "underline": partial(marking.mark, underlined=True),
        "note": partial(marking.mark, note=True),
        "remove_mark": marking.remove,
        "area": lambda: reader.later.framing.toggle(),
    }
    for kind in MarkKind:
        acts[kind_action(kind)] = partial(marking.mark, kind)
    return acts


def _fit(reader: ReaderView) -> None:
    """Show the page as wide as the window, or letters of their usual size."""
    if reader.view is reader.page_view:
        reader.page_view.fit(Fit.WIDTH)
    else:
        reader.reading_view.set_zoom(1.0)


def _leave_cover(reader: ReaderView) -> None:
    """Lay the first page by itself, or beside the second again."""
    reader.page_view.leave_cover(alone=not reader.page_view.look.cover_alone)


def _turn_pages(reader: ReaderView, quarters: int) -> None:
    """Turn the pages, where there are any to be seen."""
    if reader.view is reader.page_view:
        reader.page_view.turn(quarters)


def _turn(reader: ReaderView, by: int) -> None:
    """Go some pages on or back."""
    if reader.view is reader.page_view:
        reader.page_view.step(by)
    else:
        reader.guiding.turn_text(by)


def _choose_look(reader: ReaderView) -> None:
    """Letters have a size and a font in the Leesweergave only: go there to choose them."""
    reader.show_view("reading")
    reader.popups.look.open_below(reader.head.font_button)


def _toggle_caret(reader: ReaderView) -> None:
    """Show a caret at the top of what is in sight, or take it away."""
    if reader.selection.caret is None:
        reader.selection.place(reader.view.top_offset())
        reader.view.setFocus()
    else:
        reader.selection.clear()
