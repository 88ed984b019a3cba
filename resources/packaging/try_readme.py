"""Gives the two commands of the README on new machines: `poe try-readme`. Needs root and apt.

In bare Debian 12 and 13, as root and as an ordinary user, each of the two first: eight machines,
one after the other. What was fetched is kept for the next time, so that the seconds of a second run
are those of the commands themselves, without waiting for the network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import bare_root
import release
import trying
from trying import must

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE = "kanttekening"
_CERTIFICATES = "/etc/ssl/certs/of-the-host.crt"
_WELL = {"start": '"ok": true', "test": " passed"}


def main(suites: Sequence[str]) -> int:
    """Try in the Debians that are named, or in both; the exit code."""
    with tempfile.TemporaryDirectory(prefix="kanttekening-") as scratch:
        machines = product(suites or bare_root.SUITES, ("root", bare_root.USER), ("start", "test"))
        environments = [
            trying.Environment(
                f"bare {suite}, {who}, {first} first",
                partial(_try, suite, who, first, Path(scratch) / f"{suite}-{who}-{first}"),
            )
            for suite, who, first in machines
        ]
        return trying.try_all(environments, at_once=1)


def commands(readme: str) -> dict[str, tuple[str, str]]:
    """The two commands of the README: what the system is asked for, and then ours."""
    found = {}
    for block in re.findall(r"(?m)^    sudo apt-get update (?:.*\\\n)+.*$", readme):
        line = re.sub(r"\\\n\s*", "", block).strip().replace("sudo ", "")
        system, _, ours = line.rpartition(" && ")
        found["test" if ours.endswith("test") else "start"] = system, ours
    return found


def _try(suite: str, who: str, first: str, scratch: Path) -> str:
    asked = commands((release.ROOT / "README.md").read_text("utf-8"))
    with bare_root.bare_root(suite, scratch) as root:
        home = "/root" if who == "root" else f"/home/{who}"
        kept = release.cache() / f"wheels-{suite}"
        _bring(root, home, kept, who)
        seconds = []
        for name in (first, *(asked.keys() - {first})):
            began = time.monotonic()
            system, ours = asked[name]
            root.run("sh", "-c", system)
            said = root.run("sh", "-c", f"cd {_PLACE} && {ours}", user=who, **_settings())
            seconds.append(f"{name} {time.monotonic() - began:.1f} s")
            must(_WELL[name] in said, f"{ours} ends well: {said[-2000:]}")
        subprocess.run(["cp", "-rT", root.inside(f"{home}/.cache/pip"), kept], check=True)
    return ", then ".join(seconds)


def _bring(root: bare_root.BareRoot, home: str, wheels: Path, who: str) -> None:
    """Put a copy of what was committed there, and what pip fetched before."""
    place = root.inside(f"{home}/{_PLACE}")
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", release.ROOT, place], check=True)
    cache = root.inside(f"{home}/.cache/pip")
    cache.mkdir(parents=True)
    if wheels.exists():
        subprocess.run(["cp", "-rT", wheels, cache], check=True)
    root.run("chown", "-R", f"{who}:{who}", home)
    if host := os.environ.get("PIP_CERT"):
        place = root.inside(_CERTIFICATES)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(host, place)


def _settings() -> dict[str, str]:
    """What pip needs to know of the network here, if it is not the usual one."""
    return {"PIP_CERT": _CERTIFICATES} if os.environ.get("PIP_CERT") else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
