"""A worker with jobs that go wrong, and the real loop, limits and streams around them."""

import os
import sys
import time
from pathlib import Path

from kanttekening.readers.sandbox import limit_process, private_streams
from kanttekening.readers.worker import serve

kept = []


def echo(params, payload, tell):
    print("a stray print must not spoil the answer")
    return {"said": params, "pid": os.getpid()}, payload


def sleep(params, payload, tell):
    time.sleep(params["seconds"])
    return {}, b""


def pages(params, payload, tell):
    tell(params["count"])
    time.sleep(params["seconds"])
    return {}, b""


def greedy(params, payload, tell):
    for _ in range(100):
        tell(10)
        time.sleep(0.1)
    return {}, b""


def die(params, payload, tell):
    os._exit(3)


def die_once(params, payload, tell):
    """Dies when this process is not the one that was named."""
    if os.getpid() == params["pid"]:
        os._exit(3)
    return {"pid": os.getpid()}, b""


def bomb(params, payload, tell):
    kept.append(bytearray(3 << 30))
    return {}, b""


def grow(params, payload, tell):
    kept.append(os.urandom(params["size"]))
    return {"pid": os.getpid()}, b""


def write(params, payload, tell):
    Path(params["path"]).write_bytes(b"x")
    return {}, b""


def fail(params, payload, tell):
    raise ValueError("words of a letter")


def babble(params, payload, tell):
    os.write(streams[1].fileno(), b"no message at all, but long enough to be read as one")
    return {}, b""


def cpu(params, payload, tell):
    while True:
        pass


jobs = {
    job.__name__: job
    for job in (echo, sleep, pages, greedy, die, die_once, bomb, grow, write, fail, babble, cpu)
}
streams = private_streams()
limit_process()
sys.exit(serve(*streams, jobs))
