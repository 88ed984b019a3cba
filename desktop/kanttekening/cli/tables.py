"""The command line's answers for people."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from kanttekening.domain.document import BlockKind
from kanttekening.words import cli as words
from kanttekening.words.seeking import read_as_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kanttekening.cli.console import Console
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.content import LetterContent
    from kanttekening.domain.letter import Facts, Letter, LetterId
    from kanttekening.domain.rows import SearchAnswer

_GAP = "  "


def letters(console: Console, found: Sequence[Letter]) -> None:
    """One line for each letter, the title as wide as the terminal allows."""
    rows = [
        (
            str(letter.id),
            _date(letter.facts),
            _short(letter.facts.sender or "", max(12, console.width // 5)),
            letter.facts.reference or letter.facts.circular_number or "",
            str(letter.annotation_count or ""),
            letter.title,
        )
        for letter in found
    ]
    _table(console, ("id", "date", "sender", "reference", "notes", "title"), rows)
    console.note(words.letters(len(found)))


def notes(
    console: Console, found: Sequence[Annotation], letters: Mapping[LetterId, Letter]
) -> None:
    """Each annotation under the title of its letter."""
    shown: LetterId | None = None
    for note in found:
        if note.letter_id != shown:
            shown = note.letter_id
            console.line(_short(f"{shown:>5}  {letters[shown].title}", console.width))
        where = f"{words.COLUMNS['page']} {note.page}" if note.page else ""
        console.line(f"{_GAP * 4}[{note.kind.value}] {where}".rstrip())
        _wrapped(console, words.stands_on(note), 10)
        if note.note:
            _wrapped(console, note.note, 10)
        _wrapped(console, words.note_facts(note), 10)


def hits(console: Console, answer: SearchAnswer, letters: Mapping[LetterId, Letter]) -> None:
    """The hits with the words around them."""
    for remark in answer.remarks:
        console.note(read_as_told(remark))
    if answer.also_searched:
        console.line(words.ALSO_SEARCHED + ", ".join(answer.also_searched))
    if not answer.hits:
        console.line(words.NO_HITS)
    for hit in answer.hits:
        letter = letters[hit.letter_id]
        date = (letter.facts.date or "")[:10] or words.WITHOUT_DATE
        console.line(_short(f"{letter.id:>5}  {date}  {letter.title}", console.width))
        _wrapped(console, _one_line(hit.snippet), 7)
    if answer.hits:
        console.note(words.hits(len(answer.hits), answer.total))


def facts(console: Console, letter: Letter) -> None:
    """The heading of a letter: only what is known."""
    console.line(letter.title)
    console.line("=" * min(len(letter.title), console.width))
    values: dict[str, Any] = {
        name: getattr(letter.facts, name, None) or getattr(letter, name, None)
        for name in words.FACTS
    }
    values["kind"] = words.kind(letter.facts.kind.value)
    values["recipients"] = "; ".join(letter.facts.recipients)
    widest = max(map(len, words.FACTS.values()))
    for name, value in values.items():
        if value:
            console.line(f"{words.FACTS[name]:<{widest}}{_GAP}{value}")


def structure(console: Console, letter: Letter, content: LetterContent) -> None:
    """Parts and headings, with the page they stand on."""
    console.line(letter.title)
    text = content.document.text
    for part in content.understanding.parts:
        page = content.layout.page_of(part.span.start) or 1
        title = f" “{part.title}”" if part.title else ""
        console.line(f"{words.COLUMNS['page']} {page:>3}  {words.PARTS[part.kind]}{title}")
    for block in content.document.blocks:
        if block.kind is BlockKind.HEADING:
            page = content.layout.page_of(block.span.start) or 1
            indent = _GAP * max(1, block.level)
            console.line(
                f"{words.COLUMNS['page']} {page:>3}{indent}{_one_line(block.span.of(text))}"
            )


def _table(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    heads = [words.COLUMNS[column] for column in columns]
    widths = [max(map(len, cells)) for cells in zip(heads, *rows, strict=True)]
    # The last column takes what is left.
    left = console.width - sum(widths[:-1]) - len(_GAP) * (len(widths) - 1)
    widths[-1] = max(20, min(widths[-1], left))
    for cells in (heads, ["─" * width for width in widths], *rows):
        line = _GAP.join(
            _short(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True)
        )
        console.line(line.rstrip())


def _wrapped(console: Console, text: str, indent: int) -> None:
    margin = " " * indent
    for line in textwrap.wrap(text, console.width, initial_indent=margin, subsequent_indent=margin):
        console.line(line)


def _date(facts: Facts) -> str:
    """The day of a letter; in brackets when it is not its own word for it."""
    if facts.date is None and facts.date_inferred is not None:
        return f"({facts.date_inferred[:10]})"
    return (facts.date or "")[:10]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
