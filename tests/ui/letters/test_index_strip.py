"""Looking after the index in the window: found again, with progress, stopped when one says so."""

import pytest
from ui.material import search, titles

from kanttekening.domain.indexing import IndexedLetter
from kanttekening.domain.touched import Outcome, Touched
from kanttekening.store.fulltext import put_letter


@pytest.fixture
def gone(window):
    """A letter that the index has lost, and one that it knows but the library does not."""

    def spoil(library):
        with library._database.transaction() as connection:
            library._indexing.remove(1)
            put_letter(connection, 999, IndexedLetter("Weg", (), "VNG", "publiekscampagne"))
        return Outcome(None, Touched.NOTHING)

    window._desk.change(spoil)
    return window


def begin(qtbot, window):
    with qtbot.waitSignal(window.index_strip.finished, timeout=20_000) as signal:
        window.actions_table["check_index"].trigger()
        assert window.index_strip.isVisible()
    return signal.args[0]


def test_a_lost_letter_is_found_again(qtbot, gone):
    search(qtbot, gone, "publiekscampagne")
    before = len(titles(gone))
    told = begin(qtbot, gone)
    assert "5 stukken" in told
    assert "1 was niet te vinden" in told
    assert "1 rest opgeruimd" in told
    gone.browser.ask()
    assert len(titles(gone)) == before + 1
    assert not gone.index_strip.isVisible()
    assert told == gone.messages._text.text()


def test_stop_leaves_an_index_that_works(qtbot, window):
    with qtbot.waitSignal(window.index_strip.finished, timeout=20_000) as signal:
        window.actions_table["check_index"].trigger()
        window.index_strip.stop_button.click()
    assert signal.args[0].startswith("Gestopt")
    search(qtbot, window, "ravijn")
    assert titles(window)


def test_broken_tables_are_made_anew(qtbot, window):
    def spoil(library):
        with library._database.transaction() as connection:
            connection.execute("UPDATE search_text_data SET block = x'00112233' WHERE id > 10")
        return Outcome(None, Touched.NOTHING)

    window._desk.change(spoil)
    begin(qtbot, window)
    search(qtbot, window, "ravijn")
    assert titles(window)


def test_twice_at_once_is_told(qtbot, window):
    window.actions_table["check_index"].trigger()
    window.actions_table["check_index"].trigger()
    assert "al" in window.messages._text.text()
    qtbot.waitUntil(lambda: not window.index_strip.isVisible(), timeout=20_000)
