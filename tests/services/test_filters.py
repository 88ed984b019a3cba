"""Lists by filters: the same words as in the search field, read the same way."""

import pytest
from services.searching_sample import SEEDS, take_in

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.passage import Span
from kanttekening.services.filters import FilterError, read_strictly
from kanttekening.services.library import Library
from kanttekening.text.query_filters import NAMES, values_of

CIRCULAR = 0  # the letter of 3 September 2024, "24/032"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The sample letters; one has a question of the clerk's office, one is read."""
    path = tmp_path_factory.mktemp("filters") / "raad.kanttekening"
    with Library.open(path, author="Griffie Oudewater") as library:
        ids = [take_in(library, seed.name, seed.read_bytes()) for seed in SEEDS]
        note = library.annotating.mark(ids[CIRCULAR], Span(0, 9), MarkKind.QUESTION, "Wat nu?")
        library.annotating.mark(ids[1], Span(0, 9), MarkKind.LOOSE)
        library.letters.set_read(ids[1], read=True)
        yield library, ids, note.value


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["afzender:VNG"],
        ["afzender:gemeenten", "afzender:IPO"],
        ["afzender:nederlandse gemeenten"],
        ["AFZENDER:vng"],
        ["jaar:2024"],
        ["jaar:2020", "jaar:2024"],
        ["jaar:2023..2024"],
        ["datum:2024-09"],
        ["datum:3 sept 2024"],
        ["datum:03-09-2024"],
        ["datum:sept 2024"],
        ["datum:2024-09-01..2024-09-03"],
        ["datum:2024.."],
        ["datum:..2024-09"],
        ["soort:ledenbrief"],
        ["soort:motie", "soort:ledenbrief"],
        ["kenmerk:24/032"],
        ["kenmerk:Lbr 24032"],
        ["-jaar:2025"],
        ["-soort:motie"],
        ["is:ongelezen"],
        ["heeft:aantekeningen", "heeft:kanttekeningen"],
        ["aantekening:vraag", "door:griffie"],
        ["-aantekening:los"],
        ["overhedenoverleg", "publiekscampagne"],
    ],
)
def test_passes(shelf, words):
    library, ids, note = shelf
    assert ids[CIRCULAR] in library.filtering.letters(words)
    if words != ["-aantekening:los"]:
        assert note.id in library.filtering.annotations(words)


@pytest.mark.parametrize(
    "words",
    [
        ["afzender:IPO"],
        ["-afzender:VNG"],
        ["jaar:2023"],
        ["-jaar:2024"],
        ["datum:2024-10.."],
        ["soort:motie"],
        ["kenmerk:U2025"],
        ["label:jeugd"],
        ["is:gelezen"],
        ["aantekening:actie"],
        ["aantekening:vraag", "door:college"],
        ["-aantekening:vraag"],
        ["jeugdzorg"],
        ["afzender:VNG", "jaar:2023"],
        ["heeft:aantekeningen", "heeft:labels"],
    ],
)
def test_does_not_pass(shelf, words):
    library, ids, note = shelf
    assert ids[CIRCULAR] not in library.filtering.letters(words)
    assert note.id not in library.filtering.annotations(words)


@pytest.mark.parametrize("words", [["afzender:VNG"], ["jaar:2024"], ["heeft:aantekeningen"]])
def test_search_and_list_agree(shelf, words):
    library, _, _ = shelf
    found = {hit.letter_id for hit in library.searching.search(" ".join(words)).hits}
    assert found == library.filtering.letters(words)


@pytest.mark.parametrize(
    "word",
    [
        "kleur:rood", "jaar:twee", "jaar:20", "datum:ooit", "datum:..", "soort:sonnet",
        "soort:led", "is:mooi", "heeft:haast", "aantekening:poes", "afzender:",
    ],
)  # fmt: skip
def test_makes_no_sense(word):
    with pytest.raises(FilterError) as caught:
        read_strictly([word, "ravijn"])
    assert word.split(":")[0] in caught.value.word


def test_every_filter_can_be_asked(shelf):
    library, _, _ = shelf
    for name in NAMES:
        for value in values_of(name) or ("2024",):
            library.filtering.letters([f"{name}:{value}"])
            library.searching.search(f"{name}:{value}")
            library.searching.search(f"-{name}:{value} ravijn")
