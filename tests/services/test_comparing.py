"""Versions and letters beside each other, with the marks where they stood on each."""

import pytest
from services.test_versions import FIRST, OTHER, SECOND, mark, put
from store.making import open_library

from kanttekening.domain.errors import NotFoundError


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


def quotes(side):
    return {found.passage.quote for found in side.annotations}


def test_the_newest_version_and_the_one_before_with_their_marks(library):
    letter = put(library, FIRST).letter_id
    assert library.comparing.of_versions(letter) is None
    mark(library, letter, "kwaliteit", FIRST)
    mark(library, letter, "verordening", FIRST)
    put(library, SECOND)
    mark(library, letter, "wachttijd", SECOND)
    old, new = library.comparing.of_versions(letter)
    assert (old.content.document.text, new.content.document.text) == (FIRST, SECOND)
    assert (old.number, new.number, old.total) == (1, 2, 2)
    assert (old.is_shown, new.is_shown) == (False, True)
    assert quotes(old) == {"kwaliteit", "verordening"}
    assert quotes(new) == {"kwaliteit", "wachttijd"}
    for side in (old, new):
        text = side.content.document.text
        assert all(f.passage.span.of(text) == f.passage.quote for f in side.annotations)


def test_any_two_of_three_versions(library):
    letter = put(library, FIRST).letter_id
    mark(library, letter, "kwaliteit", FIRST)
    put(library, SECOND)
    put(library, SECOND + "\n\nEn verder niets.")
    first, second, third = library.comparing.versions(letter)
    old, new = library.comparing.of_versions(letter, first.id, third.id)
    assert (old.number, new.number) == (1, 3)
    assert quotes(old) == quotes(new) == {"kwaliteit"}
    assert quotes(library.comparing.side(letter, second.id)) == {"kwaliteit"}


def test_two_letters(library):
    one = put(library, FIRST).letter_id
    other = put(library, OTHER, reference="Z26/9", subject="Bomen").letter_id
    mark(library, other, "riolering", OTHER)
    old, new = library.comparing.of_letters(one, other)
    assert (old.letter_id, new.letter_id) == (one, other)
    assert (quotes(old), quotes(new)) == (set(), {"riolering"})
    with pytest.raises(NotFoundError):
        library.comparing.of_letters(one, 99)
