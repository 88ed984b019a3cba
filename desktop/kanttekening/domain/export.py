"""What can be written for others: in which form, for whose eyes, and with which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import Visibility
from kanttekening.domain.note_list import Grouping

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.domain.report import Report

    Pair = tuple[Letter, Annotation]


class ExportForm(StrEnum):
    """The forms; the values are those of the command line."""

    PDF = "pdf"
    XFDF = "xfdf"
    JSON_LD = "json-ld"
    HTML = "html"
    MARKDOWN = "md"
    DOCX = "docx"
    ODT = "odt"
    REPORT_PDF = "report-pdf"
    CSV = "csv"


# Forms of which there is one file for each letter; all others hold any number of letters.
PER_LETTER = (ExportForm.PDF, ExportForm.XFDF)
SUFFIXES = {
    ExportForm.PDF: ".pdf",
    ExportForm.XFDF: ".xfdf",
    ExportForm.JSON_LD: ".jsonld",
    ExportForm.HTML: ".html",
    ExportForm.MARKDOWN: ".md",
    ExportForm.DOCX: ".docx",
    ExportForm.ODT: ".odt",
    ExportForm.REPORT_PDF: ".pdf",
    ExportForm.CSV: ".csv",
}
# From the fewest eyes to the most
_EYES = (Visibility.PRIVATE, Visibility.PARTY, Visibility.COUNCIL)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who will read it: notes that are for fewer people than that stay out.

    So do those that are not among ``chosen``, when that is not None.
    """

    least: Visibility = Visibility.PRIVATE
    chosen: Collection[AnnotationId] | None = None

    def may_see(self, annotation: Annotation) -> bool:
        """Whether this annotation goes along."""
        if self.chosen is not None and annotation.id not in self.chosen:
            return False
        return _EYES.index(annotation.visibility) >= _EYES.index(self.least)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many annotations there are to export, by the people they are for."""

    counts: Mapping[Visibility, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    def seen_by(self, least: Visibility) -> int:
        """How many go along to these eyes."""
        return sum(self.counts.get(eyes, 0) for eyes in _EYES[_EYES.index(least) :])


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words in what is written: services speak no Dutch.

    ``stamp`` says of a copy that it is unsigned; ``copy_title`` makes the copy's title of the
    letter's, ``file_stem`` a file's name without its suffix. ``report`` and ``rows`` make a report
    and a table (under ``columns``) of annotations with their letters.
    """

    kinds: Mapping[MarkKind, str]
    stamp: str
    notes_title: str
    copy_title: Callable[[str], str]
    file_stem: Callable[[str], str]
    report: Callable[[Sequence[Pair], Grouping, str], Report]
    columns: Sequence[str]
    rows: Callable[[Sequence[Pair]], Iterable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What a person wants: which letters, in which form, where, and for whose eyes.

    Of a form that has a file for each letter, ``path`` is a folder unless there is one letter. With
    ``replaces`` the person agreed that the file that stands there goes.
    """

    form: ExportForm
    ids: tuple[LetterId, ...]
    path: Path
    audience: Audience = Audience()
    grouping: Grouping = Grouping.LETTER
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class ExportStep:
    """One file that is to be made, and of which letters; ``title`` tells people about it.

    ``is_our_name``: the file is called after the letter, not as a person said.
    """

    path: Path
    ids: tuple[LetterId, ...]
    title: str = ""
    is_our_name: bool = False
