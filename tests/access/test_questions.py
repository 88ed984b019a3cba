"""A question over the real accessibility bus: what it asks, why, and what Enter would answer."""

from __future__ import annotations

import pytest

from kanttekening.domain.errors import LibraryError, LibraryFault
from kanttekening.words import errors, libraries, screen

pytestmark = pytest.mark.access


def _questions(tree):
    return [it for it in tree.children if it.role == "alert" and it.shows]


def test_a_question_is_heard_whole_and_enter_gives_the_careful_answer(session):
    """Somebody asks to put back a copy, and the file is no copy."""
    wrong = session.folder / "verkeerd.kanttekening"
    wrong.write_text("dit is geen bibliotheek", "utf-8")
    session.opens_dialog("F10 Down Right Up Up Return", libraries.PUT_BACK)
    for key in (*wrong.name, "Return"):
        session.do("press", key=key)
    tree = session.wait(_questions)

    [question] = _questions(tree)
    session.do("activate", size=question.box[2:])
    tree = session.wait(lambda tree: [it for it in tree.all("push button") if it.has_focus])
    [question] = _questions(tree)
    heard = {it.name for it in question.all("label")}
    fault = LibraryError(LibraryFault.NOT_OURS, wrong)
    assert question.name == libraries.PUT_BACK
    assert libraries.PUT_BACK in heard
    assert any(errors.explain(fault) in said for said in heard)
    [focused] = [it for it in question.all() if it.has_focus]
    assert (focused.role, focused.name) == ("push button", screen.CLOSE)
    assert "IS_DEFAULT" in focused.states

    session.do("press", key="Esc")
    session.wait(lambda tree: not _questions(tree))
    session.do("activate")
