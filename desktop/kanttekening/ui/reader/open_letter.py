"""The letter that is open, with everything the two views of it need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.domain.scan import Scan
from kanttekening.ui.reader.letter_marks import letter_marks
from kanttekening.ui.reader.page_index import PageIndex
from kanttekening.ui.reader.text_steps import TextSteps

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.content import LaterContent, LetterContent, VersionNote
    from kanttekening.domain.document import Document
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.letter import Letter, LetterId, VersionId
    from kanttekening.domain.picture import PagePicture
    from kanttekening.domain.place import ReadingPlace
    from kanttekening.domain.progress import Progress
    from kanttekening.services.letter_finding import LetterFinder
    from kanttekening.services.library import Library
    from kanttekening.ui.reader.letter_marks import LetterMarks
    from kanttekening.ui.reader.marks import AreaMark
    from kanttekening.ui.reader.reading_looks import ReadingStyle
    from kanttekening.ui.reader.reading_text import ReadingText
    from kanttekening.ui.reader.readings import Readings


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter as it came out of the library.

    Its text may have to be worked out first: off the window's thread, as ``prepare`` does.
    """

    letter: Letter
    content: LetterContent | LaterContent
    marks: LetterMarks
    place: ReadingPlace | None
    scan: Scan
    progress: Progress | None = None
    versions: tuple[VersionNote, ...] = ()
    # An older version can be read; what is marked is marked on the newest.
    is_newest: bool = True

    @property
    def document(self) -> Document:
        """The text with its structure."""
        return self.content.document

    @property
    def layout(self) -> PageLayout:
        """Where the text stands on the pages."""
        return self.content.layout

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All that was noted on it."""
        return self.marks.annotations

    @property
    def page_key(self) -> str:
        """The name under which its pages are drawn."""
        return page_key(self.letter)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is computed from a letter off the screen, because long ones take a while."""

    steps: TextSteps
    index: PageIndex
    readings: Readings
    finder: LetterFinder

    @property
    def reading(self) -> ReadingText:
        """The Leesweergave without what belongs to the pages."""
        return self.readings.form()


def fetch(letter_id: LetterId, library: Library, version_id: VersionId | None = None) -> OpenLetter:
    """Everything about a letter but its pages, in one question; as a rule the newest version."""
    if version_id is not None and version_id != library.letters.letter(letter_id).version_id:
        return _fetch_older(letter_id, version_id, library)
    content = library.letters.content_later(letter_id)
    place = library.letters.place(letter_id)
    if place is not None and place.offset:
        content.layout.unpacked()  # to go there: 40 ms for a thousand pages, so not in the window
    return OpenLetter(
        library.letters.letter(letter_id),
        content,
        marks_now(letter_id, content, library),
        place,
        library.letters.scan(letter_id),
        library.progress.of(letter_id),
        library.letters.versions(letter_id),
    )


def _fetch_older(letter_id: LetterId, version_id: VersionId, library: Library) -> OpenLetter:
    letter = library.letters.letter(letter_id)
    side = library.comparing.side(letter_id, version_id)
    pages = len(side.content.layout.pages)
    return OpenLetter(
        replace(letter, version_id=version_id, page_count=pages),
        side.content,
        letter_marks(side.annotations, side.content.layout),
        None,
        Scan(),
        versions=library.letters.versions(letter_id),
        is_newest=side.is_shown,
    )


def paged(
    letter_id: LetterId, library: Library, version_id: VersionId | None = None
) -> tuple[str, bytes]:
    """The PDF that shows the letter, and the name under which its pages are drawn."""
    letter = library.letters.letter(letter_id)
    if version_id is None or version_id == letter.version_id:
        return page_key(letter), library.letters.pages_pdf(letter_id)
    older = replace(letter, version_id=version_id)
    return page_key(older), library.comparing.pages_pdf(version_id)


def page_key(letter: Letter) -> str:
    """The name under which the pages of a version are drawn."""
    return f"{letter.id}-{letter.version_id}"


def annotations_of(letter_id: LetterId, library: Library) -> tuple[Annotation, ...]:
    """The letter's annotations as they are now."""
    return library.annotating.of_letter(letter_id)


def marks_now(
    letter_id: LetterId, content: LetterContent | LaterContent, library: Library
) -> LetterMarks:
    """The marks that the letter has now."""
    return letter_marks(annotations_of(letter_id, library), content.layout)


def remember(letter_id: LetterId, place: ReadingPlace, library: Library) -> None:
    """Remember where the reader left off."""
    library.letters.remember_place(letter_id, place)


def prepare(
    opened: OpenLetter, *, whole: bool = False, style: ReadingStyle | None = None
) -> Prepared:
    """The indexes of a letter, and the Leesweergave that would be shown, ``whole`` or not.

    In ``style`` it is measured already.

    0.2 s for a thousand pages, so never in the window's thread.
    """
    # Not before the first page.
    from kanttekening.services.letter_finding import LetterFinder
    from kanttekening.services.spare_memory import give_back
    from kanttekening.ui.reader.readings import Readings

    text = opened.document.text
    finder = LetterFinder(text, opened.content.understanding.reading)
    readings = Readings(opened, opened.marks.areas)
    readings.measure(whole=whole, style=style)
    give_back()  # to unpack a letter takes more than to hold it
    return Prepared(TextSteps(opened.document), PageIndex(opened.layout), readings, finder)


def with_pictures(
    prepared: Prepared,
    opened: OpenLetter,
    pictures: tuple[PagePicture, ...],
    areas: tuple[AreaMark, ...],
    *,
    whole: bool = False,
    style: ReadingStyle | None = None,
) -> Prepared:
    """The same, with the pictures of the pages and what is marked there, in all readings."""
    from kanttekening.ui.reader.readings import Readings

    readings = Readings(opened, areas, pictures)
    readings.measure(whole=whole, style=style)
    return replace(prepared, readings=readings)
