"""The files that a mail or an archive holds: under which label they go on."""

from __future__ import annotations

import re

from kanttekening.readers.manuscript import cleaned

_LONGEST = 120
_LONGEST_ENDING = 12
# Where a path begins, and what may not stand in a file's name on one system or another.
_FOLDERS = re.compile(r"[\\/]+")
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*]+')
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
}


def label(name: str) -> str:
    """The last part of a name, fit to be shown and to be part of a path; may be empty."""
    last = next((part for part in reversed(_FOLDERS.split(name)) if part.strip(" .")), "")
    shown = cleaned(_FORBIDDEN.sub("_", " ".join(last.split()))).strip()
    if len(shown) <= _LONGEST:
        return shown
    stem, dot, ending = shown.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        return shown[:_LONGEST]
    return f"{stem[: _LONGEST - len(ending) - 1]}.{ending}"


def label_for(content_type: str, number: int) -> str:
    """A label for a file without a name."""
    return f"bijlage {number}{_ENDINGS.get(content_type, '')}"


class Labels:
    """Gives every file of one letter a label of its own."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def give(self, name: str) -> str:
        """The label, with a number when it was given before."""
        key = name.casefold()
        times = self._given[key] = self._given.get(key, 0) + 1
        if times == 1:
            return name
        stem, dot, ending = name.rpartition(".")
        again = f"{stem} ({times}).{ending}" if dot else f"{name} ({times})"
        return self.give(again)
