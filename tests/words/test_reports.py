"""A report names things as the window does."""

from dataclasses import replace

import pytest

from kanttekening.domain.annotation import AnchorState, Annotation, MarkKind
from kanttekening.domain.letter import Facts, Letter
from kanttekening.domain.note_list import Grouping
from kanttekening.words.reader import state_word
from kanttekening.words.reports import COLUMNS, report, table


def noted(state):
    moment = "2026-03-02T09:00:00.000Z"
    letter = Letter(1, 1, "Brief", Facts(), 1, "", "brief.pdf", "application/pdf", moment)
    return letter, Annotation(
        1, 1, 1, MarkKind.LOOSE, None, "", "Anna", moment, moment, state=state
    )


@pytest.mark.parametrize("state", set(AnchorState) - {AnchorState.ANCHORED})
def test_a_state_has_the_word_that_the_card_has(state):
    pair = noted(state)
    (row,) = table([pair])
    assert row[COLUMNS.index("Stand")] == state_word(state)
    (group,) = report([pair], Grouping.LETTER, "2026-03-02").groups
    assert state_word(state) in group.notes[0].facts.split(" · ")


def test_a_passage_that_became_other_words_is_changed():
    (row,) = table([noted(AnchorState.CHANGED)])
    assert row[COLUMNS.index("Stand")] == "gewijzigd"


def test_open_points_come_first_and_what_was_ticked_off_last():
    letter, note = noted(AnchorState.ANCHORED)
    moment = "2026-03-03T09:00:00.000Z"
    made = [
        (letter, replace(note, id=1, kind=MarkKind.IMPORTANT)),
        (letter, replace(note, id=2, kind=MarkKind.ACTION, done=moment)),
        (letter, replace(note, id=3, kind=MarkKind.QUESTION)),
    ]
    found = report(made, Grouping.STANDING, "2026-03-04")
    assert [(group.heading, [mark.heading for mark in group.notes]) for group in found.groups] == [
        ("Open vragen en acties", ["Vraag · Brief"]),
        ("Andere aantekeningen", ["Belangrijk · Brief"]),
        ("Afgehandeld", ["Actie · Brief"]),
    ]
    assert "open punten eerst" in found.summary
