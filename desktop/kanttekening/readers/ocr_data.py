"""Where the recogniser's knowledge of Dutch is kept: with the program, or on this computer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGE = "nld"
PREFIX = "TESSDATA_PREFIX"
_LEAST_BYTES = 100_000
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


@dataclass(frozen=True, slots=True)
class LanguageData:
    """A folder and the language whose file is in it."""

    folder: Path
    language: str = LANGUAGE


def find_language_data(
    shipped: Path,
    environment: Mapping[str, str] | None = None,
    usual: Iterable[str] = _FOLDERS,
) -> LanguageData | None:
    """The first folder that knows Dutch: ``shipped``, what the system says, the usual ones."""
    prefix = (os.environ if environment is None else environment).get(PREFIX)
    named = (Path(prefix), Path(prefix) / "tessdata") if prefix else ()
    for folder in (shipped, *named, *map(Path, usual)):
        if _is_usable(folder / f"{LANGUAGE}.traineddata"):
            return LanguageData(folder)
    return None


def _is_usable(file: Path) -> bool:
    try:
        return file.is_file() and file.stat().st_size >= _LEAST_BYTES
    except OSError:
        return False
