"""What goes to the clipboard: the words of a selection, plain and with their looks."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kanttekening.domain.document import Style
    from kanttekening.ui.reader.reading_text import ReadingText, ShownBlock

# A word that a page break cuts in two; "wet- en regelgeving" is none.
_BROKEN = re.compile(r"[^\W\d_][-‐‑]$")
_GOES_ON = re.compile(r"(?!(?:en|of|dan wel)\b)[^\W\d_]")
_TAGS = {StyleKind.BOLD: "b", StyleKind.ITALIC: "i"}
_SCHEMES = ("http:", "https:", "mailto:")


def copied(reading: ReadingText, styles: Sequence[Style], span: Span) -> QMimeData:
    """The words of ``span`` as text, and as HTML for who keeps bold, lists, tables and links."""
    data = QMimeData()
    data.setText(plain(reading, span))
    data.setHtml(rich(reading, styles, span))
    return data


def plain(reading: ReadingText, span: Span) -> str:
    """The words with broken sentences joined.

    What the Leesweergave leaves out is left out here, unless nothing else would remain.
    """
    blocks = (
        "".join(text for text, _ in _pieces(reading, block, span)) for block in reading.blocks
    )
    return "\n\n".join(block for block in blocks if block) or span.of(reading.text)


def rich(reading: ReadingText, styles: Sequence[Style], span: Span) -> str:
    """The same words as HTML."""
    found = [
        (block, html)
        for block in reading.blocks
        if (html := _styled(_pieces(reading, block, span), styles))
    ]
    if not found:
        return f"<p>{_escaped(span.of(reading.text))}</p>"
    groups = groupby(found, key=lambda pair: _container(pair[0]))
    return "\n".join(_wrapped(container, list(group)) for container, group in groups)


def _pieces(reading: ReadingText, block: ShownBlock, span: Span) -> list[tuple[str, Span | None]]:
    """The text of a block within ``span``, each piece with its place; joints have none."""
    inside = [
        _trimmed(reading.text, Span(max(run.span.start, span.start), min(run.span.end, span.end)))
        for run in block.runs
        if run.span.overlaps(span)
    ]
    kept = [part for part in inside if len(part)]
    found: list[tuple[str, Span | None]] = []
    for part, after in pairwise([*kept, None]):
        if part is None:
            continue
        text = part.of(reading.text)
        if after is None:
            found.append((text, part))
        elif _BROKEN.search(text) and _GOES_ON.match(reading.text, after.start):
            keeps = not (text[-2].islower() and reading.text[after.start].islower())
            found.append((text if keeps else text[:-1], part))
        else:
            found += [(text, part), (" ", None)]
    return found


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _styled(pieces: Iterable[tuple[str, Span | None]], styles: Sequence[Style]) -> str:
    return "".join(
        "".join(_looks(text, place, styles)) if place is not None else _escaped(text)
        for text, place in pieces
    )


def _looks(text: str, place: Span, styles: Sequence[Style]) -> Iterator[str]:
    """A piece, cut where a look begins or ends."""
    here = [style for style in styles if style.span.overlaps(place)]
    cuts = {place.start, place.start + len(text)}
    cuts.update(edge for style in here for edge in (style.span.start, style.span.end))
    within = sorted(cut for cut in cuts if place.start <= cut <= place.start + len(text))
    for start, end in pairwise(within):
        html = _escaped(text[start - place.start : end - place.start])
        for style in here:
            if style.span.contains(start):
                html = _tagged(html, style)
        yield html


def _tagged(html: str, style: Style) -> str:
    if style.kind is not StyleKind.LINK:
        tag = _TAGS[style.kind]
        return f"<{tag}>{html}</{tag}>"
    if not style.target or not style.target.lower().startswith(_SCHEMES):
        return html
    return f'<a href="{escape(style.target)}">{html}</a>'


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _container(block: ShownBlock) -> str:
    """What a block stands in together with its neighbours."""
    if block.kind is BlockKind.TABLE_ROW:
        return "table"
    if block.kind is BlockKind.LIST_ITEM and block.marker and not block.marker[0].isalnum():
        return "ul"
    return ""


def _wrapped(container: str, blocks: Sequence[tuple[ShownBlock, str]]) -> str:
    if container == "ul":
        return f"<ul>{''.join(f'<li>{html}</li>' for _, html in blocks)}</ul>"
    if container == "table":
        rows = (html.replace("\t", "</td><td>") for _, html in blocks)
        return f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table>"
    return "\n".join(_alone(block, html) for block, html in blocks)


def _alone(block: ShownBlock, html: str) -> str:
    if block.kind is BlockKind.HEADING:
        level = min(6, max(1, block.level))
        return f"<h{level}>{html}</h{level}>"
    marker = f"{escape(block.marker)} " if block.marker else ""
    return f"<p>{marker}{html}</p>"
