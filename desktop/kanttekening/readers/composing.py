"""Writing the canonical text: words one after the other, with their spans, boxes and styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kanttekening.domain.cut_words import HYPHENS, SOFT_HYPHEN, halves, is_own_hyphen
from kanttekening.domain.document import Block, BlockKind, Style, StyleKind
from kanttekening.domain.passage import Span
from kanttekening.readers.columns import WordColumns
from kanttekening.readers.rows import PlainWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kanttekening.readers.paragraphs import Paragraph
    from kanttekening.readers.rows import Row, Word
    from kanttekening.readers.shapes import Shape

_CUT_NUMBER = re.compile(r"\d[-–]$")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_CUT_SIGNS = HYPHENS | {"–"}


class Composer:
    """Collects the text block by block; ``words``, ``blocks`` and ``styles`` go with it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.words = WordColumns()
        self.blocks: list[Block] = []
        self.styles: list[Style] = []
        self._parts: list[str] = []
        self._at = 0
        self._run: dict[tuple[StyleKind, str | None], int] = {}
        # Spelled with a hyphen within a line somewhere: then it also has one at a line end.
        self._spelled = {
            found.casefold()
            for row in rows
            if "-" in row.text
            for word in row.text.split(" ")
            if "-" in word
            for found in _HYPHENATED.findall(word)
        }

    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)

    def add(self, block: Paragraph, shape: Shape) -> None:
        """Append a block, separated from the one before by a blank line."""
        if self.blocks:
            self._put("\n\n")
        start = self._at
        is_table = shape.kind is BlockKind.TABLE_ROW
        for index, row in enumerate(block.rows):
            words = row.words
            if index:
                self._join(words, meant=index - 1 in block.breaks)
            elif shape.marker and row.has_bullet:
                words = words[1:]
            if self._run or row.is_styled or (is_table and row.cells):
                self._add_row(row, words, shape)
            else:
                self._add_plain(row, words)
        if self._run:
            self._end_styles(self._at)
        self.blocks.append(Block(shape.kind, Span(start, self._at), shape.level, shape.marker))

    def _add_row(self, row: Row, words: Sequence[Word], shape: Shape) -> None:
        table = shape.kind is BlockKind.TABLE_ROW
        plain_bold = shape.kind is BlockKind.HEADING
        page, put, place = row.page, self._parts.append, self.words.add
        for index, word in enumerate(words):
            text, box, bold, italic, link, cells = word
            if index:
                gap = " "
                if table and cells:
                    self._end_styles(self._at)
                    gap = "\t" * cells
                put(gap)
                self._at += len(gap)
            put(text)
            start = self._at
            self._at += len(text)
            if self._run or bold or italic or link:
                before = self.words.last_end()
                self._note_styles(word, start, before, plain_bold=plain_bold)
            place(start, self._at, page, box)

    def _add_plain(self, row: Row, words: Sequence[Word]) -> None:
        """A row without styles and cells, as nearly all are: in one go."""
        if isinstance(words, PlainWords):
            texts: Sequence[str] = words.texts
            places: Sequence[Sequence[Any]] = words.found
        else:
            texts, places = [word.text for word in words], [word.box for word in words]
        whole = row.text if words is row.words else " ".join(texts)
        if whole[-1] in _CUT_SIGNS:
            last = texts[-1]  # by itself: its hyphen may have to go
            self._parts.append(whole[: -len(last)])
            whole = last
        self._parts.append(whole)
        self._at = self.words.add_line(self._at, row.page, texts, places)

    def _join(self, words: Sequence[Word], *, meant: bool) -> None:
        """What stands between two rows: a space, a meant line break, or the rest of a word."""
        last = self._parts[-1]
        is_cut = last[-1] in _CUT_SIGNS
        if not is_cut and isinstance(words, PlainWords):
            self._parts.append("\n" if meant else " ")
            self._at += 1
            return
        following = words[0]
        if following.cells:
            self._end_styles(self._at)
            self._put("\t" * following.cells)
            return
        if not is_cut:
            self._put("\n" if meant else " ")
            return
        if last.endswith(SOFT_HYPHEN):
            self._drop_hyphen()
            return
        if meant:
            self._put("\n")
            return
        if _CUT_NUMBER.search(last) and following.text[0].isdigit():
            return  # "2024-2028"
        cut = halves(last, following.text)
        if cut is None:
            self._put(" ")
            return
        if is_own_hyphen(*cut):
            return
        if "-" not in last[:-1] and "-".join(cut).casefold() not in self._spelled:
            self._drop_hyphen()

    def _drop_hyphen(self) -> None:
        self._parts[-1] = self._parts[-1][:-1]
        self._at -= 1
        self.words.shorten_last()

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def _note_styles(self, word: Word, start: int, before: int, *, plain_bold: bool) -> None:
        """Let styles run on from the word before, begin, or end."""
        now: list[tuple[StyleKind, str | None]] = []
        if word.bold and not plain_bold:
            now.append((StyleKind.BOLD, None))
        if word.italic:
            now.append((StyleKind.ITALIC, None))
        if word.link:
            now.append((StyleKind.LINK, word.link))
        for key in [key for key in self._run if key not in now]:
            self._end_style(key, before)
        for key in now:
            self._run.setdefault(key, start)

    def _end_styles(self, end: int) -> None:
        for key in list(self._run):
            self._end_style(key, end)

    def _end_style(self, key: tuple[StyleKind, str | None], end: int) -> None:
        start = self._run.pop(key)
        if start < end:
            self.styles.append(Style(key[0], Span(start, end), key[1]))
