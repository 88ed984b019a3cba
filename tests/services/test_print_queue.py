"""The queue gets the PDF as it is, and what it needs to know."""

import json
import os
import sys
from time import monotonic

import pytest

from kanttekening.domain.errors import NotPrintedError
from kanttekening.services import print_queue
from kanttekening.services.print_queue import QueueJob

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only there is such a queue")
PDF = b"%PDF-1.7 \x00\xff"


@pytest.fixture
def queue(tmp_path, monkeypatch):
    """A program in the place of the system's, that writes down what it is told."""

    def make(code=0):
        heard = tmp_path / "heard.json"
        program = tmp_path / "lp"
        program.write_text(
            f"#!{sys.executable}\n"
            "import json, os, sys\n"
            "told = dict(args=sys.argv[1:], pdf=sys.stdin.buffer.read().hex(),"
            " libraries=os.environ.get('LD_LIBRARY_PATH'))\n"
            f"open({str(heard)!r}, 'w').write(json.dumps(told))\n"
            "sys.stderr.write('printer bestaat niet')\n"
            f"sys.exit({code})\n"
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        return lambda: json.loads(heard.read_text())

    return make


def test_the_queue_gets_the_pdf_and_the_wishes(queue):
    heard = queue()
    assert print_queue.is_there()
    print_queue.hand_over(PDF, QueueJob("Griffie 2", "-t brief", 3, ("media=A4",)))
    told = heard()
    assert bytes.fromhex(told["pdf"]) == PDF
    assert told["args"] == [
        "-d", "Griffie 2", "-n", "3", "-t", "-t brief",
        "-o", "print-scaling=none", "-o", "media=A4",
    ]  # fmt: skip


def test_the_libraries_of_the_built_program_are_not_for_others(queue, monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/van/ons")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/van/hen")
    heard = queue()
    print_queue.hand_over(PDF, QueueJob("p", "t"))
    assert heard()["libraries"] == "/van/hen"


def test_what_the_queue_does_not_take_is_told(queue):
    queue(1)
    with pytest.raises(NotPrintedError) as caught:
        print_queue.hand_over(PDF, QueueJob("p", "t"))
    assert caught.value.detail == "printer bestaat niet"


def test_without_a_queue_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not print_queue.is_there()
    with pytest.raises(NotPrintedError):
        print_queue.hand_over(PDF, QueueJob("p", "t"))


def test_nobody_waits_for_a_server_that_sleeps(queue, tmp_path):
    queue()
    (tmp_path / "lp").write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    begun = monotonic()
    with pytest.raises(NotPrintedError):
        print_queue.hand_over(PDF * 100_000, QueueJob("p", "t"), lambda: monotonic() > begun + 0.3)
    assert monotonic() - begun < 20


def test_a_queue_that_takes_only_a_part_of_it(queue, tmp_path):
    queue()
    (tmp_path / "lp").write_text(f"#!{sys.executable}\nimport sys\nsys.exit('kapot')\n")
    with pytest.raises(NotPrintedError) as failed:
        print_queue.hand_over(PDF * 100_000, QueueJob("p", "t"))
    assert failed.value.detail == "kapot"
