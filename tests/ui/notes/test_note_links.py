"""Notes with Markdown: they read as they are meant, and lead to other letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.material import ask, first_mark
from ui.shelf import shelf, stocked

from kanttekening.services.letter_links import SCHEME
from kanttekening.ui.notes.link_completion import LinkCompletion
from kanttekening.ui.notes.note_list import NoteList
from kanttekening.ui.notes.note_look import as_html, has_markup

__all__ = ["shelf", "stocked"]
pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints")]
LETTER = 2


@pytest.fixture
def notes(qtbot, stocked, theme):
    made = NoteList(stocked, theme)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    note = first_mark(stocked, LETTER)
    made.open_letter(LETTER)
    made.show_annotations(ask(stocked, lambda library: library.annotating.of_letter(LETTER)))
    made.focus_annotation(note.id, edit=True)
    return made


def card(notes):
    (only,) = notes._cards.values()
    return only


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("**let op** dit", "<b>let op</b> dit"),
        ("*schuin*", "<i>schuin</i>"),
        ("- een\n- twee", "• een<br>• twee"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("<img src=x> & <b>", "&lt;img src=x&gt; &amp; &lt;b&gt;"),
        ("[x](https://elders.test)", "[x](https://elders.test)"),
        ("![x](kanttekening:zz)", "![x](kanttekening:zz)"),
    ],
)
def test_markup_reads_as_meant_and_nothing_else_becomes_markup(note, html):
    assert as_html(note, "#000") == html
    assert has_markup(note) == (note.startswith(("**", "*s", "- ")))


def test_typing_two_brackets_offers_letters_and_enter_writes_the_link(notes, stocked):
    field = card(notes).note
    QTest.keyClicks(field, "Zie [[over")
    (completion,) = field.findChildren(LinkCompletion)
    assert completion.list.count() >= 2
    assert completion.list.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Down)
    second = completion.list.item(1).toolTip()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert second in field.text
    assert f"]({SCHEME}" in field.text
    assert field.text.startswith("Zie [")
    assert "[[" not in field.text
    assert not completion.list.isVisible()
    assert field.hasFocus()


def test_a_link_reads_as_its_title_and_leads_to_the_letter(notes, stocked, qtbot):
    (found,) = ask(stocked, lambda library: library.letter_links.like("Gemeenten 2024"))
    field = card(notes).note
    QTest.keyClicks(field, f"Zie {found.markdown}")
    assert not card(notes).look.isVisible()
    notes.setFocus()
    notes.remark.note.setFocus()
    look = card(notes).look
    assert look.isVisible()
    assert not field.isVisible()
    assert "Gemeenten 2024</a>" in look.text()
    assert SCHEME not in look.text().replace(f'href="{found.address}"', "")
    with qtbot.waitSignal(notes.letter_asked) as asked:
        look.linkActivated.emit(found.address)
    title = ask(stocked, lambda library: library.letters.letter(asked.args[0]).title)
    assert title == "Gemeenten 2024"
    card(notes).edit_note()
    assert field.isVisible()
    assert not look.isVisible()


def test_a_link_to_a_letter_that_is_not_here_leads_nowhere(notes, stocked, qtbot):
    for address in (f"{SCHEME}{'0' * 16}", f"{SCHEME}xyz", "https://elders.test"):
        assert ask(stocked, lambda library, a=address: library.letter_links.letter_at(a)) is None
    with qtbot.assertNotEmitted(notes.letter_asked):
        notes._on_link(f"{SCHEME}{'0' * 16}")


def test_a_link_goes_on_to_lead_to_a_letter_with_a_newer_version(stocked):
    from services.test_versions import FIRST, SECOND, put

    def check(library):
        letter = put(library, FIRST).letter_id
        (before,) = library.letter_links.like("Jeugdzorg 2026")
        put(library, SECOND)
        (after,) = library.letter_links.like("jeugdzorg")
        assert before.address == after.address
        return library.letter_links.letter_at(before.address) == letter

    assert ask(stocked, check)
    assert ask(stocked, lambda library: library.letter_links.like("100%_")) == ()
