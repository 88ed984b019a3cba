"""Recognising the text of pictures, page by page: what waits, what was found, what it becomes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.errors import PageFaultError, RefusedError
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.readers.ocr import Recognizer, SeenPage
from kanttekening.readers.ocr_data import LanguageData, find_language_data
from kanttekening.readers.ocr_parsing import Wanted, is_paged
from kanttekening.services.clock import stamp
from kanttekening.services.importing import EXTRACTION
from kanttekening.services.mails import as_enclosed
from kanttekening.services.places import resource
from kanttekening.services.reading import understood
from kanttekening.services.titles import title_of
from kanttekening.store.contents import NewVersion
from kanttekening.store.scans import ScanStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kanttekening.domain.document import Reading, Understanding
    from kanttekening.domain.letter import LetterId
    from kanttekening.domain.scan import Scan
    from kanttekening.services.family import Family
    from kanttekening.services.import_run import ImportReport
    from kanttekening.services.indexing import Indexing
    from kanttekening.services.reanchoring import Reanchoring
    from kanttekening.services.reuniting import Reunited, Reuniting
    from kanttekening.store.contents import ContentStore
    from kanttekening.store.database import Database
    from kanttekening.store.letters import LetterStore

__all__ = [
    "Pages",
    "Recognition",
    "Recognizer",
    "Recognizing",
    "SeenPage",
    "Task",
    "catch_up",
    "compose",
    "language_data",
    "open_recognizer",
    "recognize_letter",
    "recognize_page",
]


@dataclass(frozen=True, slots=True)
class Task:
    """The next thing to do: a page to recognise, or (``page`` is None) a text to be made.

    ``done`` of ``total`` pages of this letter are done; ``elsewhere`` wait in other letters.
    """

    letter_id: LetterId
    title: str
    page: int | None
    done: int
    total: int
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """A letter's pages as they are shown, and what was recognised on them."""

    pdf: bytes
    media_type: str
    file_name: str
    seen: tuple[SeenPage, ...]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The text that the recognised pages make, understood."""

    reading: Reading
    understanding: Understanding


def open_recognizer() -> Recognizer | None:
    """A recogniser of Dutch; None where it would have nothing to go by."""
    data = language_data()
    return None if data is None else Recognizer(data)


def language_data() -> LanguageData | None:
    """What the recogniser must know of Dutch; None if it is nowhere to be found."""
    return find_language_data(resource("tessdata"))


class Recognizing:
    """The queue of pages to recognise. It lives in the library, so it survives a restart."""

    def __init__(
        self,
        database: Database,
        letters: LetterStore,
        contents: ContentStore,
        indexing: Indexing,
        reanchoring: Reanchoring,
        family: Family,
        reuniting: Reuniting,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._letters = letters
        self._contents = contents
        self._indexing = indexing
        self._reanchoring = reanchoring
        self._family = family
        self._reuniting = reuniting
        self._clock = clock
        self._scans = ScanStore(database)

    def next_task(self, letter_id: LetterId | None = None) -> Task | None:
        """What to do next, for this letter or for any; None when nothing waits."""
        queued = self._scans.next() if letter_id is None else self._scans.queued(letter_id)
        if queued is None:
            return None
        waiting, _ = self._scans.counts()
        return Task(
            queued.letter_id,
            self._letters.letter(queued.letter_id).title,
            queued.waiting[0] if queued.waiting else None,
            queued.done,
            queued.done + len(queued.waiting),
            max(0, waiting - len(queued.waiting)),
        )

    def waiting(self) -> int:
        """How many pages wait."""
        return self._scans.counts()[0]

    def pages(self, letter_id: LetterId) -> Pages:
        """What the recogniser needs of a letter."""
        letter = self._letters.letter(letter_id)
        return Pages(
            self._contents.pages_pdf(letter_id),
            letter.media_type,
            letter.file_name,
            tuple(SeenPage.unpacked(page) for page in self._scans.kept_pages(letter_id)),
        )

    def keep(self, task: Task, seen: SeenPage | None) -> Outcome[None]:
        """Keep what was found on a page; None for a page that could not be recognised."""
        if task.page is not None:
            with self._database.transaction():
                packed = None if seen is None else seen.packed()
                self._scans.keep_page(task.letter_id, task.page, packed)
        return Outcome(None, Touched.NOTHING)

    def finish(self, letter_id: LetterId, found: Recognition | None) -> Outcome[Reunited | None]:
        """The recognised text becomes the letter's newest version, with all that follows from it.

        A text that the letter never had may show that it is another form of a letter that is here:
        then the two become one, and that is told. Without a text (no page could be recognised) the
        letter stays what it was.
        """
        if found is None:
            with self._database.transaction():
                self._scans.dequeue(letter_id)
            return Outcome(None, Touched.NOTHING)
        letter = self._letters.letter(letter_id)
        is_first = self._contents.scan(letter_id).is_unread
        understanding = found.understanding
        if letter.part_of is not None:
            understanding = as_enclosed(understanding, self._letters.letter(letter.part_of).facts)
        version = NewVersion(
            title_of(understanding.facts, found.reading.document, letter.file_name),
            found.reading,
            understanding,
            EXTRACTION,
            stamp(self._clock()),
        )
        with self._database.transaction():
            self._scans.dequeue(letter_id)
            newer = self._contents.add_version(letter_id, version)
            self._contents.hand_over_pages(letter.version_id, newer)
            self._reanchoring.letter(letter_id, version.moment)
            self._family.join(letter_id)
            self._indexing.letter(letter_id)
            # Only then: two letters that were separated by hand stay so.
            reunited = (
                self._reuniting.seek(letter, found.reading, understanding) if is_first else None
            )
        touched = Touched.LETTERS | Touched.ANNOTATIONS
        if reunited is not None:
            touched |= Touched.FACTS | Touched.JOURNAL
        return Outcome(reunited, touched)

    def again(self, letter_id: LetterId) -> Outcome[bool]:
        """Recognise all pages of a letter (again); False for one that was not on paper."""
        letter = self._letters.letter(letter_id)
        if not is_paged(letter.media_type):
            return Outcome(False, Touched.NOTHING)
        before = self.scan(letter_id)
        # Of a mixed letter only the pictures: printed text is better than recognised text.
        pages = sorted({*before.pictures, *before.recognized})
        with self._database.transaction():
            self._scans.enqueue(letter_id, pages or range(1, letter.page_count + 1))
        return Outcome(True, Touched.LETTERS)

    def all_pages(self, letter_id: LetterId) -> Outcome[bool]:
        """Recognise every page of a letter, those with text of their own too."""
        letter = self._letters.letter(letter_id)
        if not is_paged(letter.media_type):
            return Outcome(False, Touched.NOTHING)
        with self._database.transaction():
            self._scans.enqueue(letter_id, range(1, letter.page_count + 1))
        return Outcome(True, Touched.LETTERS)

    def forget(self, letter_id: LetterId) -> Outcome[None]:
        """Leave the pictures of a letter as they are."""
        with self._database.transaction():
            self._scans.dequeue(letter_id)
        return Outcome(None, Touched.LETTERS)

    def scan(self, letter_id: LetterId) -> Scan:
        """Which pages of a letter are pictures, and which of them were recognised."""
        return self._contents.scan(letter_id)


def recognize_page(recognizer: Recognizer, pages: Pages, task: Task) -> SeenPage | None:
    """Do the work for one page; None if it can't be recognised. Needs no library."""
    if task.page is None:
        return None
    try:
        return recognizer.page(pages.pdf, task.page)
    except PageFaultError:
        return None


def compose(recognizer: Recognizer, pages: Pages) -> Recognition | None:
    """Make one text of the recognised pages. Needs no library."""
    if not pages.seen:
        return None
    try:
        reading = recognizer.assembled(pages.pdf, pages.seen, pages.media_type)
    except RefusedError:
        return None
    return Recognition(*understood(reading, pages.file_name, recognizer))


def recognize_letter(
    recognizing: Recognizing,
    letter_id: LetterId,
    recognizer: Recognizer,
    progress: Callable[[Task], None] = lambda _: None,
) -> LetterId:
    """Do all that waits for one letter, here and now; tells which letter shows it then."""
    pages = recognizing.pages(letter_id)
    while (task := recognizing.next_task(letter_id)) is not None:
        progress(task)
        if task.page is None:
            found = compose(recognizer, recognizing.pages(letter_id))
            reunited = recognizing.finish(letter_id, found).value
            return letter_id if reunited is None else reunited.letter_id
        recognizing.keep(task, recognize_page(recognizer, pages, task))
    return letter_id


def catch_up(
    recognizing: Recognizing,
    report: ImportReport,
    recognizer: Recognizer | None,
    wanted: Wanted,
    progress: Callable[[int, int], None],
) -> ImportReport:
    """See to the letters of an import whose pictures still wait, as was wanted.

    Those are letters that were here already: with ``force`` they are recognised anew, else if
    their pictures never were.
    """
    if wanted is Wanted.NEVER:
        for arrival in report.imported:
            recognizing.forget(arrival.letter_id)
        return report
    if recognizer is None:
        return report
    renewed, known = [], set()
    for arrival in report.already_there:
        if wanted is Wanted.FORCE:
            recognizing.all_pages(arrival.letter_id)
        elif recognizing.scan(arrival.letter_id).is_unread:
            recognizing.again(arrival.letter_id)
        if recognizing.next_task(arrival.letter_id) is not None:
            shown_by = recognize_letter(
                recognizing, arrival.letter_id, recognizer,
                lambda task: progress(task.done, task.total),
            )  # fmt: skip
            known.add(arrival.letter_id)
            renewed.append(replace(arrival, kind=ArrivalKind.NEW_VERSION, letter_id=shown_by))
    return replace(
        report,
        already_there=tuple(a for a in report.already_there if a.letter_id not in known),
        new_versions=(*report.new_versions, *renewed),
    )
