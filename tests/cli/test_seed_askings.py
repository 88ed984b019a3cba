"""Section 5 of the acceptance table: decisions that are asked for and calls to act."""

import pytest

# letter, a word of the request, the lines of its stretches
REQUESTS = [
    (0, "om deel te nemen aan deze gezamenlijke publiekscampagne", [37, 47]),
    (0, "2 tot 16 september", [83]),
    (0, "info@vng.nl", [91, 91]),
    (0, "Communicatieplatform van VNG Fora", [91, 91]),
    (1, "actief in te zetten voor onze campagne", [27]),
    (1, "dringend beroep", [29]),
    (1, "tribune", [64]),
    (1, "Tweede Kamerleden", [68]),
    (1, "lokale en regionale media", [70]),
    (1, "#1voor12 en #ravijn", [72]),
    (1, "reserveer 21 en 26 maart in de agenda", [74]),
    (1, "meld u hier aan", [78]),
    (2, "doorvertellen", [57]),
    (4, "instemming", [26]),
]
SUB_ITEMS = [
    "We werken aan versterking en doorontwikkeling van de representatieve én",
    "We geven een nadere invulling aan het begrip solidariteit",
    "We gaan -op basis van wederkerigheid- de condities aanscherpen",
    "We verkennen de wenselijkheid van uitbreiding",
    "We beschouwen het stuk tevens als de VNG-Kadernota 2020.",
]


@pytest.mark.parametrize(("number", "words", "lines"), REQUESTS)
def test_a_request(seed_of, number, words, lines):
    seed = seed_of[number]
    (asked,) = [one for one in seed.shown["requests"] if words in one["text"]]
    assert seed.lines_of(asked["spans"]) == lines
    shown = " ".join(seed.words(span) for span in asked["spans"])
    assert " ".join(asked["text"].split()) == shown


@pytest.mark.parametrize(("number", "count"), [(0, 3), (1, 8), (2, 1), (3, 0), (4, 1)])
def test_nothing_else_is_a_request(seed_of, number, count):
    assert len(seed_of[number].shown["requests"]) == count


@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_decision_is_asked(seed_of, number):
    assert seed_of[number].shown["requested_decisions"] == []


def test_the_label_in_the_singular(seed_of):
    (decision,) = seed_of[3].shown["requested_decisions"]
    assert decision["text"] == "Gevraagd besluit"
    assert seed_of[3].line_of(decision["spans"][0][0]) in {4, 5}


@pytest.mark.parametrize(
    ("index", "begin", "end"),
    [
        (0, "Kennis te nemen van de concept-resolutie", "een definitieve tekst van de resolutie"),
        (1, "Bespreken en vaststellen van de definitieve resolutie in de Najaars ALV.",
         "de Najaars ALV."),
    ],
)  # fmt: skip
def test_its_two_items(seed_of, index, begin, end):
    (decision,) = seed_of[3].shown["requested_decisions"]
    assert len(decision["items"]) == 2
    assert decision["items"][index].startswith(begin)
    assert decision["items"][index].endswith(end)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Kennis te nemen", {4, 5}),
        ("Bespreken en vaststellen", {4, 5}),
        ("vast te stellen", {122, 123}),
        ("in te stemmen met de bijgevoegde kaders", {136}),
    ],
)
def test_the_same_wish_in_running_text(seed_of, words, lines):
    seed = seed_of[3]
    (decision,) = seed.shown["requested_decisions"]
    assert [
        span
        for span in decision["spans"]
        if words in seed.words(span) and seed.line_of(span[0]) in lines
    ]


def test_one_decision_under_a_label_in_the_plural(seed_of):
    seed = seed_of[4]
    assert seed.lines[28] == seed.lines[156] == "Gevraagde besluiten"
    (decision,) = seed.shown["requested_decisions"]
    assert decision["text"].startswith("'Gemeenten 2024' vast te stellen als verenigingsstrategie")
    assert seed.lines_of(decision["spans"]) == [30, 158]


@pytest.mark.parametrize(("index", "begin"), list(enumerate(SUB_ITEMS)))
def test_its_sub_items(seed_of, index, begin):
    seed = seed_of[4]
    (decision,) = seed.shown["requested_decisions"]
    assert len(decision["items"]) == 5
    assert decision["items"][index].startswith(begin)
    for first, last in decision["spans"]:
        assert begin in " ".join(seed.text[first:last].split())
