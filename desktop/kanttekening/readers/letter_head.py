"""The fields at the head of a letter (Datum, Ons kenmerk ...), to be set side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from kanttekening.domain.document import Block, Document

_LABELS = frozenset(
    """
    datum;ons kenmerk;uw kenmerk;kenmerk;telefoon;telefoonnummer;bijlage(n);bijlagen;bijlage;
    doorkiesnummer;contactpersoon;behandeld door;e-mail;zaaknummer;uw brief van;uw brief;
    afdeling;registratienummer;steller;dossiernummer;documentnummer
    """.replace("\n", "")
    .replace("    ", "")
    .split(";")
)
# These get the full width, with their value close below.
_WIDE_LABELS = frozenset({"onderwerp", "betreft", "onderwerp van de brief"})
_LONGEST_VALUE = 44
_LONGEST_SUBJECT = 240
_ADDRESSED = re.compile(r"(?:brief )?aan\b", re.IGNORECASE)
_MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A label and the lines under it."""

    label: Span
    values: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that follow each other; ``end`` is the index of the first block behind them.

    ``wide`` is a group of one field that takes the full width.
    """

    fields: tuple[Field, ...]
    end: int
    wide: bool = False


def is_field_label(text: str) -> bool:
    """Whether ``text`` is a label such as stands above a value at the head of a letter."""
    return text.strip().rstrip(":").casefold() in _LABELS | _WIDE_LABELS


def field_groups(document: Document) -> dict[int, FieldGroup]:
    """Groups of at least two fields, and wide ones, by the index of their first block."""
    found: dict[int, FieldGroup] = {}
    index = 0
    while index < len(document.blocks):
        group = _wide_at(document, index) or _group_at(document, index)
        if group.wide or len(group.fields) > 1:
            found[index] = group
            index = group.end
        else:
            index += 1
    return found


def begins_letter(document: Document, index: int, groups: dict[int, FieldGroup]) -> bool:
    """Whether a next letter in the same file begins here: an address line, then its fields."""
    following = groups.get(index + 1)
    block = document.blocks[index]
    return (
        following is not None
        and not following.wide
        and len(block.span) <= _LONGEST_VALUE
        and bool(_ADDRESSED.match(block.span.of(document.text)))
    )


def _group_at(document: Document, index: int) -> FieldGroup:
    fields: list[Field] = []
    while index < len(document.blocks):
        lines = _lines(document.text, document.blocks[index])
        if not _is_label(document.text, lines):
            break
        values = lines[1:]
        index += 1
        while index < len(document.blocks) and len(values) < _MOST_VALUES:
            more = _value(document, document.blocks[index])
            if more is None:
                break
            values += more
            index += 1
        fields.append(Field(lines[0], tuple(values)))
    return FieldGroup(tuple(fields), index)


def _wide_at(document: Document, index: int) -> FieldGroup | None:
    lines = _lines(document.text, document.blocks[index])
    if not _is_label(document.text, lines, _WIDE_LABELS):
        return None
    if len(lines) > 1:
        return FieldGroup((Field(lines[0], tuple(lines[1:])),), index + 1, wide=True)
    following = document.blocks[index + 1 : index + 2]
    if not following or following[0].kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return None
    value = _lines(document.text, following[0])
    if len(following[0].span) > _LONGEST_SUBJECT or _is_label(document.text, value):
        return None
    return FieldGroup((Field(lines[0], tuple(value)),), index + 2, wide=True)


def _is_label(text: str, lines: list[Span], labels: frozenset[str] = _LABELS) -> bool:
    return bool(lines) and lines[0].of(text).strip().rstrip(":").casefold() in labels


def _value(document: Document, block: Block) -> list[Span] | None:
    """The lines of a block that can stand under a label, or None."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    lines = _lines(document.text, block)
    shown = [line.of(document.text).strip() for line in lines]
    if _is_label(document.text, lines, _LABELS | _WIDE_LABELS) or any(
        len(s) > _LONGEST_VALUE for s in shown
    ):
        return None
    # Values speak in figures and codes; a line of words only is the next thing in the letter.
    return lines if any(c.isdigit() for s in shown for c in s) else None


def _lines(text: str, block: Block) -> list[Span]:
    found, start = [], block.span.start
    for line in block.span.of(text).split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found
