"""The worker process: replaced when it dies, hangs, grows or has served long enough."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.process import (
    JobFailedError,
    Worker,
    WorkerBrokenError,
    WorkerLimits,
    WorkerLostError,
    worker_command,
)

WILD = (sys.executable, str(Path(__file__).with_name("wild_worker.py")))
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and /proc of Linux")


@pytest.fixture
def worker():
    worker = Worker(WILD)
    yield worker
    worker.close()


def is_gone(pid: int, seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat")
            if state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_answers_with_what_it_was_given(worker):
    payload = os.urandom(3_000_000)
    answer, back = worker.call("echo", {"naam": "brief één"}, payload, seconds=5)
    assert answer["said"] == {"naam": "brief één"}
    assert back == payload


def test_one_process_serves_many_calls(worker):
    pids = {worker.call("echo", {}, seconds=5)[0]["pid"] for _ in range(5)}
    assert len(pids) == 1


def test_tries_again_on_a_fresh_process_after_a_death(worker):
    first = worker.call("echo", {}, seconds=5)[0]["pid"]
    second = worker.call("die_once", {"pid": first}, seconds=5)[0]["pid"]
    assert first != second
    assert worker.generation == 2


def test_gives_up_on_what_kills_it_twice(worker):
    with pytest.raises(WorkerLostError) as lost:
        worker.call("die", {}, seconds=5)
    assert not lost.value.timed_out
    assert worker.generation == 2
    assert worker.call("echo", {}, seconds=5)[1] == b""


def test_killed_from_outside_in_the_middle_of_a_job(worker):
    worker.call("echo", {}, seconds=5)
    killer = threading.Timer(0.3, lambda: os.kill(worker.pid, signal.SIGTERM))
    killer.start()
    worker.call("sleep", {"seconds": 0.6}, seconds=5)
    killer.join()
    assert worker.generation == 2


def test_killed_while_idle_is_not_noticed(worker):
    pid = worker.call("echo", {}, seconds=5)[0]["pid"]
    os.kill(pid, signal.SIGTERM)
    assert is_gone(pid)
    assert worker.call("echo", {}, seconds=5)[0]["pid"] != pid


def test_a_job_that_hangs_is_killed_in_time_and_not_tried_again(worker):
    worker.call("echo", {}, seconds=5)
    began = time.monotonic()
    with pytest.raises(WorkerLostError) as lost:
        worker.call("cpu", {}, seconds=0.4)
    assert lost.value.timed_out
    assert 0.3 < time.monotonic() - began < 8
    assert worker.call("echo", {}, seconds=5)[1] == b""


def test_pages_give_it_more_time(worker):
    worker.call("echo", {}, seconds=5)
    worker.call("pages", {"count": 40, "seconds": 0.7}, seconds=0.3)
    with pytest.raises(WorkerLostError):
        worker.call("pages", {"count": 1, "seconds": 0.7}, seconds=0.3)


def test_time_for_pages_is_given_once(worker):
    worker.call("echo", {}, seconds=5)
    with pytest.raises(WorkerLostError) as lost:
        worker.call("greedy", {}, seconds=0.2)
    assert lost.value.timed_out


@linux
def test_a_memory_bomb_is_refused_and_the_next_job_goes_on(worker):
    with pytest.raises(RefusedError) as refused:
        worker.call("bomb", {}, seconds=5)
    assert refused.value.code is RefusalCode.TOO_BIG
    assert worker.call("echo", {}, seconds=5)[1] == b""


@linux
def test_can_not_write_files(worker, tmp_path):
    with pytest.raises(JobFailedError):
        worker.call("write", {"path": str(tmp_path / "x")}, seconds=5)
    assert (tmp_path / "x").read_bytes() == b""


def test_an_unforeseen_error_tells_its_kind_and_no_words_of_the_letter(worker):
    with pytest.raises(JobFailedError, match=r"^ValueError$"):
        worker.call("fail", {}, seconds=5)
    assert worker.generation == 1


def test_what_is_no_message_counts_as_a_death(worker):
    with pytest.raises(WorkerLostError):
        worker.call("babble", {}, seconds=5)


def test_a_program_that_does_not_start_is_no_damaged_file():
    worker = Worker((sys.executable, "-c", "import no_such_module"))
    with pytest.raises(WorkerBrokenError):
        worker.call("echo", {}, seconds=5)
    worker.close()


@linux
def test_one_that_is_ended_while_it_loads_is_replaced(tmp_path):
    """A system that is short of memory ends what it likes."""
    first = tmp_path / "first"
    program = f"""
import os, sys
if not os.path.exists({str(first)!r}):
    os.mkdir({str(first)!r})
    os._exit(9)
os.execv(sys.executable, {list(WILD)!r})
"""
    worker = Worker((sys.executable, "-c", program))
    assert worker.call("echo", {}, b"file", seconds=5)[1] == b"file"
    assert worker.generation == 2
    worker.close()


def test_closing_while_it_starts():
    worker = Worker((sys.executable, "-c", "import time; time.sleep(30)"))
    worker.start()
    threading.Timer(0.2, worker.close).start()
    with pytest.raises(WorkerLostError):
        worker.call("echo", {}, seconds=5)


def test_is_replaced_after_so_many_files():
    worker = Worker(WILD, WorkerLimits(most_files=3))
    pids = [worker.call("echo", {}, b"file", seconds=5)[0]["pid"] for _ in range(7)]
    worker.close()
    assert len(set(pids)) == 3
    assert pids[0] == pids[2] != pids[3]


@linux
def test_is_replaced_when_it_has_grown():
    worker = Worker(WILD, WorkerLimits(most_memory=120 << 20))
    small = worker.call("grow", {"size": 1 << 20}, seconds=5)[0]["pid"]
    assert worker.call("grow", {"size": 120 << 20}, seconds=5)[0]["pid"] == small
    assert worker.call("grow", {"size": 1}, seconds=5)[0]["pid"] != small
    worker.close()


def test_closing_ends_the_process_also_in_the_middle_of_a_job(worker):
    pid = worker.call("echo", {}, seconds=5)[0]["pid"]
    lost = []

    def hang():
        try:
            worker.call("sleep", {"seconds": 30}, seconds=60)
        except WorkerLostError as error:
            lost.append(error)

    thread = threading.Thread(target=hang)
    thread.start()
    time.sleep(0.4)
    worker.close()
    thread.join(5)
    assert not thread.is_alive()
    assert lost
    assert is_gone(pid)
    with pytest.raises(WorkerLostError):
        worker.call("echo", {}, seconds=5)


def test_calls_from_several_threads_do_not_mix(worker):
    answers = {}

    def ask(number):
        answers[number] = worker.call("echo", {"n": number}, b"%d" % number * 1000, seconds=10)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answers[n][0]["said"] == {"n": n} for n in range(8))
    assert all(answers[n][1] == b"%d" % n * 1000 for n in range(8))


def test_leaves_no_process_behind_when_the_program_is_killed():
    program = (
        "import sys, time; from kanttekening.readers.process import Worker\n"
        "w = Worker(); w.start(); print(w.pid, flush=True); time.sleep(60)"
    )
    source = str(Path(__file__).resolve().parents[2] / "desktop")
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert is_gone(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere its computing time runs out")
def test_leaves_no_process_behind_that_is_computing():
    computing = (
        "import time; from kanttekening.readers.sandbox import die_with_parent\n"
        "die_with_parent(); print('ready', flush=True)\n"
        "until = time.monotonic() + 60\n"
        "while time.monotonic() < until: pass"
    )
    program = (
        "import subprocess, sys, threading, time\n"
        f"command = [sys.executable, '-c', {computing!r}]\n"
        "def start():\n"
        "    global child\n"
        "    child = subprocess.Popen(command, stdout=subprocess.PIPE)\n"
        "    child.stdout.readline()\n"
        # The thread that starts it ends, which is no reason to go.
        "thread = threading.Thread(target=start); thread.start(); thread.join()\n"
        "time.sleep(0.3); print(child.pid if child.poll() is None else 0, flush=True)\n"
        "time.sleep(60)"
    )
    source = str(Path(__file__).resolve().parents[2] / "desktop")
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    pid = int(parent.stdout.readline())
    assert pid
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert is_gone(pid)


def test_the_program_itself_never_loads_mupdf():
    program = (
        "import sys; import kanttekening.readers.parsing, kanttekening.services.pages\n"
        "sys.exit('pymupdf' in sys.modules)"
    )
    source = str(Path(__file__).resolve().parents[2] / "desktop")
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, env={**os.environ, "PYTHONPATH": source}
    )
    assert done.returncode == 0


def test_frozen_and_from_source_start_the_same_program(monkeypatch):
    assert worker_command() == (sys.executable, "-m", "kanttekening", "--worker")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == (sys.executable, "--worker")


@linux
@pytest.mark.parametrize(("urgent", "gives_way"), [(False, 10), (True, 0)])
def test_work_that_can_wait_gives_way_to_who_reads(urgent, gives_way):
    worker = Worker(WILD, urgent=urgent)
    try:
        worker.start()
        own = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, worker.pid) == min(19, own + gives_way)
    finally:
        worker.close()
