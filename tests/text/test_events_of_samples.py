"""Every dated row of the acceptance table for the sample letters."""

import pytest
from text.letters import SEEDS, read

from kanttekening.text.events import find_events

DAY, PERIOD, MONTH, YEAR, ABOUT = "DPMYA"
# line in the seed, words, first day or time, last, precision, what, tense, number of mentions
ROWS = {
    "000": [
        (29, "19 augustus", "2024-08-19", "2024-08-19", DAY, "Overhedenoverleg", "past", 3),
        (33, "24 mei", "2024-05-24", "2024-05-24", DAY, "ledenvergaderingen", "past", 1),
        (33, "26 juni", "2024-06-26", "2024-06-26", DAY, "ledenvergaderingen", "past", 2),
        (37, "2 september", "2024-09-02", "2024-09-02", DAY, "campagne", "past", 2),
        (61, "komende 3 maanden", "2024-09-03", "2024-12-03", ABOUT, "", "next", 1),
        (63, "Eind oktober/begin november", "2024-10-21", "2024-11-10", ABOUT,
         "tweede Overhedenoverleg", "next", 1),
        (83, "vanaf 9 september", "2024-09-09", "2024-09-09", DAY, "advertentieruimte", "next", 1),
        (83, "2 tot 16 september", "2024-09-02", "2024-09-16", PERIOD, "campagnemateria",
         "running", 1),
        (85, "week voor Prinsjesdag", "2024-09-09", "2024-09-15", ABOUT, "advertentie", "next", 1),
        (87, "Algemene Politieke Beschouwingen", None, None, ABOUT, "", None, 1),
    ],
    "001": [
        (29, "21 maart", "2025-03-21T11:00", "2025-03-21T13:00", DAY, "ledenbijeenkomst",
         "next", 5),
        (29, "11 maart", "2025-03-11", "2025-03-11", DAY, "Overhedenoverleg", "next", 3),
        (33, "26 maart", "2025-03-26", "2025-03-26", DAY, "Tweede Kamerdebat", "next", 3),
        (33, "Medio april", "2025-04-11", "2025-04-20", ABOUT, "kabinetsbespreking", "next", 1),
        (47, "Van 10 februari tot 26 maart", "2025-02-10", "2025-03-26", PERIOD, "campagne",
         "running", 1),
        (51, "17-23 februari", "2025-02-17", "2025-02-23", PERIOD, "Jeugdzorg", "running", 1),
        (52, "24 februari-2 maart", "2025-02-24", "2025-03-02", PERIOD, "Veiligheid", "next", 1),
        (53, "3-9 maart", "2025-03-03", "2025-03-09", PERIOD, "Bestaanszekerheid", "next", 1),
        (54, "10-16 maart", "2025-03-10", "2025-03-16", PERIOD, "Infrastructuur", "next", 1),
        (55, "17-23 maart", "2025-03-17", "2025-03-23", PERIOD, "investeringen", "next", 1),
        (56, "24-26 maart", "2025-03-24", "2025-03-26", PERIOD, "Ravijn in de regio", "next", 1),
        (78, "deze week", "2025-02-17", "2025-02-23", PERIOD, "eerste editie", "running", 1),
    ],
    "002": [
        (6, "25 september", "2020-09-25", "2020-09-25", DAY, "ALV", "past", 3),
        (26, "4 november", "2020-11-04", "2020-11-04", DAY, "gesprek", "past", 1),
        (33, "In december", "2020-12-01", "2020-12-31", MONTH, "onderzoeken naar de kosten",
         "next", 1),
        (35, "Tweede Kamerverkiezingen van 2021", "2021-01-01", "2021-12-31", YEAR,
         "Kamerverkiezingen", "next", 1),
        (47, "27 november", "2020-11-27", "2020-11-27", DAY, "Bestuurdersdag", "next", 1),
        (47, "februari", "2021-02-01", "2021-02-28", MONTH, "BALV", "next", 1),
        (49, "In september", "2020-09-01", "2020-09-30", MONTH, "onderzoek van de Studiegroep",
         "past", 1),
        (49, "Deze week", "2020-11-09", "2020-11-15", PERIOD, "onderzoek", "running", 1),
        (63, "september 2018", "2018-09-01", "2018-09-30", MONTH, "commissie", "past", 1),
    ],
    "003": [
        (2, "1 december 2023", "2023-12-01", "2023-12-01", DAY, "Najaars ALV", "next", 2),
        (7, "laatste week van november", "2023-11-24", "2023-11-30", ABOUT,
         "definitieve tekst van de resolutie", "next", 2),
        (12, "22 november", "2023-11-22", "2023-11-22", DAY, "verkiezing", "next", 2),
        (24, "15 juni", "2023-06-15", "2023-06-15", DAY, "ALV", "past", 2),
        (51, "7 juli", "2023-07-07", "2023-07-07", DAY, "kabinet", "past", 1),
        (65, "24 oktober", "2023-10-24", "2023-10-24", DAY, "moties", "past", 1),
        (70, "2029", "2029-01-01", "2029-12-31", YEAR, "", None, 1),
        (73, "6 september", "2023-09-06", "2023-09-06", DAY, "overhedenoverleg", "past", 1),
        (191, "2026", "2026-01-01", "2026-12-31", YEAR, "", None, 4),
        (222, "2030", "2030-01-01", "2030-12-31", YEAR, "", None, 1),
        (222, "2050", "2050-01-01", "2050-12-31", YEAR, "", None, 1),
        (279, "begin 2024", "2024-01-01", "2024-03-31", ABOUT, "meerjarenbegroting", "next", 1),
    ],
    "004": [
        (26, "juni 2018", "2018-06-01", "2018-06-30", MONTH, "ALV", "past", 1),
        (34, "BALV 2019", "2019-01-01", "2019-12-31", YEAR, "BALV", "next", 2),
    ],
}  # fmt: skip
# What the table does not list but a reader may well want: years and seasons, never the agenda.
ALSO = {"000": ["vanaf 2026"], "002": ["najaar"]}


def events_of(name):
    source, document, understanding = read(next(SEEDS.glob(f"{name}_*")))
    found = find_events(document, understanding.facts, understanding.reading)
    return source, document, found


def row_of(source, document, event):
    at = document.source.to_source(event.spans[0].start)
    return source.count("\n", 0, at) + 1


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name, rows in ROWS.items() for row in rows]
)
def test_a_row_of_the_table(name, row):
    source, document, found = events_of(name)
    line, words, start, end, precision, what, tense, mentions = row
    (event,) = [
        event
        for event in found
        if words.lower() in event.text.lower() and row_of(source, document, event) == line
    ]
    assert (event.start, event.end) == (start, end)
    assert event.precision.value == precision
    assert what in event.what
    assert event.tense == tense
    assert len(event.spans) == mentions


@pytest.mark.parametrize("name", ROWS)
def test_nothing_else_is_taken_for_a_date(name):
    _, _, found = events_of(name)
    known = [row[1].lower() for row in ROWS[name]] + ALSO.get(name, [])
    assert [event.text for event in found if not any(w in event.text.lower() for w in known)] == []


def test_the_meeting_of_march_has_its_place():
    _, document, found = events_of("001")
    event = next(event for event in found if event.start == "2025-03-21T11:00")
    assert event.place == "VNG-bureau in Den Haag"
    assert all(span.of(document.text).startswith("21") for span in event.spans)
