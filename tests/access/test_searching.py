"""Filters that are filled in, chips and labels as a screen reader has them."""

import pytest

pytestmark = pytest.mark.access


def typed(session, keys):
    """Type in the search field, key by key."""
    field = session.look().one("text", "Zoeken")
    session.do("focus", number=field.id)
    for key in keys:
        session.do("press", key=key)


def test_completions_are_a_list_that_is_read_line_by_line(session):
    typed(session, "afz")
    tree = session.wait(lambda tree: tree.all("list", "Aanvullingen"))
    assert [line.name for line in tree.one("list", "Aanvullingen").children] == [
        "afzender:, 1 van 1"
    ]
    typed(session, ["Down", "Return"])
    tree = session.wait(
        lambda tree: any("VNG" in it.name for it in tree.one("list", "Aanvullingen").children)
    )
    session.do("events")
    session.do("press", key="Down")
    session.announced("1 van")
    session.do("press", key="Return")
    tree = session.wait(lambda tree: tree.all("push button", "afzender: VNG"))
    chip = tree.one("push button", "afzender: VNG")
    assert "FOCUSABLE" in chip.states
    session.do("focus", number=chip.id)
    session.do("events")
    session.do("press", key="BackSpace")
    session.announced("Filter weggehaald: afzender: VNG")
    session.wait(lambda tree: not tree.all("push button", "afzender: VNG"))


def test_a_wrong_filter_and_its_proposal_can_be_read(session):
    typed(session, "afzendr:VNG")
    session.wait(lambda tree: any("is geen filter" in it.name for it in tree.all()))
    typed(session, ["Esc"])
