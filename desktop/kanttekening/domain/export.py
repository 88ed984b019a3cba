"""What can be written for others: in which form, for whose eyes, and with which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kanttekening.domain.annotation import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind


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
class CopyWords:
    """The words in a copy with annotations: services speak no Dutch.

    ``stamp`` says that it is an unsigned copy; ``title`` makes the copy's title of the letter's.
    """

    kinds: Mapping[MarkKind, str]
    stamp: str
    title: Callable[[str], str]
