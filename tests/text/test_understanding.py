"""What letters tell about themselves: facts with evidence, parts, reading order."""

import pytest
from text.letters import LETTERS, MADE_UP, SAMPLES, SEEDS, read, told

from kanttekening.domain.document import BlockKind
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

sample = pytest.mark.parametrize("case", SAMPLES, ids=lambda case: case["name"][:3])


@sample
def test_the_facts_of_the_samples(case):
    _, _, understanding = read(SEEDS / case["name"])
    assert told(understanding.facts) == case["facts"]


@sample
def test_the_headings_of_the_samples(case):
    source, document, _ = read(SEEDS / case["name"])
    lines = [
        source.count("\n", 0, document.source.to_source(block.span.start)) + 1
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]
    assert lines == case["headings"]


@sample
def test_the_samples_are_read_without_furniture_and_with_whole_sentences(case):
    source, document, understanding = read(SEEDS / case["name"])
    lines = [
        source.count("\n", 0, document.source.to_source(span.start)) + 1
        for span in understanding.furniture
    ]
    assert lines == case["furniture"]
    shown = understanding.reading_text(document.text)
    for sentence in case["read_as"]:
        assert sentence in shown
    assert "Nassaulaan" not in shown


@sample
def test_the_parts_of_the_samples(case):
    _, document, understanding = read(SEEDS / case["name"])
    assert [part.kind.value for part in understanding.parts] == case["parts"]
    assert understanding.parts[0].span.start == 0
    assert understanding.parts[-1].span.end == len(document.text)


def test_the_cover_ends_where_the_letter_begins():
    _, document, understanding = read(SEEDS / "004_94a9885ef223c3f3.txt")
    cover, letter = understanding.parts
    assert cover.span.of(document.text).endswith("als de VNG-Kadernota 2020.")
    assert letter.span.of(document.text).startswith("Aan de leden\n\nDatum")


@pytest.mark.parametrize("name", sorted(MADE_UP))
def test_the_facts_of_other_letters(name):
    expected = {key: value for key, value in MADE_UP[name].items() if key != "written"}
    assert told(read(LETTERS / name)[2].facts) == expected


@pytest.mark.parametrize(
    "path", [*sorted(SEEDS.glob("*.txt")), *sorted(LETTERS.glob("*.txt"))], ids=lambda p: p.stem
)
def test_every_fact_shows_the_words_it_was_read_from(path):
    _, document, understanding = read(path)
    facts = understanding.facts
    for name, evidence in facts.evidence.items():
        assert getattr(facts, name) is not None
        assert evidence.quote
        assert evidence.span.of(document.text) == evidence.quote
        assert 0 < evidence.confidence <= 1
    unproven = set(told(facts)) - set(facts.evidence) - {"kind", "language"}
    assert not (unproven - {"attachments_count"})


def test_every_made_up_letter_has_its_expectations():
    assert {path.name for path in LETTERS.glob("*.txt")} == set(MADE_UP)


def facts_of(text):
    return understand(parse_text(text)).facts


def test_a_text_of_one_word_has_no_facts():
    assert told(facts_of("Hallo")) == {"kind": "overig"}
    assert told(facts_of("")) == {"kind": "overig"}


@pytest.mark.parametrize(
    ("heading", "field", "value"),
    [
        ("Datum: 3 mei 2024", "date", "2024-05-03"),
        ("Datum   3 mei 2024", "date", "2024-05-03"),
        ("Datum\t3 mei 2024", "date", "2024-05-03"),
        ("Datum 3 mei 2024", "date", "2024-05-03"),
        ("DATUM : 03-05-2024", "date", "2024-05-03"),
        ("Datum\n\n3-5-2024", "date", "2024-05-03"),
        ("Datum: vrijdag 3 mei 2024", "date", "2024-05-03"),
        ("Den Haag, 3 mei 2024", "date", "2024-05-03"),
        ("'s-Gravenhage, 3 mei 2024", "date", "2024-05-03"),
        ("Zuiderveen, d.d. 3 mei 2024", "date", "2024-05-03"),
        ("d.d. 3 mei 2024", "date", "2024-05-03"),
        ("2024-05-03", "date", "2024-05-03"),
        ("Datum: 31 februari 2024", "date", None),
        ("Datum\nOns kenmerk\n2024-12345", "date", None),
        ("Datum\nOns kenmerk\n2024-12345", "reference", "2024-12345"),
        ("Ons kenmerk: 2024-12345", "reference", "2024-12345"),
        ("Kenmerk 2024-12345", "reference", "2024-12345"),
        ("Kenmerk: Z/24/118273 / D/24/991", "reference", "Z/24/118273 / D/24/991"),
        ("Zaaknummer: 1187", "reference", "1187"),
        ("Uw kenmerk: AB-12\nOns kenmerk: CD-34", "your_reference", "AB-12"),
        ("Uw kenmerk: AB-12\nOns kenmerk: CD-34", "reference", "CD-34"),
        ("Zaaknummer: 1187\nOns kenmerk: CD-34", "reference", "CD-34"),
        ("Kenmerk: geen", "reference", None),
        ("Uw brief van: 2 april 2024\nDatum: 3 mei 2024", "date", "2024-05-03"),
        ("Betreft Snelheid op de dijk", "subject", "Snelheid op de dijk"),
        ("Betreft: snelheid op de dijk", "subject", "snelheid op de dijk"),
        ("Onderwerp : snelheid", "subject", "snelheid"),
        ("Onderwerp\nUitnodiging voor overleg", "subject", "Uitnodiging voor overleg"),
        ("T 070 373 83 93", "phone", "+31703738393"),
        ("Telefoonnummer: (070) 373 83 93", "phone", "+31703738393"),
        ("Doorkiesnummer +31 (0)70 373 83 93", "phone", "+31703738393"),
        ("Telefoon\n14 030", "phone", None),
        ("Bijlagen: 2", "attachments_count", 2),
        ("Bijlage(n) geen", "attachments_count", 0),
        ("Bijlage(n): n.v.t.", "attachments_count", 0),
        ("Bijlagen: drie", "attachments_count", 3),
        ("Bijlage: 1. Kaart van het gebied", "attachments_count", None),
        ("Lbr. 24/032", "circular_number", "24/032"),
        ("Lbr.25/11", "circular_number", "25/011"),
        ("Lbr 24/032", "circular_number", "24/032"),
        ("Ledenbrief 24/032", "circular_number", "24/032"),
        ("Ons kenmerk: U2024 / Lbr: 24/032", "circular_number", "24/032"),
        ("Behandeld door: J. Jansen\nTelefoon: 0512-345678", "phone", "+31512345678"),
    ],
)
def test_one_fact_in_many_layouts(heading, field, value):
    text = f"{heading}\n\nGeachte raad,\n\nHierbij sturen wij u een brief over de stad.\n"
    assert getattr(facts_of(text), field) == value


@pytest.mark.parametrize("gap", ["\t", "      "])
def test_a_row_of_labels_above_a_row_of_values(gap):
    labels = gap.join(["Datum", "Ons kenmerk", "Bijlage(n)", "Telefoon"])
    values = gap.join(["3 mei 2024", "2024-12", "2", "0512 345 678"])
    facts = facts_of(f"{labels}\n{values}\n\nGeachte raad,\n\nWij schrijven u een brief.")
    assert (facts.date, facts.reference) == ("2024-05-03", "2024-12")
    assert (facts.attachments_count, facts.phone) == (2, "+31512345678")


BODY = "Geachte raad,\n\nHierbij sturen wij u een brief over de stad.\n"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Datum: 3 mei 2024 Kenmerk: A-12 Betreft: Wegen\n\n" + BODY, "reference", "A-12"),
        ("Datum: 3 mei 2024 Kenmerk: A-12 Betreft: Wegen\n\n" + BODY, "subject", "Wegen"),
        ("Onderwerp\tWegen en\n\tpleinen\n\n" + BODY, "subject", "Wegen en pleinen"),
        ("Onderwerp: Wegen Geachte heer, mevrouw,\n\n" + BODY, "subject", "Wegen"),
        ("Onderwerp\tWegen\nA-12\n\n" + BODY, "subject", "Wegen"),
        ("Datum   Kenmerk   Telefoon\n3 mei 2024   A-12\n\n" + BODY, "reference", None),
        ("Datum\nOns kenmerk\nBijlage(n)\n3 mei 2024\nA-12\nKaart\n\n" + BODY, "reference", None),
        ("Datum\tKenmerk\n\n" + BODY, "date", None),
        ("Aan: a@b.nl;; c@d.nl;\n\n" + BODY, "recipients", ("a@b.nl", "c@d.nl")),
        ("Aan\n\nGemeente Rietland\nPostbus 5\n3400 AA Rietland\n\n" + BODY, "sender", None),
        (BODY + "\nHoogachtend,\n\nJ. de Boer\nvoorzitter", "sender", None),
        (BODY + "\nHoogachtend,\n\nJ. de Boer\nvoorzitter", "signatory_role", "voorzitter"),
        (BODY + "\nHoogachtend,\n\nJ. de Boer\n\nwordt vervolgd", "signatory_role", None),
        (BODY + "\nAldus besloten,\nJ. de Boer", "signatory", None),
        (BODY + "\nNamens de buurt,\nJ. de Boer", "signatory", "J. de Boer"),
        ("Bijlage bij raadsvoorstel 12\n\n" + BODY, "kind", "bijlage"),
        ("Bijlage bij raadsvoorstel 12\n\n" + BODY, "recipients", ()),
        ("Plan\nBijlage bij ledenbrief\n\n" + BODY, "sender", None),
        ("Motie\n\nOnderwerp: Wegen\n\n" + BODY, "date", None),
        ("Eindrapport\n\nHet ging goed.", "kind", "rapport"),
        ("Onderwerp: Uitnodiging werkbezoek\n\n" + BODY, "kind", "uitnodiging"),
        ("Dear council,\n\nWe thank you for the letter that you sent to us and for your time.",
         "language", "en"),
    ],
)  # fmt: skip
def test_what_is_not_said_is_not_guessed(text, field, value):
    assert getattr(facts_of(text), field) == value


def test_a_title_and_an_answer_to_a_motion_are_told_apart():
    assert facts_of("Onderwerp: Beantwoording motie wegen\n\n" + BODY).kind == "brief"
    assert facts_of("Raadsvergadering 3 mei\n\nMotie wegen\n\n" + BODY).kind == "motie"


@pytest.mark.parametrize(
    ("below", "date"),
    [
        ("Lindeloo, 20 mei 2025\n\nBuurtcomité De Horst", "2025-05-20"),
        ("H. Dijkstra\n\n20 mei 2025", "2025-05-20"),
        ("Tot zaterdag 24 mei 2025\n\nBuurtcomité De Horst", None),
        ("zaterdag 24 mei 2025", None),
    ],
)
def test_a_date_below_a_letter_is_its_date_unless_it_is_that_of_a_gathering(below, date):
    text = f"Beste raad,\n\nHoud onze speeltuin open.\n\nWij rekenen op u.\n\n{below}"
    assert facts_of(text).date == date
