"""What was on screen counts as read; the head, the list and the start tell what is left."""

import pytest
from PySide6.QtCore import Qt

from kanttekening.ui.letters.model import MINUTES
from kanttekening.words import progress


@pytest.fixture
def reading(qtbot, window):
    window.letters.view.choose(0)
    qtbot.waitUntil(lambda: window.reader._prepared is not None)
    return window


def seconds(window, number):
    for _ in range(number):
        window.reader.progress.watch.pass_time(1)


def chip(window):
    return window.reader.head.progress_chip


def test_a_fresh_letter_says_how_long_it_takes(reading):
    watch = reading.reader.progress.watch
    assert chip(reading).text() == progress.minutes(watch.pace.minutes_for(watch.left))
    assert not chip(reading).isEnabled()


@pytest.mark.parametrize("view", ["pages", "reading"])
def test_what_is_in_sight_becomes_read_from_its_top(reading, view):
    watch = reading.reader.progress.watch
    reading.reader.show_view(view)
    before = watch.left
    seconds(reading, 5)
    in_five_seconds = before - watch.left
    assert 0 < in_five_seconds <= 5 * watch.pace.per_minute / 60 * 2 + 5
    assert watch.unread[0].start >= in_five_seconds
    assert chip(reading).text().startswith("nog ")
    seconds(reading, 600)
    in_sight = before - watch.left
    assert in_sight > in_five_seconds
    assert watch.left, "what was never in sight is not read"


def test_nobody_reads_behind_another_window_or_asleep(reading, qtbot):
    watch = reading.reader.progress.watch
    watch.stir()
    watch._attended = lambda: False
    seconds(reading, 10)
    assert not watch.share
    watch._attended = lambda: True
    watch.pass_time(500)
    assert not watch.share
    watch.stir()
    watch.pass_time(1)
    assert watch.share


def test_a_click_leads_to_the_first_part_that_was_not_read(reading, qtbot):
    watch = reading.reader.progress.watch
    seconds(reading, 120)
    first = watch.unread[0].start
    view = reading.reader.page_view
    view.verticalScrollBar().setValue(0)
    qtbot.mouseClick(chip(reading), Qt.MouseButton.LeftButton)
    assert view.verticalScrollBar().value() > 0
    assert any(span.start <= first + 200 and span.end > first for span in view.sight())


def test_reading_to_the_end_is_finished_and_stays_so(reading, qtbot):
    watch = reading.reader.progress.watch
    bar = reading.reader.page_view.verticalScrollBar()
    while watch.left:
        before = watch.left
        seconds(reading, 60)
        watch.stir()
        bar.setValue(bar.value() + bar.pageStep() // 2)
        assert watch.left < before or bar.value() < bar.maximum()
    assert chip(reading).text() == "uitgelezen"
    reading.letters.view.choose(1)
    reading.letters.view.choose(0)
    qtbot.waitUntil(lambda: chip(reading).text() == "uitgelezen")


def test_the_list_tells_what_is_left_while_one_reads(reading):
    model = reading.letters.model
    at = model.position(reading.letters.shown)
    before = model.index(at).data(MINUTES)
    seconds(reading, 160)
    assert model.rows[at].is_begun
    assert model.index(at).data(MINUTES) < before
    spoken = model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "nog 1 minuut lezen" in spoken or "minuten lezen" in spoken


def test_a_slow_reader_is_told_more_minutes(reading):
    watch = reading.reader.progress.watch
    bar = reading.reader.page_view.verticalScrollBar()
    usual = watch.pace.per_minute
    for _ in range(6):
        seconds(reading, 40)
        watch.stir()
        bar.setValue(bar.value() + 200)
    assert watch.pace.per_minute < usual


def test_letters_that_were_begun_are_offered_to_go_on_with(reading, qtbot):
    title = reading.letters.model.rows[0].title
    seconds(reading, 20)
    reading.reader.progress.watch.flush()
    reading._on_letter_gone()
    reading.letters.forget_shown()
    qtbot.waitUntil(lambda: any(b.toolTip() == title for b in reading.resume._buttons))
    button = next(b for b in reading.resume._buttons if b.toolTip() == title)
    assert button.sizeHint().width() <= reading.resume.width()
    assert "nog " in button.description()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reading.reader._opened is not None)
    assert reading.reader._opened.letter.title == title
