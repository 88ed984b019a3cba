"""HTML to a row of tags and texts, in time that grows with its length and never faster.

The parsers that are around hang on one kind of bad HTML or another (hundreds of thousands of
attributes or elements); the grammar of what is written in mails is small, so it is read here.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from kanttekening.domain.errors import RefusalCode, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHARACTERS = 20 << 20
MOST_TAGS = 300_000
_MOST_ATTRIBUTES = 100
_LONGEST_VALUE = 8 << 20  # a picture may stand in an attribute
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]{0,40}")
_WHITE = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"([^\s=/>][^\s=/>]*)(\s*=\s*)?")
_BARE = re.compile(r"[^\s>]*")
# What stands in these is no text, whatever it looks like.
_RAW = frozenset(
    {"script", "style", "iframe", "noembed", "noframes", "template", "title", "svg"}
    | {"textarea", "math", "applet"}
)
_TO_THE_END = frozenset({"script", "style"})


class Tag(NamedTuple):
    """The beginning or end of an element; ``attributes`` of a beginning, names in lower case."""

    name: str
    is_end: bool
    attributes: dict[str, str]


def tokens(source: str) -> Iterator[Tag | str]:
    """Tags and the texts between them, with entities resolved. Raises RefusedError: too big."""
    if len(source) > MOST_CHARACTERS:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(source)} characters of HTML")
    at, count = 0, 0
    endless: set[str] = set()  # looked for once in vain: never looked for again
    while at < len(source):
        opening = source.find("<", at)
        if opening < 0:
            yield html.unescape(source[at:])
            return
        if opening > at:
            yield html.unescape(source[at:opening])
        name = _NAME.match(source, opening + 1)
        if name is None:
            at = _no_element(source, opening)
            if at == opening + 1:
                yield "<"
            continue
        count += 1
        if count > MOST_TAGS:
            raise RefusedError(RefusalCode.TOO_BIG, f"{count} tags")
        tag, at = _element(source, name.group().lower(), name.end())
        if tag.name in _RAW and not tag.is_end:
            at = _behind_raw(source, tag.name, at, endless)
        else:
            yield tag


def _no_element(source: str, opening: int) -> int:
    """Where to go on behind a comment, a declaration or a sign that is just a sign."""
    if source.startswith("<!--", opening):
        return _behind(source, "-->", opening + 2)
    if source[opening + 1 : opening + 2] in {"!", "?", "/"}:
        return _behind(source, ">", opening)
    return opening + 1


def _behind(source: str, end: str, start: int) -> int:
    found = source.find(end, start)
    return len(source) if found < 0 else found + len(end)


def _element(source: str, name: str, at: int) -> tuple[Tag, int]:
    attributes: dict[str, str] = {}
    seen = 0
    while True:
        at = _white_end(source, at)
        if at >= len(source):
            break
        if source[at] == ">":
            at += 1
            break
        found = _ATTRIBUTE.match(source, at)
        if found is None:  # a "=" that belongs to nothing
            at += 1
            continue
        at = found.end()
        value = ""
        if found.group(2) is not None:
            value, at = _value(source, at)
        seen += 1
        if seen <= _MOST_ATTRIBUTES and len(value) <= _LONGEST_VALUE:
            attributes.setdefault(found.group(1).lower(), html.unescape(value))
    is_end = name.startswith("/")
    return Tag(name.lstrip("/"), is_end, {} if is_end else attributes), at


def _white_end(source: str, at: int) -> int:
    found = _WHITE.match(source, at)
    return found.end() if found else at


def _value(source: str, at: int) -> tuple[str, int]:
    quote = source[at : at + 1]
    if quote in {'"', "'"}:
        end = source.find(quote, at + 1)
        # A quote that is never closed takes all the rest with it, as it does in browsers.
        return (source[at + 1 :], len(source)) if end < 0 else (source[at + 1 : end], end + 1)
    found = _BARE.match(source, at)
    end = found.end() if found else at
    return source[at:end], end


def _behind_raw(source: str, name: str, at: int, endless: set[str]) -> int:
    """Behind what is no text. Without an end a script takes all the rest, a picture nothing."""
    if source.endswith("/>", 0, at) or name in endless:
        return at
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    if found is not None:
        return found.start()
    endless.add(name)
    return len(source) if name in _TO_THE_END else at
