"""The list follows the library, at a pace that leaves room for other work."""

import pytest

from kanttekening.domain.rows import LibraryView
from kanttekening.domain.touched import Touched
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
