"""A report as Markdown, for who works on in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.report import HEADINGS, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kanttekening.domain.report import Piece, ReportBlock

# Signs that would make something else of words than they are
_SIGNS = re.compile(r"([\\`*_{}\[\]<>])")
_AT_LINE_START = re.compile(r"(?m)^(\s*)([#>+-]|\d{1,9}[.)])(?=\s|$)")


def markdown_report(blocks: Iterable[ReportBlock]) -> bytes:
    """The whole report."""
    found = list(blocks)
    parts: list[str] = []
    for block, after in zip(found, [*found[1:], None], strict=True):
        in_list = block.role is Role.ITEM and after is not None and after.role is Role.ITEM
        parts.append(_written(block) + ("\n" if in_list else "\n\n"))
    return ("".join(parts).rstrip() + "\n").encode()


def _written(block: ReportBlock) -> str:
    inside = "".join(map(_piece, block.pieces))
    if block.role in HEADINGS:
        return f"{'#' * HEADINGS[block.role]} {' '.join(inside.split())}"
    match block.role:
        case Role.QUOTE:
            return "> " + _unmistaken(inside).replace("\n", "  \n> ")
        case Role.ITEM:
            marker = "-" if block.marker == "•" else block.marker
            return f"{marker} " + inside.replace("\n", "\n  ")
        case Role.SOURCE | Role.FACTS | Role.SUMMARY | Role.ABOUT:
            return f"*{' '.join(inside.split())}*" if inside.strip() else ""
        case _:
            return _unmistaken(inside).replace("\n", "  \n")


def _unmistaken(text: str) -> str:
    """Text of which no line begins as a heading, a quote or a list does."""
    return _AT_LINE_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    sign = found.group(2)
    return f"{found.group(1)}{sign[:-1]}\\{sign[-1]}"


def _piece(piece: Piece) -> str:
    words = _SIGNS.sub(r"\\\1", piece.text)
    lead = len(words) - len(words.lstrip())
    bare = words.strip()
    if not bare:
        return words
    tail = words[lead + len(bare) :]
    if piece.link:
        bare = f"[{bare}]({piece.link.replace(')', '%29').replace(' ', '%20')})"
    if piece.italic:
        bare = f"*{bare}*"
    if piece.bold:
        bare = f"**{bare}**"
    return words[:lead] + bare + tail
