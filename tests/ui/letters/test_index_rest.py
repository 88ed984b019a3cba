"""The index is merged when nobody does anything, and not while somebody types."""

import pytest
from PySide6.QtTest import QTest
from ui.material import ask, search, titles

from kanttekening.domain.touched import Outcome, Touched
from kanttekening.store import search_pieces
from kanttekening.ui.letters import index_rest
from kanttekening.ui.letters.index_rest import IndexRest


@pytest.fixture
def in_pieces(window, monkeypatch):
    """A window on an index in many pieces, with a merger that is soon at rest."""
    monkeypatch.setattr(index_rest, "_REST_MS", 50)
    monkeypatch.setattr(index_rest, "_BETWEEN_MS", 1)
    monkeypatch.setattr(search_pieces, "MANY", 1)

    def index_again(library):
        for letter_id in (1, 2, 3):
            library.index_care.renew((letter_id,))
        return Outcome(None, Touched.NOTHING)

    window.desk.change(index_again)
    assert is_in_pieces(window)
    return window


def is_in_pieces(window):
    return ask(window.desk, lambda library: library.index_care.is_in_pieces)


def test_at_rest_it_becomes_one_piece(qtbot, in_pieces):
    IndexRest(in_pieces.desk, in_pieces)
    qtbot.waitUntil(lambda: not is_in_pieces(in_pieces))
    search(qtbot, in_pieces, "ravijn")
    assert titles(in_pieces)


def test_whoever_types_goes_first(qtbot, in_pieces):
    rest = IndexRest(in_pieces.desk, in_pieces)
    for _ in range(6):
        rest.make_way()
        QTest.qWait(20)
        assert is_in_pieces(in_pieces)
    qtbot.waitUntil(lambda: not is_in_pieces(in_pieces))
