"""RTF files: text, headings, lists, tables, notes and pictures.

Nothing in a file is followed or run; groups that say nothing to a reader are passed over. There
is no recursion: braces may be nested as deep as the file is long.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.office_links import safe_target
from kanttekening.readers.office_model import OfficeText, Piece
from kanttekening.readers.office_writing import draft_of
from kanttekening.readers.rtf_flow import Flow, ParaShape
from kanttekening.readers.rtf_fonts import SYMBOL_FONT, Fonts
from kanttekening.readers.rtf_looks import GroupState, shape_word
from kanttekening.readers.rtf_pictures import RtfPicture
from kanttekening.readers.rtf_tokens import tokens

if TYPE_CHECKING:
    from kanttekening.readers.draft import Draft
    from kanttekening.readers.rtf_tokens import Token

MEDIA_TYPE = "application/rtf"
MOST_BYTES = 20 << 20
_MAC = 10000
_SIGNS = {
    "tab": "\t", "line": "\n", "page": "\f", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "qmspace": " ", "~": "\xa0", "_": "-", "\n": "\n", "\r": "\n", "\t": "\t",
}  # fmt: skip
_ESCAPED = frozenset("\\{}")
_PASSED_OVER = frozenset(
    {"info", "colortbl", "filetbl", "listtable", "listoverridetable", "nonshppict", "sp", "sn",
     "sv", "xe", "tc", "rxe", "object", "objdata", "datafield", "nonesttables", "pntxta", "pntxtb",
     "generator", "themedata", "revtbl", "rsidtbl", "latentstyles", "ftnsep", "ftnsepc", "aftnsep",
     "aftnsepc", "headerl", "headerr", "footerl", "footerr", "private"}
)  # fmt: skip
_READ_STARRED = frozenset({"shppict", "shpinst", "fldinst", "pn", "shptxt", "footnote"})
_HEADING_NAME = re.compile(r"(?:heading|kop) ([1-6])\s*;?\s*$", re.IGNORECASE)
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"?(?!\\l)([^"\s]*)', re.IGNORECASE)
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


def read(data: bytes, _name: str = "") -> Draft:
    """The file as a draft. Raises RefusedError."""
    if len(data) > MOST_BYTES:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(data)} bytes")
    reader = _Reader()
    for token in tokens(data.decode("latin-1")):
        reader.take(token)
    return draft_of(reader.finish(), MEDIA_TYPE)


class _Reader:
    def __init__(self) -> None:
        self._state = GroupState()
        self._stack: list[GroupState] = []
        self._fonts = Fonts()
        self._shape = ParaShape()
        self._headings: dict[int, int] = {}
        self._flows = [Flow()]
        self._shapes: list[ParaShape] = []
        self._office = OfficeText()
        self._code = bytearray()
        self._skip = 0
        self._starred = False
        self._style = 0
        self._style_name = ""
        self._field = ""
        self._picture = RtfPicture()
        self._font = 0
        self._high = 0
        self._pictures_left_out = False
        self._remarks = False

    def finish(self) -> OfficeText:
        """All that was read; what the file left open is closed."""
        self._flush()
        while self._stack:
            self._close()
        self._office.body = self._flows[0].finish(self._shape)
        warnings = {"comments": self._remarks, "pictures_left_out": self._pictures_left_out}
        self._office.warnings = tuple(code for code, holds in warnings.items() if holds)
        return self._office

    def take(self, token: Token) -> None:
        """The next sign of the file."""
        if token.kind == "code":
            self._take_code(token.number or 0)
            return
        self._flush()
        match token.kind:
            case "{":
                self._stack.append(self._state)
                self._state = replace(self._state, opens="")
                self._skip = 0
            case "}":
                self._close()
            case "text":
                self._take_text(token.text)
            case _:
                self._word(token.text, token.number)

    # Characters

    def _take_code(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._code.append(code)

    def _flush(self) -> None:
        """Characters by code, as many as there are: some code pages need two for one."""
        if not self._code:
            return
        codes, self._code = bytes(self._code), bytearray()
        page = self._fonts.page_of(self._state.font)
        if page == SYMBOL_FONT:
            text = "•" * len(codes) if self._state.place == "label" else ""
        else:
            text = codes.decode(page, "replace")
        self._write(text)

    def _take_text(self, text: str) -> None:
        if self._skip:
            passed = min(self._skip, len(text))
            self._skip -= passed
            text = text[passed:]
        if not text:
            return
        if not text.isascii():  # bytes that should have been given by code
            text = text.encode("latin-1").decode(self._fonts.page, "replace")
        self._write(text)

    def _write(self, text: str) -> None:
        state = self._state
        match state.place:
            case "text":
                if not state.hidden:
                    piece = Piece(text, state.bold, state.italic, state.target)
                    self._flows[-1].add(piece)
            case "label":
                self._flows[-1].label += text
            case "field":
                self._field += text
            case "styles":
                self._style_name += text
            case "picture":
                self._picture.add(text)

    def _unicode(self, number: int) -> None:
        """A character by its number, which may be half of a pair."""
        code = number & 0xFFFF
        self._skip = self._state.skips
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            if self._high:
                self._write(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = 0
            return
        private = 0xF000 <= code <= 0xF0FF
        if not private:
            self._write(chr(code))
        elif self._state.place == "label":
            self._write("•")

    # Groups

    def _close(self) -> None:
        if not self._stack:
            return
        state, self._state = self._state, self._stack.pop()
        self._skip = 0
        if state.place == "styles" and self._state.place == "styles":
            found = _HEADING_NAME.search(self._style_name)
            if found:
                self._headings[self._style] = int(found.group(1))
            self._style_name = ""
        if state.opens == "picture":
            self._end_picture()
        elif state.opens == "field":
            self._end_field_code()
        elif state.opens:
            self._end_flow(state.opens)

    def _end_flow(self, kind: str) -> None:
        items = self._flows.pop().finish(self._shape)
        self._shape = self._shapes.pop()
        match kind:
            case "header":
                self._office.head = self._office.head or items
            case "footer":
                self._office.foot = self._office.foot or items
            case "footnote":
                self._office.notes.append(items)
            case _:
                self._flows[-1].boxed(items)

    def _end_picture(self) -> None:
        image = self._picture.image()
        if image is None:
            self._pictures_left_out = True
        elif self._state.place == "text" and not self._state.hidden:
            self._flows[-1].picture(image)

    def _end_field_code(self) -> None:
        """The code of a field is read: what it shows follows, in a group beside it."""
        found = _HYPERLINK.match(self._field)
        if found:
            target = safe_target(found.group(1))
            self._state = replace(self._state, target=target)
        if _PAGE_FIELD.match(self._field):
            self._flows[-1].numbers_pages = True

    def _open(self, kind: str) -> None:
        """What stands in this group is a stretch of its own."""
        if kind == "footnote":
            place = len(self._office.notes) + 1 + sum(s.opens == kind for s in self._stack)
            self._write(f"[{place}]")
        self._flows.append(Flow())
        self._shapes.append(self._shape)
        self._shape = ParaShape()
        self._state = replace(
            self._state, place="text", opens=kind, bold=False, italic=False, target=None
        )

    # Control words

    def _word(self, word: str, number: int | None) -> None:
        if word == "*":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        if self._state.place == "nowhere":
            return
        if (starred and word not in _READ_STARRED) or word in _PASSED_OVER:
            self._remarks |= word == "annotation"
            self._state = replace(self._state, place="nowhere")
        elif word in _SIGNS or word in _ESCAPED:
            if self._skip:
                self._skip -= 1
            else:
                self._write(_SIGNS.get(word, word))
        elif word == "u":
            self._unicode(number or 0)
        elif self._state.place == "picture":
            self._picture.word(word, number or 0)
        elif not self._destination(word) and not self._structure(word):
            self._look(word, number)

    def _destination(self, word: str) -> bool:
        """Words that say what the group is for."""
        match word:
            case "fonttbl":
                self._state = replace(self._state, place="fonts")
            case "stylesheet":
                self._state = replace(self._state, place="styles")
            case "listtext" | "pntext":
                self._state = replace(self._state, place="label")
            case "pict":
                self._picture = RtfPicture()
                self._state = replace(self._state, place="picture", opens="picture")
            case "fldinst":
                self._field = ""
                self._state = replace(self._state, place="field", opens="field")
            case "footnote" | "shptxt":
                self._open(word)
            case "header" | "headerf" | "footer" | "footerf":
                self._open(word[:6])
            case _:
                return False
        return True

    def _structure(self, word: str) -> bool:
        """Words that end something."""
        if self._state.place != "text":
            return False
        flow = self._flows[-1]
        match word:
            case "par" | "sect" | "nestcell":
                flow.end_para(self._shape)
            case "cell":
                flow.end_cell(self._shape)
            case "row":
                flow.end_row()
            case "trowd":
                flow.edges = []
            case "chpgn":
                flow.numbers_pages = True
            case _:
                return False
        return True

    def _look(self, word: str, number: int | None) -> None:
        """Words that say how what follows looks, or what fonts and styles are."""
        value = number or 0
        place = self._state.place
        self._state = self._state.with_word(word, number)
        match word:
            case "f" | "fcharset" | "ansicpg" | "mac":
                self._font_word(word, value)
            case "s" if place == "styles":
                self._style = value
            case "s" if place == "text":
                self._shape.heading = self._headings.get(value, 0)
            case "pard" if place == "text":
                self._shape = ParaShape()
            case "cellx":
                self._flows[-1].edges.append(value)
            case "clbrdrt" | "clbrdrl" | "trbrdrt" | "trbrdrl":
                self._flows[-1].framed = True
            case _ if place == "text":
                shape_word(self._shape, word, value)

    def _font_word(self, word: str, number: int) -> None:
        match word:
            case "f":
                self._font = number
            case "fcharset":
                self._fonts.set_charset(self._font, number)
            case _:
                self._fonts.set_page(_MAC if word == "mac" else number)
