"""Reading order, page furniture and parts."""

import time

import pytest
from text.letters import SEEDS

from kanttekening.domain.document import Block, BlockKind, Document
from kanttekening.domain.letter import PartKind
from kanttekening.domain.passage import Span
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

PROSE = "Hierbij sturen wij u een brief over de stad, en over wat daar de komende jaren gebeurt."
BEGIN = f"Geachte raad,\n\n{PROSE}\n\n"
LETTERHEAD = "Gemeente Rietland\n\nPostbus 5 | 3400 AA Rietland\n\n0512 345 678 | info@rietland.nl"


def shown(source):
    document = parse_text(source)
    return understand(document).reading_text(document.text)


def hidden(source):
    document = parse_text(source)
    return [span.of(document.text) for span in understand(document).furniture]


def test_a_sentence_cut_by_a_letterhead_is_whole_again():
    source = (
        f"{BEGIN}Wij nodigen u en alle andere leden van\n\n{LETTERHEAD}\n\nharte uit om te komen."
    )
    assert "Wij nodigen u en alle andere leden van harte uit om te komen." in shown(source)
    assert len(hidden(source)) == 3


@pytest.mark.parametrize(
    ("front", "back", "whole"),
    [
        ("de hele gemeente-", "raad van harte uit", "de hele gemeenteraad van harte uit"),
        ("alle leden van de VNG-", "werkgroep uit", "alle leden van de VNG-werkgroep uit"),
        ("iedereen van land-", "en tuinbouw uit", "iedereen van land- en tuinbouw uit"),
        ("per e-mail en per e-", "mail uit", "per e-mail en per e-mail uit"),
    ],
)
def test_a_word_cut_by_a_page_break_is_whole_again(front, back, whole):
    source = f"{BEGIN}Wij nodigen met deze brief {front}\n\n{LETTERHEAD}\n\n{back} om te komen."
    assert f"Wij nodigen met deze brief {whole} om te komen." in shown(source)
    assert "Postbus" not in shown(source)


def test_an_address_that_is_said_stays():
    for source in (
        f"{BEGIN}Stuur uw reactie naar:\n\nPostbus 5\n3400 AA Rietland",
        f"{BEGIN}## Contact\n\nPostbus 5\n3400 AA Rietland\n\n{PROSE}",
        f"{LETTERHEAD}\n\n{BEGIN}{PROSE}",
        f"{BEGIN}Bel 0512 345 678.\n\n{PROSE}",
        f"{BEGIN}Met vriendelijke groet,\n\nJ. de Boer\n\nDorpsstraat 1\n3400 AA Rietland",
    ):
        assert hidden(source) == []


@pytest.mark.parametrize("number", ["Pagina {} van 3", "{}/3", "- {} -", "blz. {}", "{}"])
def test_page_numbers_are_furniture(number):
    source = f"{BEGIN}{number.format(1)}\n\n{PROSE}\n\n{number.format(2)}\n\n{PROSE}"
    assert hidden(source) == [number.format(1), number.format(2)]


def test_a_lone_number_is_no_page():
    assert hidden(f"{BEGIN}3\n\n{PROSE}") == []
    assert hidden(f"Bijlage(n)\n\n1\n\n{BEGIN}2\n\n{PROSE}\n\n9") == []


def test_a_line_that_returns_on_every_page_is_furniture():
    page = f"{PROSE}\n\nRaadsbrief parkeren, blad {{}}\n\n"
    source = BEGIN + "".join(page.format(number) for number in range(1, 5))
    assert hidden(source) == [f"Raadsbrief parkeren, blad {number}" for number in range(1, 5)]


def test_page_numbers_within_a_block_are_left_out():
    source = f"{BEGIN}Dit is de laatste regel op de bladzijde van\nPagina 1 van 2\nde brief."
    assert "bladzijde van de brief." in shown(source).replace("\n", " ")


def test_a_new_paragraph_is_not_glued():
    assert f"{PROSE}\n\nen dan: klein." in shown(f"{BEGIN}en dan: klein.")
    assert "de gemeente Rietland\n\nDaarna" in shown(
        f"{BEGIN}Dit gaat over de inwoners van de gemeente Rietland\n\nDaarna volgt meer."
    )
    assert "\n\nkort\n\nwoord" in shown(f"{BEGIN}kort\n\nwoord hier en dan nog wat meer.")


def test_lines_without_capitals_and_full_stops_are_not_one_endless_sentence():
    line = "aanvraag voor het plaatsen van een steiger bij een woning in de straat"
    names = ("eik", "linde", "berk", "wilg", "beuk", "els", "olm")
    streets = [f"{one}en{other}{third}" for one in names for other in names for third in names]
    document = parse_text("\n\n".join(f"{line} {street}" for street in streets))
    reading = understand(document).reading
    assert sum(len(block.spans) for block in reading) == len(streets)
    assert max(len(block.spans) for block in reading) < 20


def test_rules_and_list_items_keep_their_place():
    document = parse_text(
        f"{BEGIN}---\n\n- een punt dat lang genoeg is om verder te gaan, en\n\ndoor loopt"
    )
    kinds = [block.kind for block in understand(document).reading]
    assert kinds[-2:] == [BlockKind.RULE, BlockKind.LIST_ITEM]


def test_a_document_of_a_pdf_needs_no_source():
    text = f"Datum\tKenmerk\n3 mei 2024\tA-12\n\nGeachte raad,\n\n{PROSE}"
    ends = [text.index("\n\nGeachte"), text.index(",\n\n") + 1, len(text)]
    starts = [0, ends[0] + 2, ends[1] + 2]
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(*p)) for p in zip(starts, ends, strict=True))
    facts = understand(Document(text, blocks)).facts
    assert (facts.date, facts.reference) == ("2024-05-03", "A-12")


def test_annexes_behind_the_signature_are_parts():
    source = (
        f"{BEGIN}Met vriendelijke groet,\n\nJ. de Boer\n\n"
        f"Bijlage 1: Kaart\n\n{PROSE}\n\nBijlage 2\n\n{PROSE}"
    )
    document = parse_text(source)
    parts = understand(document).parts
    assert [(part.kind, part.title) for part in parts] == [
        (PartKind.LETTER, None),
        (PartKind.ANNEX, "Bijlage 1: Kaart"),
        (PartKind.ANNEX, "Bijlage 2"),
    ]
    assert parts[0].span.of(document.text).endswith("J. de Boer")
    assert parts[1].span.of(document.text).endswith(PROSE)
    assert parts[2].span.end == len(document.text)


def test_an_empty_document_has_no_parts():
    assert understand(parse_text("")).parts == ()


def test_a_second_heading_without_addressee_begins_the_letter():
    head = "Datum: 3 mei 2024\nKenmerk: A-12\nOnderwerp: Wegen\n\n"
    document = parse_text(f"{head}{PROSE}\n\n{head}Geachte raad,\n\n{PROSE}")
    cover, letter = understand(document).parts
    assert cover.kind is PartKind.COVER
    assert letter.span.of(document.text).startswith("Datum: 3 mei 2024")


def test_a_letter_is_understood_at_once_and_a_book_in_two_seconds(seeds):
    letter = seeds[3].read_text("utf-8")
    started = time.process_time()
    understand(parse_text(letter))
    assert time.process_time() - started < 1  # measured 0.03; for what grows out of hand
    book = "\n\n".join(path.read_text("utf-8") for path in seeds) * 18
    started = time.process_time()
    understand(parse_text(book))
    assert time.process_time() - started < 8  # measured 1


@pytest.mark.parametrize(
    "line",
    ["Datum", "Met vriendelijke groet,", "Postbus 12", "Pagina 1 van 3", "Bijlage 1",
     "Vereniging van Bewoners", "a\tb", "Van der Berg-", "070 "],
)  # fmt: skip
def test_many_equal_lines_take_little_time(line):
    started = time.process_time()
    understand(parse_text((line + "\n") * 20_000))
    understand(parse_text((line + "\n\n") * 10_000))
    understand(parse_text(line * 10_000))
    assert time.process_time() - started < 10


def test_the_samples_are_where_the_tests_expect_them():
    assert len(list(SEEDS.glob("*.txt"))) == 5
