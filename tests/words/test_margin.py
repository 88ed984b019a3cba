"""What the tab Verwijzingen calls the papers that a letter cites."""

import pytest

from kanttekening.domain.findings import Reference, ReferenceKind
from kanttekening.domain.passage import Span
from kanttekening.words import margin

HERE = (Span(0, 4),)


@pytest.mark.parametrize(
    ("kind", "text", "number", "called"),
    [
        (ReferenceKind.URL, "vng.nl/ravijn", "https://vng.nl/ravijn", "Webadres"),
        (ReferenceKind.URL, "meld u hier aan", None, "Link zonder adres"),
        (ReferenceKind.REPORT, "Commissie Van Ark", None, "Advies of rapport van"),
        (ReferenceKind.REPORT, "Taskforce Taken en Middelen", None, "Advies of rapport van"),
        (ReferenceKind.REPORT, "Voorjaarsnota 2025", None, "Rapport"),
        (ReferenceKind.LETTER, "uw brief van 3 mei 2024", None, "Brief"),
    ],
)
def test_a_cited_paper_is_called_what_it_is(kind, text, number, called):
    assert margin.kind_line(Reference(text, kind, HERE, number)) == called
