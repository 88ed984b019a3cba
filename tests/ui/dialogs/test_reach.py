"""Every dialog by keyboard and by ear: where one begins, that each control has a name, and Esc."""

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTextBrowser,
    QWidget,
)

from kanttekening.domain.arrival import Refusal
from kanttekening.domain.errors import RefusalCode
from kanttekening.domain.guide import Guide
from kanttekening.domain.letter import LetterId
from kanttekening.domain.rows import LetterRow
from kanttekening.services.places import resource
from kanttekening.ui.actions import Actions
from kanttekening.ui.dialogs.about import AboutDialog
from kanttekening.ui.dialogs.address import AddressDialog
from kanttekening.ui.dialogs.handbook import HandbookDialog
from kanttekening.ui.dialogs.join import JoinDialog
from kanttekening.ui.dialogs.keys import KeysDialog
from kanttekening.ui.dialogs.naming import NameDialog
from kanttekening.ui.dialogs.refusals import RefusalsDialog
from kanttekening.ui.labels.dialog import LabelDialog
from kanttekening.ui.reader.print_dialog import PrintDialog
from kanttekening.ui.surroundings import Surroundings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ROWS = tuple(
    LetterRow(LetterId(number), f"Brief {number}", "VNG", f"2025-03-0{number}", None, "", False, 0)
    for number in (1, 2)
)
# Each link of a page is a stop as well.
MOST_STOPS = 40
_ROLE = QAccessible.Role
TELLING = {
    _ROLE.PushButton, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ComboBox, _ROLE.EditableText,
    _ROLE.SpinBox, _ROLE.List, _ROLE.Tree, _ROLE.PageTabList, _ROLE.StaticText, _ROLE.Document,
}  # fmt: skip


def about(window, theme):
    around = Surroundings("raad", resource, tuple, lambda: "Versie: 1", lambda _: None)
    return AboutDialog(window, theme, around)


def keys(window, theme):
    actions = Actions(theme, window, defaultdict(lambda: lambda: None))
    return KeysDialog(window, theme, actions, [])


def refusals(window, theme):
    return RefusalsDialog(window, theme, [Refusal(resource("help"), RefusalCode.ENCRYPTED, "7")])


# Each dialog, and what one can use at once: to read, to type or to choose.
DIALOGS = {
    "about": (about, QPushButton),
    "handbook": (
        lambda window, theme: HandbookDialog(window, theme, resource("help")),
        QListWidget,
    ),
    "keys": (keys, QTextBrowser),
    "refusals": (refusals, QWidget),
    "print": (lambda window, theme: PrintDialog(window, theme, 1, 3, Guide()), QComboBox),
    "address": (
        lambda window, theme: AddressDialog(window, theme, "https://voorbeeld.nl/brief"),
        QPushButton,
    ),
    "join": (lambda window, theme: JoinDialog(window, theme, ROWS), QRadioButton),
    "name": (lambda window, theme: NameDialog(window, theme, "Andere naam", "oud"), QLineEdit),
    "labels": (lambda window, theme: LabelDialog(window, theme, ROWS), QLineEdit),
}


@pytest.fixture(params=DIALOGS)
def shown(request, qtbot, theme):
    """A dialog as it opens, and what kind of control one is at."""
    make, begins_at = DIALOGS[request.param]
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    dialog = make(window, theme)
    with qtbot.waitActive(dialog):
        dialog.show()
    yield dialog, begins_at
    window.close()


def reached(dialog):
    """All that can have the keyboard, in the order of Tab."""
    found, here = [], dialog.focusWidget()
    while here is not None and here not in found:
        can = here.focusPolicy() & Qt.FocusPolicy.TabFocus and not here.focusProxy()
        if can and here.isVisible() and here.isEnabled():
            found.append(here)
        here = here.nextInFocusChain()
    return [widget for widget in found if dialog.isAncestorOf(widget)]


def spoken(widget):
    told = QAccessible.queryAccessibleInterface(widget)
    return told.role(), told.text(QAccessible.Text.Name).replace("&", "").strip()


def test_everything_that_can_be_reached_has_a_name_and_a_role(shown):
    dialog, _ = shown
    controls = [spoken(widget) for widget in reached(dialog)]
    assert len(controls) > 1
    assert not [role for role, name in controls if not name]
    assert not [(role, name) for role, name in controls if role not in TELLING]
    assert len(set(controls)) == len(controls)


def test_the_dialog_itself_says_what_it_is(shown):
    dialog, _ = shown
    role, name = spoken(dialog)
    assert role is QAccessible.Role.Dialog
    assert name


def test_one_begins_where_one_can_go_on(shown):
    dialog, begins_at = shown
    here = dialog.focusWidget()
    assert isinstance(here, begins_at)
    assert here.isEnabled()
    assert here.isVisible()


def test_tab_comes_everywhere_and_back(shown):
    dialog, _ = shown
    expected, first, found = reached(dialog), dialog.focusWidget(), []
    for _ in range(MOST_STOPS):
        found.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        if dialog.focusWidget() is first:
            break
    assert dialog.focusWidget() is first
    # Of a group of radio buttons Tab comes at the chosen one.
    missed = [it for it in expected if it not in found and not isinstance(it, QRadioButton)]
    assert not missed


def test_esc_closes_it_from_wherever_one_is(shown, qtbot):
    dialog, _ = shown
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
