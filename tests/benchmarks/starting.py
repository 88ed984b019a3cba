"""How long a start takes beside okular and evince, and how much memory it leaves in use.

Usage: python tests/benchmarks/starting.py [ROUNDS] [--only NAME,NAME] [--letters COUNT]
       [--frozen PROGRAM] [--keep FOLDER]
Needs what peers.py needs. Each round starts every program once, one after another; round 0 warms
the disk cache and is not counted. All show the same 500 pages, and a camera on Xvfb's frame buffer
tells for all in the same way when there is a window and when the first page is painted. Ours opens
the letter that was left open, from a library of one letter (`page`) and from one of 20,000 (`list`:
when the rows of the list stand as they do in the end). As root all run with real-time
priority, so that other work is measured less; but that deals out 100 ms at a time, which hurts who
has two processes. Figures that count come from a machine that does nothing else (load below 2).
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import peers

LETTERS = 20_000
# Left, top, right, bottom: where on the screen the rows of our list are.
LIST = (70, 200, 380, 900)
# The row that is chosen changes its colours, and with it the lines through it.
MOST_LINES = 0.8
SETTLED_SECONDS = 3.0
PATIENCE = 20.0
COLUMNS = ("window", "list", "page", "CPU", "MB at page", "MB settled")


@dataclass
class Starter:
    """One way to start a program, and what was measured of it."""

    command: list[str]
    has_list: bool = False
    rows: dict[int, bytes] = field(default_factory=dict)
    figures: dict[str, list[float]] = field(default_factory=dict)

    def note(self, found: dict[str, float]) -> None:
        for what, value in found.items():
            self.figures.setdefault(what, []).append(value)


class Camera(peers.Screen):
    """Looks for windows, and for the rows of a list."""

    def window_is_there(self) -> bool:
        """Whether the empty black of the screen is covered somewhere."""
        for row in range(150, self._height, 200):  # not through the pointer in the middle
            begin = self._start + row * self._row
            if any(self._pixels[begin : begin + self._row : 64]):
                return True
        return False

    def lines(self) -> dict[int, bytes]:
        """The lines of the list that have something written on them."""
        left, top, right, bottom = LIST
        found = {}
        for row in range(top, bottom):
            begin = self._start + row * self._row
            line = bytes(self._pixels[begin + left * 4 : begin + right * 4])
            if line != line[:4] * (right - left):
                found[row] = line
        return found

    def shows(self, lines: dict[int, bytes]) -> bool:
        """Whether most of these lines are on the screen."""
        left, _top, right, _bottom = LIST
        same = 0
        for row, line in lines.items():
            begin = self._start + row * self._row
            same += self._pixels[begin + left * 4 : begin + right * 4] == line
        return same >= MOST_LINES * len(lines)


def first() -> list[str]:
    """How a command, and all that it starts, gets ahead of whatever else the machine does.

    Priorities of the ordinary kind do not reach our worker, which is a session of its own.
    """
    allowed = os.geteuid() == 0 and shutil.which("chrt")
    return ["chrt", "-r", "5"] if allowed else []


def start(screen: Camera, starter: Starter, pdf: Path, home: Path) -> dict[str, float]:
    """Start a program, look until its first page is there, and end it."""
    own = home / f"stuk{time.monotonic_ns()}.pdf"
    os.link(pdf, own)
    command = [str(own) if word == "{pdf}" else word for word in starter.command]
    environment = {**screen.environment, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    found: dict[str, float] = {}
    forget_the_last(command)
    began = time.perf_counter()
    process = subprocess.Popen(
        [*first(), "dbus-run-session", "--", *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wanted = {"window", "page", *(["list"] if starter.rows else [])}
    while wanted - set(found) and time.perf_counter() - began < PATIENCE:
        look(screen, starter, found, began)
        time.sleep(0.003)
    found["CPU"] = computed(process.pid)
    found["MB at page"] = peers.memory(process.pid)[0]
    time.sleep(SETTLED_SECONDS)
    found["MB settled"], parts = peers.memory(process.pid)
    if starter.has_list and not starter.rows:
        starter.rows = screen.lines()
    print("   ", parts)
    stop(process)
    return found


def look(screen: Camera, starter: Starter, found: dict[str, float], began: float) -> None:
    """Note what is on the screen now and was not before."""
    if "window" not in found:
        if not screen.window_is_there():
            return
        found["window"] = (time.perf_counter() - began) * 1000
    if "page" not in found and screen.count(peers.FIRST) >= peers.ENOUGH:
        found["page"] = (time.perf_counter() - began) * 1000
    if starter.rows and "list" not in found and screen.shows(starter.rows):
        found["list"] = (time.perf_counter() - began) * 1000


def computed(pid: int) -> float:
    """Milliseconds of computing of a process and all below it."""
    ticks = 0
    for member in peers.family(pid):
        try:
            fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def stop(process: subprocess.Popen) -> None:
    """End a program at once: how it closes is not asked here."""
    for member in reversed(peers.family(process.pid)):
        try:
            os.kill(member, signal.SIGKILL)
        except OSError:
            continue
    process.wait(5)
    time.sleep(0.4)


def forget_the_last(command: list[str]) -> None:
    """Take away the lock of a window that was killed: where nobody reaps it, it seems alive."""
    if "--data-dir" in command:
        data = Path(command[command.index("--data-dir") + 1])
        for lock in data.glob("venster-*.lock"):
            lock.unlink()


def fill_up(path: Path, count: int) -> None:
    """Put made-up letters into a library, as many as a council gets in decades.

    They are not in the search index: nobody searches here, and a start does not look.
    """
    sys.path.insert(0, str(Path(__file__).parent / "search"))
    from corpus import Corpus
    from library import add_rows

    from kanttekening.store.database import open_database

    corpus, first = Corpus(), 1000
    with open_database(path) as database, database.transaction():
        for number in range(first, first + count):
            add_rows(database, corpus.letter(number))


def prepare(folder: Path, letters: int) -> tuple[Path, list[str], list[str]]:
    """The document, and the arguments for a library of one letter and one of many."""
    pdf, ready = folder / "stuk.pdf", folder / "ready"
    places = [folder / "klein", folder / str(letters)]
    if not ready.exists():
        peers.make_document(pdf)
        for place in places:
            place.mkdir()
            peers.prepare_ours(place, pdf)
        fill_up(places[1] / "meting.kanttekening", letters)
        ready.touch()
    few, many = (
        ["--data-dir", str(place / "gegevens"), "--library", str(place / "meting.kanttekening")]
        for place in places
    )
    return pdf, few, many


def starters(few: list[str], many: list[str], built: Path, letters: int) -> dict[str, Starter]:
    """All that take part: ours from source and built, each with two libraries, and the peers."""
    found = {}
    for name, program in (
        ("source", [sys.executable, "-m", "kanttekening"]),
        ("built", [str(built)]),
    ):
        if name == "source" or built.exists():
            found[f"{name}, 1 letter"] = Starter([*program, *few])
            found[f"{name}, {letters}"] = Starter([*program, *many], has_list=True)
    for name, command in (
        ("okular", ["okular", "--unique", "{pdf}"]),
        ("evince", ["evince", "{pdf}"]),
    ):
        if shutil.which(name):
            found[name] = Starter(command)
    return found


def main() -> None:
    """Round after round, one program after another."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=9)
    parser.add_argument("--only", default="")
    parser.add_argument("--letters", type=int, default=LETTERS)
    parser.add_argument("--frozen", type=Path, default=peers.BUILT)
    parser.add_argument("--keep", type=Path, help="where the libraries stay for another time")
    given = parser.parse_args()
    if first():
        subprocess.run(["chrt", "-r", "-p", "6", str(os.getpid())], check=False)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if given.keep:
            given.keep.mkdir(exist_ok=True)
        pdf, few, many = prepare(given.keep or folder, given.letters)
        os.environ["PYTHONPATH"] = str(peers.ROOT / "desktop")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # who installs the program has it compiled
        take_part = starters(few, many, given.frozen, given.letters)
        if given.only:
            chosen = given.only.split(",")
            take_part = {k: v for k, v in take_part.items() if any(word in k for word in chosen)}
        screen = Camera(folder / "scherm")
        try:
            for number in range(given.rounds + 1):
                for name, starter in take_part.items():
                    found = start(screen, starter, pdf, Path(tempfile.mkdtemp(dir=folder)))
                    print(number, name, {k: round(v) for k, v in found.items()}, flush=True)
                    if number:
                        starter.note(found)
        finally:
            screen.close()
        report(take_part, given.rounds)


def report(take_part: dict[str, Starter], rounds: int) -> None:
    """The medians, as a table."""
    print(f"median of {rounds}, load {os.getloadavg()[0]:.1f}; milliseconds")
    print(f"{'':22}" + "".join(f"{column:>12}" for column in COLUMNS))
    for name, starter in take_part.items():
        values = (starter.figures.get(column) for column in COLUMNS)
        cells = (f"{statistics.median(value):12.0f}" if value else f"{'-':>12}" for value in values)
        print(f"{name:22}" + "".join(cells))


if __name__ == "__main__":
    main()
