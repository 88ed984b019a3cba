"""The Dutch of copies with annotations, reports, and annotations that come back."""

from __future__ import annotations

from kanttekening.domain.export import CopyWords
from kanttekening.words.reader import KIND_NAMES

STAMP = "Niet-ondertekende kopie met kanttekeningen"
NOTES_TITLE = "Kanttekeningen"


def copy_title(title: str) -> str:
    """What a copy with annotations calls itself."""
    return f"{title} (kopie met kanttekeningen)"


def file_stem(title: str) -> str:
    """A title as the name of a file, safe on every system; without a suffix."""
    words = " ".join("".join(s if s.isalnum() or s in " -" else " " for s in title).split())
    return words[:80].strip() or NOTES_TITLE


COPY_WORDS = CopyWords(KIND_NAMES, STAMP, copy_title)
