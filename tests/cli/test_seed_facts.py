"""Section 1 of the acceptance table: the header fields of the sample letters, cell by cell."""

from datetime import date, datetime

import pytest

VNG = "Vereniging van Nederlandse Gemeenten"
COLLEGE = "Geachte leden van college en gemeenteraad,"
S1_SUBJECT = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"
S2_SUBJECT = (
    "VNG Raadsledennieuwsbrief: terugblik na ALV 25 september, "
    "vooruitblik/VNG-inzet kabinetsformatie 2021"
)
# letter, field, value, the words it was read from, the lines where those stand
CELLS = [
    (0, "sender", VNG, VNG, {39, 95}),
    (0, "date", "2024-09-03", "3 september 2024", {9}),
    (0, "reference", "U202400438", "U202400438", {13}),
    (0, "circular_number", "24/032", "Lbr. 24/032", {15}),
    (0, "subject", "Overhedenoverleg en start publiekscampagne",
     "Overhedenoverleg en start publiekscampagne", {25}),
    (0, "signatory", "mr L.K. Geluk", "mr L.K. Geluk", {97}),
    (0, "signatory_role", "Algemeen directeur", "Algemeen directeur", {99}),
    (1, "sender", VNG, VNG, {35, 83}),
    (1, "date", "2025-02-20", "20 februari 2025", {9}),
    (1, "reference", "U202500092", "U202500092", {13}),
    (1, "circular_number", "25/011", "Lbr. 25/011", {15}),
    (1, "phone", "+31703738393", "0703738393", {19}),
    (1, "subject", S1_SUBJECT, S1_SUBJECT, {23}),
    (1, "signatory", "mr L.K. Geluk", "mr L.K. Geluk", {87}),
    (1, "signatory_role", "Algemeen directeur", "Algemeen directeur", {88}),
    (2, "sender", "VNG", "VNG", {3}),
    (2, "sender_email", "info@vng.nl", "info@vng.nl", {3}),
    (2, "date", "2020-11-13T10:17+01:00", "vrijdag 13 november 2020 10:17", {4}),
    (2, "subject", S2_SUBJECT, S2_SUBJECT, {6}),
    (3, "sender", "VNG", "VNG", {1}),
    (3, "subject", "KADERS VNG-INZET KABINETSFORMATIE", "KADERS VNG-INZET KABINETSFORMATIE", {1}),
    (3, "date_inferred", "2023-11-03", "3 november 2023", {2}),
    (4, "sender", VNG, VNG, {79, 167}),
    (4, "date", "2019-05-08", "8 mei 2019", {9, 43}),
    (4, "reference", "COS/U201900264", "COS/U201900264", {12, 47}),
    (4, "circular_number", "19/030", "Lbr. 19/030", {13, 49}),
    (4, "phone", "+31703738393", "070 373 8393", {16, 53}),
    (4, "attachments_count", 1, "1", {19, 57}),
    (4, "subject", "Gemeenten 2024", "Gemeenten 2024", {22, 61}),
    (4, "signatory", "mr J.H.C. van Zanen", "mr J.H.C. van Zanen", {171}),
    (4, "signatory_role", "Voorzitter", "Voorzitter", {172}),
]  # fmt: skip
ABSENT = [
    (0, "your_reference"), (0, "phone"), (0, "attachments_count"), (0, "parent"),
    (1, "your_reference"), (1, "attachments_count"), (1, "parent"),
    (2, "salutation"), (2, "reference"), (2, "circular_number"), (2, "your_reference"),
    (2, "phone"), (2, "attachments_count"), (2, "signatory"), (2, "signatory_role"),
    (2, "parent"), (3, "salutation"), (3, "date"), (3, "reference"), (3, "circular_number"),
    (3, "your_reference"), (3, "phone"), (3, "attachments_count"), (3, "signatory"),
    (3, "signatory_role"), (4, "your_reference"), (4, "parent"),
]  # fmt: skip
KINDS = ["ledenbrief", "ledenbrief", "nieuwsbrief", "bijlage", "ledenbrief"]


@pytest.mark.parametrize(("number", "field", "value", "quote", "lines"), CELLS)
def test_a_field_and_where_it_stands(seed_of, number, field, value, quote, lines):
    seed = seed_of[number]
    assert seed.shown[field] == value
    evidence = seed.shown["evidence"][field]
    assert evidence["quote"] == quote == seed.text[evidence["start"] : evidence["end"]]
    assert seed.line_of(evidence["start"]) in lines


@pytest.mark.parametrize(("number", "field"), ABSENT)
def test_what_a_letter_does_not_say_is_not_guessed(seed_of, number, field):
    assert seed_of[number].shown[field] is None
    assert field not in seed_of[number].shown["evidence"]


@pytest.mark.parametrize("number", range(5))
def test_the_kind(seed_of, number):
    assert seed_of[number].shown["kind"] == KINDS[number]


@pytest.mark.parametrize(
    ("number", "recipients"),
    [
        (0, ["Aan de leden"]),
        (1, ["Aan de leden"]),
        (2, ["!Griffie-oudewater"]),
        (3, ["leden"]),
        (4, ["Brief aan de leden", "T.a.v. het college en de raad", "Aan de leden"]),
    ],
)
def test_the_recipients(seed_of, number, recipients):
    assert seed_of[number].shown["recipients"] == recipients


@pytest.mark.parametrize("number", [0, 1])
def test_the_members_are_addressed_on_line_5(seed_of, number):
    evidence = seed_of[number].shown["evidence"]["recipients"]
    assert seed_of[number].line_of(evidence["start"]) == 5


def test_a_shared_mailbox_is_concluded_to_be_a_clerks_office(seed_of):
    (addressee,) = seed_of[2].shown["addressees"]
    assert addressee["text"] == "!Griffie-oudewater"
    assert (addressee["role"], addressee["organization"]) == ("griffie", "gemeente Oudewater")
    assert addressee["confidence"] < 0.9


@pytest.mark.parametrize("field", ["sender", "recipients", "date_inferred"])
def test_what_was_inferred_is_less_sure(seed_of, field):
    assert seed_of[3].shown["evidence"][field]["confidence"] <= 0.6


@pytest.mark.parametrize(
    ("number", "words", "line"),
    [(0, COLLEGE, 27), (1, COLLEGE, 25), (4, "Geacht college en gemeenteraad,", 63)],
)
def test_the_salutation(seed_of, number, words, line):
    salutation = seed_of[number].shown["salutation"]
    assert salutation["text"] == words
    assert seed_of[number].line_of(salutation["start"]) == line


@pytest.mark.parametrize("number", [0, 1, 3, 4])
def test_no_category_where_there_is_none(seed_of, number):
    assert seed_of[number].shown["categories"] == []


def test_the_category_of_the_mail(seed_of):
    (category,) = seed_of[2].shown["categories"]
    assert category["text"] == "Ingekomen stuk"
    assert seed_of[2].line_of(category["start"]) == 8


def test_the_parent_of_the_annex(seed_of):
    parent = seed_of[3].shown["parent"]
    assert parent["text"] == "ledenbrief 3 november 2023"
    assert parent["title"] == "Uitnodiging Najaars ALV 1 december 2023"
    assert (parent["date"], parent["number"]) == ("2023-11-03", None)
    assert parent["resolves_to"] is None
    assert seed_of[3].line_of(parent["start"]) == 2


def test_the_number_of_the_annex_stands_before_its_subject(seed_of):
    seed = seed_of[3]
    subject = seed.shown["evidence"]["subject"]["start"]
    assert seed.text[:subject].strip() == "07."


@pytest.mark.parametrize("number", [0, 1, 4])
def test_the_circular_is_of_the_year_of_the_letter(seed_of, number):
    shown = seed_of[number].shown
    assert shown["date"][2:4] == shown["circular_number"][:2]


@pytest.mark.parametrize(
    ("number", "text", "lines"),
    [
        (0, "070 - 373 83 93", [43]),
        (1, "0703738393", [19, 39]),
        (2, "070 - 373 83 93", [71]),
        (4, "070 373 8393", [16, 53, 83]),
    ],
)
def test_telephone_numbers_have_one_spelling(seed_of, number, text, lines):
    (phone,) = seed_of[number].shown["phones"]
    assert (phone["number"], phone["text"]) == ("+31703738393", text)
    assert seed_of[number].lines_of(phone["spans"]) == lines


def test_no_telephone_number_in_the_annex(seed_of):
    assert seed_of[3].shown["phones"] == []


@pytest.mark.parametrize(
    ("key", "places"),
    [
        ("l geluk", {(0, 51), (0, 97), (1, 87), (2, 26)}),
        ("j van zanen", {(2, 22), (4, 171)}),
    ],
)
def test_spellings_of_one_person_have_one_key(seed_of, key, places):
    assert {
        (seed.number, line)
        for seed in seed_of
        for person in seed.shown["people"]
        if person["key"] == key
        for line in seed.lines_of(person["spans"])
    } == places


@pytest.mark.parametrize(
    ("number", "name", "line"),
    [(0, "mr L.K. Geluk", 97), (0, "Leonard Geluk", 51), (2, "Jan van Zanen", 22),
     (4, "mr J.H.C. van Zanen", 171)],
)  # fmt: skip
def test_a_person_is_spelt_as_the_letter_does(seed_of, number, name, line):
    seed = seed_of[number]
    spelt = {
        (seed.words(span), seed.line_of(span[0]))
        for person in seed.shown["people"]
        for span in person["spans"]
    }
    assert (name, line) in spelt


def test_the_weekdays_agree_with_the_calendar(seed_of):
    sent = datetime.fromisoformat(seed_of[2].shown["date"])
    assert sent.weekday() == 4  # vrijdag
    starts = [
        event["start"]
        for event in seed_of[0].shown["events"]
        for span in event["spans"]
        if seed_of[0].words(span) == "Maandag 2 september"
    ]
    assert starts == ["2024-09-02"]
    assert date.fromisoformat(starts[0]).weekday() == 0


def test_the_date_in_the_body_of_the_mail_is_its_own(seed_of):
    seed = seed_of[2]
    assert "13 november 2020" in seed.lines[16]
    assert all(16 not in seed.lines_of(event["spans"]) for event in seed.shown["events"])
