"""Finding in the handbook: all words, as typed before nearly, and the best page first."""

import pytest

from kanttekening.domain.passage import Span
from kanttekening.services.handbook_finding import HandbookFinder

PAGES = {
    "beginnen": "Beginnen\nLees brieven in. Zoeken kan altijd.",
    "zoeken": "Zoeken\nTyp een woord. Bewaar een zoekopdracht.",
    "bibliotheek": "Bibliotheek en reservekopie\nMaak een reservekopie op een usb-stick.",
}


@pytest.fixture(scope="module")
def finder():
    return HandbookFinder(PAGES)


def test_places_are_those_of_the_page(finder):
    hits = finder.find("usb")
    start = PAGES["bibliotheek"].index("usb")
    assert hits.pages == {"bibliotheek": (Span(start, start + 3),)}
    assert hits.near == ()


def test_all_words_must_be_on_the_page(finder):
    assert list(finder.find("woord zoekopdracht").pages) == ["zoeken"]
    assert finder.find("woord usb").pages == {}


@pytest.mark.parametrize("typed", ["reservekopei", "reserverkopie", "RESERVEKOPY"])
def test_a_slip_finds_and_is_told(finder, typed):
    hits = finder.find(typed)
    assert list(hits.pages) == ["bibliotheek"]
    assert hits.near == ("reservekopie",)


def test_what_is_there_is_not_looked_for_nearly(finder):
    assert finder.find("zoeken").near == ()


def test_a_title_is_better_than_a_line_and_more_places_than_few(finder):
    assert finder.find("zoeken").best == "zoeken"
    assert finder.find("een").best == "zoeken"


def test_nonsense_and_nothing_find_nothing(finder):
    assert finder.find("qwrtzpl").best is None
    assert finder.find("  ").pages == {}


def test_a_word_is_found_as_a_word_before_in_the_middle_of_another():
    finder = HandbookFinder(
        {
            "data": "Data en termijnen\nMijnen, termijnen en aannamen.",
            "delen": "Delen\nMijn naam staat bij een kanttekening.",
            "lezen": "Lezen\nNaamloze stukken.",
        }
    )
    assert list(finder.find("mijn naam").pages) == ["delen"]
    assert finder.find("naam").best == "delen"
    assert set(finder.find("naam").pages) == {"delen", "lezen"}
    assert list(finder.find("nnam").pages) == ["data"]
