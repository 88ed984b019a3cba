"""A screen, a session bus and the accessibility bus of its own, with the program and a listener.

Nothing of the desktop one works at is touched: another display, another bus, other folders.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEBIAN_PYTHON = "/usr/bin/python3"
PACKAGES = "xvfb dbus at-spi2-core python3-gi gir1.2-atspi-2.0"
_HAS_ATSPI = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
_PATIENCE = 20


def need_tools() -> None:
    """Fail with what is to be installed: a test that is skipped guards nothing."""
    missing = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists():
        missing.append("at-spi2-core")
    if subprocess.run([DEBIAN_PYTHON, "-c", _HAS_ATSPI], capture_output=True).returncode:
        missing.append(f"gi.repository.Atspi for {DEBIAN_PYTHON}")
    if missing:
        pytest.fail(f"not here: {', '.join(missing)}; apt-get install {PACKAGES}", pytrace=False)


@dataclass
class Node:
    """One object as a screen reader knows it."""

    id: int
    role: str
    name: str
    description: str
    states: set[str]
    attributes: dict[str, str]
    children: list[Node]
    text: str | None = None
    caret: int | None = None
    value: float | None = None
    box: tuple[int, int, int, int] | None = None
    actions: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, told: dict) -> Node:
        known = {name: told[name] for name in cls.__dataclass_fields__ if name in told}
        known["states"] = set(told["states"])
        known["children"] = [cls.of(child) for child in told["children"]]
        return cls(**known)

    @property
    def shows(self) -> bool:
        return "SHOWING" in self.states

    @property
    def has_focus(self) -> bool:
        return "FOCUSED" in self.states

    def all(self, role: str = "", name: str = "") -> list[Node]:
        """All objects inside that are on screen, with this role and this name."""
        mine = self.shows and role in ("", self.role) and name in ("", self.name)
        inside = [found for child in self.children for found in child.all(role, name)]
        return [self, *inside] if mine else inside

    def one(self, role: str, name: str = "") -> Node:
        found = self.all(role, name)
        assert len(found) == 1, f"{len(found)} × {role} {name!r}"
        return found[0]


class Session:
    """The buses, and a program on them."""

    def __init__(self, folder: Path) -> None:
        self._ends: list[subprocess.Popen] = []
        self.folder = folder
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        unwanted = ("WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "QT_QPA_PLATFORM", "NO_AT_BRIDGE")
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        self._around = kept | {
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CACHE_HOME": str(runtime),
            "KANTTEKENING_DATA_DIR": str(folder / "data"),
            "PYTHONPATH": str(ROOT / "desktop"),
        }
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self._around["DISPLAY"] = ":" + self._first_line(screen)
        session = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        self._around["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(session)
        self._listener = subprocess.Popen(
            [DEBIAN_PYTHON, "-W", "ignore", str(Path(__file__).with_name("listener.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self._around,
        )  # fmt: skip
        self._ends.append(self._listener)
        self.program: subprocess.Popen | None = None

    def _first_line(self, command: list[str]) -> str:
        started = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self._around
        )
        self._ends.append(started)
        return started.stdout.readline().decode().strip()

    def command(self, *words: str) -> str:
        """The program without a window, on the same library."""
        done = subprocess.run(
            [sys.executable, "-m", "kanttekening", "--library", str(self.library), *words],
            env=self._around, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    @property
    def library(self) -> Path:
        return self.folder / "raad.kanttekening"

    def start(self) -> None:
        """Open the window, as a person who uses a screen reader would find it."""
        screen = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.program = subprocess.Popen(
            [
                sys.executable,
                "-X",
                "faulthandler",
                "-m",
                "kanttekening",
                "--library",
                str(self.library),
            ],
            env=self._around | screen,
        )
        self._ends.insert(0, self.program)
        self.wait(lambda tree: tree.all("list item"))
        self.do("activate")
        self.do("focus", number=self.look().all("list", "Stukken")[0].id)

    def do(self, what: str, **how: object) -> object:
        """Ask the listener."""
        self._listener.stdin.write(json.dumps({"do": what, **how}) + "\n")
        self._listener.stdin.flush()
        answer = json.loads(self._listener.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["answer"]

    def look(self) -> Node | None:
        """Everything the program tells now."""
        told = self.do("look", program="Kanttekening")
        return Node.of(told) if told else None

    def wait(self, until) -> Node:
        """Look until it is so, and give what was seen."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            assert self.program.poll() is None, f"the program ended: {self.program.poll()}"
            tree = self.look()
            if tree is not None and until(tree):
                return tree
            time.sleep(0.2)
        raise AssertionError("it did not come about")

    def announced(self, words: str) -> None:
        """Wait until a sentence with these words is spoken by itself."""
        end, heard = time.monotonic() + _PATIENCE, []
        while time.monotonic() < end:
            heard += [event["said"] for event in self.do("events") if event["said"]]
            if any(words in said for said in heard):
                return
            time.sleep(0.2)
        raise AssertionError(f"{words!r} was not said; only {heard}")

    def opens(self, title: str, view: str) -> Node:
        """Go to a letter in the list with the keyboard, and choose how to read it."""
        tree = self.look()
        rows = [row.name for row in tree.one("list", "Stukken").children]
        at = next(number for number, name in enumerate(rows) if title in name)
        self.do("focus", number=tree.one("list", "Stukken").id)
        for key in ("End", "Home", *["Down"] * at):
            self.do("press", key=key)
        tree = self.wait(lambda tree: tree.all("document frame", title))
        button = tree.one("check box", view)
        if "CHECKED" not in button.states:
            self.do("act", number=button.id, index=button.actions.index("Press"))
        if view == "Origineel":
            self._goes_to_the_first_page()
        role, name = ("label", view) if view == "Leesweergave" else ("document frame", "pagina ")
        return self.wait(
            lambda tree: any(found.text for found in tree.all(role) if found.name.startswith(name))
        )

    def opens_dialog(self, keys: str, title: str) -> Node:
        """Press keys in the window, one after the other, and be in the dialog that opens."""
        self.do("activate")
        for key in keys.split():
            self.do("press", key=key)
            # A menu takes the keyboard when it stands.
            time.sleep(0.3)

        def dialog(tree: Node) -> Node | None:
            found = [it for it in tree.children if it.role == "dialog" and it.shows]
            return next((it for it in found if it.name.startswith(title)), None)

        box = dialog(self.wait(dialog)).box
        self.do("activate", size=box[2:])
        return dialog(self.wait(lambda tree: any(it.has_focus for it in dialog(tree).all())))

    def tabs_through(self, times: int) -> list[tuple[str, str]]:
        """Press Tab so often: what had the keyboard, each as role and name."""
        self.do("events")
        heard: list[tuple[str, str]] = []
        for _ in range(times):
            self.do("press", key="Tab")
            time.sleep(0.05)
        end = time.monotonic() + 2
        while time.monotonic() < end:
            found = [it for it in self.do("events") if it["event"].endswith(":focused")]
            heard += [(it["role"], it["name"]) for it in found]
            time.sleep(0.2)
        return heard

    def closes_dialog(self) -> None:
        """Press Esc, and be in the window again."""
        self.do("press", key="Esc")
        self.wait(lambda tree: not [it for it in tree.children if it.role == "dialog" and it.shows])
        self.do("activate")

    def _goes_to_the_first_page(self) -> None:
        def page(tree: Node) -> list[Node]:
            return [it for it in tree.all("document frame") if it.name.startswith("pagina ")]

        self.do("focus", number=page(self.wait(page))[0].id)
        for key in ("Esc", "Esc", "Home"):
            self.do("press", key=key)
        self.wait(lambda tree: page(tree) and page(tree)[0].name.startswith("pagina 1 "))

    def end(self) -> None:
        for process in self._ends:
            process.terminate()
        for process in self._ends:
            process.wait(_PATIENCE)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
