"""The Dutch words of searching: how a query was read, what may be filled in, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.domain.asking import Misread

if TYPE_CHECKING:
    from kanttekening.domain.asking import Remark

_READ_AS = {
    Misread.UNKNOWN_NAME: "{name}: is geen filter; gezocht als woord.",
    Misread.UNKNOWN_VALUE: "“{value}” past niet bij {name}:; gezocht als woord.",
    Misread.NO_PERIOD: "“{value}” is geen jaar of datum; gezocht als woord.",
    Misread.UNFINISHED: "Het filter {name}: is nog niet af; het doet niet mee.",
    Misread.LOOSE_OPERATOR: "{typed} staat los; het doet niet mee.",
    Misread.TOO_LONG: "De zoekopdracht is te lang; alleen het begin is gebruikt.",
}


def read_as(remark: Remark) -> str:
    """How a part of the query was read."""
    return _READ_AS[remark.misread].format(
        name=remark.name, value=_short(remark.value), typed=_short(remark.typed)
    )


def did_you_mean(what: str) -> str:
    """Offer what may have been meant; the part of the query is named as one types it."""
    return f"Bedoelt u {what}?"


def read_as_told(remark: Remark) -> str:
    """How a part was read and what may have been meant, in one line."""
    proposal = f" {did_you_mean(remark.proposal)}" if remark.proposal else ""
    return read_as(remark) + proposal


def _short(text: str, most: int = 30) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
