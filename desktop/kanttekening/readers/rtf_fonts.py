"""Which code page the characters of an RTF file are in: each font says so."""

from __future__ import annotations

_BY_CHARSET = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_BY_PAGE = {
    437: "cp437", 708: "iso8859_6", 850: "cp850", 852: "cp852", 858: "cp858", 932: "cp932",
    936: "gbk", 949: "cp949", 950: "cp950", 10000: "mac_roman", 65001: "utf-8",
    **{page: f"cp{page}" for page in range(1250, 1259)},
}  # fmt: skip
_SYMBOL = 2
SYMBOL_FONT = "symbol"
USUAL_PAGE = "cp1252"


class Fonts:
    """The fonts of one file, by number."""

    def __init__(self) -> None:
        self.page = USUAL_PAGE
        self._pages: dict[int, str] = {}

    def set_page(self, number: int) -> None:
        """The code page of the whole file."""
        self.page = _BY_PAGE.get(number, USUAL_PAGE)

    def set_charset(self, font: int, charset: int) -> None:
        """The characters of one font."""
        if charset == _SYMBOL:
            self._pages[font] = SYMBOL_FONT
        elif charset in _BY_CHARSET:
            self._pages[font] = _BY_CHARSET[charset]

    def page_of(self, font: int) -> str:
        """The code page of a font, or SYMBOL_FONT."""
        return self._pages.get(font, self.page)
