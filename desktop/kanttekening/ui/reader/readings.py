"""The Leesweergave of one letter in its three forms, each written when it is first wanted."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kanttekening.ui.reader.composing import compose

if TYPE_CHECKING:
    from kanttekening.domain.picture import PagePicture
    from kanttekening.ui.reader.marks import AreaMark
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.reading_looks import ReadingStyle
    from kanttekening.ui.reader.reading_text import ReadingText


class Readings:
    """Without what belongs to the pages; whole; or unfolded, with what every mail repeats.

    Of a report of 500 pages a form takes 40 ms and 4 MB, and most people look at one of them. That
    one is written off the window's thread (``prepare``), another when it is chosen, on any thread.
    """

    def __init__(
        self,
        opened: OpenLetter,
        areas: tuple[AreaMark, ...],
        pictures: tuple[PagePicture, ...] = (),
    ) -> None:
        self._opened = opened
        self._areas = areas
        self._pictures = pictures
        self._written: dict[tuple[bool, bool], ReadingText] = {}
        self._lock = threading.Lock()

    def form(self, *, whole: bool = False, unfolded: bool = False) -> ReadingText:
        """The Leesweergave as someone wants it; ``whole`` has what is repeated as well."""
        understanding = self._opened.content.understanding
        unfolded = unfolded and not whole and bool(understanding.boilerplate)
        with self._lock:
            if (whole, unfolded) not in self._written:
                made = self._written[whole, unfolded] = compose(
                    self._opened.document,
                    understanding,
                    "" if whole else self._opened.letter.title,
                    self._opened.layout,
                    whole=whole,
                    unfolded=unfolded,
                    pictures=self._pictures,
                    areas=self._areas,
                )
                # A report has thousands of tables: not when it is written.
                _ = made.long_words, made.named_columns
            return self._written[whole, unfolded]

    def measure(self, *, whole: bool, style: ReadingStyle | None) -> None:
        """Write a form, and find out how wide its tables have to be in a style."""
        reading = self.form(whole=whole)
        if style is not None:
            reading.measure(style)
