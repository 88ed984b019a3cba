"""The list of all annotations as a screen reader has it."""

import pytest
from access.conftest import NOTE

pytestmark = pytest.mark.access

LIST = "Aantekeningen"


def pressed(session, role, begin):
    """Press the control whose name begins so."""
    tree = session.wait(lambda tree: found(tree, role, begin))
    control = found(tree, role, begin)[0]
    session.do("act", number=control.id, index=control.actions.index("Press"))


def found(tree, role, begin):
    return [it for it in tree.all(role) if it.name.startswith(begin)]


def test_the_list_its_rows_and_what_is_ticked_off_are_told(session):
    pressed(session, "check box", "Alle aantekeningen")
    tree = session.wait(lambda tree: tree.all("list", LIST) and tree.one("list", LIST).children)
    assert tree.one("text", "Zoeken in alle aantekeningen")
    assert found(tree, "check box", "Alle aantekeningen, 1 aantekening")
    (row,) = tree.one("list", LIST).children
    assert row.role == "list item"
    for part in ("Open vragen en acties", "Vraag", NOTE, "financiële ravijn", "blz. 1"):
        assert part in row.name
    assert "CHECKABLE" in row.states
    assert "CHECKED" not in row.states
    session.do("focus", number=tree.one("list", LIST).id)
    session.do("press", key="Down")
    session.do("press", key="Space")
    tree = session.wait(lambda tree: "CHECKED" in tree.one("list", LIST).children[0].states)
    assert "afgehandeld" in tree.one("list", LIST).children[0].name.lower()
    session.do("press", key="Space")
    session.wait(lambda tree: "CHECKED" not in tree.one("list", LIST).children[0].states)
    pressed(session, "check box", "Alle stukken")
    session.wait(lambda tree: tree.all("list", "Stukken"))
