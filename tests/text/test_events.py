"""Dates, periods and deadlines in single sentences of many kinds of letters."""

import tomllib

import pytest
from text.letters import ROOT

from kanttekening.domain.document import Block, BlockKind, Document, ReadingBlock
from kanttekening.domain.findings import Precision, Tense
from kanttekening.domain.letter import Evidence, Facts
from kanttekening.domain.passage import Span
from kanttekening.text.events import find_events
from kanttekening.text.markup import parse_text
from kanttekening.text.reading_order import reading_order

CASES = [
    case
    for path in sorted((ROOT / "tests" / "data" / "events").glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def events_in(text, letter=None, **facts):
    document = parse_text(text)
    return find_events(document, Facts(date=letter, **facts), reading_order(document, ()))


def told(event):
    return event.start, event.end, event.precision.value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_a_sentence_announces(case):
    found = events_in(case["text"], case.get("letter"))
    assert len(found) == len(case["events"]), [event.text for event in found]
    for event, expected in zip(found, case["events"], strict=True):
        assert event.quote == case["text"]
        assert event.text in case["text"]
        if expected.pop("unresolved", False):
            assert (event.start, event.end, event.tense) == (None, None, None)
        assert expected.pop("what", "") in event.what
        assert {name: getattr(event, name) for name in expected} == expected


def test_there_are_enough_sentences_of_other_letters():
    assert len(CASES) >= 60


def test_one_day_told_three_times_is_one_event_with_its_time_and_place():
    text = (
        "Wij nodigen u uit voor een ledenbijeenkomst op 21 maart. De bijeenkomst vindt plaats op"
        " 21 maart van 11.00 tot 13.00 uur in het stadhuis te Breda.\n\n"
        "Reserveer 21 en 26 maart in de agenda."
    )
    meeting, debate = events_in(text, "2025-02-20")
    assert (meeting.start, meeting.end) == ("2025-03-21T11:00", "2025-03-21T13:00")
    assert not meeting.all_day
    assert meeting.place == "stadhuis te Breda"
    assert [span.of(text) for span in meeting.spans] == [
        "21 maart", "21 maart van 11.00 tot 13.00 uur", "21 en 26 maart",
    ]  # fmt: skip
    assert debate.start == "2025-03-26"
    assert debate.all_day


def test_a_deadline_is_no_event_of_the_same_day():
    found = events_in("De markt is op 3 mei. Meld u aan vóór 3 mei.", "2025-04-01")
    assert [event.role.value for event in found] == ["event", "deadline"]


def test_the_date_of_the_letter_itself_is_no_event():
    text = "Datum\n\n3 september 2024\n\nOp 4 september 2024 is er een overleg."
    at = text.index("3 september")
    evidence = {"date": Evidence("3 september 2024", Span(at, at + 16), 0.9)}
    found = events_in(text, "2024-09-03", evidence=evidence)
    assert [event.start for event in found] == ["2024-09-04"]


@pytest.mark.parametrize(
    "text",
    ["Utrecht, 3 september 2024", "3 september 2024", "Verzonden: 2 september 2024",
     "Uw brief van: 14 augustus 2024", "De nota d.d. 14 augustus 2024 is bekend.",
     "Wij lazen uw e-mail van 14 augustus."],
)  # fmt: skip
def test_dates_of_papers_are_no_events(text):
    assert events_in(text, "2024-09-03") == ()


def test_items_of_a_list_look_the_way_of_their_sentence():
    text = "De komende weken bespreken we:\n\n- Jeugd (3-9 maart)\n- Wonen (10-16 oktober)"
    found = events_in(text, "2025-02-20")
    assert [told(event) for event in found] == [
        ("2025-03-03", "2025-03-09", "P"),
        ("2025-10-10", "2025-10-16", "P"),
    ]
    assert [event.what for event in found] == ["Jeugd", "Wonen"]


def test_a_day_without_year_is_the_day_that_is_told_elsewhere():
    text = "Het overleg van 9 mei jl. was goed.\n\nVerslag overleg 9 mei"
    (event,) = events_in(text, "2026-03-01")
    assert event.start == "2025-05-09"
    assert len(event.spans) == 2


def test_a_period_that_holds_the_day_of_the_letter_is_running():
    (event,) = events_in("Van 10 februari tot 26 maart voeren wij campagne.", "2025-02-20")
    assert event.tense is Tense.RUNNING


def test_a_mention_that_a_page_cut_in_two_has_two_spans():
    first = "Over dit onderwerp organiseren wij een bijeenkomst voor alle raadsleden op 21"
    second = "maart 2025 in Zwolle."
    text = f"{first}\n\n{second}"
    document = parse_text(text)
    (event,) = find_events(document, Facts(), reading_order(document, ()))
    assert event.text == "21 maart 2025"
    assert [span.of(document.text) for span in event.spans] == ["21", "maart 2025"]


def test_without_a_date_of_the_letter_only_full_dates_are_resolved():
    full, short, term = events_in("Het is op 3 mei 2025. Het is op 4 mei. Betaal binnen 14 dagen.")
    assert full.start == "2025-05-03"
    assert (short.start, short.precision) == (None, Precision.DAY)
    assert (term.start, term.role.value) == (None, "deadline")


def test_a_damaged_date_of_the_letter_is_as_none():
    (event,) = events_in("Het is op 4 mei.", "gisteren")
    assert event.start is None


def test_the_date_of_another_letter_helps_if_the_letter_has_none():
    (event,) = events_in("De raad vergadert op 4 mei.", date_inferred="2025-04-01")
    assert event.start == "2025-05-04"


def test_a_moment_without_a_date_is_named_and_not_dated():
    (event,) = events_in("Ook na de Algemene Politieke Beschouwingen.", "2024-09-03")
    assert event.what == "Algemene Politieke Beschouwingen"
    assert event.start is None


def test_a_row_of_a_table_is_one_sentence():
    text = "12\t3 april 2025\tBehandeling van de nota\tJanssen"
    span = Span(0, len(text))
    row = ReadingBlock(BlockKind.TABLE_ROW, (span,))
    document = Document(text, (Block(BlockKind.TABLE_ROW, span),))
    (event,) = find_events(document, Facts(), (row,))
    assert (event.start, event.what) == ("2025-04-03", "Behandeling van de nota")


def test_a_row_of_the_heading_holds_no_events():
    text = "2 april 2024\tWNS-2024\t23 april 2024"
    span = Span(0, len(text))
    evidence = {"date": Evidence("23 april 2024", Span(22, len(text)), 0.9)}
    row = ReadingBlock(BlockKind.TABLE_ROW, (span,))
    facts = Facts(date="2024-04-23", evidence=evidence)
    assert find_events(Document(text), facts, (row,)) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Schikt u donderdag 12 juni 2025?", "Schikt u donderdag 12 juni 2025?"),
        ("2. Uiterlijk 1 mei 2025 de raad te informeren.",
         "Uiterlijk 1 mei 2025 de raad te informeren"),
        ("De provincie laat weten dat zij dat per 14 juni 2025 wil schrappen.",
         "De provincie laat weten dat zij dat per 14 juni 2025 wil …"),
        ("Ik heb de wethouder op 10 maart 2025 gemaild.",
         "Ik heb de wethouder op 10 maart 2025 gemaild"),
        ("Wilt u zich voor 10 juni 2025 melden via griffie@raad.example?",
         "Wilt u zich voor 10 juni 2025 melden via griffie@raad.example?"),
    ],
)  # fmt: skip
def test_a_verb_or_an_actor_alone_is_not_what_happens(text, what):
    (event,) = events_in(text)
    assert event.what == what


def test_on_a_date_behind_its_label_is_what_the_letter_is_about():
    text = "Datum: vrijdag 20 juni 2025\n\nTijd: 16.00 uur"
    (event,) = events_in(text, subject="Opening gemeentehuis")
    assert event.what == "Opening gemeentehuis"


@pytest.mark.parametrize(
    "text",
    [
        "Wij vragen het college elk half jaar te rapporteren.",
        "Wij ontvingen uw aanvraag van 2 december 2024.",
        "In het Dagblad van 30 augustus 2024 zegt de eigenaar iets anders.",
        "Onze controleverklaring van 28 mei 2025 is goedkeurend.",
    ],
)
def test_how_often_and_the_day_of_a_paper_announce_nothing(text):
    assert events_in(text, "2025-06-01") == ()
