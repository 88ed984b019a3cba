"""What was understood of a letter comes out of the library as it went in."""

from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.document import (
    Block,
    BlockKind,
    Document,
    ReadingBlock,
    SourceMap,
    Style,
    StyleKind,
    Understanding,
)
from kanttekening.domain.findings import (
    Asking,
    Bound,
    Event,
    EventRole,
    Findings,
    Precision,
    Reference,
    ReferenceKind,
    Repair,
    Tense,
)
from kanttekening.domain.letter import Evidence, Facts, LetterKind, Part, PartKind
from kanttekening.domain.passage import Span
from kanttekening.domain.structure import (
    facts_from_json,
    facts_to_json,
    structure_from_json,
    structure_to_json,
)

words = st.text(max_size=20)
maybe = st.none() | words
offsets = st.integers(0, 10_000)
spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends)))
several = {"max_size": 4}
evidence = st.builds(Evidence, words, spans, st.floats(0, 1), st.none() | st.integers(1, 900))
facts = st.builds(
    Facts,
    kind=st.sampled_from(LetterKind),
    sender=maybe,
    sender_email=maybe,
    recipients=st.lists(words, **several).map(tuple),
    date=maybe,
    date_inferred=maybe,
    reference=maybe,
    your_reference=maybe,
    circular_number=maybe,
    subject=maybe,
    phone=maybe,
    attachments_count=st.none() | st.integers(0, 99),
    signatory=maybe,
    signatory_role=maybe,
    language=maybe,
    evidence=st.dictionaries(words, evidence, **several),
)
documents = st.builds(
    Document,
    words,
    st.lists(
        st.builds(Block, st.sampled_from(BlockKind), spans, st.integers(0, 6), words), **several
    ).map(tuple),
    st.lists(st.builds(Style, st.sampled_from(StyleKind), spans, maybe), **several).map(tuple),
    st.none() | st.lists(st.tuples(offsets, offsets, offsets), **several).map(tuple).map(SourceMap),
)
places = st.lists(spans, **several).map(tuple)
askings = st.lists(
    st.builds(Asking, words, st.lists(words, **several).map(tuple), places), **several
).map(tuple)
findings = st.builds(
    Findings,
    st.lists(
        st.builds(
            Event,
            text=words,
            quote=words,
            start=maybe,
            end=maybe,
            all_day=st.booleans(),
            precision=st.sampled_from(Precision),
            role=st.sampled_from(EventRole),
            what=words,
            spans=places,
            bound=st.none() | st.sampled_from(Bound),
            place=maybe,
            tense=st.none() | st.sampled_from(Tense),
        ),
        **several,
    ).map(tuple),
    st.lists(
        st.builds(Reference, words, st.sampled_from(ReferenceKind), places, maybe, maybe),
        **several,
    ).map(tuple),
    askings,
    askings,
    st.lists(st.builds(Repair, spans, words, words), **several).map(tuple),
)
understandings = st.builds(
    Understanding,
    facts,
    st.lists(st.builds(Part, st.sampled_from(PartKind), spans, maybe), **several).map(tuple),
    st.lists(spans, **several).map(tuple),
    st.lists(
        st.builds(
            ReadingBlock,
            st.sampled_from(BlockKind),
            st.lists(spans, **several).map(tuple),
            st.integers(0, 6),
            words,
        ),
        **several,
    ).map(tuple),
    findings,
)


@given(facts)
def test_facts_come_back(known):
    assert facts_from_json(facts_to_json(known)) == known


@given(documents, understandings)
def test_structure_comes_back(document, understanding):
    stored = structure_to_json(document, understanding)
    assert structure_from_json(document.text, understanding.facts, stored) == (
        document,
        understanding,
    )


def test_a_fact_that_an_older_version_did_not_know_is_absent():
    stored = '{"kind":"brief","recipients":[],"evidence":{}}'
    assert facts_from_json(stored) == Facts(kind=LetterKind.LETTER)


def test_a_library_of_before_findings_has_none():
    stored = (
        '{"blocks":[["paragraph",0,5,0,""]],"styles":[],"source":null,"parts":[],'
        '"furniture":[],"reading":[["paragraph",[[0,5]],0,""]]}'
    )
    _, understanding = structure_from_json("Hallo", Facts(), stored)
    assert understanding.findings == Findings()
