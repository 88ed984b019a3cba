"""Dates in every written form: found with the right days, by examples and by chance."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kanttekening.domain.letter import Facts
from kanttekening.text.date_grammar import evened, find_forms
from kanttekening.text.events import find_events
from kanttekening.text.markup import parse_text
from kanttekening.text.periods import easter
from kanttekening.text.reading_order import reading_order

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
SHORT = "jan feb mrt apr mei jun jul aug sept okt nov dec"
WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
LETTER = "2025-02-20"  # a Thursday


def when(text, letter=LETTER):
    document = parse_text(text)
    found = find_events(document, Facts(date=letter), reading_order(document, ()))
    return [(event.start, event.end) for event in found]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("begin maart", "2025-03-01", "2025-03-10"),
        ("medio maart", "2025-03-11", "2025-03-20"),
        ("eind maart", "2025-03-21", "2025-03-31"),
        ("eind februari", "2025-02-21", "2025-02-28"),
        ("ultimo december 2024", "2024-12-21", "2024-12-31"),
        ("de tweede helft van maart 2025", "2025-03-16", "2025-03-31"),
        ("de eerste week van maart", "2025-03-01", "2025-03-07"),
        ("de laatste week van maart", "2025-03-25", "2025-03-31"),
        ("begin 2026", "2026-01-01", "2026-03-31"),
        ("medio 2026", "2026-04-01", "2026-09-30"),
        ("eind 2026", "2026-10-01", "2026-12-31"),
        ("eind volgend jaar", "2026-10-01", "2026-12-31"),
        ("het einde van het jaar", "2025-10-01", "2025-12-31"),
        ("begin volgende maand", "2025-03-01", "2025-03-10"),
        ("week 12", "2025-03-17", "2025-03-23"),
        ("week 12 van 2026", "2026-03-16", "2026-03-22"),
        ("week 12 t/m 14", "2025-03-17", "2025-04-06"),
        ("week 10 van volgend jaar", "2026-03-02", "2026-03-08"),
        ("de weken 12 en 13", "2025-03-17", "2025-03-23"),
        ("de weken 12 tot en met 13", "2025-03-17", "2025-03-30"),
        ("de week van 3 maart", "2025-03-03", "2025-03-09"),
        ("de week voor Prinsjesdag", "2025-09-08", "2025-09-14"),
        ("de week van Koningsdag", "2025-04-21", "2025-04-27"),
        ("Prinsjesdag", "2025-09-16", "2025-09-16"),
        ("Koningsdag", "2025-04-26", "2025-04-26"),
        ("Bevrijdingsdag", "2025-05-05", "2025-05-05"),
        ("Pasen", "2025-04-20", "2025-04-21"),
        ("2e Paasdag", "2025-04-21", "2025-04-21"),
        ("Hemelvaartsdag", "2025-05-29", "2025-05-29"),
        ("Pinksteren 2026", "2026-05-24", "2026-05-25"),
        ("Kerst 2025", "2025-12-25", "2025-12-26"),
        ("het voorjaar van 2026", "2026-03-01", "2026-05-31"),
        ("dit voorjaar", "2025-03-01", "2025-05-31"),
        ("de zomer van 2025", "2025-06-01", "2025-08-31"),
        ("het najaar van dit jaar", "2025-09-01", "2025-11-30"),
        ("de winter van 2025", "2025-12-01", "2026-02-28"),
        ("volgend voorjaar", "2025-03-01", "2025-05-31"),
        ("afgelopen najaar", "2024-09-01", "2024-11-30"),
        ("na de winter", "2025-03-01", "2025-05-31"),
        ("het eerste kwartaal van 2025", "2025-01-01", "2025-03-31"),
        ("het laatste kwartaal van dit jaar", "2025-10-01", "2025-12-31"),
        ("Q2 2025", "2025-04-01", "2025-06-30"),
        ("K3-2025", "2025-07-01", "2025-09-30"),
        ("het tweede halfjaar van 2025", "2025-07-01", "2025-12-31"),
        ("de komende 3 maanden", "2025-02-20", "2025-05-20"),
        ("de komende twee weken", "2025-02-20", "2025-03-06"),
        ("binnen 6 weken", "2025-04-03", "2025-04-03"),
        ("binnen tien werkdagen", "2025-03-06", "2025-03-06"),
        ("binnen een termijn van twee jaar", "2027-02-20", "2027-02-20"),
        ("over drie weken", "2025-03-10", "2025-03-16"),
        ("over 10 dagen", "2025-03-02", "2025-03-02"),
        ("deze week", "2025-02-17", "2025-02-23"),
        ("volgende week", "2025-02-24", "2025-03-02"),
        ("vorige maand", "2025-01-01", "2025-01-31"),
        ("komende dinsdag", "2025-02-25", "2025-02-25"),
        ("komende donderdag", "2025-02-27", "2025-02-27"),
        ("afgelopen donderdag", "2025-02-13", "2025-02-13"),
        ("maart 2026", "2026-03-01", "2026-03-31"),
        ("maart van dit jaar", "2025-03-01", "2025-03-31"),
        ("maart tot en met mei 2025", "2025-03-01", "2025-05-31"),
        ("eind oktober of begin november 2025", "2025-10-21", "2025-11-10"),
        ("schooljaar 2025/2026", "2025-08-01", "2026-07-31"),
        ("schooljaar 2025-'26", None, None),
        ("de jaren 2025-2028", "2025-01-01", "2028-12-31"),
        ("de jaren 2028-2025", None, None),
        ("3 mei '25", "2025-05-03", "2025-05-03"),
        ("dinsdag 4 tot en met donderdag 6 maart", "2025-03-04", "2025-03-06"),
        ("maandag 26 februari", "2024-02-26", "2024-02-26"),
        ("30 december - 2 januari", "2025-12-30", "2026-01-02"),
        ("30 december 2025 t/m 2 januari 2026", "2025-12-30", "2026-01-02"),
        ("29 februari 2024", "2024-02-29", "2024-02-29"),
        ("tussen 10 en 20 mei", "2025-05-10", "2025-05-20"),
        ("tussen 3 mei en 4 juni 2026", "2026-05-03", "2026-06-04"),
        ("3 mei 2026 tot 4 juni 2025", "2026-05-03", "2026-05-03"),
        ("3 tot 1 mei 2025", None, None),
        ("29 februari 2025", None, None),
        ("31 februari", None, None),
        ("week 53 van 2025", None, None),
        ("week 54", None, None),
        ("de eerste week van 2025", None, None),
        ("K3", None, None),
        ("voorjaarsnota", None, None),
        ("Gemeenten 2024", None, None),
        ("Miljoenennota 2025", None, None),
        ("meerjarenbegroting 2025-2028", None, None),
        ("2500 GK", None, None),
        ("afgelopen 8 jaar", None, None),
        ("pagina 4-7", None, None),
    ],
)  # fmt: skip
def test_an_expression_and_its_days(text, start, end):
    found = when(f"Wij verwachten het rond {text} te sturen.")
    if start is None:
        assert found == []
    else:
        assert found[0] == (start, end)


def test_a_list_shares_its_year_and_its_words():
    assert when("Op 3 mei, 4 juni en 5 juli 2026.") == [
        ("2026-05-03", "2026-05-03"), ("2026-06-04", "2026-06-04"), ("2026-07-05", "2026-07-05"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Op 3 mei om 19.30 uur.", "2025-05-03T19:30", "2025-05-03T19:30"),
        ("Op 3 mei om 20 uur.", "2025-05-03T20:00", "2025-05-03T20:00"),
        ("Op 3 mei, van 9.00 - 11.00 uur.", "2025-05-03T09:00", "2025-05-03T11:00"),
        ("Op 3 mei (20:00).", "2025-05-03T20:00", "2025-05-03T20:00"),
        ("Op 3 mei 10:00-12:30.", "2025-05-03T10:00", "2025-05-03T12:30"),
        ("Om 19.30 uur op 3 mei.", "2025-05-03T19:30", "2025-05-03T19:30"),
        ("Op 3 mei van 12.00 tot 11.00 uur.", "2025-05-03", "2025-05-03"),
        ("Op 3 mei 24.00 uur.", "2025-05-03", "2025-05-03"),
        ("Op 3 mei kost het 12.50 euro.", "2025-05-03", "2025-05-03"),
    ],
)
def test_times_of_day(text, start, end):
    assert when(text) == [(start, end)]


DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_every_day_is_found_in_every_form(day):
    month, short = MONTHS.split()[day.month - 1], SHORT.split()[day.month - 1]
    weekday = WEEKDAYS.split()[day.weekday()]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{day.day} {short} {day.year}",
        f"{day.day}e {month} {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{weekday[:2]} {day.day:02} {month.upper()} {day.year}",
        f"{day.day}\n{month} {day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ):
        assert when(f"Het gebeurt op {written}, zegt men.") == [(str(day), str(day))]


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(1, 300))
def test_a_day_without_a_year_is_the_next_or_the_last(letter, distance):
    ahead, back = letter + timedelta(days=distance), letter - timedelta(days=distance)
    for day, verb in ((ahead, "komt"), (back, "kwam")):
        if (day.month, day.day) != (2, 29):
            text = f"De minister {verb} op {day.day} {MONTHS.split()[day.month - 1]}."
            assert when(text, str(letter)) == [(str(day), str(day))]


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 200))
def test_every_range_has_its_two_ends(first, length):
    last = first + timedelta(days=length)
    begin = f"{first.day} {MONTHS.split()[first.month - 1]}"
    end = f"{last.day} {MONTHS.split()[last.month - 1]} {last.year}"
    if first.year == last.year or first.month > last.month:
        for text in (f"van {begin} tot {end}", f"{begin} t/m {end}", f"{begin}-{end}"):
            assert when(f"Dat duurt {text}.") == [(str(first), str(last))]


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_in_spring(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


WORDS = st.lists(
    st.sampled_from(
        "3 31 12 2025 2024 mei februari tot van en , - / t/m week begin eind jl. a.s. om 19.30 uur "
        "uiterlijk vóór binnen zes weken maanden Prinsjesdag het najaar kwartaal eerste komende "
        "\n . ( ) in overleg Zwolle vindt plaats tussen 53 29".split(" ")
    ),
    max_size=40,
).map(" ".join)


@settings(deadline=None)
@given(st.one_of(WORDS, st.text(max_size=300)), st.dates(date(1, 1, 1), date(9999, 12, 31)))
@example("Prinsjesdag", date(8, 1, 1))
@example("week 53", date(9999, 12, 31))
def test_any_text_is_read_without_trouble(text, letter):
    document = parse_text(text)
    for event in find_events(document, Facts(date=str(letter)), reading_order(document, ())):
        assert event.spans == tuple(sorted(set(event.spans)))
        assert all(0 <= span.start < span.end <= len(document.text) for span in event.spans)
        assert event.start is None or event.start <= event.end
        assert event.text.strip() == event.text != ""


def test_white_space_of_any_kind_is_a_space():
    assert len(find_forms(evened("3\u00a0mei\t2025"))) == 1


@pytest.mark.parametrize(
    "words",
    ["3 mei 2025 en ", "1, 2, 3, ", "tot en met van ", "week 12 ", "0123456789", "a" * 50 + " ",
     "eind van de ", "'een zin zonder datum' ", "ge" * 20, "3-3-3-"],
)  # fmt: skip
def test_a_long_text_takes_time_by_its_length(words):
    def seconds(size):
        text = words * (size // len(words))
        document = parse_text(text)
        reading = reading_order(document, ())
        begun = time.process_time()
        find_events(document, Facts(date=LETTER), reading)
        return time.process_time() - begun

    small, large = seconds(5_000), seconds(20_000)
    assert large < 12 * small + 0.3
