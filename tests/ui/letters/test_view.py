"""The list stays where it is when what it shows is renewed."""

import pytest
from ui.material import make_row

from kanttekening.ui.letters.model import LettersModel
from kanttekening.ui.letters.view import LettersView

ALL = tuple(make_row(number) for number in range(1, 301))


@pytest.fixture
def view(qtbot, theme):
    made = LettersView(theme, LettersModel())
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.show()
    return made


def top_of(view, number):
    rows = [row.id for row in view.model().rows]
    return view.visualRect(view.model().index(rows.index(number))).top()


@pytest.mark.parametrize("letter", [120, 150, 180])
def test_the_open_letter_stays_where_it_is_when_rows_come_above_it(view, letter):
    view.show_rows(ALL[100:200], keep=None, stay=False)
    view.choose(letter - 101)
    stood = top_of(view, letter)
    neighbour = top_of(view, letter - 1)
    view.show_rows(ALL, keep=letter, stay=True)

    assert view.row().id == letter
    assert (top_of(view, letter), top_of(view, letter - 1)) == (stood, neighbour)


def test_who_looks_elsewhere_in_the_list_stays_there(view):
    view.show_rows(ALL, keep=None, stay=False)
    view.choose(0)
    view.verticalScrollBar().setValue(6000)
    view.show_rows(ALL[:-1], keep=1, stay=True)

    assert view.verticalScrollBar().value() == 6000
