"""How a note reads that was written with Markdown: bold, slanted, lists, and links to letters.

Only that, and written by hand: what comes from a colleague may hold anything, and must not load
a picture, run a tag or lead out of the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

import re
from html import escape

_LINK = re.compile(r"\[([^\]\n]+)\]\((kanttekening:[0-9a-f]{16,64})\)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])")
_BULLET = re.compile(r"^[-*] +", re.MULTILINE)
_MARKUP = (_LINK, _BOLD, _SLANTED, _BULLET)


def has_markup(note: str) -> bool:
    """Whether a note reads otherwise than it is written."""
    return any(found.search(note) for found in _MARKUP)


def as_html(note: str, accent: str) -> str:
    """The note for a label; ``accent`` is the colour of links."""
    text = _BULLET.sub("• ", escape(note, quote=False))
    text = _LINK.sub(rf'<a href="\2" style="color:{accent}">\1</a>', text)
    text = _BOLD.sub(r"<b>\1</b>", text)
    text = _SLANTED.sub(r"<i>\1</i>", text)
    return text.replace("\n", "<br>")


def make_readable(look: QLabel) -> None:
    """How a note reads while nobody writes in it; its links can be followed with keys as well."""
    look.setObjectName("value")
    look.setWordWrap(True)
    look.setTextFormat(Qt.TextFormat.RichText)
    look.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse
        | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
