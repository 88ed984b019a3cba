"""Shorter code tables for the fonts of a PDF: a third of what loading such a font costs.

Of each font with the encoding Identity-H, as Word and most others write them, MuPDF looks up what
each of 65,536 codes means, though the font's own list of meanings (ToUnicode) ends after some
hundreds. An encoding that ends where that list ends says the same in less time. A code beyond it
would be passed over, of which MuPDF warns; then the fonts get their own encoding back and the page
is read again. So how the list is read here decides how quickly a page is read, never what is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pymupdf

_WHOLE = "Identity-H"
_PASSED_OVER = "cannot encode character"
# A line of the list: a code, or the first and the last of a range, before what is meant.
_LINE = re.compile(rb"[\r\n]<(\w{4})>(?: ?<(\w{4})>(?= ?[<\[]))?")
_SHORT = 0x8000  # a table that is longer than this is not worth the trouble
_TABLE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 1 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 begincidrange <0000> <%04x> 0 endcidrange endcmap end end"""


class CodeTables:
    """Shortens the code tables of the fonts of one document, in memory, page after page."""

    def __init__(self, document: pymupdf.Document) -> None:
        import pymupdf

        self._document = pymupdf.mupdf.pdf_document_from_fz_document(document.this)
        self._known: set[int] = set()  # the numbers of the fonts that were looked at
        self._shortened: list[pymupdf.mupdf.PdfObj] = []
        self._may_shorten = True

    def shorten(self, page: pymupdf.Page) -> None:
        """Shorten the tables of the fonts of a page that is to be read."""
        import pymupdf

        if not self._may_shorten:
            return
        try:
            for font in self._new_fonts(page):
                self._shorten(font)
        except (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError):
            self._may_shorten = False  # a file that is damaged is read as it is
        if self._shortened:
            pymupdf.TOOLS.mupdf_warnings()  # forgets those from before

    def were_too_short(self) -> bool:
        """Whether the page that was read since had a code beyond a table; now it has them all."""
        import pymupdf

        if not self._shortened or _PASSED_OVER not in pymupdf.TOOLS.mupdf_warnings():
            return False
        for font in self._shortened:
            font.pdf_dict_put(pymupdf.PDF_NAME("Encoding"), pymupdf.mupdf.pdf_new_name(_WHOLE))
        pymupdf.TOOLS.store_shrink(100)  # MuPDF keeps the fonts as they were loaded
        self._shortened.clear()
        self._may_shorten = False
        return True

    def _new_fonts(self, page: pymupdf.Page) -> list[pymupdf.mupdf.PdfObj]:
        import pymupdf

        shown = pymupdf.mupdf.pdf_page_from_fz_page(page.this).obj()
        resources = shown.pdf_dict_get_inheritable(pymupdf.PDF_NAME("Resources"))
        fonts = resources.pdf_dict_get(pymupdf.PDF_NAME("Font"))
        found = []
        for place in range(fonts.pdf_dict_len()):
            font = fonts.pdf_dict_get_val(place)
            number = font.pdf_to_num()
            if number and number not in self._known:
                self._known.add(number)
                found.append(font)
        return found

    def _shorten(self, font: pymupdf.mupdf.PdfObj) -> None:
        import pymupdf

        mupdf = pymupdf.mupdf
        encoding = font.pdf_dict_get(pymupdf.PDF_NAME("Encoding"))
        if not encoding.pdf_is_name() or encoding.pdf_to_name() != _WHOLE:
            return
        meanings = font.pdf_dict_get(pymupdf.PDF_NAME("ToUnicode"))
        if not meanings.pdf_is_stream():
            return
        last = _last_code(mupdf.pdf_load_stream(meanings).fz_buffer_extract())
        if last is None or last > _SHORT:
            return
        table = mupdf.fz_new_buffer_from_copied_data(_TABLE % last)
        entry = self._document.pdf_add_stream(table, mupdf.pdf_new_dict(self._document, 0), 0)
        font.pdf_dict_put(pymupdf.PDF_NAME("Encoding"), entry)
        self._shortened.append(font)


def _last_code(meanings: bytes) -> int | None:
    """The highest code in a ToUnicode list as most programs write it; None without any."""
    lines = _LINE.findall(meanings.upper())
    return int(max(map(max, lines)), 16) if lines else None
