"""What reaches a screen reader from the real program, heard over the real accessibility bus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from access.conftest import NOTE, QUOTE

from kanttekening.services.library import Library
from kanttekening.ui.reader.composing import compose
from kanttekening.words.naming import long_date

pytestmark = pytest.mark.access

MEETING = "Ledenbijeenkomst koersbepaling na Overhedenoverleg en campagne financieel ravijn"
# Roles that tell nothing of what can be done with an object.
VAGUE = {"filler", "unknown", "invalid", "layered pane", "scroll pane", "redundant object"}
CONTROLS = {
    "push button", "check box", "radio button", "toggle button", "text", "entry", "combo box",
    "list", "list item", "page tab", "page tab list", "menu item", "slider", "spin button", "tree",
}  # fmt: skip


@pytest.fixture(scope="module")
def letters(session):
    """The letters as scripts get them."""
    return json.loads(session.command("--json", "list"))["letters"]


@pytest.mark.parametrize("view", ["Origineel", "Leesweergave"])
def test_every_control_has_a_name_and_a_role(session, view):
    tree = session.opens(MEETING, view)
    nameless = [
        f"{it.role} {it.box}"
        for it in tree.all()
        if (it.role in CONTROLS or "FOCUSABLE" in it.states) and not it.name.strip()
    ]
    assert not nameless
    vague = [f"{it.role} {it.name}" for it in tree.all() if "FOCUSABLE" in it.states]
    assert not [it for it in vague if it.split()[0] in VAGUE]
    assert len(vague) > 25


def test_fields_and_switches_have_a_value(session):
    tree = session.opens(MEETING, "Origineel")
    assert tree.one("text", "Paginanummer").text == "1"
    assert tree.one("text", "Zoeken").text == ""
    assert "CHECKED" in tree.one("check box", "Origineel").states
    assert "CHECKED" not in tree.one("check box", "Leesweergave").states


def test_a_row_says_title_sender_date_unread_and_minutes(session, letters):
    rows = session.look().one("list", "Stukken").children
    assert len(rows) == len(letters) == 5
    for letter in letters:
        row = next(row for row in rows if letter["title"] in row.name)
        assert row.role == "list item"
        assert letter["sender"] in row.name
        assert long_date(letter["date"] or letter["date_inferred"]) in row.name
        assert "minu" in row.name or "uitgelezen" in row.name


def test_a_row_says_whether_it_is_unread(session):
    letters = json.loads(session.command("--json", "list"))["letters"]
    unread = {letter["title"] for letter in letters if letter["read_state"] == "unread"}
    said = [row.name for row in session.look().one("list", "Stukken").children]
    assert sum(name.startswith("ongelezen, ") for name in said) == len(unread)
    assert all(any(f"ongelezen, {title}," in name for name in said) for title in unread)


def test_the_tabs_of_the_margin_can_be_chosen(session):
    tree = session.opens(MEETING, "Leesweergave")
    count = len(tabs(tree))
    assert count == 4
    for number in [*range(count), 0]:
        tab = tabs(session.look())[number]
        assert tab.name
        session.do("act", number=tab.id, index=tab.actions.index("Press"))
        session.wait(lambda tree, number=number: "SELECTED" in tabs(tree)[number].states)


def tabs(tree):
    return [it for it in tree.one("page tab list").children if it.role == "page tab"]


@pytest.mark.parametrize("number", range(5))
def test_the_leesweergave_is_read_whole_with_its_headings(session, letters, number):
    letter = letters[number]
    tree = session.opens(letter["title"], "Leesweergave")
    content = stored(session.library, letter["id"])
    reading = compose(content.document, content.understanding, letter["title"], content.layout)
    heard = next(it.text for it in tree.all("label", "Leesweergave"))
    for block in reading.blocks:
        assert block.text in heard
    shown = [(block.text, block.level) for block in reading.blocks if block.kind == "heading"]
    headings = tree.all("heading")
    assert [(it.name, int(it.attributes["level"])) for it in headings] == [
        (text, max(1, level)) for text, level in shown
    ]
    assert headings[0].name == letter["title"]
    assert all(it.box and it.box[2] > 0 for it in headings)


def stored(library: Path, letter_id: int):
    with Library.open(library, author="") as opened:
        return opened.letters.content(letter_id)


def test_a_heading_leads_to_its_place(session):
    tree = session.opens(MEETING, "Leesweergave")
    heading = tree.one("heading", "Ledenbijeenkomst op 21 maart")
    session.do("act", number=heading.id, index=heading.actions.index("Press"))

    def is_there(tree):
        text = tree.one("label", "Leesweergave")
        return text.text[text.caret :].startswith(heading.name)

    session.wait(is_there)


def test_a_marked_area_is_a_line_and_a_link_in_the_leesweergave(session):
    """G puts a frame in the middle of the page, and Enter marks what is in it."""
    session.opens(MEETING, "Origineel")
    for key in ("g", "Return"):
        session.do("press", key=key)
    session.announced("Gemarkeerd als")
    session.opens(MEETING, "Leesweergave")
    tree = session.wait(lambda tree: tree.all("link"))
    line = tree.all("link")[0]
    assert line.name.startswith("Gebied op blz. 1 gemarkeerd: ")
    assert line.name in tree.one("label", "Leesweergave").text
    session.do("act", number=line.id, index=line.actions.index("Press"))
    session.wait(lambda tree: "CHECKED" in tree.one("check box", "Origineel").states)
    session.do("press", key="Ctrl+z")
    session.opens(MEETING, "Leesweergave")
    session.wait(lambda tree: not tree.all("link"))


@pytest.mark.parametrize("number", range(5))
def test_every_word_of_the_letter_is_on_a_page_that_can_be_heard(session, letters, number):
    letter = letters[number]
    tree = session.opens(letter["title"], "Origineel")
    count = letter["page_count"]
    pages = [page(tree)]
    assert pages[0].name == f"pagina 1 van {count}"
    while len(pages) < count:
        session.do("press", key="Ctrl+PageDown")
        name = f"pagina {len(pages) + 1} van {count}"
        session.announced(name)
        pages.append(page(session.wait(lambda tree, name=name: page(tree).name == name)))
    heard = {word for it in pages for word in it.text.split()}
    content = stored(session.library, letter["id"])
    assert set(content.document.text.split()) <= heard
    assert pages[0].description


def page(tree):
    (found,) = [it for it in tree.all("document frame") if it.name.startswith("pagina ")]
    return found


def test_a_note_says_kind_quote_text_and_author(session):
    tree = session.opens(MEETING, "Origineel")
    (card,) = [it for it in tree.all() if it.name == f"Vraag bij “{QUOTE}”"]
    assert "FOCUSABLE" in card.states
    assert card.role not in VAGUE
    assert card.one("text", "Kanttekening").text == NOTE
    assert card.one("push button", "Soort aantekening wijzigen: Vraag")
    labels = [it.name for it in card.all("label")]
    author = json.loads(session.command("--json", "annotations"))["annotations"][0]["author"]
    assert QUOTE in labels
    assert any(author and author in label for label in labels)


@pytest.mark.parametrize("view", ["Origineel", "Leesweergave"])
def test_the_caret_tells_of_a_mark_it_comes_into_and_leaves(session, view):
    tree = session.opens(MEETING, view)
    it = page(tree) if view == "Origineel" else tree.one("label", view)
    at = it.text.index(QUOTE)
    session.do("put_caret", number=it.id, offset=at - 3)
    session.do("events")
    session.do("put_caret", number=it.id, offset=at + 5)
    session.announced(f"markering Vraag: {NOTE}")
    session.do("put_caret", number=it.id, offset=at + len(QUOTE) + 10)
    session.announced("einde markering")


def test_what_is_selected_on_a_page_is_heard(session):
    it = page(session.opens(MEETING, "Origineel"))
    session.do("focus", number=it.id)
    session.do("put_caret", number=it.id, offset=it.text.index("financiële"))
    session.do("press", key="Ctrl+Shift+Right")
    session.wait(lambda tree: word_selected(session, page(tree)) == "financiële")
    session.do("press", key="Esc")


def word_selected(session, it):
    start, end = session.do("selected", number=it.id)
    return it.text[start:end].strip()


def test_a_search_says_how_much_it_found(session):
    tree = session.look()
    field = tree.one("text", "Zoeken")
    session.do("focus", number=field.id)
    session.do("events")
    for letter in "ravijn":
        session.do("press", key=letter)
    session.announced("gevonden")
    session.do("press", key="Esc")
    session.wait(lambda tree: len(tree.one("list", "Stukken").children) == 5)


def test_a_note_that_was_written_is_said_to_be_saved(session):
    tree = session.opens(MEETING, "Origineel")
    for key, is_whole in (("x", False), ("BackSpace", True)):
        session.do("focus", number=tree.one("text", "Kanttekening").id)
        session.do("press", key="End")
        session.do("press", key=key)
        tree = session.wait(lambda tree, is_whole=is_whole: (note(tree) == NOTE) is is_whole)
        session.do("events")
        session.do("focus", number=tree.one("text", "Zoeken").id)
        session.announced("opgeslagen")


def note(tree):
    return tree.one("text", "Kanttekening").text


def test_the_program_ends_in_peace(session):
    """Interfaces of ours and widgets of Qt go in the right order; a wrong one is a crash."""
    session.opens(MEETING, "Leesweergave")
    session.do("press", key="Ctrl+q")
    assert session.program.wait(30) == 0
    session.start()


def test_l_and_u_say_what_they_changed(session):
    session.opens(MEETING, "Origineel")
    session.do("events")
    session.do("press", key="l")
    session.announced("Leesweergave")
    session.do("press", key="l")
    session.announced("Origineel")
    session.do("press", key="u")
    session.announced("gelezen")
    session.do("press", key="u")
    session.announced("gelezen")
