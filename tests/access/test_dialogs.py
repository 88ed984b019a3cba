"""Dialogs of the real program over the real accessibility bus."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kanttekening.words import dialogs, exporting, intake, labels, printing, screen

pytestmark = pytest.mark.access

LETTER = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"
# What Tab stops at; rows of lists and radio buttons of one group are reached with the arrows.
_STOPS = {"push button", "button", "combo box", "check box", "text", "spin button", "list", "tree"}
_MOST_LINKS = 10


@dataclass(frozen=True)
class Dialog:
    """The keys, the title, the role of what has the keyboard, what is heard, what Enter does."""

    keys: str
    title: str
    role: str
    inside: str
    enter: str


DIALOGS = [
    Dialog("F1", screen.HANDBOOK, "list item", "Beginnen", screen.CLOSE),
    Dialog("Ctrl+p", printing.TITLE, "combo box", printing.WITH_MARKS, printing.GO_FILE),
    Dialog("Ctrl+e", exporting.TITLE, "combo box", exporting.FOR_WHOM, exporting.GO),
    Dialog("Ctrl+l", labels.TITLE, "text", labels.FIELD, screen.CLOSE),
    Dialog(
        "F10 Up Right Up Return", dialogs.ABOUT, "push button", dialogs.DIAGNOSTICS, screen.CLOSE
    ),
    Dialog("Ctrl+o", intake.CHOOSE_FILES, "text", "Annuleren", "Openen"),
]


@pytest.fixture(scope="module")
def reader(session):
    """The window with a letter open, so that there is something to print."""
    session.opens(LETTER, "Origineel")
    return session


@pytest.mark.parametrize("known", DIALOGS, ids=lambda known: known.title)
def test_a_dialog_is_heard_whole_begins_somewhere_and_esc_closes_it(reader, known):
    dialog = reader.opens_dialog(known.keys, known.title)
    try:
        check_dialog(reader, known, dialog.all())
    finally:
        reader.closes_dialog()


def check_dialog(reader, known, everything):
    controls = [it for it in everything if "FOCUSABLE" in it.states]
    # A cell of a list may be empty: a folder has no size.
    named = [it for it in controls if it.role != "table cell"]
    assert not [f"{it.role} {it.box}" for it in named if not it.name.strip()]
    first = {it.role for it in controls if it.has_focus}
    assert known.role in first
    assert known.inside in {it.name for it in everything}
    assert known.enter in {it.name for it in everything if "IS_DEFAULT" in it.states}
    stops = {(it.role, it.name) for it in controls if it.role in _STOPS and "ENABLED" in it.states}
    # Tab stops at the links of a text too, which are no controls.
    reached = set(reader.tabs_through(len(stops) + _MOST_LINKS))
    assert stops - reached == set()
