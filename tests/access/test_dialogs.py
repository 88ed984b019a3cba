"""Dialogs of the real program over the real accessibility bus."""

from __future__ import annotations

import pytest

from kanttekening.words import printing, screen

pytestmark = pytest.mark.access

LETTER = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"
# The key, the title, the role of what has the keyboard, and what must be heard inside.
DIALOGS = [
    ("F1", screen.HANDBOOK, "list item", "Beginnen"),
    ("Ctrl+p", printing.TITLE, "combo box", printing.WITH_MARKS),
]


@pytest.fixture(scope="module")
def reader(session):
    """The window with a letter open, so that there is something to print."""
    session.opens(LETTER, "Origineel")
    return session


@pytest.mark.parametrize(("key", "title", "role", "inside"), DIALOGS)
def test_a_dialog_is_heard_whole_begins_somewhere_and_esc_closes_it(
    reader, key, title, role, inside
):
    dialog = reader.opens_dialog(key, title)
    controls = [it for it in dialog.all() if "FOCUSABLE" in it.states]
    assert not [f"{it.role} {it.box}" for it in controls if not it.name.strip()]
    assert role in {it.role for it in controls if it.has_focus}
    assert inside in {it.name for it in dialog.all()}
    reader.closes_dialog()
