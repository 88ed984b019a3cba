"""Labels: what people sort their letters by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

LabelId = NewType("LabelId", int)


class LabelColor(StrEnum):
    """The colours that a label may have; new labels get them in this order."""

    AMBER = "amber"
    GREEN = "green"
    PURPLE = "purple"
    BLUE = "blue"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and how many of the letters that are there have it."""

    id: LabelId
    name: str
    color: LabelColor
    count: int = 0
