"""Scripts for which Qt wants a font of their own, and how it is told at once which one.

For Bengali, Khmer and their like Qt tries every font of the machine, 20 ms for each size and
weight, and finds none on most machines in a Dutch town hall. Bad text layers are full of them. So
Qt hears which font has the script; where there is none it shows boxes without a search.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat

from kanttekening.ui.reader.offset_map import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

_Known = QFontDatabase.WritingSystem


class Script(Enum):
    """The scripts that Qt shapes by the rules of the font, with the characters they are written in.

    Ranges of Blocks.txt of the Unicode Standard; which ones, as Qt's own qfontengine.cpp has it.
    """

    SYRIAC = ("\u0700-\u074f\u0860-\u086f", _Known.Syriac)
    THAANA = ("\u0780-\u07bf", _Known.Thaana)
    NKO = ("\u07c0-\u07ff", _Known.Nko)
    DEVANAGARI = ("\u0900-\u097f\ua8e0-\ua8ff", _Known.Devanagari)
    BENGALI = ("\u0980-\u09ff", _Known.Bengali)
    GURMUKHI = ("\u0a00-\u0a7f", _Known.Gurmukhi)
    GUJARATI = ("\u0a80-\u0aff", _Known.Gujarati)
    ORIYA = ("\u0b00-\u0b7f", _Known.Oriya)
    TAMIL = ("\u0b80-\u0bff", _Known.Tamil)
    TELUGU = ("\u0c00-\u0c7f", _Known.Telugu)
    KANNADA = ("\u0c80-\u0cff", _Known.Kannada)
    MALAYALAM = ("\u0d00-\u0d7f", _Known.Malayalam)
    SINHALA = ("\u0d80-\u0dff", _Known.Sinhala)
    KHMER = ("\u1780-\u17ff\u19e0-\u19ff", _Known.Khmer)

    def __init__(self, characters: str, system: QFontDatabase.WritingSystem) -> None:
        self.characters = characters
        self.system = system

    def look(self) -> QTextCharFormat:
        """The font that has this script; without one, no search."""
        made = QTextCharFormat()
        family = _family(self)
        if family:
            made.setFontFamilies([family])
        else:
            made.setFontStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        return made


# Qt counts what has no script of its own (spaces, digits, accents) to that of the letters before
# it, and at the beginning to that of the letters behind. Not a tab: it parts cells.
_SHARED = "\\x00-\\x08\\x0b-@\\[-`{-\xbf\u0300-\u036f\u2000-\u2027\u202a-\u206f"
_STRETCHES = re.compile(
    "|".join(f"([{each.characters}][{each.characters}{_SHARED}]*)" for each in Script)
)
_SHARED_SIGNS = "".join(filter(re.compile(f"[{_SHARED}]").match, map(chr, range(0x2070))))
_IN_ORDER = tuple(Script)


def scripts_in(text: str) -> Iterator[tuple[int, int, Script]]:
    """The stretches of a text in these scripts, counted in UTF-16 units."""
    if text.isascii():
        return
    counted: Units | None = None
    end = 0
    for found in _STRETCHES.finditer(text):
        counted = counted or Units(text)
        start = end + len(text[end : found.start()].rstrip(_SHARED_SIGNS))
        end = found.end()
        script = _IN_ORDER[(found.lastindex or 1) - 1]
        yield counted.of(start), counted.of(end), script


@cache
def _family(script: Script) -> str:
    """A font of this machine for a script."""
    return next(iter(QFontDatabase.families(script.system)), "")
