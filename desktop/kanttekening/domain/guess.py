"""Where a mark that was not found may belong: a place for a person to choose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.layout import PageRect
    from kanttekening.domain.passage import Passage


class GuessReason(StrEnum):
    """Why a mark may belong there."""

    WORDS = "words"  # they resemble those that were marked, or came in their place
    PICTURE = "picture"  # the same picture, or one that looks much like it
    CAPTION = "caption"  # the words right above or below it
    BESIDE = "beside"  # some of the words that stood around it
    PLACE = "place"  # the same place on the page


@dataclass(frozen=True, slots=True)
class Guess:
    """A passage of the newest text; with an ``area``, that and where in the text it comes."""

    passage: Passage
    reason: GuessReason = GuessReason.WORDS
    area: PageRect | None = None
