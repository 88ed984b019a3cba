"""A report as one accessible HTML page: headings, landmarks, a language, nothing from elsewhere."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from kanttekening.domain.report import HEADINGS, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kanttekening.domain.report import Piece, ReportBlock


def html_report(blocks: Iterable[ReportBlock], template: str) -> bytes:
    """The page, in a template with places for ``title`` and ``body``."""
    found = list(blocks)
    title = escape(found[0].text)
    return Template(template).safe_substitute(title=title, body="\n".join(_lines(found))).encode()


def _lines(blocks: list[ReportBlock]) -> Iterator[str]:
    """The elements, each in the section or article that it belongs to."""
    open_tags: list[str] = []
    for number, block in enumerate(blocks):
        match block.role:
            case Role.TITLE:
                yield "<header>"
                open_tags.append("header")
            case Role.GROUP:
                yield from _closed(open_tags, 0)
                if "main" not in open_tags:
                    yield "<main>"
                    open_tags.append("main")
                yield f'<section aria-labelledby="kop-{number}">'
                open_tags.append("section")
            case Role.MARK:
                yield from _closed(open_tags, open_tags.index("section") + 1)
                yield f'<article aria-labelledby="kop-{number}"{_colored(block)}>'
                open_tags.append("article")
            case Role.ITEM if open_tags[-1:] != ["ul"]:
                yield "<ul>"
                open_tags.append("ul")
        if block.role is not Role.ITEM and open_tags[-1:] == ["ul"]:
            yield "</ul>"
            open_tags.pop()
        yield _element(block, number)
    yield from _closed(open_tags, 0, everything=True)


def _closed(open_tags: list[str], keep: int, *, everything: bool = False) -> Iterator[str]:
    """Close what is open, but for the first few, and for the one main part of the page."""
    least = keep if everything or "main" not in open_tags else max(keep, 1)
    while len(open_tags) > least:
        yield f"</{open_tags.pop()}>"


def _element(block: ReportBlock, number: int) -> str:
    inside = "".join(map(_piece, block.pieces)).replace("\n", "<br>")
    if block.role in HEADINGS:
        level = HEADINGS[block.role]
        return f'<h{level} id="kop-{number}">{inside}</h{level}>'
    match block.role:
        case Role.QUOTE:
            return f"<blockquote{_colored(block)}><p>{inside}</p></blockquote>"
        case Role.ITEM:
            number_first = "" if block.marker == "•" else f"{escape(block.marker)} "
            return f"<li>{number_first}{inside}</li>"
        case Role.SOURCE:
            return f'<p class="bron"><cite>{inside}</cite></p>'
        case Role.FACTS:
            return f'<p class="klein feiten">{inside}</p>'
        case Role.NOTE:
            return f'<p class="kanttekening">{inside}</p>'
        case _:
            return f'<p class="klein">{inside}</p>'


def _colored(block: ReportBlock) -> str:
    return f' style="--kleur: {block.color}"' if block.color else ""


def _piece(piece: Piece) -> str:
    html = escape(piece.text, quote=False)
    if piece.link:
        html = f'<a href="{escape(piece.link)}">{html}</a>'
    if piece.italic:
        html = f"<em>{html}</em>"
    return f"<strong>{html}</strong>" if piece.bold else html
