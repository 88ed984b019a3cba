"""What letters ask: the samples row by row, and pieces of other letters."""

import pytest
from text.findings_cases import ASKINGS, Sample, asked, shown

MEMBERS = "'Gemeenten 2024' vast te stellen als verenigingsstrategie, met daarin als uitwerking:"

# sample, words of the request, lines
REQUESTS = [
    (0, "Wij nodigen u van harte uit om deel te nemen aan deze", [37, 47]),
    (0, "in de periode van 2 tot 16 september zoveel mogelijk", [83]),
    (0, "contact opnemen via info@vng.nl. Communicatieprofessionals kunnen", [91, 91]),
    (1, "We roepen u op om zich actief in te zetten", [27]),
    (1, "We doen een dringend beroep op u", [29]),
    (1, "aanwezig te zijn op de tribune bij het debat", [64]),
    (1, "We vragen u daarom Tweede Kamerleden", [68]),
    (1, "lokale en regionale media", [70]),
    (1, "van uw gemeente. Maak daarbij gebruik van de hashtags #1voor12", [72]),
    (1, "reserveer 21 en 26 maart in de agenda", [74]),
    (1, "meld u hier aan", [78]),
    (2, "als raadsleden deze verhalen doorvertellen", [57]),
    (4, "Wij vragen de ALV instemming", [26]),
]


@pytest.fixture(scope="module")
def samples():
    return [Sample(number) for number in range(5)]


@pytest.mark.parametrize("row", REQUESTS, ids=lambda row: f"{row[0]}-{row[1][:30]}")
def test_the_requests_of_the_samples(samples, row):
    number, words, lines = row
    sample = samples[number]
    (found,) = [one for one in sample.findings.requests if words in one.text]
    assert sample.lines(found.spans) == lines
    assert shown(found.spans, sample.document.text) == found.text


def test_the_samples_ask_nothing_else(samples):
    assert [len(sample.findings.requests) for sample in samples] == [3, 8, 1, 0, 1]
    assert [len(sample.findings.requested_decisions) for sample in samples] == [0, 0, 0, 1, 1]


def test_a_label_in_the_singular_with_two_items(samples):
    (found,) = samples[3].findings.requested_decisions
    assert found.text == "Gevraagd besluit"
    assert found.items[0].startswith("Kennis te nemen van de concept-resolutie “Kaders")
    assert found.items[0].endswith("ontvangt u een definitieve tekst van de resolutie")
    assert found.items[1:] == (
        "Bespreken en vaststellen van de definitieve resolutie in de Najaars ALV.",
    )
    label, *wishes = (span.of(samples[3].document.text) for span in found.spans)
    assert label.startswith("Gevraagd besluit\n\nKennis te nemen")
    assert ["vast te stellen" in wishes[0], "in te stemmen" in wishes[1]] == [True, True]


def test_a_label_in_the_plural_with_one_decision_printed_twice(samples):
    (found,) = samples[4].findings.requested_decisions
    assert found.text == MEMBERS
    assert [item[:28] for item in found.items] == [
        "We werken aan versterking en",
        "We geven een nadere invullin",
        "We gaan -op basis van wederk",
        "We verkennen de wenselijkhei",
        "We beschouwen het stuk teven",
    ]
    assert samples[4].lines(found.spans) == [30, 158]
    for span in found.spans:
        words = span.of(samples[4].document.text)
        assert words.startswith(MEMBERS)
        assert words.endswith(found.items[-1])


@pytest.mark.parametrize("case", ASKINGS, ids=lambda case: case["name"])
def test_pieces_of_other_letters(case):
    decisions, requests = asked(case["text"])
    assert [[one.text, *one.items] for one in decisions] == case["decisions"]
    assert [one.text for one in requests] == case["requests"]


def test_a_request_printed_twice_has_two_places():
    _, (request,) = asked("Wij vragen u te komen.\n\nDat is nodig.\n\nWij vragen u te komen.")
    assert len(request.spans) == 2
