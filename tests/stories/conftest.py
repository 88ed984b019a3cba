"""A person at the real window: real threads, a real worker process, a library on disk."""

from __future__ import annotations

import pytest
from stories.person import Person

from kanttekening import app
from kanttekening.readers.pool import ParserPool
from kanttekening.services.pages import Pages
from kanttekening.ui import application


@pytest.fixture
def workers():
    """The page worker and the reader; they outlive a window, so that stories stay quick."""
    pages, parser = Pages(), ParserPool()
    yield pages, parser
    parser.close()
    pages.close()


@pytest.fixture
def sit_down(qapp, qtbot, tmp_path, workers):
    """Start the program on the library of this story, as often as the story needs."""
    opened = []

    def start() -> Person:
        parts = app.build(tmp_path / "raad.kanttekening", *workers)
        opened.append(application.open_window(qapp, parts))
        return Person(qtbot, opened[-1])

    yield start
    for window in opened:
        window.close()
