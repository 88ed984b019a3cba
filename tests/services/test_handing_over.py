"""A second start hands its files to the window that is open, and never loses them."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kanttekening.services.handing_over import Handed, Letterbox


@pytest.fixture
def box(tmp_path):
    return Letterbox(tmp_path, tmp_path / "raad.kanttekening")


def hold(box, process):
    """Write the lock as Qt does: the process, the program, the computer."""
    box.lock.write_text(f"{process}\nkanttekening\nlaptop\n", encoding="utf-8")


def test_without_a_window_nothing_is_handed_over(box, tmp_path):
    assert not box.hand_over([tmp_path / "brief.pdf"])
    assert not box.folder.exists()


def test_a_window_that_died_gets_nothing(box, tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    hold(box, gone.pid)
    assert not box.hand_over([tmp_path / "brief.pdf"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no ended processes on its list")
def test_a_window_that_was_killed_and_is_not_asked_after_is_not_waited_for(box, tmp_path):
    killed = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    killed.kill()
    os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)  # ended, and still listed
    hold(box, killed.pid)
    began = time.monotonic()
    assert not box.hand_over([tmp_path / "brief.pdf"], seconds=30)
    assert time.monotonic() - began < 10
    killed.communicate()


def test_files_arrive_with_their_full_names(box, tmp_path, monkeypatch):
    hold(box, os.getpid())
    box.open()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "naar voren")
    taken = []

    def window():
        while not taken:
            taken.extend(box.take())

    watching = threading.Thread(target=window)
    watching.start()
    assert box.hand_over([Path("één brief.pdf"), tmp_path / "twee.txt"])
    watching.join()
    files = (tmp_path / "één brief.pdf", tmp_path / "twee.txt")
    assert taken == [Handed(files, "naar voren")]


def test_a_window_that_does_not_answer_leaves_nothing_behind(box, tmp_path):
    hold(box, os.getpid())
    assert not box.hand_over([tmp_path / "brief.pdf"], seconds=0.05)
    assert list(box.folder.iterdir()) == []


def test_what_was_meant_for_an_earlier_window_is_not_opened_by_a_later_one(box):
    box.folder.mkdir()
    (box.folder / "1.brief").write_text('{"files": ["/oud.pdf"], "token": ""}', encoding="utf-8")
    box.open()
    assert box.take() == ()


def test_a_letter_that_makes_no_sense_is_thrown_away(box):
    box.open()
    (box.folder / "1.brief").write_text("[]", encoding="utf-8")
    assert box.take() == ()
    assert list(box.folder.iterdir()) == []


def test_each_library_has_a_box_of_its_own(box, tmp_path):
    other = Letterbox(tmp_path, tmp_path / "fractie.kanttekening")
    assert (other.folder, other.lock) != (box.folder, box.lock)
    assert Letterbox(tmp_path, tmp_path / "raad.kanttekening").lock == box.lock
