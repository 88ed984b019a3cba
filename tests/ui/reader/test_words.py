"""The Dutch of the reader."""

from kanttekening.domain.annotation import AnchorState, MarkKind
from kanttekening.domain.letter import Facts, LetterKind
from kanttekening.words import finding
from kanttekening.words import reader as words

FACTS = Facts(
    sender="Vereniging van Nederlandse Gemeenten", circular_number="24/032", date="2024-09-03"
)


def test_a_citation_names_its_source():
    assert (
        words.citation("de opschalingskorting", FACTS, 2, "Brief")
        == "“de opschalingskorting” (VNG, Lbr. 24/032, 3 september 2024, blz. 2)"
    )


def test_a_citation_without_facts_names_the_title():
    assert words.citation("“zo”", Facts(), None, "Motie 3") == "“zo” (Motie 3)"


def test_dates_are_written_out():
    assert words.date("2020-11-13T10:17+01:00") == "13 november 2020, 10.17 uur"
    assert words.long_date("2020-11-13T10:17+01:00") == "13 november 2020"
    assert words.date("2020-11") == "november 2020"
    assert words.date("onbekend") == "onbekend"
    assert words.date("2020-13-01") == "2020-13-01"
    assert words.date(None) == ""


def test_a_card_says_when():
    assert words.when("2026-02-24", "2026-02-24") == "vandaag"
    assert words.when("2026-02-24", "2026-03-01") == "24 feb"
    assert words.when("2025-02-24", "2026-03-01") == "24 feb 2025"


def test_every_kind_and_state_has_words():
    assert len({words.kind_letter(kind) for kind in MarkKind}) == len(MarkKind)
    assert all(words.kind_name(kind) for kind in MarkKind)
    assert all(words.LETTER_KINDS[kind] for kind in LetterKind)
    assert words.state_word(AnchorState.ANCHORED) == ""
    assert all(words.state_word(state) for state in list(AnchorState)[1:])


def test_hits_are_counted():
    assert finding.hits(2, 6) == "2 van 6"
    assert finding.hits(None, 6) == "6 treffers"
    assert finding.hits(None, 1) == "1 treffer"
    assert finding.hits(None, 2000, capped=True) == "meer dan 2000"
    assert finding.hits(7, 2000, capped=True) == "7 van 2000+"
    assert finding.hits(None, 0) == "Niet gevonden"


def test_going_round_is_said_and_heard():
    begin, end = (finding.aside(turned, hidden=False) for turned in (1, -1))
    assert (begin, end) == ("verder vanaf het begin", "verder vanaf het einde")
    assert finding.hits_said(1, 6, begin) == "verder vanaf het begin, treffer 1 van 6"
    assert finding.hits_said(None, 0) == "Niet gevonden"


def test_near_forms_are_named_up_to_a_few():
    assert finding.also_found(()) == ""
    assert finding.also_found(("raat", "radd")) == "ook gevonden: raat, radd"
    assert finding.also_found(tuple("abcdef")) == "ook gevonden: a, b, c, d en nog 2"
