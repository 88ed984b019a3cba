"""The recogniser inside MuPDF's own library, asked directly: words, baselines and confidences.

MuPDF's way in gives the words but not how sure the recogniser was. Its library exports the
recogniser's C interface on Linux and macOS; on Windows it does not, and ``ocr_mupdf`` is used.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kanttekening.readers.ocr_lines import SeenLine, SeenWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pymupdf

_LINE, _WORD = 2, 3  # of the engine's levels
_NEURAL = 1
_SURE, _WORD_LETTERS = 75, 3
_Pointer = ctypes.c_void_p
_INT, _TEXT = ctypes.c_int, ctypes.c_char_p
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "fz_new_context_imp": (_Pointer, (_Pointer, _Pointer, ctypes.c_size_t, _TEXT)),
    "fz_set_leptonica_mem": (None, (_Pointer,)),
    "TessBaseAPICreate": (_Pointer, ()),
    "TessBaseAPIInit2": (_INT, (_Pointer, _TEXT, _TEXT, _INT)),
    "TessBaseAPISetVariable": (_INT, (_Pointer, _TEXT, _TEXT)),
    "TessBaseAPISetImage": (None, (_Pointer, _Pointer, _INT, _INT, _INT, _INT)),
    "TessBaseAPISetSourceResolution": (None, (_Pointer, _INT)),
    "TessBaseAPIRecognize": (_INT, (_Pointer, _Pointer)),
    "TessBaseAPIGetIterator": (_Pointer, (_Pointer,)),
    "TessBaseAPIClear": (None, (_Pointer,)),
    "TessResultIteratorGetPageIterator": (_Pointer, (_Pointer,)),
    "TessResultIteratorNext": (_INT, (_Pointer, _INT)),
    "TessResultIteratorGetUTF8Text": (_Pointer, (_Pointer, _INT)),
    "TessResultIteratorConfidence": (ctypes.c_float, (_Pointer, _INT)),
    "TessResultIteratorDelete": (None, (_Pointer,)),
    "TessPageIteratorIsAtBeginningOf": (_INT, (_Pointer, _INT)),
    "TessPageIteratorBoundingBox": (_INT, (_Pointer, _INT, *[ctypes.POINTER(_INT)] * 4)),
    "TessPageIteratorBaseline": (_INT, (_Pointer, _INT, *[ctypes.POINTER(_INT)] * 4)),
    "TessDeleteText": (None, (_Pointer,)),
}


class EngineMissingError(Exception):
    """This build of MuPDF does not let us ask, or the engine can't read its data."""


class Engine:
    """One recogniser with one language, kept for page after page."""

    def __init__(self, folder: str, language: str) -> None:
        self._library = _library()
        self._api = self._library.TessBaseAPICreate()
        told = self._library.TessBaseAPIInit2(
            self._api, folder.encode(), language.encode(), _NEURAL
        )
        if told != 0:
            raise EngineMissingError("no language data")

    def lines(self, picture: pymupdf.Pixmap, dpi: int) -> list[SeenLine]:
        """The lines on a grey or RGB picture, in reading order."""
        library, api = self._library, self._api
        samples = picture.samples  # held on to until the engine has done with it
        library.TessBaseAPISetImage(
            api, samples, picture.width, picture.height, picture.n, picture.stride
        )
        library.TessBaseAPISetSourceResolution(api, dpi)
        try:
            if library.TessBaseAPIRecognize(api, None) != 0:
                return []
            return list(self._found())
        finally:
            library.TessBaseAPIClear(api)

    def trust(self, lines: list[SeenLine]) -> float:
        """The share of the characters that are in words it was sure of."""
        words = [word for line in lines for word in line.words]
        sure = sum(
            len(word.text)
            for word in words
            if word.confidence >= _SURE and sum(map(str.isalpha, word.text)) >= _WORD_LETTERS
        )
        return sure / max(1, sum(len(word.text) for word in words))

    def _found(self) -> Iterator[SeenLine]:
        library = self._library
        results = library.TessBaseAPIGetIterator(self._api)
        if not results:
            return
        places = library.TessResultIteratorGetPageIterator(results)
        line: SeenLine | None = None
        block = 0
        try:
            while True:
                block += bool(library.TessPageIteratorIsAtBeginningOf(places, 0))
                if line is None or library.TessPageIteratorIsAtBeginningOf(places, _LINE):
                    if line is not None and line.words:
                        yield line
                    line = self._new_line(places, block)
                word = self._word(results, places)
                if word is not None:
                    line.words.append(word)
                if not library.TessResultIteratorNext(results, _WORD):
                    break
            if line.words:
                yield line
        finally:
            library.TessResultIteratorDelete(results)

    def _new_line(self, places: int, block: int) -> SeenLine:
        x0, y0, x1, y1 = self._four(self._library.TessPageIteratorBaseline, places, _LINE)
        slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
        return SeenLine(block, [], slope, y0 - slope * x0)

    def _word(self, results: int, places: int) -> SeenWord | None:
        library = self._library
        raw = library.TessResultIteratorGetUTF8Text(results, _WORD)
        if not raw:
            return None
        try:
            text = ctypes.string_at(raw).decode("utf-8", "replace").strip()
        finally:
            library.TessDeleteText(raw)
        if not text:
            return None
        box = self._four(library.TessPageIteratorBoundingBox, places, _WORD)
        sure = library.TessResultIteratorConfidence(results, _WORD)
        return SeenWord(text, *box, round(min(100.0, max(0.0, sure))))

    def _four(self, question: Any, places: int, level: int) -> tuple[int, int, int, int]:
        numbers = [_INT() for _ in range(4)]
        question(places, level, *map(ctypes.byref, numbers))
        x0, y0, x1, y1 = (number.value for number in numbers)
        return x0, y0, x1, y1


@cache
def _library() -> Any:
    """MuPDF's library with the functions we use, and its memory lent to the engine."""
    import pymupdf

    home = Path(pymupdf.__file__).parent
    # The frozen program keeps libraries one folder up.
    files = [
        file
        for folder in (home, home.parent)
        for pattern in ("libmupdf.so*", "libmupdf.dylib", "libmupdf.*.dylib")
        for file in folder.glob(pattern)
    ]
    if not files:
        raise EngineMissingError("no library")
    try:
        library = ctypes.CDLL(str(files[0]))
        for name, (result, arguments) in _FUNCTIONS.items():
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
    except (OSError, AttributeError) as error:
        raise EngineMissingError(str(error)) from error
    # The picture library inside takes its memory from a MuPDF context, here one of its own.
    context = library.fz_new_context_imp(None, None, 0, pymupdf.mupdf_version.encode())
    if not context:
        raise EngineMissingError("another version")
    library.fz_set_leptonica_mem(context)
    return library
