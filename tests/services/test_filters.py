"""The words by which lists are filtered."""

import pytest

from kanttekening.domain.annotation import Annotation, MarkKind
from kanttekening.domain.letter import Facts, Letter, LetterKind
from kanttekening.services.filters import KEYS, FilterError, parse_filters

LETTER = Letter(
    id=1,
    version_id=1,
    title="Financiën na de ravijn",
    facts=Facts(
        LetterKind.MEMBER_LETTER,
        "Vereniging van Nederlandse Gemeenten",
        "info@vng.nl",
        date="2024-09-03",
        reference="COS/U202400438",
        circular_number="24/032",
    ),
    page_count=1,
    sha256="",
    file_name="brief.txt",
    media_type="text/plain",
    imported_at="",
    labels=("Financiën",),
    annotation_count=1,
)
NOTE = Annotation("n", 1, 1, MarkKind.QUESTION, None, "", "Griffie Oudewater", "", "")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "afzender:VNG",
        "afzender:gemeenten afzender:IPO",
        'afzender:"nederlandse gemeenten"',
        "AFZENDER:info@vng.nl",
        "jaar:2024",
        "jaar:2020 jaar:2024",
        "jaar:2023..2024",
        "datum:2024",
        "datum:2024-09",
        "datum:2024-09-03",
        "datum:2024-09-01..2024-09-03",
        "datum:2024..",
        "datum:..2024-09",
        "soort:ledenbrief",
        "soort:motie soort:ledenbrief",
        "kenmerk:u2024",
        "kenmerk:24/032",
        "label:financien",
        "is:ongelezen",
        "heeft:aantekeningen",
        "aantekening:vraag",
        "door:griffie",
        "financien ravijn",
    ],
)
def test_passes(words):
    filters = parse_filters(split(words))
    assert filters.accepts(LETTER, [NOTE])
    assert filters.accepts_annotation(NOTE, LETTER)


@pytest.mark.parametrize(
    "words",
    [
        "afzender:IPO",
        "jaar:2023",
        "datum:2024-10..",
        "datum:..2024-08",
        "soort:motie",
        "kenmerk:U2025",
        "label:jeugd",
        "is:gelezen",
        "aantekening:actie",
        "door:college",
        "jeugdzorg",
        "afzender:VNG jaar:2023",
    ],
)
def test_does_not_pass(words):
    filters = parse_filters(split(words))
    assert not filters.accepts(LETTER, [NOTE])
    assert not filters.accepts_annotation(NOTE, LETTER)


@pytest.mark.parametrize(
    "word",
    [
        "kleur:rood",
        "jaar:twee",
        "datum:gisteren",
        "datum:..",
        "soort:sonnet",
        "is:mooi",
        "heeft:haast",
        "aantekening:poes",
        "afzender:",
    ],
)
def test_makes_no_sense(word):
    with pytest.raises(FilterError) as caught:
        parse_filters([word])
    assert word.split(":")[0] in caught.value.word


def test_a_letter_without_date_is_in_no_year():
    undated = Letter(
        **{name: getattr(LETTER, name) for name in LETTER.__slots__} | {"facts": Facts()}
    )
    assert not parse_filters(["jaar:2024"]).accepts(undated)


def test_every_key_is_understood():
    values = {"jaar": "2024", "datum": "2024", "soort": "brief", "is": "gelezen"}
    values |= {"heeft": "aantekeningen", "aantekening": "actie"}
    for key in KEYS:
        assert parse_filters([f"{key}:{values.get(key, 'x')}"])


def split(words):
    """As a shell does it, roughly."""
    if '"' in words:
        return [words.replace('"', "")]
    return words.split()
