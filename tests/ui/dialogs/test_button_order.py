"""In every dialog and question the way back stands left of what one came for."""

import pytest
from PySide6.QtWidgets import QPushButton

from kanttekening.ui.dialogs.naming import NameDialog
from kanttekening.ui.question import Question, Role
from kanttekening.words import keeping, libraries


def order(dialog):
    """The buttons from left to right."""
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    left = {button: button.mapTo(dialog, button.rect().topLeft()).x() for button in buttons}
    return [button.text().replace("&", "") for button in sorted(buttons, key=left.__getitem__)]


@pytest.fixture
def shown(qtbot, theme):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        return order(dialog)

    return show


def test_a_dialog(shown, theme):
    assert shown(NameDialog(None, theme, "Label", "naam")) == [keeping.CANCEL, keeping.RENAME_DONE]


@pytest.mark.parametrize("yes_first", [True, False])
def test_a_question_whatever_its_answers_were_added_in(shown, yes_first):
    box = Question(None, libraries.SURE_TITLE, "")
    answers = [(libraries.SURE_YES, Role.AcceptRole), (libraries.SURE_NO, Role.RejectRole)]
    for words, role in answers if yes_first else answers[::-1]:
        box.answer(words, role, usual=role is Role.RejectRole)
    assert shown(box) == [libraries.SURE_NO, libraries.SURE_YES]


def test_more_ways_out(shown):
    box = Question(None, "Er ging iets mis", "")
    box.answer("Eerst")
    box.answer("Anders")
    box.answer("Sluiten", Role.RejectRole, usual=True)
    buttons = shown(box)
    assert buttons[-2:] == ["Sluiten", "Eerst"]
    assert "Anders" in buttons
