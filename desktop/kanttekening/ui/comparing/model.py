"""The list of changes: rows are made when they are looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics

from kanttekening.domain.comparison import Difference, Moved, Shared
from kanttekening.domain.passage import Span
from kanttekening.words import comparing as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont

Row: TypeAlias = Difference | Moved | Shared

_LONG = 160
# What is told with the words around it is no longer than this, and so many words are told.
_FEW, _WORDS = 24, 3
_BEFORE = re.compile(r"(?:€\s?)?[^\s(“‘]*\Z")
_NARROW = 10
# Above and below the words of a row, together.
_AIR = 8


class ChangesModel(QAbstractListModel):
    """One row for each difference, or for each passage that is in both."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self._old = self._new = ""
        self._two_letters = False
        self._row = 0

    def measure(self, font: QFont) -> None:
        """The rows are written in this font now."""
        self._row = QFontMetrics(font).height() + _AIR
        self.layoutChanged.emit()

    def show(
        self,
        rows: Sequence[Row],
        old: str = "",
        new: str = "",
        *,
        two_letters: bool = False,
    ) -> None:
        """Show these; of ``two_letters`` nobody says that the one became the other."""
        self.beginResetModel()
        self.rows, self._old, self._new, self._two_letters = rows, old, new, two_letters
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        if not index.isValid():
            return None
        found = self._grown(self.rows[index.row()])
        old, new = _whole(found.old, self._old), _whole(found.new, self._new)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._told(found, _short(old), _short(new), *self._around(found))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(_NARROW, self._row)  # as wide as the list is; what does not fit is cut
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(found, old.strip(), new.strip())
        return None

    def _told(self, found: Row, old: str, new: str, before: str = "", behind: str = "") -> str:
        if isinstance(found, Shared):
            return words.shared(old)
        if isinstance(found, Moved):
            return words.moved(old)
        if self._two_letters:
            return words.only_on_one_side(found.kind, old, new)
        return words.difference(found.kind, old, new, before, behind)

    def _grown(self, found: Row) -> Row:
        """Whole words, with the euro sign: of "€ 185.000" not only the "185" that changed."""
        if not isinstance(found, Difference) or not (found.old and found.new):
            return found
        old, new = (self._old, found.old), (self._new, found.new)
        before = _alike(_left(*old)[::-1], _left(*new)[::-1])
        behind = _alike(_right(*old), _right(*new))
        return Difference(*(Span(s.start - before, s.end + behind) for _, s in (old, new)))

    def _around(self, found: Row) -> tuple[str, str]:
        """The words of the line around a few that were replaced: "11 → 18" says nothing."""
        if self._two_letters or len(found.old) > _FEW or len(found.new) > _FEW:
            return "", ""
        start, end = found.new.start, found.new.end
        line = self._new[self._new.rfind("\n", 0, start) + 1 : start].split()
        rest = self._new[end:].partition("\n")[0].split()
        before, behind = " ".join(line[-_WORDS:]), " ".join(rest[:_WORDS])
        cut = (words.CUT if len(line) > _WORDS else "", words.CUT if len(rest) > _WORDS else "")
        joint = "" if self._new[start - 1 : start].strip() else " "
        glue = "" if self._new[end : end + 1].strip() else " "
        return (
            f"{cut[0]}{before}{joint}" if before else "",
            f"{glue}{behind}{cut[1]}" if behind else "",
        )


def _left(text: str, span: Span) -> str:
    """What stands before a span, as far as its word or amount goes."""
    found = _BEFORE.search(text, max(0, span.start - _FEW), span.start)
    return found.group() if found else ""


def _right(text: str, span: Span) -> str:
    """What stands behind a span, as far as its word goes, without what closes a sentence."""
    part = text[span.end : span.end + _FEW].split(maxsplit=1)
    is_beside = bool(part) and text[span.end : span.end + 1].strip() != ""
    return part[0].rstrip(".,;:!?)”’") if is_beside else ""


def _alike(one: str, other: str) -> int:
    """How many signs both begin with."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _whole(span: Span, text: str) -> str:
    """The words, with the bracket that one of them opens or closes."""
    part = span.of(text)
    if part.count(")") > part.count("(") and text[span.start - 1 : span.start] == "(":
        part = f"({part}"
    if part.count("(") > part.count(")") and text[span.end : span.end + 1] == ")":
        part = f"{part})"
    return part


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + words.CUT
