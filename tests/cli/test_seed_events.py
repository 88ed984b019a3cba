"""Section 3 of the acceptance table: dates and events of the sample letters, row by row."""

import pytest

DAY, PERIOD, MONTH, YEAR, ABOUT = "DPMYA"
# letter, lines of all mentions, words of the first, begin, end, precision, words of what happens,
# tense, whether it goes to the agenda without being asked
ROWS = [
    (0, [29, 35, 51], "19 augustus", "2024-08-19", "2024-08-19", DAY, ["Overhedenoverleg"],
     "past", False),
    (0, [33], "24 mei", "2024-05-24", "2024-05-24", DAY, ["ledenvergaderingen"], "past", False),
    (0, [33, 69], "26 juni", "2024-06-26", "2024-06-26", DAY, ["ledenvergaderingen"], "past",
     False),
    (0, [37, 69], "2 september", "2024-09-02", "2024-09-02", DAY, ["campagne"], "past", False),
    (0, [61], "komende 3 maanden", "2024-09-03", "2024-12-03", ABOUT, ["deelstudies"], "next",
     True),
    (0, [63], "Eind oktober/begin november", "2024-10-21", "2024-11-10", ABOUT,
     ["tweede Overhedenoverleg"], "next", True),
    (0, [83], "vanaf 9 september", "2024-09-09", "2024-09-09", DAY, ["advertentieruimte"], "next",
     True),
    (0, [83], "2 tot 16 september", "2024-09-02", "2024-09-16", PERIOD, ["campagnemateria"],
     "running", False),
    (0, [85], "week voor Prinsjesdag", "2024-09-09", "2024-09-15", ABOUT, ["advertentie"], "next",
     True),
    (0, [87], "Algemene Politieke Beschouwingen", None, None, ABOUT, ["Beschouwingen"], None,
     False),
    (1, [29, 29, 58, 60, 74], "21 maart", "2025-03-21T11:00", "2025-03-21T13:00", DAY,
     ["ledenbijeenkomst"], "next", True),
    (1, [29, 33, 62], "11 maart", "2025-03-11", "2025-03-11", DAY, ["Overhedenoverleg"], "next",
     True),
    (1, [33, 64, 74], "26 maart", "2025-03-26", "2025-03-26", DAY,
     ["Tweede Kamerdebat", "financiën", "decentrale overheden"], "next", True),
    (1, [33], "Medio april", "2025-04-11", "2025-04-20", ABOUT,
     ["kabinetsbespreking", "voorjaarsnota"], "next", True),
    (1, [47], "Van 10 februari tot 26 maart", "2025-02-10", "2025-03-26", PERIOD, ["campagne"],
     "running", False),
    (1, [51], "17-23 februari", "2025-02-17", "2025-02-23", PERIOD, ["Jeugdzorg"], "running",
     False),
    (1, [52], "24 februari-2 maart", "2025-02-24", "2025-03-02", PERIOD, ["Veiligheid"], "next",
     True),
    (1, [53], "3-9 maart", "2025-03-03", "2025-03-09", PERIOD, ["Bestaanszekerheid"], "next",
     True),
    (1, [54], "10-16 maart", "2025-03-10", "2025-03-16", PERIOD, ["Infrastructuur/wegen"], "next",
     True),
    (1, [55], "17-23 maart", "2025-03-17", "2025-03-23", PERIOD, ["Achterblijvende investeringen"],
     "next", True),
    (1, [56], "24-26 maart", "2025-03-24", "2025-03-26", PERIOD, ["Ravijn in de regio"], "next",
     True),
    (1, [78], "deze week", "2025-02-17", "2025-02-23", PERIOD, ["eerste editie"], "running",
     False),
    (2, [6, 20, 22], "25 september", "2020-09-25", "2020-09-25", DAY, ["ALV"], "past", False),
    (2, [26], "4 november", "2020-11-04", "2020-11-04", DAY, ["gesprek", "raadsleden"], "past",
     False),
    (2, [33], "In december", "2020-12-01", "2020-12-31", MONTH, ["onderzoeken", "kosten",
     "Jeugdzorg"], "next", False),
    (2, [35], "Tweede Kamerverkiezingen van 2021", "2021-01-01", "2021-12-31", YEAR,
     ["verkiezingen"], "next", False),
    (2, [47], "27 november", "2020-11-27", "2020-11-27", DAY, ["Bestuurdersdag"], "next", True),
    (2, [47], "februari", "2021-02-01", "2021-02-28", MONTH, ["BALV"], "next", False),
    (2, [49], "In september", "2020-09-01", "2020-09-30", MONTH,
     ["Studiegroep Interbestuurlijke en Financiële Verhoudingen"], "past", False),
    (2, [49], "Deze week", "2020-11-09", "2020-11-15", PERIOD, ["onderzoek"], "running", False),
    (2, [63], "september 2018", "2018-09-01", "2018-09-30", MONTH,
     ["commissie Raadsleden en Griffiers"], "past", False),
    (3, [2, 121], "1 december", "2023-12-01", "2023-12-01", DAY, ["Najaars ALV"], "next", True),
    (3, [7, 17], "laatste week van november", "2023-11-24", "2023-11-30", ABOUT,
     ["definitieve tekst", "resolutie"], "next", True),
    (3, [12, 86], "22 november", "2023-11-22", "2023-11-22", DAY, ["verkiezing"], "next", True),
    (3, [24, 38], "15 juni", "2023-06-15", "2023-06-15", DAY, ["ALV"], "past", False),
    (3, [51], "7 juli", "2023-07-07", "2023-07-07", DAY, ["kabinet"], "past", False),
    (3, [65], "24 oktober", "2023-10-24", "2023-10-24", DAY, ["moties"], "past", False),
    (3, [73], "6 september", "2023-09-06", "2023-09-06", DAY, ["overhedenoverleg"], "past", False),
    (3, [279], "begin 2024", "2024-01-01", "2024-03-31", ABOUT, ["meerjarenbegroting"], "next",
     True),
    (3, [70], "2029", "2029-01-01", "2029-12-31", YEAR, [], None, False),
    (3, [191, 250, 252, 277], "2026", "2026-01-01", "2026-12-31", YEAR, [], None, False),
    (3, [222], "2030", "2030-01-01", "2030-12-31", YEAR, [], None, False),
    (3, [222], "2050", "2050-01-01", "2050-12-31", YEAR, [], None, False),
    (4, [26], "juni 2018", "2018-06-01", "2018-06-30", MONTH, ["ALV"], "past", False),
    (4, [34, 162], "BALV 2019", "2019-01-01", "2019-12-31", YEAR, ["BALV"], "next", False),
]  # fmt: skip


def event_of(seed, lines, words):
    """The one event that is mentioned with these words on these lines."""
    (event,) = [
        event
        for event in seed.shown["events"]
        if words.lower() in event["text"].lower() and seed.line_of(event["spans"][0][0]) == lines[0]
    ]
    return event


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"S{row[0]}-{row[1][0]}-{row[2]}")
def test_a_row(seed_of, row):
    number, lines, words, start, end, precision, what, tense, agenda = row
    seed = seed_of[number]
    event = event_of(seed, lines, words)
    assert (event["start"], event["end"]) == (start, end)
    assert event["precision"] == precision
    assert event["all_day"] == (start is None or "T" not in start)
    for part in what:
        assert part.lower() in event["what"].lower()
    assert event["tense"] == tense
    assert seed.lines_of(event["spans"]) == lines
    assert event["agenda"] is agenda


@pytest.mark.parametrize("number", range(5))
def test_the_words_of_an_event_stand_where_it_says(seed_of, number):
    seed = seed_of[number]
    for event in seed.shown["events"]:
        assert event["text"] in event["quote"]
        assert seed.words(event["spans"][0]) == " ".join(event["text"].split())
        assert event["what"] == "" or event["what"].split()[0] in seed.text


def test_what_is_listed_is_all_but_seasons_and_years(seed_of):
    listed = {(row[0], row[1][0], row[2].lower()) for row in ROWS}
    others = [
        (number, event["text"], event["agenda"])
        for number, seed in enumerate(seed_of)
        for event in seed.shown["events"]
        if not any(
            number == letter
            and words in event["text"].lower()
            and seed.line_of(event["spans"][0][0]) == line
            for letter, line, words in listed
        )
    ]
    assert others == [(0, "vanaf 2026", False), (2, "het najaar", False)]


def test_the_meeting_of_march_has_a_place(seed_of):
    event = event_of(seed_of[1], [29], "21 maart")
    assert event["place"] == "VNG-bureau in Den Haag"
    mentioned = {seed_of[1].words(span) for span in event["spans"]}
    assert {"21 maart van 11.00 tot 13.00 uur", "21 maart, 11.00 tot 13.00 uur"} <= mentioned


def test_21_and_26_march_are_both_kept_free(seed_of):
    seed = seed_of[1]
    for words in ("21 maart", "26 maart"):
        event = next(one for one in seed.shown["events"] if one["text"].startswith(words))
        assert 74 in seed.lines_of(event["spans"])


def test_the_campaign_ends_on_the_day_of_the_debate(seed_of):
    seed = seed_of[1]
    campaign = event_of(seed, [47], "Van 10 februari")
    debate = event_of(seed, [33], "26 maart")
    assert campaign["end"] == debate["end"]
    assert "26 maart" in seed.words(campaign["spans"][0])


def test_the_resolutions_go_with_the_meetings_respectively(seed_of):
    dates = [
        reference["date"]
        for reference in seed_of[0].shown["references"]
        if reference["kind"] == "resolutie"
    ]
    assert dates == ["2024-05-24", "2024-06-26"]


def test_the_letter_to_parliament_of_this_week(seed_of):
    assert "Ollongren" in event_of(seed_of[2], [49], "Deze week")["quote"]


def test_the_range_in_a_title_is_no_period(seed_of):
    assert not any("2028" in event["text"] for event in seed_of[3].shown["events"])


def test_a_meeting_without_a_date_gets_none(seed_of):
    seed = seed_of[4]
    assert "de ALV instemming" in seed.lines[26]
    at = seed.text.index("de ALV instemming")
    for event in seed.shown["events"]:
        assert not any(start < at + 17 and at < end for start, end in event["spans"])
