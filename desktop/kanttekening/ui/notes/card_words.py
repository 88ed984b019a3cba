"""What stands on a note card of its annotation, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, Qt

from kanttekening.domain.annotation import Visibility
from kanttekening.words import marking
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation

_QUOTE_LENGTH = 180


def is_long(quote: str) -> bool:
    """Whether only the beginning of a quote is shown."""
    return len(quote) > _QUOTE_LENGTH


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    if not is_long(text):
        return text
    return text[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + "…"


def quoted(annotation: Annotation) -> str:
    """The words that it stands on, or what it stands on instead."""
    if annotation.area is not None:
        return marking.AREA
    return _short(annotation.passage.quote) if annotation.passage else words.REMARK


def foot(annotation: Annotation) -> str:
    """Who wrote it, when, and who else may see it."""
    moment = QDateTime.fromString(annotation.modified, Qt.DateFormat.ISODate).toLocalTime()
    iso = Qt.DateFormat.ISODate
    today = QDate.currentDate().toString(iso)
    day = words.when(moment.date().toString(iso), today) if moment.isValid() else ""
    is_private = annotation.visibility is Visibility.PRIVATE
    seen = "" if is_private else marking.VISIBILITIES[annotation.visibility]
    return " · ".join(part for part in (annotation.author, day, seen) if part)
