"""The letter that is open, with everything the two views of it need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.services.letter_finding import LetterFinder
from kanttekening.ui.reader.page_index import PageIndex
from kanttekening.ui.reader.reading_text import ReadingText, compose
from kanttekening.ui.reader.text_steps import TextSteps

if TYPE_CHECKING:
    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.content import LetterContent, VersionNote
    from kanttekening.domain.document import Document
    from kanttekening.domain.layout import PageLayout
    from kanttekening.domain.letter import Letter, LetterId
    from kanttekening.domain.picture import PagePicture
    from kanttekening.domain.place import ReadingPlace
    from kanttekening.domain.progress import Progress
    from kanttekening.domain.scan import Scan
    from kanttekening.services.library import Library


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter as it came out of the library."""

    letter: Letter
    content: LetterContent
    annotations: tuple[Annotation, ...]
    place: ReadingPlace | None
    scan: Scan
    progress: Progress | None = None
    versions: tuple[VersionNote, ...] = ()

    @property
    def document(self) -> Document:
        """The text with its structure."""
        return self.content.document

    @property
    def layout(self) -> PageLayout:
        """Where the text stands on the pages."""
        return self.content.layout

    @property
    def page_key(self) -> str:
        """The name under which its pages are drawn."""
        return page_key(self.letter)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is computed from a letter off the screen, because long ones take a while.

    ``whole`` is the Leesweergave with letterheads and footers.
    """

    steps: TextSteps
    index: PageIndex
    reading: ReadingText
    whole: ReadingText
    finder: LetterFinder


def fetch(letter_id: LetterId, library: Library) -> OpenLetter:
    """Everything about a letter but its pages, in one question."""
    return OpenLetter(
        library.letters.letter(letter_id),
        library.letters.content(letter_id),
        library.annotating.of_letter(letter_id),
        library.letters.place(letter_id),
        library.letters.scan(letter_id),
        library.progress.of(letter_id),
        library.letters.versions(letter_id),
    )


def paged(letter_id: LetterId, library: Library) -> tuple[str, bytes]:
    """The PDF that shows the letter, and the name under which its pages are drawn."""
    return page_key(library.letters.letter(letter_id)), library.letters.pages_pdf(letter_id)


def page_key(letter: Letter) -> str:
    """The name under which the pages of a version are drawn."""
    return f"{letter.id}-{letter.version_id}"


def annotations_of(letter_id: LetterId, library: Library) -> tuple[Annotation, ...]:
    """The letter's annotations as they are now."""
    return library.annotating.of_letter(letter_id)


def remember(letter_id: LetterId, place: ReadingPlace, library: Library) -> None:
    """Remember where the reader left off."""
    library.letters.remember_place(letter_id, place)


def prepare(opened: OpenLetter) -> Prepared:
    """The indexes of a letter: 0.3 s for a thousand pages, so never in the window's thread."""
    document, understanding = opened.document, opened.content.understanding
    return Prepared(
        TextSteps(document),
        PageIndex(opened.layout),
        compose(document, understanding, opened.letter.title, opened.layout),
        compose(document, understanding, layout=opened.layout, whole=True),
        LetterFinder(document.text, understanding.reading),
    )


def with_pictures(
    prepared: Prepared, opened: OpenLetter, pictures: tuple[PagePicture, ...]
) -> Prepared:
    """The same, with the pictures of the pages in both readings of the text."""
    document, understanding, layout = (
        opened.document,
        opened.content.understanding,
        opened.layout,
    )
    title = opened.letter.title
    return replace(
        prepared,
        reading=compose(document, understanding, title, layout, pictures=pictures),
        whole=compose(document, understanding, layout=layout, whole=True, pictures=pictures),
    )
