"""Looking after the index in the window: found again, with progress, stopped when one says so."""

import pytest
from ui.material import search, titles

from kanttekening.domain.touched import Outcome, Touched
from kanttekening.store.fulltext import indexed_fields, put_letter


@pytest.fixture
def gone(window):
    """A letter that the index has lost, and one that it knows but the library does not."""

    def spoil(library):
        with library._database.transaction() as connection:
            fields = indexed_fields(connection, 1)
            library._indexing.remove(1)
            put_letter(connection, 999, fields)
        return Outcome(None, Touched.NOTHING)

    window.desk.change(spoil)
    return window


def begin(qtbot, window):
    with qtbot.waitSignal(window.caretakers.index.finished, timeout=20_000) as signal:
        window.actions_table["check_index"].trigger()
        assert window.caretakers.index.isVisible()
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
    assert not gone.caretakers.index.isVisible()
    assert told == gone.messages._text.text()


def test_stop_leaves_an_index_that_works(qtbot, window):
    with qtbot.waitSignal(window.caretakers.index.finished, timeout=20_000) as signal:
        window.actions_table["check_index"].trigger()
        window.caretakers.index.stop_button.click()
    assert signal.args[0].startswith("Gestopt")
    search(qtbot, window, "ravijn")
    assert titles(window)


def test_broken_tables_are_made_anew(qtbot, window):
    def spoil(library):
        with library._database.transaction() as connection:
            connection.execute("UPDATE search_text_data SET block = x'00112233' WHERE id > 10")
        return Outcome(None, Touched.NOTHING)

    window.desk.change(spoil)
    begin(qtbot, window)
    search(qtbot, window, "ravijn")
    assert titles(window)


def test_twice_at_once_is_told(qtbot, window):
    window.actions_table["check_index"].trigger()
    window.actions_table["check_index"].trigger()
    assert "al" in window.messages._text.text()
    qtbot.waitUntil(lambda: not window.caretakers.index.isVisible(), timeout=20_000)


def test_what_an_earlier_program_left_is_made_findable_by_itself(qtbot, window):
    def leave_empty(library):
        library._indexing.begin_anew()
        return Outcome(None, Touched.NOTHING)

    window.desk.change(leave_empty)
    window.desk.opened.emit()
    qtbot.waitUntil(lambda: window.caretakers.index.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: not window.caretakers.index.isVisible(), timeout=20_000)
    search(qtbot, window, "ravijn")
    assert titles(window)
    assert "index" not in window.messages._text.text()
