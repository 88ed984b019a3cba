"""More like this: letters about the same come first, others not at all."""

import pytest
from services.searching_sample import SEEDS, take_in

from kanttekening.services.library import Library

SUBJECTS = {
    "jeugdzorg": "De wachtlijsten in de jeugdzorg groeien. Gezinnen wachten maanden op een "
    "behandelplek en de jeugdconsulenten hebben te weinig uren.",
    "windmolens": "Langs de snelweg komen zes windmolens. Omwonenden vrezen slagschaduw en "
    "geluidshinder; de provincie onderzoekt de plaatsing.",
    "zwembad": "Het zwembad sluit in de zomer voor een verbouwing. De zwemvereniging zoekt "
    "badwater in de buurgemeente.",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Three letters about each of three subjects, and the samples."""
    with Library.open(tmp_path_factory.mktemp("s") / "b.kanttekening", author="G") as library:
        by_subject = {
            subject: [
                take_in(
                    library,
                    f"{subject}{number}.txt",
                    f"Onderwerp: {subject} deel {number}\n\nGeachte raad,\n\n{text}\n\n"
                    f"Dit is brief {number} hierover.".encode(),
                )
                for number in range(3)
            ]
            for subject, text in SUBJECTS.items()
        }
        for seed in SEEDS:
            take_in(library, seed.name, seed.read_bytes())
        yield library, by_subject


def alike(library, letter_id):
    return [hit.letter_id for hit in library.searching.search(f"zoals:{letter_id}").hits]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_letters_about_the_same_come_first(shelf, subject):
    library, by_subject = shelf
    first, *others = by_subject[subject]
    assert set(alike(library, first)[:2]) == set(others)
    assert first not in alike(library, first)


def test_it_can_be_narrowed_by_words_and_filters(shelf):
    library, by_subject = shelf
    first = by_subject["windmolens"][0]
    found = library.searching.search(f"zoals:{first} slagschaduw").hits
    assert {hit.letter_id for hit in found} == set(by_subject["windmolens"][1:])
    assert library.searching.search(f"zoals:{first} jaar:1999").hits == ()
    years = library.facets.of(f"zoals:{first}")
    assert sum(value.count for value in years[2].values) == len(alike(library, first))
    assert library.filtering.letters([f"zoals:{first}"]) == set(alike(library, first))


def test_a_letter_that_is_not_there_is_like_nothing(shelf):
    library, _ = shelf
    assert alike(library, 99_999) == []


def test_removed_letters_are_left_out(shelf):
    library, by_subject = shelf
    first, second, third = by_subject["zwembad"]
    library.letters.remove((second,))
    assert alike(library, first)[0] == third
    assert second not in alike(library, first)
    library.letters.restore((second,))
