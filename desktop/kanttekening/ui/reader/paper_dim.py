"""How bright paper is in the dark: as it was sent, or with some dusk over it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from kanttekening.ui.colors import Scheme

if TYPE_CHECKING:
    from kanttekening.ui.theme import Theme


class Paper(StrEnum):
    """What a person may choose for the dark scheme."""

    WHITE = "white"
    DIMMED = "dimmed"
    DARKER = "darker"


# A warm dark over the page; ink keeps a contrast of 7:1 and more, and pictures stay pictures.
_DUSK = {Paper.DIMMED: QColor(38, 32, 22, 76), Paper.DARKER: QColor(38, 32, 22, 128)}


def dusk(theme: Theme, paper: Paper) -> QColor | None:
    """What lies over a page now; nothing in the light, and nothing in high contrast."""
    return _DUSK.get(paper) if theme.scheme is Scheme.DARK else None
