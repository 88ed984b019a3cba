"""Plain text and what is left of Markdown become clean text that maps back to its source."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text.letters import SAMPLES, SEEDS, read

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.text.markup import parse_text

PROSE = "Hierbij sturen wij u een brief over de stad, en over wat daar de komende jaren gebeurt."


def blocks(source):
    document = parse_text(source)
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def texts(source):
    return [text for _, text in blocks(source)]


def styled(source):
    document = parse_text(source)
    return [(s.kind, s.span.of(document.text), s.target) for s in document.styles]


@pytest.mark.parametrize("case", SAMPLES, ids=lambda case: case["name"][:3])
def test_the_samples_are_clean_and_every_character_maps_to_its_source(case):
    source, document, _ = read(SEEDS / case["name"])
    assert not re.search(r"\*\*|\]\(|(?m:^#+ )|---|\u00ad|^\s|\s$", document.text)
    assert "\n\n\n" not in document.text
    mapped = [(at, document.source.to_source(at)) for at in range(len(document.text))]
    assert all(source[there] == document.text[at] for at, there in mapped if there is not None)
    unmapped = "".join(document.text[at] for at, there in mapped if there is None)
    assert not unmapped.strip()


def test_blocks_cover_the_text_and_stand_one_blank_line_apart():
    for case in SAMPLES:
        _, document, _ = read(SEEDS / case["name"])
        shown = [b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.RULE]
        assert "\n\n".join(shown) == document.text


def test_the_links_of_the_samples():
    links = {
        case["name"][:3]: [s for s in styled_of(case) if s.kind is StyleKind.LINK]
        for case in SAMPLES
    }
    dead = {name: sum(link.target is None for link in found) for name, found in links.items()}
    assert {name: len(found) for name, found in links.items()} == {
        "000": 1, "001": 4, "002": 8, "003": 0, "004": 0,
    }  # fmt: skip
    assert (dead["001"], dead["002"]) == (1, 7)


def styled_of(case):
    return read(SEEDS / case["name"])[1].styles


def test_signs_of_bold_italics_and_links_leave_only_their_meaning():
    source = "Dit is **heel *erg* belangrijk**, zie [de site](https://vng.nl/a_b) of [hier](#)."
    assert texts(source) == ["Dit is heel erg belangrijk, zie de site of hier."]
    assert styled(source) == [
        (StyleKind.BOLD, "heel erg belangrijk", None),
        (StyleKind.ITALIC, "erg", None),
        (StyleKind.LINK, "de site", "https://vng.nl/a_b"),
        (StyleKind.LINK, "hier", None),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("een snake_case_naam en __init__ hier", "een snake_case_naam en init hier"),
        ("een voetnoot* hier", "een voetnoot* hier"),
        ("**Nooit gesloten", "Nooit gesloten"),
        ("Nooit geopend** hier", "Nooit geopend hier"),
        (r"\*geen nadruk\* en \[geen link\]", "*geen nadruk* en [geen link]"),
        ("***vet en schuin***", "vet en schuin"),
        ("#1voor12 en #ravijn", "#1voor12 en #ravijn"),
        ("de `code` van het project", "de code van het project"),
        ("![Logo](logo.png) van de gemeente", "Logo van de gemeente"),
        ("[**vet**](https://a.nl)", "vet"),
        ("gemeente\u00adfonds en\u200b zo", "gemeentefonds en zo"),
        ("twee  spaties.  Meer", "twee spaties. Meer"),
        ("> Retouradres Postbus 1", "Retouradres Postbus 1"),
    ],
)
def test_one_line(source, text):
    assert texts(source) == [text]


def test_headings_lists_rules_and_tables():
    source = (
        "# Eerste\n\n## *Tweede* ##\nmeteen tekst eronder.\n\n- een\n- twee\n  - twee a\n* drie\n"
        "\n1. eerst\n2. dan\n\n---\n\n| Naam | Bedrag |\n|---|---:|\n| A | € 1 |\n\n```\ncode\n```"
    )
    document = parse_text(source)
    got = [(b.kind.name, b.level, b.marker, b.span.of(document.text)) for b in document.blocks]
    assert got == [
        ("HEADING", 1, "", "Eerste"),
        ("HEADING", 2, "", "Tweede"),
        ("PARAGRAPH", 0, "", "meteen tekst eronder."),
        ("LIST_ITEM", 0, "•", "een"),
        ("LIST_ITEM", 0, "•", "twee"),
        ("LIST_ITEM", 1, "•", "twee a"),
        ("LIST_ITEM", 0, "•", "drie"),
        ("LIST_ITEM", 0, "", "1. eerst"),
        ("LIST_ITEM", 0, "", "2. dan"),
        ("RULE", 0, "", ""),
        ("TABLE_ROW", 0, "", "Naam\tBedrag"),
        ("TABLE_ROW", 0, "", "A\t€ 1"),
        ("PARAGRAPH", 0, "", "code"),
    ]


def test_hard_breaks_and_short_lines_stay_lines():
    assert texts("Met groet,  \nDe gemeente\\\nPostbus 1") == ["Met groet,\nDe gemeente\nPostbus 1"]
    assert texts("Ons kenmerk\nCOS/U201900264\nLbr. 19/030") == [
        "Ons kenmerk\nCOS/U201900264\nLbr. 19/030"
    ]


def test_columns_become_tabs():
    assert texts("Datum        Kenmerk\n3 mei 2024   A-1") == ["Datum\tKenmerk\n3 mei 2024\tA-1"]


WRAPPED = """De gemeente heeft de afgelopen jaren veel gedaan aan de binnenstad en aan de wegen
daaromheen. Daarvoor is geld nodig. Dat geld komt van het Rijk en uit de eigen gemeente-
begroting, die elk jaar in november door de raad wordt vastgesteld. Onze wet- en regel-
geving is daarop aangepast, en ook de wet-
en regelgeving van het Rijk. De VNG-
inzet is daarbij van belang, net als die van oud-
wethouders. Wij zijn klip-en-
klaar."""


def test_wrapped_lines_are_one_paragraph_and_broken_words_are_whole():
    (text,) = texts(WRAPPED)
    assert "wegen daaromheen" in text
    assert "eigen gemeentebegroting" in text
    assert "wet- en regelgeving is" in text
    assert "de wet- en regelgeving van" in text
    assert "VNG-inzet" in text
    assert "oud-wethouders" in text
    assert "klip-en-klaar" in text
    assert "\n" not in text


def test_a_soft_hyphen_at_the_end_of_a_line_joins():
    assert texts(f"{PROSE[:-1]} gemeente\u00ad\nfonds is er.") == [
        f"{PROSE[:-1]} gemeentefonds is er."
    ]


def test_lines_that_are_no_prose_are_never_joined():
    address = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties\nt.a.v. de heer Jansen"
    assert texts(address) == [address]
    label = "Een regel die ruim lang genoeg is om een zin te kunnen zijn\nkenmerk: 12"
    assert texts(label) == [label]


def test_a_page_break_ends_a_line():
    assert texts("Eerste bladzijde\fTweede bladzijde") == ["Eerste bladzijde", "Tweede bladzijde"]


def test_a_letter_that_stands_for_a_bullet_begins_a_line_of_its_own():
    source = (
        "Het rijk en de gemeenten brengen samen in kaart:\n"
        "e Welke plussen en minnen er zijn ontstaan in de begroting van dit jaar,\nen volgend;\n"
        "o Welke mogelijkheden er zijn."
    )
    assert texts(source) == [
        "Het rijk en de gemeenten brengen samen in kaart:",
        "e Welke plussen en minnen er zijn ontstaan in de begroting van dit jaar, en volgend;",
        "o Welke mogelijkheden er zijn.",
    ]


@pytest.mark.parametrize(
    "line",
    ["Aanleiding", "1. Aanleiding", "2.1 Stand van zaken", "Wat gaan we doen?", "**Vervolg**",
     "... daarvoor is meer nodig!", "‘Stap naar voren’ in 2030"],
)  # fmt: skip
def test_a_short_line_above_prose_is_a_heading(line):
    assert blocks(f"{PROSE}\n\n{line}\n\n{PROSE}")[1][0] is BlockKind.HEADING
    assert blocks(f"{line}\n\n{PROSE}")[0][0] is BlockKind.HEADING


@pytest.mark.parametrize(
    "line",
    ["Geachte raad,", "Datum", "Telefoon: 070 373 83 93", "3 mei 2024", "Den Haag, 3 mei 2024",
     "Postbus 30435", "2500 GK Den Haag", "info@vng.nl", "vng.nl", "Pagina 2 van 3", "U202400438",
     "Met vriendelijke groet,", "de rest van een zin", "Een korte zin.", "Dit zijn ze:", "2"],
)  # fmt: skip
def test_labels_addresses_and_values_are_no_headings(line):
    assert blocks(f"{PROSE}\n\n{line}\n\n{PROSE}")[1][0] is not BlockKind.HEADING


def test_a_value_below_its_label_is_no_heading():
    found = blocks(f"Onderwerp\n\nNieuwe wegen\n\n{PROSE}")
    assert [kind for kind, _ in found] == [BlockKind.PARAGRAPH] * 3


def test_a_heading_directly_above_its_prose_is_a_block_of_its_own():
    source = f"Toelichting\n{PROSE[:-1]} en daarna nog\nveel langer. {PROSE}"
    assert blocks(source)[0] == (BlockKind.HEADING, "Toelichting")


def test_an_item_among_items_is_no_heading():
    source = f"1. Eerste punt\n2. Tweede punt\n3. Derde punt\n\n{PROSE}"
    assert [kind for kind, _ in blocks(source)][:3] == [BlockKind.LIST_ITEM] * 3


marked = st.lists(
    st.sampled_from(
        ["**", "*", "_", "[", "](", ")", "#", "# ", "- ", "1. ", "\n", "\n\n", "  \n", "\t", "   ",
         "woord", "Woord", "zin. ", "-", "\u00ad", "|", "> ", "\\", "`", "---", "\f", "é",
         "Datum", "3 mei", "een veel langere regel met genoeg woorden voor een zin "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(marked)
def test_any_text_maps_back_and_is_made_of_its_blocks(source):
    document = parse_text(source)
    for at, sign in enumerate(document.text):
        there = document.source.to_source(at)
        assert there is None or source[there] == sign or (sign == "\n" and source[there].isspace())
        assert there is not None or sign.isspace()
    shown = [b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.RULE]
    assert "\n\n".join(shown) == document.text
    assert all(text.strip() == text != "" for text in shown)
    for style in document.styles:
        assert 0 <= style.span.start < style.span.end <= len(document.text)


@pytest.mark.parametrize(
    "sign", ["*", "_", "[", "](", "[a](", "[a](b)", "`", "|", "\\*", "a-", " "]
)
def test_hostile_lines_take_no_time(sign):
    started = time.process_time()
    parse_text(sign * (200_000 // len(sign)))
    assert time.process_time() - started < 2


def test_many_short_lines_take_little_time():
    started = time.process_time()
    parse_text("- a\nb\n" * 20_000)
    assert time.process_time() - started < 10


def test_signs_that_overlap_or_leave_only_spaces():
    assert texts("** **vet** **") == ["vet"]
    assert texts("**\u00ad**\n\nwoord") == ["woord"]
    assert texts("[a\u00ad\u200bb](#) **c** ") == ["ab c"]


def test_a_long_line_that_ends_a_sentence_is_no_heading():
    line = "Dit is een regel van meer dan zeventig tekens, die met een uitroep eindigt!"
    assert blocks(f"{PROSE}\n\n{line}\n\n{PROSE}")[1][0] is BlockKind.PARAGRAPH


def test_values_stand_under_their_labels_when_some_are_missing():
    source = (
        "telefoon              uw kenmerk            bijlage(n)\n"
        "(070) 373 8393                              2\n"
        "                      A-12"
    )
    assert texts(source) == ["telefoon\tuw kenmerk\tbijlage(n)\n(070) 373 8393\t\t2\n\tA-12"]
    crossed = "Datum       Kenmerk\n3 mei   A-12   B-13"
    assert texts(crossed) == ["Datum\tKenmerk\n3 mei\tA-12\tB-13"]


def test_a_name_with_an_initial_is_no_item_of_a_list():
    for name in ("J. Voorbeeld", "M. van der Proef", "W. Jansen-de Wit"):
        document = parse_text(f"Met vriendelijke groet,\n\n{name}\nsecretaris\n")
        assert document.text == f"Met vriendelijke groet,\n\n{name}\nsecretaris"
        assert len(document.blocks) == 2


def test_two_hyphens_above_a_signature_are_a_line():
    document = parse_text("Groet,\nJan\n-- \nDeze mail is vertrouwelijk.\n")
    assert [block.kind for block in document.blocks] == [
        BlockKind.PARAGRAPH, BlockKind.RULE, BlockKind.PARAGRAPH,
    ]  # fmt: skip
