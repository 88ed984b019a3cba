"""The list follows the library, at a pace that leaves room for other work."""

import shutil

import pytest
from ui.material import ask

from kanttekening.domain.rows import LibraryView, SortOrder
from kanttekening.domain.touched import Touched
from kanttekening.services.library import Library
from kanttekening.ui.lanes import ThreadLanes
from kanttekening.ui.letters import browse
from kanttekening.ui.letters.browse import Browser


@pytest.fixture
def answers():
    return []


@pytest.fixture
def browser(stocked, answers):
    browser = Browser(stocked)
    browser.listed.connect(answers.append)
    browser.ask()
    return browser


def test_a_view_or_a_query_is_answered(browser, answers):
    browser.search(" ravijn ")
    browser.show_view(LibraryView.REMOVED)
    browser.search("")

    assert [answer.request.query for answer in answers] == ["", "ravijn", "ravijn", ""]
    assert answers[1].rows
    assert not answers[2].rows
    assert browser.listing is answers[-1]


def test_the_same_request_is_not_asked_twice(browser, answers):
    browser.show_view(LibraryView.ALL)

    assert len(answers) == 1


def test_a_new_query_is_tolerant_again(browser):
    browser.search("finaciele")
    browser.be_exact(exact=True)
    browser.search("finaciele ravijn")

    assert not browser.request.exact


def test_many_changes_are_one_refresh(qtbot, browser, stocked, answers):
    for _ in range(20):
        stocked.touched.emit(Touched.LETTERS)
    qtbot.waitUntil(lambda: len(answers) == 2)
    qtbot.wait(400)

    assert len(answers) == 2


def test_what_the_list_does_not_show_is_no_reason_to_refresh(qtbot, browser, stocked, answers):
    stocked.touched.emit(Touched.JOURNAL)
    qtbot.wait(400)

    assert len(answers) == 1


@pytest.fixture
def starting(qapp, make_desk, stocked_library, monkeypatch):
    """A desk that is about to open a library of more letters than a screen holds."""
    monkeypatch.setattr(browse, "_FIRST_ROWS", 3)
    shutil.copyfile(stocked_library, make_desk.path)
    desk = make_desk(ThreadLanes())
    yield desk
    desk.close()


def test_a_start_shows_what_fits_first_and_then_the_rest(qtbot, starting, answers):
    browser = Browser(starting)
    browser.listed.connect(answers.append)
    starting.open()
    browser.ask_ahead()
    qtbot.waitUntil(lambda: len(answers) == 2)

    first, all_of_it = answers
    assert len(first.rows) == 3
    assert first.rows == all_of_it.rows[:3]
    assert first.total == all_of_it.total == len(all_of_it.rows) == 5
    assert first.counts == all_of_it.counts
    qtbot.wait(500)
    assert len(answers) == 2


def test_a_start_shows_the_list_around_the_letter_that_was_open(
    qtbot, starting, answers, stocked_library
):
    with Library.open(stocked_library, author="Griffie") as library:
        last = library.letters.rows()[-1].id
    browser = Browser(starting)
    browser.listed.connect(answers.append)
    starting.open()
    browser.ask_ahead(last)
    qtbot.waitUntil(lambda: len(answers) == 2)

    assert answers[0].rows == answers[1].rows[2:]
    assert answers[0].rows[-1].id == last


def test_who_searches_at_once_gets_only_the_answer(qtbot, starting, answers):
    browser = Browser(starting)
    browser.listed.connect(answers.append)
    starting.open()
    browser.ask_ahead()
    browser.search("ravijn")
    qtbot.waitUntil(lambda: [a.request.query for a in answers][-1:] == ["ravijn"])
    qtbot.wait(500)

    assert answers[-1].request.query == "ravijn"
    browser.search("")
    qtbot.waitUntil(lambda: not answers[-1].request.query)
    assert len(answers[-1].rows) == 5


def test_a_long_list_is_given_up_for_who_begins_to_search(stocked):
    asked = []

    def no_more():
        asked.append(True)
        return False

    def list_all(library):
        library._database.execute(
            "INSERT INTO letters (title, kind, imported_at, original_id, file_name, sort_date)"
            " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
            " SELECT 'Brief ' || i, 'brief', '2024', 1, 'x.txt', '2024-01-01' FROM n"
        )
        rows = library.list.rows
        return len(rows()), rows(wanted=lambda: True), rows(wanted=no_more), len(rows())

    every, wanted, given_up, again = ask(stocked, list_all)
    assert every == len(wanted) == again == 3005
    assert given_up == ()
    assert asked


def test_another_view_of_a_large_library_shows_its_first_rows_first(
    qtbot, browser, answers, monkeypatch
):
    monkeypatch.setattr(browse, "_QUICKLY_LISTED", 3)
    monkeypatch.setattr(browse, "_FIRST_ROWS", 2)
    monkeypatch.setattr(browse, "_REST_MILLISECONDS", 20)
    browser.sort(SortOrder.TITLE)
    assert [row.id for row in answers[-1].rows] == [
        row.id for row in sorted(answers[0].rows, key=lambda row: row.title.casefold())
    ][:2]
    qtbot.waitUntil(lambda: len(answers[-1].rows) == 5)
