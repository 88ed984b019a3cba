"""Section 2 of the acceptance table, the rest: damage, links, numbers, what is missing."""

import pytest

REPAIRS = [
    *[(line, "financiéle", "financiële") for line in (16, 88, 113, 191, 238, 277)],
    *[(line, "gemeentefinancién", "gemeentefinanciën") for line in (29, 73, 117, 305)],
    (75, "financién", "financiën"),
    (259, "reéle", "reële"),
    (191, "continuiteit", "continuïteit"),
    (45, "thema'’s", "thema’s"),
    (87, "verkiezingsprogramma'’s", "verkiezingsprogramma’s"),
    (117, "verkiezingsprogramma'’s", "verkiezingsprogramma’s"),
    (255, "voorsommige", "voor sommige"),
    (75, "e", "•"),
    *[(line, "o", "•") for line in (77, 79, 80)],
    (62, "Zijn", "zijn"),
    (182, "zijn..", "zijn."),
]


@pytest.mark.parametrize(("line", "source", "proposal"), REPAIRS)
def test_a_recognition_error_is_repaired_beside_the_source(seed_of, line, source, proposal):
    seed = seed_of[3]
    found = [
        (seed.line_of(repair["start"]), repair["source"], repair["proposal"])
        for repair in seed.shown["repairs"]
    ]
    assert (line, source, proposal) in found
    assert source in seed.lines[line]
    assert all(
        seed.text[one["start"] : one["end"]] == one["source"] for one in seed.shown["repairs"]
    )


def test_nothing_else_is_repaired(seed_of):
    assert len(seed_of[3].shown["repairs"]) == len(REPAIRS)
    assert "écht" in seed_of[3].lines[317]
    assert "écht" not in {repair["source"] for repair in seed_of[3].shown["repairs"]}
    assert [seed_of[number].shown["repairs"] for number in (0, 1, 2, 4)] == [[], [], [], []]


@pytest.mark.parametrize(
    ("number", "line", "words"),
    [
        (0, 65, "asiëldossier"),
        (0, 69, "de de campagne"),
        (0, 61, "uit de voeren"),
        (3, 64, "drietal begroting"),
        (4, 97, "persé"),
        (4, 147, "integrale wetgevingsaanpak"),
    ],
)
def test_errors_of_the_author_stay(seed_of, number, line, words):
    seed = seed_of[number]
    assert words in seed.lines[line]
    assert seed.shown["reading_text"].count(words) == seed.source.count(words)
    assert not any(words in repair["source"] for repair in seed.shown["repairs"])


@pytest.mark.parametrize(
    ("number", "links"),
    [
        (0, [("vng.nl", "https://www.vng.nl", 45)]),
        (1, [("info@vng.nl", "mailto:info@vng.nl", 39), ("vng.nl", "https://vng.nl", 41),
             ("vng.nl/hetravijn", "http://vng.nl/hetravijn", 78), ("meld u hier aan", None, 78)]),
        (2, [("Lees online", None, 10), ("Afmelden", None, 10),
             ("Brief aan kabinet: Boodschap ALV", None, 24), ("Afmelden", None, 74),
             ("Gegevens wijzigen", None, 76), ("Reageren", None, 78),
             ("vng.nl/raadsleden", "https://vng.nl/raadsleden", 80),
             ("Vereniging van Nederlandse Gemeenten", None, 86)]),
        (3, []),
        (4, []),
    ],
)  # fmt: skip
def test_links_live_and_dead(seed_of, number, links):
    seed = seed_of[number]
    found = [
        (link["text"], link["target"], seed.line_of(link["start"])) for link in seed.shown["links"]
    ]
    assert found == links


@pytest.mark.parametrize(
    ("number", "hashtags"),
    [(0, []), (1, [("#1voor12", 72), ("#ravijn", 72)]), (2, []), (3, []), (4, [])],
)
def test_hashtags(seed_of, number, hashtags):
    seed = seed_of[number]
    found = [(one["text"], seed.line_of(one["start"])) for one in seed.shown["hashtags"]]
    assert found == hashtags


@pytest.mark.parametrize(("number", "lines"), [(0, []), (1, []), (2, [41]), (3, [128]), (4, [])])
def test_lost_pictures_are_reported(seed_of, number, lines):
    seed = seed_of[number]
    pictures = seed.shown["missing_pictures"]
    assert [seed.line_of(picture["start"]) for picture in pictures] == lines
    assert ("missing_pictures" in seed.shown["warnings"]) == bool(lines)


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("sender", "VNG", 3),
        ("date", "2020-11-13T10:17+01:00", 4),
        ("subject", "VNG Raadsledennieuwsbrief", 6),
    ],
)
def test_the_header_of_the_mail(seed_of, key, value, line):
    seed = seed_of[2]
    assert seed.shown[key].startswith(value)
    assert seed.line_of(seed.shown["evidence"][key]["start"]) == line


@pytest.mark.parametrize("number", range(5))
def test_boilerplate_of_the_mail_only(seed_of, number):
    seed = seed_of[number]
    lines = [10, 67, 69, 74, 76, 78, 80, 84, 86] if number == 2 else []
    assert seed.lines_of(seed.shown["boilerplate"]) == lines


@pytest.mark.parametrize(
    ("number", "amounts"),
    [
        (0, [("money", "€ 75 miljoen", 75_000_000, 75_000_000, 57)]),
        (1, [("count", "342 verhalen", 342, 342, 68)]),
        (2, []),
        (3, [("money", "€ 675 miljoen", 675_000_000, 675_000_000, 250),
             ("percentage", "57%", 57, 57, 254), ("percentage", "80%", 80, 80, 255),
             ("money", "€ 2,2 miljard", 2_200_000_000, 2_200_000_000, 257),
             ("percentage", "1,6% - 1,8%", 1.6, 1.8, 267)]),
        (4, [("percentage", "60%", 60, 60, 139)]),
    ],
)  # fmt: skip
def test_amounts(seed_of, number, amounts):
    seed = seed_of[number]
    found = [
        (one["kind"], one["text"], one["low"], one["high"], seed.line_of(one["start"]))
        for one in seed.shown["amounts"]
    ]
    assert found == amounts


@pytest.mark.parametrize(
    ("number", "words", "lines"),
    [
        (4, "Gemeenten 2024", range(1, 173)),
        (0, "Miljoenennota 2025", [59]),
        (4, "VNG-Kadernota 2020", [35, 163]),
        (3, "verenigingsstrategie 2030", [36, 38]),
        (3, "2025-2028", [280]),
        (0, "2500 GK", [41]),
        (1, "2500 GK", [37]),
        (2, "2500 GK", [70]),
        (4, "2500 GK", [81]),
    ],
)
def test_titles_and_postcodes_are_no_dates_and_no_phones(seed_of, number, words, lines):
    seed = seed_of[number]
    places = []
    at = seed.text.find(words)
    while at >= 0:
        places.append((at, at + len(words)))
        at = seed.text.find(words, at + 1)
    assert places
    assert {seed.line_of(start) for start, _ in places} <= set(lines)
    taken = [
        span for one in (*seed.shown["events"], *seed.shown["phones"]) for span in one["spans"]
    ]
    for start, end in places:
        assert not any(first < end and start < last for first, last in taken)
