"""Links both ways; they heal when the missing letter comes, and go with the letter that goes."""

import pytest
from services.findings_sample import asks, cites, store_with
from store.making import open_library

from kanttekening.domain.findings import ReferenceKind
from kanttekening.domain.letter import Facts, LetterKind

VNG = "Vereniging van Nederlandse Gemeenten"
OLD = Facts(kind=LetterKind.MEMBER_LETTER, sender=VNG, date="2024-09-03", circular_number="24/032")
NEW = Facts(kind=LetterKind.MEMBER_LETTER, sender=VNG, date="2025-02-20", circular_number="25/011")


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as library:
        yield library


def cited(library, letter_id):
    return [found.letter and found.letter.id for found in library.links.of_letter(letter_id).cites]


def cited_in(library, letter_id):
    return [found.letter.id for found in library.links.of_letter(letter_id).cited_in]


def test_a_link_heals_when_the_missing_letter_comes(library):
    new = store_with(library, "Nieuw", NEW, references=(cites("24/032"),))
    assert cited(library, new) == [None]
    old = store_with(library, "Oud", OLD, name="oud.txt")
    assert cited(library, new) == [old]
    assert cited_in(library, old) == [new]
    assert cited_in(library, new) == []


def test_a_letter_is_cited_by_its_day_too(library):
    by_day = cites(None, ReferenceKind.LETTER, "onze ledenbrief van 3 september 2024", "2024-09-03")
    old = store_with(library, "Oud", OLD)
    new = store_with(library, "Nieuw", NEW, name="nieuw.txt", references=(by_day,))
    assert cited_in(library, old) == [new]


def test_who_goes_cites_no_more(library):
    old = store_with(library, "Oud", OLD)
    new = store_with(library, "Nieuw", NEW, name="n.txt", references=(cites("24/032"),))
    library.letters.remove((new,))
    assert cited_in(library, old) == []
    library.annotating.undo()
    library.letters.remove((old,))
    assert cited(library, new) == [None]


def test_a_corrected_number_makes_the_link(library):
    old = store_with(library, "Oud", Facts(sender=VNG))
    new = store_with(library, "Nieuw", NEW, name="n.txt", references=(cites("24/032"),))
    assert cited(library, new) == [None]
    library.correcting.correct(old, "circular_number", "24/032")
    assert cited(library, new) == [old]
    assert cited_in(library, old) == [new]


def test_several_citations_of_one_letter_are_one_line(library):
    old = store_with(library, "Oud", OLD)
    twice = (cites("24/032"), cites("24/032", text="Lbr. 24/032"))
    new = store_with(library, "Nieuw", NEW, name="n.txt", references=twice)
    assert cited_in(library, old) == [new]
    assert len(library.links.of_letter(new).cites) == 2


def test_annexes_and_their_letter(library):
    letter = store_with(library, "Brief", NEW)
    annex = Facts(kind=LetterKind.ANNEX, sender=VNG, date_inferred="2025-02-20")
    other = store_with(library, "Bijlage", annex, name="bijlage.txt")
    assert library.links.of_letter(other).parent.id == letter
    assert [row.id for row in library.links.of_letter(letter).attachments] == [other]


def test_what_is_asked_comes_along(library):
    asked = asks("De raad wordt gevraagd kennis te nemen van de brief.")
    letter_id = store_with(library, "Brief", NEW, requested_decisions=(asked,))
    links = library.links.of_letter(letter_id)
    assert links.requested_decisions == (asked,)
    assert links.requests == ()
