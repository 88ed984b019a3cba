"""The colour table: light, dark and high contrast are its three columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.reading_look import ReadingPaper


class Scheme(StrEnum):
    """What a person may choose; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class MarkColors:
    """A mark's colour behind text (``fill``) and one that is safe for text itself (``edge``)."""

    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Colors:
    """One column of the table.

    ``grey1`` is for facts, ``grey2`` for what may be overlooked; ``line`` parts surfaces and is
    decoration, ``control`` outlines what can be used. ``side`` lies under the sidebar, ``canvas``
    under the paper. ``hit`` lies behind found words and ``hit_line`` around them: marks have other
    colours and no line around them. ``danger`` is also for what was struck from a
    text, ``come`` for what came in.
    """

    ink: str
    grey1: str
    grey2: str
    line: str
    control: str
    surface: str
    side: str
    canvas: str
    accent: str
    on_accent: str
    selection: str
    hover: str
    hit: str
    hit_line: str
    on_hit: str
    danger: str
    come: str
    bar: str
    on_bar: str
    marks: dict[MarkKind, MarkColors]


LIGHT = Colors(
    ink="#1D2430",
    grey1="#4D5866",
    grey2="#5F6875",
    line="#DDE0E6",
    control="#7B8390",
    surface="#FFFFFF",
    side="#ECEEF0",
    canvas="#E3E6EB",
    accent="#154273",
    on_accent="#FFFFFF",
    selection="#E2EBF5",
    hover="#F1F4F8",
    hit="#FFE2C4",
    hit_line="#B4540A",
    on_hit="#1D2430",
    danger="#A3261B",
    come="#1F6B3A",
    bar="#1D2430",
    on_bar="#FFFFFF",
    marks={
        MarkKind.IMPORTANT: MarkColors("#BFE6CD", "#1F7145"),
        MarkKind.QUESTION: MarkColors("#FFE08A", "#8A6100"),
        MarkKind.ACTION: MarkColors("#BBDDF8", "#1B659F"),
        MarkKind.PLEDGE: MarkColors("#DFD0F5", "#6A45A8"),
        MarkKind.DISAGREE: MarkColors("#F9CCC6", "#AB3226"),
        MarkKind.LOOSE: MarkColors("#DADFE6", "#56606E"),
    },
)

DARK = Colors(
    ink="#E6E9EE",
    grey1="#B3BAC5",
    grey2="#98A1AE",
    line="#2C333E",
    control="#6F7A89",
    surface="#1C222B",
    side="#181D24",
    canvas="#11151B",
    accent="#8FB8E8",
    on_accent="#10202F",
    selection="#233349",
    hover="#222A35",
    hit="#5C3512",
    hit_line="#F0A25A",
    on_hit="#FBEBDC",
    danger="#F29A90",
    come="#8FD6A6",
    bar="#E6E9EE",
    on_bar="#11151B",
    marks={
        MarkKind.IMPORTANT: MarkColors("#1F5638", "#7ECDA0"),
        MarkKind.QUESTION: MarkColors("#6B5212", "#E3BC53"),
        MarkKind.ACTION: MarkColors("#1F4E76", "#86BDEB"),
        MarkKind.PLEDGE: MarkColors("#4E3878", "#C0A4EE"),
        MarkKind.DISAGREE: MarkColors("#74302A", "#F29A90"),
        MarkKind.LOOSE: MarkColors("#3D4653", "#B3BAC5"),
    },
)

CONTRAST = Colors(
    ink="#FFFFFF",
    grey1="#FFFFFF",
    grey2="#E8E8E8",
    line="#A0A0A0",
    control="#FFFFFF",
    surface="#000000",
    side="#000000",
    canvas="#000000",
    accent="#FFE14D",
    on_accent="#000000",
    selection="#1B2B60",
    hover="#1F1F1F",
    hit="#FFA64D",
    hit_line="#FFFFFF",
    on_hit="#000000",
    danger="#FFB3A8",
    come="#A5F0BB",
    bar="#FFFFFF",
    on_bar="#000000",
    marks={
        MarkKind.IMPORTANT: MarkColors("#00592B", "#69F0A0"),
        MarkKind.QUESTION: MarkColors("#6A4F00", "#FFE14D"),
        MarkKind.ACTION: MarkColors("#004A8F", "#8FD0FF"),
        MarkKind.PLEDGE: MarkColors("#5A2A9C", "#DAB8FF"),
        MarkKind.DISAGREE: MarkColors("#8C1B10", "#FFB3A8"),
        MarkKind.LOOSE: MarkColors("#454545", "#E8E8E8"),
    },
)

# The paper of a warm evening: only the Leesweergave can be like this.
SEPIA = replace(
    LIGHT,
    ink="#33261A",
    grey1="#5A4A39",
    grey2="#655441",
    line="#DCCBAA",
    control="#85725A",
    surface="#F6EBD5",
    side="#EFE2C8",
    canvas="#EBDDC1",
    accent="#6B3F12",
    selection="#E9D5B0",
    hover="#F0E2C6",
    hit="#FBD3A5",
    hit_line="#9A4606",
    on_hit="#33261A",
    danger="#98221A",
    come="#1C5E33",
    marks={
        MarkKind.IMPORTANT: MarkColors("#C3DFBE", "#1C5F39"),
        MarkKind.QUESTION: MarkColors("#F9D774", "#705000"),
        MarkKind.ACTION: MarkColors("#BFD6E4", "#14557F"),
        MarkKind.PLEDGE: MarkColors("#DCCBE6", "#5D3999"),
        MarkKind.DISAGREE: MarkColors("#F5C3B4", "#97281D"),
        MarkKind.LOOSE: MarkColors("#D9D3C6", "#4F4A41"),
    },
)

TABLE = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}
PAPERS = {
    ReadingPaper.WHITE: LIGHT,
    ReadingPaper.SEPIA: SEPIA,
    ReadingPaper.DARK: DARK,
    ReadingPaper.CONTRAST: CONTRAST,
}
