"""Asks under which name one writes; what is written from then on has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanttekening.ui.dialogs.naming import ask_name
from kanttekening.words import keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.touched import Outcome
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.surroundings import Surroundings
    from kanttekening.ui.theme import Theme


def ask_own_name(
    window: QWidget, theme: Theme, desk: Desk, around: Surroundings, messages: MessageBar
) -> None:
    """Ask for it, keep it, and let the library that is open know."""

    def take(typed: str) -> None:
        keep_own_name(typed, desk, around, lambda name: messages.say(keeping.named_so(name)))

    ask_name(
        window, theme, keeping.OWN_NAME, around.author(), keeping.OWN_NAME_TEXT, take,
        done=keeping.OWN_NAME_DONE,
    )  # fmt: skip


def keep_own_name(
    typed: str, desk: Desk, around: Surroundings, tell: Callable[[str], None]
) -> None:
    """Keep a name, let the library that is open know, and then ``tell`` how it is written."""
    name = " ".join(typed.split())
    around.keep_author(name)
    desk.change(partial(_write_as, name), lambda _: tell(name))


def _write_as(name: str, library: Library) -> Outcome[None]:
    return library.write_as(name)
