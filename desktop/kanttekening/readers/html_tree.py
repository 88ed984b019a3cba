"""The elements of an HTML text within each other, never deeper than we can walk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.readers.html_tokens import Tag, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

# Newsletters have been seen at 11 tables of four elements each.
MOST_DEPTH = 150
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr", "bgsound", "keygen", "frame"}
)
_CELLS = frozenset({"td", "th"})
_ENDS_PARAGRAPH = frozenset(
    {"p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre"}
    | {"blockquote", "section", "article", "header", "footer", "address", "center", "form"}
)
# The beginning of one ends an open one of these, up to an element that holds such things.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
}
_ENDS |= {name: (frozenset({"p"}), _CELLS | {"table", "li"}) for name in _ENDS_PARAGRAPH}
_OF_TABLES = frozenset({"table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"})


@dataclass(slots=True)
class Element:
    """An element with what is in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """All elements in it, at any depth."""
        waiting = list(self.elements())[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += list(element.elements())[::-1]

    def text(self) -> str:
        """All text in it."""
        found: list[str] = []
        waiting: list[Element | str] = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, str):
                found.append(child)
            else:
                waiting += child.children[::-1]
        return " ".join("".join(found).split())


def parse(source: str) -> Element:
    """The whole text as an element. Raises RefusedError: too big."""
    tree = _Tree()
    for token in tokens(source):
        if isinstance(token, str):
            tree.stack[-1].children.append(token)
        elif token.is_end:
            tree.end(token.name)
        else:
            tree.begin(token)
    return tree.stack[0]


class _Tree:
    """The elements that are open, outermost first."""

    def __init__(self) -> None:
        self.stack = [Element("")]
        self._too_deep: Counter[str] = Counter()

    def begin(self, tag: Tag) -> None:
        if tag.name in _ENDS:
            self._close(*_ENDS[tag.name])
        element = Element(tag.name, tag.attributes)
        self.stack[-1].children.append(element)
        if tag.name in _VOID:
            return
        if len(self.stack) < MOST_DEPTH:
            self.stack.append(element)
        else:
            # What would be in it becomes its neighbour.
            self._too_deep[tag.name] += 1

    def end(self, name: str) -> None:
        if self._too_deep[name]:
            self._too_deep[name] -= 1
            return
        barrier = frozenset({"table"}) if name in _OF_TABLES else _CELLS
        self._close(frozenset({name}), barrier - {name})

    def _close(self, names: frozenset[str], barrier: frozenset[str]) -> None:
        for index in range(len(self.stack) - 1, 0, -1):
            name = self.stack[index].name
            if name in names:
                del self.stack[index:]
                return
            if name in barrier:
                return
