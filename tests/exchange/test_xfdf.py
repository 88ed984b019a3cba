"""XFDF: what other programs expect of ours, and what they write themselves."""

from contextlib import suppress
from xml.etree import ElementTree as ET

import pytest
from exchange.note_files import WIDTH, a_note, frames, letter_pdf
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.layout import PageRect
from kanttekening.domain.shared_note import NoteFile, NoteShape
from kanttekening.exchange.xfdf import xfdf
from kanttekening.readers.xfdf import read_xfdf

SPACE = "{http://ns.adobe.com/xfdf/}"


def made(*notes, pdf=None):
    data = xfdf(NoteFile(notes, "ab", "brief.pdf"), frames(pdf or letter_pdf()), WIDTH)
    return ET.fromstring(data)


def test_a_mark_is_what_the_standard_asks():
    root = made(a_note())
    element = root.find(f"{SPACE}annots/{SPACE}highlight")
    assert element.get("page") == "0"
    # Measured from the bottom of a page of 842 points.
    assert element.get("coords") == "72,754,112,754,72,739,112,739"
    assert element.get("rect") == "72,739,112,754"
    assert (element.get("title"), element.get("subject")) == ("Griffier Jansen", "Vraag")
    assert element.get("color") == "#FFE08A"
    assert element.get("date") == "D:20260302103000+00'00'"
    assert element.get("name") == "5a0f7f9e-6a38-4a52-9b0e-0c8f27a6a4ce"
    assert element.find(f"{SPACE}contents").text == "Wat kost dit? – éénmalig €"
    assert root.find(f"{SPACE}f").get("href") == "brief.pdf"


def test_a_page_that_is_turned_is_measured_before_it_is_turned():
    note = a_note(rects=(PageRect(1, 100, 200, 150, 220),))
    element = made(note, pdf=letter_pdf(90)).find(f"{SPACE}annots/{SPACE}highlight")
    # Shown x runs up the paper, shown y runs across it from its left side.
    assert element.get("rect") == "200,100,220,150"


def test_a_mark_over_two_pages_becomes_one_for_each():
    note = a_note(rects=(PageRect(1, 72, 800, 200, 815), PageRect(2, 72, 60, 150, 75)))
    first, second = made(note).findall(f"{SPACE}annots/{SPACE}highlight")
    assert (first.get("page"), second.get("page")) == ("0", "1")
    assert first.get("name") == note.id != second.get("name")


FOREIGN = b"""<?xml version="1.0" encoding="UTF-8"?>
<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><annots>
<highlight color="#FFFF00" creationdate="D:20240501120000+02'00'" date="D:20240501120000+02'00'"
 name="e1" page="1" coords="72,742,112,742,72,727,112,727,72,722,90,722,72,707,90,707"
 rect="70,706,113,743" title="Raadslid De Vries"><contents>Klopt dit?</contents></highlight>
<strikeout page="0" rect="10,10,40,20" coords="10,20,40,20,10,10,40,10" color="#FF0000"/>
<freetext page="0" rect="300,500,400,520"><contents-richtext><body
 xmlns="http://www.w3.org/1999/xhtml"><p>Los <b>briefje</b></p></body></contents-richtext>
</freetext>
<ink page="0" rect="5,5,9,9"><inklist><gesture>5,5;9,9</gesture></inklist></ink>
<link page="0" rect="1,1,2,2"/>
</annots><f href="C:\\stukken\\brief.pdf"/></xfdf>"""


def test_annotations_of_another_program_are_understood():
    found = read_xfdf(FOREIGN)
    mark, struck, box, ink = found.notes
    assert (found.file_name, found.in_user_space) == ("brief.pdf", True)
    assert mark.rects == (PageRect(2, 72, 727, 112, 742), PageRect(2, 72, 707, 90, 722))
    assert (mark.author, mark.note, mark.color) == ("Raadslid De Vries", "Klopt dit?", "#FFFF00")
    assert mark.created == "2024-05-01T10:00:00.000Z"
    assert (struck.shape, box.shape, ink.shape) == (
        NoteShape.HIGHLIGHT, NoteShape.AREA, NoteShape.AREA,
    )  # fmt: skip
    assert box.note == "Los briefje"
    assert [note.id for note in read_xfdf(FOREIGN).notes] == [note.id for note in found.notes]
    assert len({note.id for note in found.notes}) == 4


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots><text page="0" rect="1,1,2,2" title="&b;"/>
</annots></xfdf>"""
FILE = BOMB.replace(b'"aaaaaaaaaa"', b'SYSTEM "file:///etc/hostname"')


def one(attributes):
    return (
        f'<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots><highlight {attributes}/></annots></xfdf>'
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, RefusalCode.DAMAGED),
        (FILE, RefusalCode.DAMAGED),
        (b"<xfdf", RefusalCode.DAMAGED),
        (b"<xfdf/>", RefusalCode.EMPTY),
        (b"<a/>", RefusalCode.DAMAGED),
        (b"<a>" * 5000, RefusalCode.DAMAGED),
        (one('page="een" rect="1,1,2,2"').encode(), RefusalCode.DAMAGED),
        (one('page="-3" rect="1,1,2,2"').encode(), RefusalCode.DAMAGED),
        (one('page="99999999999" rect="1,1,2,2"').encode(), RefusalCode.DAMAGED),
        (one('page="0" rect="1,1,2"').encode(), RefusalCode.DAMAGED),
        (one('page="0" rect="1,1,2,inf"').encode(), RefusalCode.DAMAGED),
        (one('page="0" rect="1,1,2,2" coords="x"').encode(), RefusalCode.DAMAGED),
        (one('page="0" rect="1,1,2,2" color="#ABCDEG"').encode(), RefusalCode.DAMAGED),
    ],
)
def test_what_makes_no_sense_is_refused(data, code):
    with pytest.raises(RefusedError) as refused:
        read_xfdf(data)
    assert refused.value.code is code


@given(
    st.dictionaries(st.sampled_from(["page", "rect", "coords", "date", "color", "name"]), st.text())
)
def test_whatever_stands_there_is_read_or_refused(attributes):
    root = ET.Element(f"{SPACE}xfdf")
    annots = ET.SubElement(root, f"{SPACE}annots")
    ET.SubElement(annots, f"{SPACE}highlight", {"page": "0", "rect": "1,1,2,2", **attributes})
    with suppress(RefusedError):
        read_xfdf(ET.tostring(root))


def test_our_own_words_are_only_believed_under_our_own_name():
    other = made(a_note())
    element = other.find(f"{SPACE}annots/{SPACE}highlight")
    element.set("name", "iets anders")
    (note,) = read_xfdf(ET.tostring(other)).notes
    assert (note.passage, note.kind) == (None, None)
    assert note.note == "Wat kost dit? – éénmalig €"
