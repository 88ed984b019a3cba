"""How a person last laid the pages: a letter that was never opened begins like that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.place import Arrangement, Fit, PageLook
from kanttekening.domain.typed_number import typed_number

if TYPE_CHECKING:
    from kanttekening.ui.state import WindowState

_ARRANGEMENT, _COVER, _FIT, _ZOOM = "pages/arrangement", "pages/cover", "pages/fit", "pages/zoom"


class UsualLook:
    """The last choice, kept with the window's own state. A turn belongs to one letter only."""

    def __init__(self, state: WindowState | None = None) -> None:
        self._state = state
        self.look, self.zoom = PageLook(), 0.0
        if state is not None:
            self.look = PageLook(
                Arrangement(state.word(_ARRANGEMENT, tuple(Arrangement), Arrangement.CONTINUOUS)),
                state.flag(_COVER, default=False),
                Fit(state.word(_FIT, tuple(Fit), Fit.WIDTH)),
            )
            self.zoom = (typed_number(state.text(_ZOOM)) or 0) / 100

    def learn(self, look: PageLook, zoom: float) -> None:
        """A person chose this."""
        self.look, self.zoom = replace(look, turned=0), 0.0 if look.fit is not Fit.FREE else zoom
        if self._state is not None:
            self._state.keep_text(_ARRANGEMENT, look.arrangement)
            self._state.keep_flag(_COVER, value=look.cover_alone)
            self._state.keep_text(_FIT, look.fit)
            self._state.keep_text(_ZOOM, str(round(self.zoom * 100)))
