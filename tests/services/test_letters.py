"""The list: its views, orders and numbers; reading, removing, bringing back."""

import pytest
from store.making import TEXT, open_library, store

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import NotFoundError
from kanttekening.domain.letter import Facts, LetterKind
from kanttekening.domain.passage import Span
from kanttekening.domain.place import Arrangement, Fit, PageLook, ReadingPlace
from kanttekening.domain.rows import LetterCounts, LibraryView, SortOrder
from kanttekening.domain.touched import Touched

LETTERS = (
    Facts(LetterKind.MEMBER_LETTER, "VNG", date="2024-09-03", subject="Ravijn", reference="U1"),
    Facts(LetterKind.MAIL, "gemeente Oudewater", date="2020-11-13T10:17+01:00", subject="Één"),
    Facts(LetterKind.ANNEX, None, subject="asiel", date_inferred="2023-11-03"),
)

BOOK = PageLook(Arrangement.TWO, cover_alone=True, fit=Fit.FREE, turned=3)


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        for number, facts in enumerate(LETTERS):
            store(opened, text=f"{TEXT} {number}", facts=facts)
        yield opened


def ids(library, view=LibraryView.ALL, sort=SortOrder.DATE):
    return [row.id for row in library.letters.rows(view, sort)]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (SortOrder.DATE, [1, 3, 2]),
        (SortOrder.ARRIVAL, [3, 2, 1]),
        (SortOrder.SENDER, [2, 1, 3]),
        (SortOrder.TITLE, [3, 2, 1]),
    ],
)
def test_orders(library, sort, order):
    assert ids(library, sort=sort) == order
    assert [letter.id for letter in library.letters.all(sort=sort)] == order


def test_a_row_says_what_the_heading_says(library):
    row = library.letters.rows()[0]
    assert (row.title, row.sender, row.date, row.reference, row.kind) == (
        "Ravijn",
        "VNG",
        "2024-09-03",
        "U1",
        "ledenbrief",
    )
    assert not row.is_read


def test_an_inferred_date_sorts_and_is_shown_as_such(library):
    row = library.letters.rows()[1]
    assert row.date == "2023-11-03"
    assert row.date_inferred
    assert not library.letters.rows()[0].date_inferred


def test_views_and_counts(library):
    assert library.letters.counts() == LetterCounts(3, 3, 0, 0)
    assert library.letters.set_read(1, read=True).touched is Touched.LETTERS
    library.annotating.mark(2, Span(0, 7), MarkKind.LOOSE)
    library.annotating.mark(3, Span(0, 7), MarkKind.LOOSE)
    library.letters.remove([3])
    assert library.letters.counts() == LetterCounts(2, 1, 1, 1)
    assert ids(library) == [1, 2]
    assert ids(library, LibraryView.UNREAD) == [2]
    assert ids(library, LibraryView.ANNOTATED) == [2]
    assert ids(library, LibraryView.REMOVED) == [3]
    assert library.letters.rows(LibraryView.ANNOTATED)[0].annotation_count == 1


@pytest.mark.parametrize("sort", list(SortOrder))
def test_rows_around_a_letter_are_a_piece_of_the_list(library, sort):
    whole = library.letters.rows(LibraryView.ALL, sort)
    for row in whole:
        found = library.letters.rows_around(LibraryView.ALL, sort, row.id, 2)
        at = whole.index(found[0])
        assert row in found
        assert found == whole[at : at + 2]
    assert library.letters.rows_around(LibraryView.ALL, sort, None, 2) == whole[:2]
    assert library.letters.rows_around(LibraryView.ALL, sort, 99, 2) == whole[:2]
    assert library.letters.rows_around(LibraryView.ALL, sort, whole[-1].id, 9) == whole


def test_rows_in_an_order_of_choice(library):
    assert [row.id for row in library.letters.rows_of([2, 99, 1])] == [2, 1]


def test_removing_is_taken_back_and_done_again(library):
    note = library.annotating.mark(1, Span(0, 7), MarkKind.LOOSE).value
    library.letters.remove([1, 2, 2])
    assert ids(library) == [3]
    assert library.annotating.all() == ()
    library.annotating.undo()
    assert ids(library) == [1, 3, 2]
    assert library.annotating.all() == (note,)
    library.annotating.redo()
    library.letters.restore([2])
    assert ids(library) == [3, 2]


def test_removing_what_is_removed_changes_nothing(library):
    library.letters.remove([1])
    assert library.letters.remove([1]).touched is Touched.NOTHING
    assert library.letters.restore([2]).touched is Touched.NOTHING
    library.annotating.undo()
    assert library.annotating.can_undo() is None


def test_a_removed_letter_is_not_found_among_the_others(library):
    library.letters.remove([1])
    assert 1 not in {hit.letter_id for hit in library.searching.search("jeugdzorg").hits}
    library.letters.restore([1])
    assert 1 in {hit.letter_id for hit in library.searching.search("jeugdzorg").hits}


def test_the_place_is_remembered(library):
    assert library.letters.place(1) is None
    for place in (ReadingPlace("reading", 120, 1.5), ReadingPlace("pages", 7, 0.8, BOOK)):
        library.letters.remember_place(1, place)
        assert library.letters.place(1) == place


@pytest.mark.parametrize(
    "ask",
    ["letter", "content", "pages_pdf", "original"],
)
def test_a_letter_that_is_not_there_is_named(library, ask):
    with pytest.raises(NotFoundError) as caught:
        getattr(library.letters, ask)(99)
    assert (caught.value.what, caught.value.key) == ("letter", 99)


def test_marking_many_as_unread_is_one_step_to_undo(library):
    library.letters.set_read(1, read=True)
    library.letters.set_read(2, read=True)
    library.letters.mark_read([1, 2, 3], read=False)
    assert set(ids(library, LibraryView.UNREAD)) == {1, 2, 3}
    library.annotating.undo()
    assert ids(library, LibraryView.UNREAD) == [3]
    assert library.letters.mark_read([3], read=False).touched is Touched.NOTHING
    assert library.annotating.can_undo() is None


def test_changes_to_a_letter_that_is_not_there_are_refused(library):
    for change in (
        lambda: library.letters.remove([99]),
        lambda: library.letters.set_read(99, read=True),
        lambda: library.letters.mark_read([99], read=True),
    ):
        with pytest.raises(NotFoundError):
            change()


def test_without_pages_of_its_own_the_original_is_shown(library):
    letter = store(library, "Een ander stuk.", data=b"%PDF-1.7 origineel", pages_pdf=None)
    assert library.letters.pages_pdf(letter) == b"%PDF-1.7 origineel"
    assert library.letters.pages_pdf(1) == b"%PDF-"
