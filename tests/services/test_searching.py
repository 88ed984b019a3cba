"""Searching the sample letters the way a councillor does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from services.searching_sample import SEEDS, marked, take_in

from kanttekening.domain.indexing import IndexedLetter
from kanttekening.domain.letter import LetterId, VersionId
from kanttekening.domain.rows import FoundIn
from kanttekening.services.clock import now_utc
from kanttekening.services.library import Library
from kanttekening.services.searching import Searching
from kanttekening.store.database import open_database
from kanttekening.store.fulltext import put_letter
from kanttekening.store.letters import LetterStore

S0, S1, S2, S3, S4 = range(5)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, list[LetterId]]]:
    path = tmp_path_factory.mktemp("search") / "library.kanttekening"
    with Library.open(path, author="griffie") as library:
        yield library, [take_in(library, seed.name, seed.read_bytes()) for seed in SEEDS]


@pytest.fixture
def library(sample: tuple[Library, list[LetterId]]) -> Library:
    return sample[0]


@pytest.fixture
def ids(sample: tuple[Library, list[LetterId]]) -> list[LetterId]:
    return sample[1]


def seeds_found(library: Library, ids: list[LetterId], query: str, **options: object) -> list[int]:
    return [ids.index(hit.letter_id) for hit in library.searching.search(query, **options).hits]


def test_misspelt_words_find_the_letters_about_them(library: Library, ids: list[LetterId]) -> None:
    answer = library.searching.search("finaciele ravijn")
    assert [ids.index(hit.letter_id) for hit in answer.hits[:2]] == [S1, S0]
    assert set(answer.also_searched) == {"financieel", "financiële"}
    assert marked(answer.hits[0])[:2] in (["financiële", "ravijn"], ["financieel", "ravijn"])


@pytest.mark.parametrize(
    ("query", "seed"),
    [
        ("nodigen u van harte uit om deel te nemen", S0),
        ("de consequenties voor inwoners", S0),
        ("de VNG wil dat de tekorten", S2),
        ("politieke partijen gesprekken voeren om tot een nieuw kabinet te komen", S3),
        ("kunnen rondkomen of de juiste zorg en ondersteuning", S3),
        ("hoe ze het leveren en hoe ze communiceren", S4),
        ("afspraken worden gemaakt die een nieuwe basis leggen", S4),
        ("couleur locale", S4),
    ],
)
def test_sentences_are_found_across_page_ends_and_letterheads(
    library: Library, ids: list[LetterId], query: str, seed: int
) -> None:
    assert seeds_found(library, ids, query)[0] == seed
    assert seeds_found(library, ids, f'"{query}"') == [seed]


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("financiele", "financiéle"),
        ("gemeentefinancien", "gemeentefinancién"),
        ("reele", "reéle"),
        ("continuïteit", "continuiteit"),
        ("voor sommige gemeenten", ""),
        ("verkiezingsprogramma's", "verkiezingsprogramma'’s"),
    ],
)
def test_a_poor_scan_is_found_and_shown_as_it_is_written(
    library: Library, ids: list[LetterId], query: str, written: str
) -> None:
    answer = library.searching.search(query)
    hit = next(hit for hit in answer.hits if hit.letter_id == ids[S3])
    assert not written or written in marked(hit)


@pytest.mark.parametrize(
    "query", ["Lbr 24/32", "24/032", "lbr.24/032", "Lbr. 24/032", "U202400438"]
)
def test_a_letter_is_found_by_its_number(library: Library, ids: list[LetterId], query: str) -> None:
    (hit,) = library.searching.search(query).hits
    assert (hit.letter_id, hit.where) == (ids[S0], FoundIn.REFERENCE)
    assert marked(hit) == [hit.snippet]


@pytest.mark.parametrize(
    ("query", "meant"), [("Lbr. 26/011", "Lbr. 25/011"), ("U202500093", "U202500092")]
)
def test_another_number_than_was_asked_is_told(library: Library, query: str, meant: str) -> None:
    answer = library.searching.search(query)
    assert answer.also_searched == (meant,)
    assert [hit.snippet for hit in answer.hits] == [meant]
    assert library.searching.search(meant).also_searched == ()


def test_a_telephone_number_finds_the_same_letters_in_any_spacing(
    library: Library, ids: list[LetterId]
) -> None:
    queries = ("373 83 93", "0703738393", "070 373 8393", "070 - 373 83 93", "+31 70 373 83 93")
    answers = {tuple(sorted(seeds_found(library, ids, query))) for query in queries}
    assert len(answers) == 1
    assert {S1, S4} <= set(answers.pop())


@pytest.mark.parametrize("query", ["3 september 2024", "3-9-2024", "2024-09-03", "03/09/2024"])
def test_a_date_finds_the_letter_of_that_day(
    library: Library, ids: list[LetterId], query: str
) -> None:
    assert seeds_found(library, ids, query)[0] == S0


def test_a_month_finds_its_letters_before_letters_that_mention_it(
    library: Library, ids: list[LetterId]
) -> None:
    assert seeds_found(library, ids, "september 2024")[0] == S0
    assert seeds_found(library, ids, "mei 2019")[0] == S4


def test_short_words_do_not_bring_their_neighbours(library: Library) -> None:
    assert "meld" not in library.searching.search("geld").also_searched


def test_the_letterhead_is_searched_on_request_only(library: Library, ids: list[LetterId]) -> None:
    assert seeds_found(library, ids, "Nassaulaan") == []
    found = library.searching.search("Nassaulaan", letterhead=True).hits
    assert sorted(ids.index(hit.letter_id) for hit in found) == [S0, S1, S4]


@pytest.mark.parametrize("query", ["xqzvwk", "xqzvwk plork", '"ravijn campagne kadernota"'])
def test_nonsense_finds_nothing(library: Library, query: str) -> None:
    answer = library.searching.search(query)
    assert (answer.hits, answer.total, answer.also_searched) == ((), 0, ())


def test_letters_with_all_words_come_alone(library: Library, ids: list[LetterId]) -> None:
    assert seeds_found(library, ids, "klankbordgroep Prinsjesdag") == [S0]


def test_if_no_letter_has_all_words_the_rarest_decides(
    library: Library, ids: list[LetterId]
) -> None:
    assert seeds_found(library, ids, "klankbordgroep xqzvwk")[0] == S0


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("overhedenoverlge", "overhedenoverleg"),
        ("overhednoverlge", "overhedenoverleg"),
        ("klankbordgroepen", "klankbordgroep"),
        ("opschalingskortlng", "opschalingskorting"),
        ("ravijn jaar", "ravijnjaar"),
    ],
)
def test_near_forms_are_found_and_named(library: Library, typed: str, named: str) -> None:
    answer = library.searching.search(typed)
    assert answer.hits
    assert named in {word.lower() for word in answer.also_searched}
    assert len(answer.also_searched) <= 4


def test_exact_switches_tolerance_off(library: Library, ids: list[LetterId]) -> None:
    assert seeds_found(library, ids, "overhedenoverlge", exact=True) == []
    assert seeds_found(library, ids, "ravijnj", exact=True) == []
    assert S0 not in seeds_found(library, ids, "ravijn", exact=True)
    assert S1 in seeds_found(library, ids, "financiele", exact=True)


def test_every_key_on_the_way_to_a_word_finds_the_letter(
    library: Library, ids: list[LetterId]
) -> None:
    word = "klankbordgroep"
    for end in range(3, len(word) + 1):
        assert S0 in seeds_found(library, ids, word[:end])


def test_excluded_words_keep_letters_out(library: Library, ids: list[LetterId]) -> None:
    with_both = seeds_found(library, ids, "campagne")
    assert S1 in with_both
    assert S1 not in seeds_found(library, ids, "campagne -ledenbijeenkomst")
    assert S1 not in seeds_found(library, ids, 'campagne -"financiële ravijn"')


@pytest.mark.parametrize(
    ("query", "seeds"),
    [
        ("afzender:VNG jaar:2024", [S0]),
        ("jaar:2024..2025 soort:ledenbrief", [S1, S0]),
        ("datum:2024-09..2024-10", [S0]),
        ("datum:..2019", [S4]),
        ("kenmerk:U2024", [S0]),
        ("kenmerk:25/11", [S1]),
        ("kenmerk:COS/U2019", [S4]),
        ("soort:nieuwsbrief", [S2]),
        ("jaar:2024 ravijn", [S0]),
        ("is:gelezen", []),
        ("heeft:aantekeningen", []),
        ('vergadering:"ledenbijeenkomst 21 maart"', [S1]),
        ("vergadering:poffertjes", []),
        ("afzender:VNG -jaar:2024..2025 -soort:nieuwsbrief datum:..2023", [S4]),
        ("soort:onzin", []),
    ],
)
def test_filters_narrow_the_answer(
    library: Library, ids: list[LetterId], query: str, seeds: list[int]
) -> None:
    assert seeds_found(library, ids, query) == seeds


def test_hits_land_on_the_words_in_the_letter(library: Library) -> None:
    for query in ("ravijn", "klankbordgroep", "finaciele", "harte uit"):
        for hit in library.searching.search(query).hits:
            text = library.letters.content(hit.letter_id).document.text
            assert hit.found is not None
            first = hit.spans[0].of(hit.snippet)
            assert hit.found.of(text).split()[0] == first.split()[0]


def test_a_word_of_the_subject_is_found_there(library: Library, ids: list[LetterId]) -> None:
    hit = library.searching.search("koersbepaling").hits[0]
    assert (hit.letter_id, hit.where) == (ids[S1], FoundIn.SUBJECT)


def test_rows_are_finished_and_in_order(library: Library) -> None:
    answer = library.searching.search("ravijn")
    rows = library.searching.rows(answer)
    assert [row.id for row in rows] == [hit.letter_id for hit in answer.hits]
    assert [row.snippet for row in rows] == [hit.snippet for hit in answer.hits]
    assert rows[0].marked == answer.hits[0].spans
    assert rows[0].title


def test_scores_never_rise_and_limits_hold(library: Library) -> None:
    answer = library.searching.search("gemeenten")
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    one = library.searching.search("gemeenten", limit=1)
    assert (len(one.hits), one.total) == (1, answer.total)
    assert library.searching.search("gemeenten", limit=0).hits == ()


@pytest.mark.parametrize(
    "query",
    [
        "", " ", '"', '"ravijn', "ravijn AND", "NEAR(a b", "col:x", "a* OR b^2", "🙂 ravijn", "\0",
        "ravijn\0", "-", "--", '-"', "'; DROP TABLE letters", "%_", "x" * 10_000, "ravijn " * 2000,
        "\ud800", "{subject} : x", "jaar:", 'label:"', "-ravijn",
    ],
)  # fmt: skip
def test_no_query_is_wrong(library: Library, query: str) -> None:
    answer = library.searching.search(query)
    assert library.searching.rows(answer) is not None


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=40))
def test_whatever_is_typed_is_answered(library: Library, typed: str) -> None:
    for hit in library.searching.search(typed).hits:
        assert all(span.end <= len(hit.snippet) for span in hit.spans)


def test_letterhead_words_count_beside_the_text(library: Library, ids: list[LetterId]) -> None:
    found = library.searching.search("postbus", letterhead=True)
    assert {S0, S1, S2, S4} <= {ids.index(hit.letter_id) for hit in found.hits}


def test_one_or_two_letters_look_at_the_beginnings_of_subjects(
    library: Library, ids: list[LetterId]
) -> None:
    assert S0 in seeds_found(library, ids, "o")
    assert seeds_found(library, ids, "pu")[0] == S0
    assert seeds_found(library, ids, "ravijn v") == seeds_found(library, ids, "ravijn ")


@pytest.mark.parametrize(
    ("query", "seed"),
    [
        ("financiëleproblemen", S1),
        ("email tweede kamer", S1),
        ("lobby nieuwsbrief", S1),
        ("gemeentfonds kortng", S1),
        ("kabinet xqzvwk overhedenoverleg klankbordgroep", S0),
        ("klankbordgr", S0),
        ("klnkbordgr", S0),
    ],
)
def test_words_that_were_split_joined_or_misspelt(
    library: Library, ids: list[LetterId], query: str, seed: int
) -> None:
    assert seeds_found(library, ids, query)[0] == seed


def test_labels_and_senders_without_letters_find_nothing(
    library: Library, ids: list[LetterId]
) -> None:
    for query in ("label:financiën", "afzender:!!", "kenmerk:!!", "afzender:onbekend campagne"):
        assert seeds_found(library, ids, query) == []
    assert S0 in seeds_found(library, ids, "afzender:gemeenten campagne")


@pytest.mark.parametrize(
    ("query", "seeds"),
    [
        ("poffertjes OF publiekscampagne", {S0}),
        ('"couleur locale" OF "financiële ravijn"', {S1, S4}),
        ("financiële NEAR/2 ravijn", {S1}),
        ("campagne NEAR/1 Nassaulaan", set()),
        ("overhedenoverleg 3 september 2024", {S0}),
        ("overhedenoverleg 11 maart 1999", set()),
        ("ravijn NIET publiekscampagne", {S1, S3}),
    ],
)
def test_operators_and_dates_among_words(
    library: Library, ids: list[LetterId], query: str, seeds: set[int]
) -> None:
    assert set(seeds_found(library, ids, query)) == seeds


def test_what_one_of_them_found_is_marked(library: Library, ids: list[LetterId]) -> None:
    answer = library.searching.search("poffertjes OF publiekscampagne ")
    assert "publiekscampagne" in " ".join(marked(answer.hits[0])).lower()


def test_a_wrong_query_says_how_it_was_read(library: Library) -> None:
    (remark,) = library.searching.search("afzendr:VNG").remarks
    assert remark.proposal == "afzender:VNG"


def test_a_sender_is_found_however_old_its_letters(tmp_path) -> None:
    """A filter alone is asked of all letters, not only of the newest."""
    database = open_database(tmp_path / "b.kanttekening")
    database.execute("PRAGMA foreign_keys = OFF")
    with database.transaction() as connection:
        for number in range(1, 312):
            sender = "Gemeente Urk" if number == 1 else "VNG"
            connection.execute(
                "INSERT INTO letters (id, title, kind, imported_at, original_id, file_name, sender)"
                " VALUES (?, 'Brief', 'brief', '2024', 1, 'x.txt', ?)",
                (number, sender),
            )
            put_letter(
                connection,
                number,
                IndexedLetter(VersionId(number), "Brief", (), sender, "Geachte raad."),
            )
    searching = Searching(database, LetterStore(database), now_utc)
    # Of a letter or two the names of senders are asked, not the index of words.
    for typed in ("Urk", "u", "ur", "g", "gu", '"gemeente u"'):
        assert [hit.letter_id for hit in searching.search(f"afzender:{typed}").hits] == [1], typed
    assert searching.search("afzender:x").hits == ()
    assert searching.search("-afzender:u raad").total == 310
    database.close()


_PIECES = st.sampled_from(
    [
        "ravijn", "gemeenten", "-", "OF", "OR", "NEAR/3", "NABIJ", "NIET", '"', '"couleur locale"',
        "jaar:2024", "-jaar:2024", "datum:", 'datum:"3 sept 2024".."', "afzender:VNG", "soort:x",
        "-afzender:IPO", "heeft:labels", "label:é", "door:%_", "vergadering:raad", "kenmerk:24/",
        "is:gelezen", "stand:open", "zoals:1", "zoals:x", "in:briefhoofd", "3 sept 2024", "Lbr.",
        "24/032", "(", ")", "*", "^", ":", "'", "🙂", "kleur:rood",
    ]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=7))
def test_any_mixture_of_the_language_is_answered_and_counted(
    library: Library, pieces: list[str]
) -> None:
    query = " ".join(pieces)
    answer = library.searching.search(query)
    assert answer.total >= len(answer.hits) >= 0
    rows = library.searching.rows(library.searching.search(query, by_date=True))
    assert {row.id for row in rows} == {hit.letter_id for hit in answer.hits}
    counts = {facet.name: facet.values for facet in library.facets.of(query)}
    narrowed = any(piece.startswith(("is:", "-")) for piece in pieces)
    if answer.hits and not narrowed:
        assert sum(value.count for value in counts["is"]) == answer.total
