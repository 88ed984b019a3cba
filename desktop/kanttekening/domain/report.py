"""A report of annotations: what is in it, before anything is said about how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ReportNote:
    """One annotation in a report; all of it in words for people, but for ``color``.

    ``heading`` is its kind, or its letter where that is not told above; empty for one that stands
    under the heading of the one before it. ``note`` is Markdown. ``source`` is where the quote
    comes from, as one cites it, as far as that is not told above. ``facts`` are what stands small
    below: author, date, labels, and whether it was ticked off. ``color`` is that of the kind,
    ``#RRGGBB``; ``names_kind`` is whether the heading has that colour too.
    """

    heading: str
    color: str
    quote: str
    note: str
    source: str
    facts: str
    names_kind: bool = True


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """Annotations under one heading. ``about`` is a line below it; it may be empty."""

    heading: str
    about: str
    notes: tuple[ReportNote, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``summary`` tells what is in it and of when it is.

    ``meeting`` is the line for the meeting that it is for, to be filled in where nobody knows.
    """

    title: str
    summary: str
    groups: tuple[ReportGroup, ...]
    meeting: str = ""


class Role(StrEnum):
    """What a block of a report is. A title, a group and a mark are headings of level 1, 2 and 3."""

    TITLE = "title"
    SUMMARY = "summary"
    GROUP = "group"
    ABOUT = "about"
    MARK = "mark"
    QUOTE = "quote"
    NOTE = "note"
    ITEM = "item"
    SOURCE = "source"
    FACTS = "facts"


HEADINGS = {Role.TITLE: 1, Role.GROUP: 2, Role.MARK: 3}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look; ``link`` is an address, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """A paragraph of a report. An item has a ``marker``: a bullet, or its number."""

    role: Role
    pieces: tuple[Piece, ...]
    marker: str = ""
    color: str = ""

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(piece.text for piece in self.pieces)
