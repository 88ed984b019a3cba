"""Markdown inside a block: which characters are signs that must go, and what they meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanttekening.domain.document import StyleKind
from kanttekening.domain.passage import Span

# Lengths are bounded, so that a hostile line of brackets costs no more than a plain one.
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^\s()]{0,2000}(?:\([^\s()]{0,200}\))?)\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_RUN = re.compile(r"\*{1,3}|_{1,3}")
_CODE = re.compile(r"(`{1,2})([^`\n]{1,200})\1")
_INVISIBLE = re.compile(
    r"[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f]+"
)
_SPACES = re.compile(r"(?<= ) +")


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """A style over characters of the raw block, signs included."""

    kind: StyleKind
    span: Span
    target: str | None = None


def read_inline(raw: str) -> tuple[list[Span], list[InlineStyle]]:
    """Read the signs of a raw block: the stretches to drop, in order, and the styles."""
    drops: list[Span] = [Span(m.start(), m.end()) for m in _INVISIBLE.finditer(raw)]
    drops += [Span(m.start(), m.end()) for m in _SPACES.finditer(raw)]
    styles: list[InlineStyle] = []
    hidden: set[int] = set()  # signs that mean nothing here: escaped, or inside an address
    for match in _ESCAPE.finditer(raw):
        drops.append(Span(match.start(), match.start() + 1))
        hidden.add(match.start(1))
    if "](" in raw:
        for match in _LINK.finditer(raw):
            inner = Span(match.start(1), match.end(1))
            drops += [Span(match.start(), inner.start), Span(inner.end, match.end())]
            hidden.update(range(inner.end, match.end()))
            target = match.group(2)
            if len(inner) and match.group()[0] != "!":
                live = None if target in {"", "#"} else target
                styles.append(InlineStyle(StyleKind.LINK, inner, live))
    for match in _CODE.finditer(raw):
        drops += [Span(match.start(), match.start(2)), Span(match.end(2), match.end())]
    if "*" in raw or "_" in raw:
        _read_emphasis(raw, hidden, drops, styles)
    return _merged(drops), sorted(styles, key=lambda style: style.span)


def _read_emphasis(
    raw: str, hidden: set[int], drops: list[Span], styles: list[InlineStyle]
) -> None:
    waiting: dict[str, tuple[int, int]] = {}
    for match in _RUN.finditer(raw):
        start, end, sign = match.start(), match.end(), match.group()
        if start in hidden:
            continue
        before, after = raw[start - 1 : start], raw[end : end + 1]
        opens, closes = _flanks(sign, before, after)
        if closes and sign in waiting:
            opened = waiting.pop(sign)
            drops += [Span(*opened), Span(start, end)]
            inner = Span(opened[1], start)
            styles += [InlineStyle(kind, inner) for kind in _kinds(sign)]
        elif opens:
            waiting[sign] = (start, end)
        elif sign == "**":
            drops.append(Span(start, end))
    # Two stars that never close are what is left of bold; one star is a footnote.
    drops.extend(Span(*place) for sign, place in waiting.items() if sign[0] == "*" != sign)


def _flanks(sign: str, before: str, after: str) -> tuple[bool, bool]:
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if sign[0] == "_":  # snake_case is a word
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    elif sign == "*":  # 3*4*5 is a sum
        opens = opens and not before.isdigit()
    return opens, closes


def _kinds(sign: str) -> tuple[StyleKind, ...]:
    return {1: (StyleKind.ITALIC,), 2: (StyleKind.BOLD,)}.get(
        len(sign), (StyleKind.BOLD, StyleKind.ITALIC)
    )


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
