"""The log tells where it went wrong and never what stood in a letter."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from kanttekening.ui.log import start_log, stop_log, watch_for_bugs

_LETTER = "Geachte leden van college en gemeenteraad"


@pytest.fixture
def log(tmp_path):
    path = start_log(tmp_path / "data")
    yield path
    stop_log()


def raise_it():
    raise ValueError(_LETTER)


def test_an_error_is_logged_without_its_words(log):
    try:
        raise_it()
    except ValueError:
        logging.getLogger("kanttekening.test").exception("reading failed")

    written = log.read_text("utf-8")
    assert "reading failed" in written
    assert "ValueError" in written
    assert "raise_it" in written
    assert _LETTER not in written


def test_what_qt_warns_about_is_logged(log):
    qWarning("something of Qt")

    assert "something of Qt" in log.read_text("utf-8")


def test_a_bug_is_logged_and_told(log, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    told = []
    watch_for_bugs(told.append)
    try:
        raise_it()
    except ValueError:
        sys.excepthook(*sys.exc_info())

    assert len(told) == 1
    assert "raise_it" in told[0]
    assert _LETTER not in told[0] + log.read_text("utf-8")


def test_bugs_while_telling_about_a_bug_do_not_pile_up(log, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    told = []

    def tell(trace):
        told.append(trace)
        sys.excepthook(KeyError, KeyError("x"), None)

    watch_for_bugs(tell)
    sys.excepthook(ValueError, ValueError("x"), None)

    assert len(told) == 1
    assert "KeyError" in log.read_text("utf-8")


def test_a_full_log_is_put_aside_once(log):
    line = "x" * 9_000
    for _ in range(130):
        logging.getLogger("kanttekening.test").warning(line)

    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["kanttekening.log", "kanttekening.log.1"]
    assert all(0 < file.stat().st_size < 600_000 for file in files)


def test_a_place_where_nothing_may_be_written_stops_no_start(tmp_path, qapp):
    (tmp_path / "file").write_text("")
    log = start_log(tmp_path / "file" / "folder")
    stop_log()
    assert not log.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full, on Linux")
def test_a_full_disk_is_nothing_that_who_logs_hears_of(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    (tmp_path / "kanttekening.log").symlink_to("/dev/full")
    start_log(tmp_path)
    told = []
    watch_for_bugs(told.append)
    try:
        for _ in range(2):
            qWarning("something of Qt")
            logging.getLogger("kanttekening.test").error("reading failed")
        try:
            raise_it()
        except ValueError:
            sys.excepthook(*sys.exc_info())
    finally:
        stop_log()

    assert len(told) == 1
    assert capfd.readouterr().err == ""
