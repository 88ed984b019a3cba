"""Each tolerance of search by itself: what is forgiven, and that it is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.making import open_library, store

from kanttekening.domain.rows import FoundIn
from kanttekening.services import search_pool, search_word
from kanttekening.services.library import Library

# What a letter says, what somebody types, and how it is told; the filling is in every letter.
TOLERANCES = {
    "accents": ("De financiële coördinatie.", "financiele coordinatie", ""),
    "accents too many": ("Het comite vergadert.", "comité", ""),
    "case": ("Het RAVIJN nadert.", "ravijn", ""),
    "one letter too few": ("Het overhedenoverleg.", "overhdenoverleg", "overhedenoverleg"),
    "one letter too many": ("Het overhedenoverleg.", "overhedenooverleg", "overhedenoverleg"),
    "another letter": ("Het overhedenoverleg.", "overhedenoverlag", "overhedenoverleg"),
    "two slips": ("De klankbordgroep.", "klnkbordgreep", "klankbordgroep"),
    "a swap": ("De klankbordgroep.", "klankbodrgroep", "klankbordgroep"),
    "a scan misread": ("De rnaatregel van toen.", "maatregel", "rnaatregel"),
    "a letter torn by a scan": ("De klarikbordgroep.", "klankbordgroep", "klarikbordgroep"),
    "a query from a scan": ("De maatregel van toen.", "rnaatregel", "maatregel"),
    "a digit for a letter": ("De opschalingskorting.", "opscha1ingskorting", "opschalingskorting"),
    "a word broken by a scan": ("De opschalings korting.", "opschalingskorting", ""),
    "words glued by a scan": ("Dit is voorsommige een last.", "sommige last", "voorsommige"),
    "a line end": ("De opschalings-\nkorting gaat door.", "opschalingskorting", ""),
    "more for one": ("De kadernota is er.", "kadernota's", "kadernota"),
    "one for more": ("Alle verordeningen.", "verordening", ""),
    "another vowel": ("Zeven havens en manen.", "maan", "manen"),
    "a voiced end": ("Alle ledenbrieven.", "ledenbrief", "ledenbrieven"),
    "the end of a compound": ("Het financieringsravijn.", "ravijn", "financieringsravijn"),
    "the beginning of a compound": ("De jeugdzorgkosten.", "jeugdzorg", ""),
    "a compound written apart": ("De jeugdzorg kost meer.", "jeugd zorg", "jeugdzorg"),
    "a compound with a link": ("De stadsverwarming.", "stad verwarming", "stadsverwarming"),
    "a compound written as one": ("De jeugd zorg kost meer.", "jeugdzorg", ""),
    "a hyphen too many": ("De jeugdhulpregio.", "jeugdhulp-regio", "jeugdhulpregio"),
    "a hyphen left out": ("De VNG-inzet.", "vnginzet", ""),
    "an apostrophe": ("Alle thema's samen.", "themas", ""),
}
FILLING = "De raad van de gemeente vergadert over de begroting van het college."


@pytest.fixture(params=TOLERANCES)
def tolerance(request, tmp_path) -> Iterator[tuple[Library, str, str]]:
    text, typed, told = TOLERANCES[request.param]
    with open_library(tmp_path / "raad.kanttekening") as library:
        for number in range(4):
            store(library, f"{FILLING} Brief {number}.")
        store(library, f"{text} {FILLING}")
        yield library, typed, told


def test_what_is_forgiven_is_found_and_told(tolerance):
    library, typed, told = tolerance
    answer = library.searching.search(f"{typed} ")
    assert [hit.letter_id for hit in answer.hits] == [5]
    assert [word.lower() for word in answer.also_searched] == ([told] if told else [])
    if told:
        # Whoever asks for the word itself gets nothing else.
        assert library.searching.search(f"{typed} ", exact=True).total == 0


def test_the_word_itself_comes_before_what_is_near(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as library:
        texts = ("Verordeningen.", "De verordenlng.", "Brandverordening.", "Een verodrening.")
        near = [store(library, f"{text} {FILLING}") for text in texts]
        itself = store(library, f"{FILLING} Een verordening.")
        found = [hit.letter_id for hit in library.searching.search("verordening ").hits]
    assert found[0] == itself
    assert set(found[1:]) >= set(near[:3])


def test_while_a_word_grows_its_beginnings_are_enough(tmp_path, monkeypatch):
    monkeypatch.setattr(search_word, "_PLENTY_WHILE_TYPING", 3)
    with open_library(tmp_path / "raad.kanttekening") as library:
        for number in range(3):
            store(library, f"De kadernota {number}. {FILLING}")
        odd = store(library, f"De kadrenota. {FILLING}")
        assert odd not in [hit.letter_id for hit in library.searching.search("kadernot").hits]
        assert odd in [hit.letter_id for hit in library.searching.search("kadernota ").hits]


def test_compounds_of_common_words_wait(tmp_path, monkeypatch):
    monkeypatch.setattr(search_pool, "_COMMON", 1)
    monkeypatch.setattr(search_pool, "_FEW", 0)
    with open_library(tmp_path / "raad.kanttekening") as library:
        both = store(library, f"Het ravijn. {FILLING}")
        store(library, f"Het ravijnjaar. {FILLING}")
        found = library.searching.search("ravijn begroting ").hits
    assert both in [hit.letter_id for hit in found]


def test_counting_stops_where_nobody_reads_on(tmp_path, monkeypatch):
    with open_library(tmp_path / "raad.kanttekening") as library:
        for number in range(6):
            store(library, f"De raad van stad {number}. {FILLING}")
        monkeypatch.setattr("kanttekening.services.searching.MOST_COUNTED", 4)
        for query in ("raad ", '"van de gemeente"', "raad begroting ", "is:ongelezen"):
            assert library.searching.search(query, limit=2).total in (4, 6)
            assert library.searching.search(query, limit=2, count_all=True).total == 6


def test_a_number_that_is_excluded_by_a_word_stays_out(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as library:
        one = store(library, f"Zie Lbr. 24/032 over ravijnen. {FILLING}")
        store(library, f"Zie Lbr. 24/032 over kadernota's. {FILLING}")
        found = library.searching.search("Lbr. 24/032 -kadernotas")
    assert [hit.letter_id for hit in found.hits] == [one]


def test_a_hit_in_the_head_is_told(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as library:
        letter = store(library, f"Het ravijn. {FILLING}")
        library.annotating.remark(letter, "Navragen bij de klankbordgroep")
        (hit,) = library.searching.search("klankbordgroep ").hits
        assert (hit.letter_id, hit.where) == (letter, FoundIn.ANNOTATION)
        (hit,) = library.searching.search("ravijn ").hits
        assert hit.where is FoundIn.TEXT


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("financiële ravijn", "Het financieel ravijn"),
        ("finaciele ravijn", "Het financieel ravijn"),
        ("financieel", "De financiële gevolgen"),
        ("raadslid", "Alle raadsleden"),
        ("bedragen", "Het bedrag"),
        ("97500", "Een bijdrage van € 97.500"),
        ("1250000", "Een bijdrage van € 1.250.000,00"),
    ],
)
def test_a_word_is_found_as_the_letter_spells_it(tmp_path, typed, written):
    with open_library(tmp_path / "raad.kanttekening") as library:
        store(library, f"De wethouder schrijft over de haven. {FILLING}")
        letter = store(library, f"{written}. {FILLING}")
        assert [hit.letter_id for hit in library.searching.search(typed).hits] == [letter]
        assert library.searching.search(typed, exact=True).total == 0


PIECES = st.sampled_from(
    ['"', "-", "raad", "rvaijn", "begro", " ", "OF", "NABIJ/3", "jaar:", "2024", "3 sept", "24/0",
     "U2024", "is:", "(", ")", "*", ":", "é", "ﬁ", "\u0301", "\x00", "lijkt:1", "in:briefhoofd"]
)  # fmt: skip


@pytest.fixture(scope="module")
def some(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("some") / "raad.kanttekening") as library:
        for number in range(3):
            store(library, f"Het ravijn nr. 24/03{number} van 3 september 2024. {FILLING}")
        yield library


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_no_query_is_an_error(some, query):
    answer = some.searching.search(query)
    assert answer.total >= len(answer.hits)
    assert len({hit.letter_id for hit in answer.hits}) == len(answer.hits)


def test_an_index_of_another_version_is_made_anew(tmp_path):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as library:
        letter = store(library, f"Het ravijn. {FILLING}")
        library.annotating.remark(letter, "Navragen bij de klankbordgroep")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE search_state SET version = 1")
    with open_library(path) as library:
        assert library.searching.search("ravijn ").total == 0
        assert not library.checking.is_index_whole
        told = []
        assert not library.checking.complete_index(stopped=lambda: True)
        assert library.checking.complete_index(lambda done, of: told.append((done, of)))
        assert told == [(1, 1)]
        assert library.checking.is_index_whole
        assert library.searching.search("ravijn ").total == 1
        assert library.searching.search("klankbordgroep ").total == 1
        assert library.checking.check().ok


# A row that somebody remembers, and what a scan made of it; every other letter has its words apart.
SPOILT_ROWS = {
    "a short word misread": ("wat doet het kabinet", "wat docf het kabinet"),
    "a word broken": ("nadere uitwerking volgt", "nadere ui twerking volgt"),
    "a word broken and misread": ("uitgebreid besproken met", "nitge breid be5proken met"),
    "words glued": ("voor sommige inwoners", "voorsommige inwoners"),
    "every word misread": ("rekening houden met", "rckening houdeu mct"),
}


@pytest.mark.parametrize("kind", SPOILT_ROWS)
def test_a_spoilt_row_comes_before_its_words_apart(tmp_path, kind):
    asked, shown = SPOILT_ROWS[kind]
    with open_library(tmp_path / "raad.kanttekening") as library:
        apart = ". En dan weer iets anders over de begroting. ".join(reversed(asked.split()))
        for number in range(12):
            store(library, f"Brief {number}. {apart.capitalize()}. {FILLING}")
        meant = store(library, f"{FILLING} Hier staat {shown} in een zin. {FILLING}")
        answer = library.searching.search(f"{asked} ")
        first = answer.hits[0]
        assert first.letter_id == meant
        assert [span.of(first.snippet) for span in first.spans] == [shown]
        assert shown in answer.also_searched
        exact = library.searching.search(f"{asked} ", exact=True)
        assert meant not in [hit.letter_id for hit in exact.hits]
        # The row as it was typed is better still.
        itself = store(library, f"{FILLING} Hier staat {asked} in een zin.")
        assert library.searching.search(f"{asked} ").hits[0].letter_id == itself
