"""Annotations that come back: new ones are added, changed ones offered, none doubled or lost."""

import functools
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from exchange.note_files import a_note
from hypothesis import given, settings
from hypothesis import strategies as st
from store.making import TEXT, Clock, layout_of, open_library, read_file, span_of, store

from kanttekening.domain.annotation import AnchorState, MarkKind, MarkStyle, Visibility
from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.document import Reading
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.domain.export import Audience
from kanttekening.domain.layout import PageRect
from kanttekening.domain.page_frame import PageFrame
from kanttekening.domain.passage import Span
from kanttekening.domain.shared_note import NoteFile, NoteShape
from kanttekening.exchange.xfdf import xfdf
from kanttekening.readers.xfdf import read_xfdf
from kanttekening.services.shared_notes import span_under
from kanttekening.words import taking

NAMES = {kind: kind.value.capitalize() for kind in MarkKind}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    with open_library(tmp_path / "raad.kanttekening", clock) as opened:
        yield opened


@pytest.fixture
def letter(library):
    return store(library)


def marked(library, letter, words="jeugdzorg", note="Waarom?", kind=MarkKind.QUESTION):
    return library.annotating.mark(letter, span_of(TEXT, words), kind, note).value


def shared(library, letter):
    return library.exporting.notes(letter, NAMES)


def take(library, letter, found, *accepted):
    plan = library.taking_notes.plan(letter, found)
    library.taking_notes.take(plan, accepted)
    return plan


def placed(annotations):
    return [replace(note, letter_id=1, version_id=1) for note in annotations]


def test_annotations_are_the_same_in_the_library_of_a_colleague(library, letter, tmp_path):
    marked(library, letter)
    library.annotating.remark(letter, "Goede brief", MarkKind.LOOSE, Visibility.PARTY)
    library.annotating.mark_area(letter, PageRect(1, 10, 200, 80, 260), MarkKind.ACTION, "Grafiek")
    line = marked(library, letter, "dalen niet")
    library.reshaping.set_style(line.id, MarkStyle.UNDERLINE)
    library.annotating.tick_off(line.id)
    found = shared(library, letter)
    with open_library(tmp_path / "collega.kanttekening") as other:
        there = store(other)
        plan = take(other, other.taking_notes.letter_of(found), found)
        assert len(plan.added) == 4
        assert placed(other.annotating.of_letter(there)) == placed(
            library.annotating.of_letter(letter)
        )
        assert other.letters.letter(there).annotation_count == 4


def test_taking_over_is_one_step_to_undo(library, letter):
    marked(library, letter)
    marked(library, letter, "dalen niet")
    found = shared(library, letter)
    for note in library.annotating.of_letter(letter):
        library.annotating.remove(note.id)
    take(library, letter, found)
    assert len(library.annotating.of_letter(letter)) == 2
    assert library.annotating.can_undo() == "take_notes"
    library.annotating.undo()
    assert library.annotating.of_letter(letter) == ()


def test_what_is_here_already_is_not_doubled(library, letter):
    before = marked(library, letter)
    plan = take(library, letter, shared(library, letter))
    assert (plan.added, plan.offers, plan.known) == ((), (), 1)
    assert library.annotating.of_letter(letter) == (before,)
    assert library.annotating.can_undo() == "mark"


def elsewhere(found, **changes):
    return replace(found, notes=tuple(replace(note, **changes) for note in found.notes))


def test_a_change_of_elsewhere_is_offered_and_only_made_when_accepted(library, letter):
    before = marked(library, letter)
    found = elsewhere(
        shared(library, letter), note="Al beantwoord", modified="2026-03-05T09:00:00.000Z"
    )
    (offer,) = take(library, letter, found).offers
    assert library.annotating.of_letter(letter) == (before,)
    assert (offer.before, offer.after.note) == (before, "Al beantwoord")
    take(library, letter, found, before.id)
    (after,) = library.annotating.of_letter(letter)
    assert (after.note, after.passage) == ("Al beantwoord", before.passage)
    library.annotating.undo()
    assert library.annotating.of_letter(letter) == (before,)


def test_an_older_note_is_not_offered(library, letter, clock):
    note = marked(library, letter)
    older = shared(library, letter)
    clock.pass_seconds(60)
    library.annotating.set_note(note.id, "Nu anders")
    assert take(library, letter, older).offers == ()


def test_a_note_of_another_letter_with_the_same_id_leaves_that_one_alone(library, letter):
    mark = marked(library, letter)
    text = TEXT.replace("jeugdzorg", "parkeren")
    other = store(library, text=text, name="ander.txt")
    found = NoteFile((a_note(id=mark.id, passage=None, rects=(), shape=NoteShape.REMARK),))
    take(library, other, found)
    assert library.annotating.of_letter(letter) == (mark,)
    (there,) = library.annotating.of_letter(other)
    assert there.id != mark.id


def test_notes_of_another_program_are_anchored_to_the_words_under_them(library, letter):
    boxes = layout_of(TEXT).rects(span_of(TEXT, "jeugdzorg stijgen."))
    note = a_note(id="x-1", passage=None, kind=None, color="#FF4040", rects=boxes)
    take(library, letter, NoteFile((note,)))
    (annotation,) = library.annotating.of_letter(letter)
    assert annotation.passage.quote == "jeugdzorg stijgen."
    assert (annotation.kind, annotation.author) == (MarkKind.DISAGREE, "Griffier Jansen")
    assert annotation.created == note.created
    assert take(library, letter, NoteFile((note,))).known == 1


def test_places_of_a_pdf_are_turned_to_the_page_as_it_is_shown(library, letter):
    (box,) = layout_of(TEXT).rects(span_of(TEXT, "raad,"))
    upside = PageRect(1, box.x0, 842 - box.y1, box.x1, 842 - box.y0)
    note = a_note(id="x-1", passage=None, rects=(upside,))
    library.taking_notes._frames = lambda pdf: (PageFrame.upright(842),)
    take(library, letter, NoteFile((note,), in_user_space=True))
    assert library.annotating.of_letter(letter)[0].passage.quote == "raad,"


def test_annotations_of_another_letter_are_refused(library, letter):
    strange = a_note(rects=(PageRect(9, 1, 1, 2, 2),))
    for found in (NoteFile((strange,)), NoteFile((replace(strange, passage=None),))):
        with pytest.raises(RefusedError) as refused:
            library.taking_notes.plan(letter, found)
        assert refused.value.code is RefusalCode.WRONG_LETTER
    with pytest.raises(RefusedError) as refused:
        library.taking_notes.letter_of(NoteFile((strange,), "cd" * 32, "onbekend.pdf"))
    assert refused.value.code is RefusalCode.WRONG_LETTER


def test_words_that_are_gone_are_orphaned_and_not_put_elsewhere(library, letter):
    marked(library, letter)
    gone = replace(
        shared(library, letter).notes[0].passage,
        quote="heel iets anders hier",
        prefix="",
        suffix="",
    )
    found = elsewhere(
        shared(library, letter), id="5a0f7f9e-6a38-4a52-9b0e-0c8f27a6a4ce", passage=gone
    )
    take(library, letter, found)
    lost = [note for note in library.annotating.of_letter(letter) if note.passage == gone]
    assert [note.state for note in lost] == [AnchorState.ORPHANED]


def with_notes(found, media_type="application/pdf", *, is_notes=False, data=b"%PDF-1 kopie"):
    read = read_file(TEXT, "kopie.pdf", data=data)
    reading = Reading(
        media_type, read.reading.document, read.reading.layout, notes=(found,), is_notes=is_notes
    )
    return replace(read, reading=reading)


def test_our_own_copy_is_no_second_letter(library, letter):
    marked(library, letter)
    read = with_notes(shared(library, letter))
    for _ in range(2):
        arrival = library.importing.store(read).value
        assert (arrival.kind, arrival.letter_id) == (ArrivalKind.NOTES, letter)
    assert len(library.letters.all()) == 1
    assert len(library.annotating.all()) == 1


def test_a_letter_brings_its_notes_along_and_what_was_removed_stays_away(library):
    (box,) = layout_of(TEXT).rects(span_of(TEXT, "kosten"))
    found = NoteFile((a_note(id="x-1", passage=None, rects=(box,), note="Let op"),))
    letter = library.importing.store(with_notes(found)).value.letter_id
    (note,) = library.annotating.of_letter(letter)
    assert (note.passage.quote, note.author) == ("kosten", "Griffier Jansen")
    assert library.annotating.can_undo() is None
    assert [hit.letter_id for hit in library.searching.search("let op").hits] == [letter]
    library.annotating.remove(note.id)
    # The same letter once more, in another file
    again = library.importing.store(with_notes(found, data=b"%PDF-1 opnieuw")).value
    assert (again.kind, again.letter_id) == (ArrivalKind.NEW_VERSION, letter)
    assert library.annotating.of_letter(letter) == ()


def test_only_what_others_may_see_goes_along(library, letter):
    for who in Visibility:
        library.annotating.remark(letter, who.value, visibility=who)
    for least, seen in (
        (Visibility.PRIVATE, {"private", "party", "council"}),
        (Visibility.PARTY, {"party", "council"}),
        (Visibility.COUNCIL, {"council"}),
    ):
        found = library.exporting.notes(letter, NAMES, Audience(least))
        assert {note.note for note in found.notes} == seen


@functools.cache
def the_layout():
    return layout_of(TEXT)


@settings(max_examples=60)
@given(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted))
def test_the_words_under_a_mark_are_the_marked_words(ends):
    """Whole words come back exactly; a word that was cut comes back with its boundary near by."""
    words = [word.span for word in map(the_layout().word, range(len(the_layout())))]
    chosen = [word for word in words if ends[0] <= word.start and word.end <= ends[1]]
    if not chosen:
        return
    span = Span(chosen[0].start, chosen[-1].end)
    assert span_under(the_layout().rects(span), the_layout()) == span


def test_what_a_file_has_too_many_of_is_said(library, letter):
    remark = a_note(shape=NoteShape.REMARK, passage=None, rects=())
    plan = library.taking_notes.plan(letter, NoteFile((remark,), "", "brief.pdf", left_out=3))
    assert plan.left_out == 3
    told = taking.taken("", [plan])
    assert told.endswith("toegevoegd, 3 aantekeningen niet ingelezen: te veel in één bestand")


def upright(_pdf):
    return (PageFrame.upright(842),)


def as_xfdf(library, letter, change=lambda root: None):
    """The annotations of a letter as another program sends them back in XFDF."""
    root = ElementTree.fromstring(xfdf(shared(library, letter), upright(b""), 595))
    change(root)
    return read_xfdf(ElementTree.tostring(root))


def coords_of(words, text=TEXT):
    frame = PageFrame.upright(842)
    quads = [frame.quad(rect) for rect in layout_of(text).rects(span_of(text, words))]
    return ",".join(str(number) for quad in quads for point in quad for number in point)


def moves_to(words, text=TEXT):
    """What a program does when somebody drags the ends of a mark: other places, a newer date."""

    def change(root):
        for mark in root.iter("{http://ns.adobe.com/xfdf/}highlight"):
            mark.set("coords", coords_of(words, text))
            mark.set("date", "D:20260305090000Z")

    return change


def test_a_mark_that_others_left_alone_in_xfdf_is_where_it_was(library, letter):
    library.taking_notes._frames = upright
    marked(library, letter)
    library.annotating.mark_area(letter, PageRect(1, 10, 200, 80, 260), MarkKind.ACTION, "Grafiek")
    plan = take(library, letter, as_xfdf(library, letter))
    assert (plan.added, plan.offers, plan.known) == ((), (), 2)


def test_a_mark_that_others_moved_in_xfdf_is_offered_and_never_moved_in_silence(library, letter):
    library.taking_notes._frames = upright
    before = marked(library, letter, "jeugdzorg")
    found = as_xfdf(library, letter, moves_to("dalen niet"))
    (offer,) = take(library, letter, found).offers
    assert library.annotating.of_letter(letter) == (before,)
    assert offer.after.passage.quote == "dalen niet"
    assert [told for _, told in taking.difference(offer)] == [
        "Waarom? · “jeugdzorg”", "Waarom? · “dalen niet”",
    ]  # fmt: skip
    take(library, letter, found, before.id)
    (after,) = library.annotating.of_letter(letter)
    assert (after.passage.quote, after.note) == ("dalen niet", "Waarom?")
    library.annotating.undo()
    assert library.annotating.of_letter(letter) == (before,)


def test_a_mark_that_others_moved_to_the_same_words_elsewhere_is_offered(library):
    text = f"{TEXT}\n\nOok elders stijgt de jeugdzorg."
    letter = store(library, text=text)
    library.taking_notes._frames = upright
    before = library.annotating.mark(letter, span_of(text, "jeugdzorg"), MarkKind.ACTION).value
    second = text.rindex("jeugdzorg")
    rects = layout_of(text).rects(Span(second, second + len("jeugdzorg")))
    quads = [PageFrame.upright(842).quad(rect) for rect in rects]

    def change(root):
        for mark in root.iter("{http://ns.adobe.com/xfdf/}highlight"):
            numbers = [str(number) for quad in quads for point in quad for number in point]
            mark.set("coords", ",".join(numbers))
            mark.set("date", "D:20260305090000Z")

    (offer,) = take(library, letter, as_xfdf(library, letter, change)).offers
    assert offer.before == before
    assert offer.after.passage.span.start == second
    here, there = (told for _, told in taking.difference(offer))
    assert here != there
    assert "bladzijde 1, na" in there


def test_an_area_that_others_moved_in_xfdf_is_offered(library, letter):
    library.taking_notes._frames = upright
    area = PageRect(1, 10, 200, 80, 260)
    before = library.annotating.mark_area(letter, area, MarkKind.ACTION, "Grafiek").value

    def change(root):
        for mark in root.iter("{http://ns.adobe.com/xfdf/}square"):
            mark.set("rect", "110,542,180,602")
            mark.set("date", "D:20260305090000Z")

    (offer,) = take(library, letter, as_xfdf(library, letter, change)).offers
    assert offer.before == before
    assert offer.after.area == PageRect(1, 110, 240, 180, 300)


def test_what_was_moved_on_an_older_version_is_carried_to_the_newest(library):
    letter = store(library, text=TEXT)
    library.taking_notes._frames = upright
    marked(library, letter, "jeugdzorg")
    found = as_xfdf(library, letter, moves_to("dalen niet"))
    newer = "Een zin die er bij kwam.\n\n" + TEXT
    other = store(library, text=newer, name="brief nieuw.txt")
    library.versions.join(other, letter)
    (offer,) = library.taking_notes.plan(letter, found).offers
    assert offer.after.passage.quote == "dalen niet"
    assert offer.after.passage.span == span_of(newer, "dalen niet")
