"""Papers that letters cite: the samples row by row, and pieces of other letters."""

import pytest
from text.findings_cases import REFERENCES, Sample, cited

from kanttekening.domain.document import Document, ReadingBlock
from kanttekening.domain.letter import Evidence, LetterKind
from kanttekening.domain.passage import Span
from kanttekening.text.markup import parse_text
from kanttekening.text.references import find_references
from kanttekening.text.understanding import understand

NEW_CABINET = "Nieuw kabinet, gebruik en borg de kracht van het lokaal bestuur"
ASYLUM = "Samenhangend beleid in de asielketen dat uitvoerbaar is voor gemeenten"
COMMITTEE = "Studiegroep Interbestuurlijke en Financiële Verhoudingen"
OWN = "Kaders VNG-inzet kabinetsformatie: Gebruik de kracht van lokaal bestuur"

# sample, text, kind, number, date, lines
ROWS = [
    (0, NEW_CABINET, "resolutie", None, "2024-05-24", [33]),
    (0, ASYLUM, "resolutie", None, "2024-06-26", [33]),
    (0, "Hervormingsagenda Jeugd", "document", None, None, [57]),
    (0, "Voorjaarsnota", "rapport", None, None, [57, 59]),
    (0, "Hoofdlijnenakkoord", "document", None, None, [59]),
    (0, "Miljoenennota 2025", "rapport", None, None, [59]),
    (0, "regeerprogramma", "document", None, None, [35, 51, 55]),
    (0, "diverse mailings", "brief", None, None, [91]),
    (1, "Commissie Van Ark", "rapport", None, None, [33]),
    (1, "voorjaarsnota", "rapport", None, None, [31, 33, 43]),
    (1, "enkele breed gesteunde resoluties", "resolutie", None, None, [62]),
    (1, "OVER het ravijn", "document", None, None, [78]),
    (1, "vng.nl/hetravijn", "url", "http://vng.nl/hetravijn", None, [78]),
    (1, "meld u hier aan", "url", None, None, [78]),
    (2, "Brief aan kabinet: Boodschap ALV", "brief", None, None, [24]),
    (2, "Raadsleden in Verzet", "motie", None, None, [22]),
    (2, "een aantal moties", "motie", None, None, [24]),
    (2, COMMITTEE, "rapport", None, None, [49]),
    (2, "minister Ollongren (BZK) een onderzoek", "rapport", None, None, [49]),
    (2, "onderzoeken naar de kosten van de Jeugdzorg", "rapport", None, None, [33]),
    (2, "vng.nl/raadsleden", "url", "https://vng.nl/raadsleden", None, [80]),
    (3, "ledenbrief 3 november 2023", "brief", None, "2023-11-03", [2]),
    (3, "verantwoording over uitvoering moties", "document", None, None, [30]),
    (3, "verenigingsstrategie 2030", "document", None, None, [36, 38]),
    (3, "aparte toelichtende notitie", "document", None, None, [44]),
    (3, "Leidschendam-Voorburg", "motie", None, None, [25]),
    (3, "Beesel", "motie", None, None, [25]),
    (3, "Nijboer", "motie", None, "2023-10-24", [65, 66, 116]),
    (3, "Van Dijk & Van der Graaf", "motie", None, "2023-10-24", [65, 67, 116]),
    (3, "Code Interbestuurlijke verhoudingen, artikel 7", "wet", "7", None, [125]),
    (3, "Uitvoerbaarheidstoets decentrale overheden", "document", None, None, [314]),
    (3, "Voorjaarsnota 2023", "rapport", None, None, [265]),
    (3, "BMC-rapport", "rapport", None, None, [283]),
    (3, "Taskforce Taken en Middelen", "rapport", None, None, [283]),
    (3, "Hervormingsagenda Jeugd", "document", None, None, [189]),
    (3, "Regioberaad", "document", None, None, [131]),
    (3, OWN, "resolutie", None, None, [5, 139]),
    (3, "bijgevoegde kaders", "attachment", None, None, [136]),
    (4, "Gemeenten 2024", "attachment", None, None, [26]),
    (4, "VNG-Kadernota 2020", "rapport", None, None, [35, 163]),
    (4, "aanbevelingen van de Raad van State", "rapport", None, None, [33, 161]),
    (4, "Fonds Tekortgemeenten", "document", None, None, [143]),
    (4, "College van Dienstverleningszaken", "document", None, None, [109]),
    (4, "Samen Organiseren", "document", None, None, [93, 109, 137]),
    (4, "Global Goals", "document", None, None, [69]),
]


@pytest.fixture(scope="module")
def samples():
    return [Sample(number) for number in range(5)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1][:30]}")
def test_the_samples_row_by_row(samples, row):
    number, text, kind, reference_number, date, lines = row
    sample = samples[number]
    (found,) = [one for one in sample.findings.references if one.text == text]
    assert (found.kind, found.number, found.date) == (kind, reference_number, date)
    assert sample.lines(found.spans) == lines


def test_no_sample_cites_a_circular(samples):
    for sample in samples:
        assert not [one for one in sample.findings.references if one.kind in {"lbr", "kenmerk"}]


def test_links_of_the_mailing_itself_are_no_papers(samples):
    texts = {one.text for one in samples[2].findings.references}
    assert texts.isdisjoint({
        "Lees online", "Afmelden", "Gegevens wijzigen", "Reageren",
        "Vereniging van Nederlandse Gemeenten",
    })  # fmt: skip


@pytest.mark.parametrize("case", REFERENCES, ids=lambda case: case["name"])
def test_pieces_of_other_letters(case):
    known = {"date": "date", "circular": "circular_number", "reference": "reference"}
    facts = {name: case[key] for key, name in known.items() if key in case}
    found = cited(case["text"], **facts)
    assert [[one.kind, one.text, one.number or "", one.date or ""] for one in found] == (
        case["found"]
    )


def test_the_kenmerk_of_the_addressee_is_that_of_their_letter():
    text = "Uw kenmerk\n\n2024D21877\n\nDatum\n\n3 mei 2024\n\nGeachte raad,\n\nWij danken u."
    (found,) = understand(parse_text(text)).findings.references
    assert (found.kind, found.number, found.text) == ("kenmerk", "2024D21877", "2024D21877")


def test_a_kenmerk_in_heading_and_text_is_one_reference():
    text = (
        "Uw kenmerk: Z/24/118273\n\nDatum: 3 mei 2024\n\nGeachte raad,\n\n"
        "Wij danken u voor uw brief met kenmerk Z/24/118273."
    )
    (found,) = understand(parse_text(text)).findings.references
    assert (found.number, len(found.spans)) == ("Z/24/118273", 2)


def test_a_motion_does_not_cite_itself():
    title = "Motie M24-07 'Groene daken'"
    document = parse_text(f"{title}\n\nDe raad, gelet op motie M23-01, besluit.")
    facts = {
        "kind": LetterKind.MOTION,
        "evidence": {"kind": Evidence(title, Span(0, len(title)), 0.9)},
    }
    found = cited(document.text, **facts)
    assert [one.number for one in found] == ["M23-01"]


def test_a_citation_across_a_page_is_found_and_has_two_places():
    text = "Zie de brief van\n\n3 mei 2024 over wegen."
    document = Document(text)
    block = ReadingBlock("paragraph", (Span(0, 16), Span(18, len(text))))
    (found,) = find_references(document, facts_of_nobody(), (block,))
    assert [span.of(text) for span in found.spans] == ["brief van", "3 mei 2024"]


def facts_of_nobody():
    return understand(parse_text("Hallo.")).facts


@pytest.mark.parametrize(
    ("text", "sender", "found"),
    [
        ("[Handreiking raadsleden](#)", None, ["Handreiking raadsleden"]),
        ("[Lees de brief online](#)", None, []),
        ("[Gemeente Rietland](#)", "Gemeente Rietland", []),
        ("[Mail ons](mailto:info@rietland.nl)", None, []),
        ("[Het plan](https://www.rietland.nl/plan/) op rietland.nl/plan", None, ["Het plan"]),
    ],
)
def test_links(text, sender, found):
    assert [one.text for one in cited(text, sender=sender)] == found
