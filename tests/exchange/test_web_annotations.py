"""Web Annotations: ours are what the recommendation asks, those of others are understood."""

import json
from contextlib import suppress

import pytest
from exchange.note_files import a_note, note_files
from exchange.web_annotation_rules import faults_of_collection
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageRect
from kanttekening.domain.passage import Passage, Span
from kanttekening.domain.shared_note import NoteFile, NoteShape
from kanttekening.exchange.web_annotations import web_annotations
from kanttekening.readers.web_annotations import read_web_annotations

MOMENT = "2026-03-02T09:00:00.000Z"


def made(*files):
    return json.loads(web_annotations(files, "Kanttekeningen", "1.0", MOMENT))


@given(st.lists(note_files(), max_size=2))
def test_every_file_keeps_the_rules_of_the_recommendation(files):
    seen, unique = set(), []
    for found in files:
        notes = tuple(note for note in found.notes if note.id not in seen)
        seen.update(note.id for note in notes)
        unique.append(NoteFile(notes, found.source, found.file_name))
    assert not list(faults_of_collection(made(*unique)))


def test_the_rules_see_what_is_wrong():
    broken = made(NoteFile((a_note(),), "ab"))
    item = broken["first"]["items"][0]
    item["target"]["selector"][0]["start"] = -1
    item["body"][0].pop("value")
    item["created"] = "gisteren"
    broken["total"] = 7
    faults = list(faults_of_collection(broken))
    assert {fault.partition(":")[0] for fault in faults} == {"4.2.5", "3.2.4", "3.3.1", "5.1"}


def test_a_mark_says_in_three_ways_where_it_stands():
    (item,) = made(NoteFile((a_note(),), "ab", "brief.pdf"))["first"]["items"]
    position, quote, fragment = item["target"]["selector"]
    assert (position["start"], position["end"]) == (0, 7)
    assert (quote["exact"], quote["suffix"]) == ("Regel 0", " van bladzijde 1")
    assert fragment["value"] == "page=1&viewrect=72,88,40,15"
    assert item["id"] == "urn:uuid:5a0f7f9e-6a38-4a52-9b0e-0c8f27a6a4ce"
    assert item["target"]["source"] == "urn:sha256:ab"
    assert item["creator"]["name"] == "Griffier Jansen"


HYPOTHESIS_LIKE = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "id": "https://elders.example/a/1",
    "created": "2024-05-01T12:00:00+02:00",
    "creator": "https://elders.example/mensen/piet",
    "body": [
        {"type": "TextualBody", "value": "Klopt dit?"},
        {"value": "geld", "purpose": "tagging"},
    ],
    "target": {
        "source": "https://elders.example/brief.pdf",
        "selector": [
            {"type": "RangeSelector", "startSelector": {"type": "XPathSelector"}},
            {"type": "TextQuoteSelector", "exact": "Regel 3", "prefix": "geld. "},
            {"type": "FragmentSelector", "value": "page=2&viewrect=10,20,30,40"},
        ],
    },
}


def test_an_annotation_of_another_program_is_understood():
    (found,) = read_web_annotations(json.dumps(HYPOTHESIS_LIKE).encode())
    (note,) = found.notes
    assert found.source == "https://elders.example/brief.pdf"
    assert (note.note, note.labels, note.shape) == ("Klopt dit?", ("geld",), NoteShape.HIGHLIGHT)
    assert note.passage == Passage(Span(0, 7), "Regel 3", "geld. ", "")
    assert note.rects == (PageRect(2, 10, 20, 40, 60),)
    assert note.created == note.modified == "2024-05-01T10:00:00.000Z"
    assert (note.kind, note.visibility) == (None, Visibility.PRIVATE)
    assert note.author == "https://elders.example/mensen/piet"
    again = read_web_annotations(json.dumps([HYPOTHESIS_LIKE]).encode())
    assert again[0].notes[0].id == note.id


def test_annotations_of_several_letters_stay_apart():
    files = [NoteFile((a_note(id="a"),), "aa", "a.pdf"), NoteFile((a_note(id="b"),), "bb", "b.pdf")]
    data = web_annotations(files, "Kanttekeningen", "1.0", MOMENT)
    back = read_web_annotations(data)
    assert [(found.source, found.notes[0].id) for found in back] == [("aa", "a"), ("bb", "b")]
    assert {note.kind for found in back for note in found.notes} == {MarkKind.QUESTION}


def spoiled(path, value):
    root = made(NoteFile((a_note(),), "ab"))
    place = root["first"]["items"][0]
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return json.dumps(root).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", RefusalCode.DAMAGED),
        (b'{"type": "AnnotationCollection"}', RefusalCode.EMPTY),
        (b'{"type": "Cookie"}', RefusalCode.DAMAGED),
        (b'{"type": "AnnotationPage", "items": [7]}', RefusalCode.DAMAGED),
        (b"[" * 100_000, RefusalCode.DAMAGED),
        (b'{"type": "Annotation", "x": ' + b"9" * 5000 + b"}", RefusalCode.DAMAGED),
        (b"\xff\xfe\x00", RefusalCode.DAMAGED),
        (spoiled(["target", "selector", 0, "start"], -5), RefusalCode.DAMAGED),
        (spoiled(["target", "selector", 0, "start"], True), RefusalCode.DAMAGED),
        (spoiled(["target", "selector", 0, "start"], 1 << 80), RefusalCode.DAMAGED),
        (spoiled(["target", "selector", 1, "exact"], ["a"]), RefusalCode.DAMAGED),
        (spoiled(["target", "selector", 2, "value"], "page=1&viewrect=a,b"), RefusalCode.DAMAGED),
        (
            spoiled(["target", "selector", 2, "value"], "page=1&viewrect=nan,1,1,1"),
            RefusalCode.DAMAGED,
        ),
        (
            spoiled(["target", "selector", 2, "value"], "page=0&viewrect=1,1,1,1"),
            RefusalCode.DAMAGED,
        ),
        (spoiled(["id"], {"a": 1}), RefusalCode.DAMAGED),
        (spoiled(["kt:shape"], "ster"), RefusalCode.DAMAGED),
        (spoiled(["kt:done"], "morgen"), RefusalCode.DAMAGED),
        (spoiled(["body", 0, "value"], "a" * 300_000), RefusalCode.DAMAGED),
    ],
)
def test_what_makes_no_sense_is_refused(data, code):
    with pytest.raises(RefusedError) as refused:
        read_web_annotations(data)
    assert refused.value.code is code


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["id", "type", "created", "modified", "creator", "audience", "body", "target", "bodyValue",
     "kt:shape", "kt:state", "kt:was", "kt:done", "kt:rects"]
)  # fmt: skip


@given(st.dictionaries(KEYS, anything, max_size=4))
def test_whatever_stands_there_is_read_or_refused(odd):
    item = made(NoteFile((a_note(),), "ab"))["first"]["items"][0] | odd
    data = json.dumps({"type": "AnnotationPage", "items": [item]}).encode()
    with suppress(RefusedError):
        read_web_annotations(data)


def test_halves_of_characters_are_left_out():
    """JSON can name them; a library, a name of a file and a search can't hold them."""
    target = {"source": "\udc00", "kt:fileName": "brief\ud800.pdf"}
    body = {"type": "TextualBody", "value": "Hoe\ud800veel?"}
    note = {"type": "Annotation", "id": "urn:uuid:\udfff", "target": target, "body": body}
    (found,) = read_web_annotations(json.dumps([note]).encode())
    texts = (found.source, found.file_name, found.notes[0].note)
    assert [text.encode().decode() for text in texts] == list(texts)
    assert texts[1].startswith("brief")
