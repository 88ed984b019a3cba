"""One's own name: chosen in the menu, kept, and under what is written from then on."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from ui.material import first_mark

from kanttekening.ui.dialogs.naming import NameDialog
from kanttekening.words import keeping


def test_the_name_that_is_chosen_stands_under_the_next_note(window, stocked):
    kept = []
    window.doors._around = replace(window.around, author=lambda: "root", keep_author=kept.append)
    assert first_mark(stocked).author == "Griffie"
    window.actions_table["own_name"].trigger()
    dialog = window.findChild(NameDialog)
    assert dialog.field.text() == "root"
    dialog.field.setText("  Mevrouw  De Wit ")
    done = [b for b in dialog.findChildren(QPushButton) if b.text() == keeping.OWN_NAME_DONE]
    done[0].click()
    assert kept == ["Mevrouw De Wit"]
    assert first_mark(stocked).author == "Mevrouw De Wit"
    assert "Mevrouw De Wit" in window.messages.text
