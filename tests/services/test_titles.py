"""What a letter is called."""

import pytest
from store.making import document_of

from kanttekening.domain.document import Block, BlockKind, Document
from kanttekening.domain.letter import Facts
from kanttekening.domain.passage import Span
from kanttekening.services.titles import title_of

BODY = (
    "Hierbij de kaders. “Kaders VNG-inzet kabinetsformatie” De VNG en Den Haag spreken. "
    "KADERS VNG-INZET"
)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("KADERS VNG-INZET KABINETSFORMATIE", "Kaders VNG-inzet kabinetsformatie"),
        ("DEN HAAG EN DE VNG", "Den Haag en de VNG"),
        ("JEUGDZORG IN DE GGZ", "Jeugdzorg in de GGZ"),
        ("VNG-RAAD: KADERS 2025", "VNG-raad: kaders 2025"),
        ("Kaders VNG-INZET", "Kaders VNG-INZET"),
        ("Twee\nregels", "Twee regels"),
    ],
)
def test_a_subject_in_capitals_is_written_as_the_letter_writes_it(subject, title):
    text = f"{BODY} Jeugdzorg, jeugdzorg en de raad in Utrecht."
    assert title_of(Facts(subject=subject), document_of(text), "brief.txt") == title


def test_without_a_subject_the_first_heading():
    text = "Aan de raad\n\nToelichting"
    document = Document(
        text,
        (
            Block(BlockKind.PARAGRAPH, Span(0, 11)),
            Block(BlockKind.HEADING, Span(13, len(text))),
        ),
    )
    assert title_of(Facts(), document, "brief.txt") == "Toelichting"


@pytest.mark.parametrize(
    ("name", "title"), [("Brief 12 mei.txt", "Brief 12 mei"), (".txt", ".txt"), ("RIB.pdf", "RIB")]
)
def test_without_anything_the_name_of_the_file(name, title):
    assert title_of(Facts(), document_of("Aan de raad"), name) == title


def test_an_endless_subject_is_cut():
    assert len(title_of(Facts(subject="woord " * 900), document_of("x"), "a")) <= 200
