"""The faces that letters are set in, and how wide their characters are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pymupdf

# Built into MuPDF: a Helvetica, and a fallback for what it lacks.
_NAMES = {
    (False, False): "helv",
    (True, False): "hebo",
    (False, True): "heit",
    (True, True): "hebi",
}


class Face:
    """One face. Widths are those that the PDF is drawn with, so boxes are exact."""

    def __init__(self, *, bold: bool, italic: bool) -> None:
        self._name = _NAMES[bold, italic]
        self._advances: dict[str, float] = {}

    @cached_property
    def font(self) -> pymupdf.Font:
        """The font itself."""
        import pymupdf

        return pymupdf.Font(self._name)

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` in points."""
        known = self._advances
        total = 0.0
        for character in text:
            advance = known.get(character)
            if advance is None:
                advance = known[character] = float(self.font.glyph_advance(ord(character)))
            total += advance
        return total * size


class Faces:
    """The four faces of the house letter."""

    def __init__(self) -> None:
        self._faces = {key: Face(bold=key[0], italic=key[1]) for key in _NAMES}

    def face(self, *, bold: bool, italic: bool) -> Face:
        """The face for a style."""
        return self._faces[bold, italic]
