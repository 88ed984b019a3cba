"""How long a start takes beside okular and evince, and how much memory it leaves in use.

Usage: python tests/benchmarks/starting.py [ROUNDS] [--only NAME,NAME] [--letters COUNT]
       [--frozen PROGRAM] [--keep FOLDER] [--beside NAME=COMMAND]
Needs what peers.py needs. Each round starts every program once, one after another; round 0 warms
the disk cache and is not counted. All show the same 500 pages, and a camera on Xvfb's frame buffer
tells for all in the same way when the window is painted (not only there: a window of one colour
does not count), when the page is, and for ours when the rows of the list stand as they do in the
end. Ours opens the letter that was left open, from a library of one letter and from one of 20,000.

The same for all: a process of its own that ends before the next begins; a session bus of its own
with the bus for screen readers on it, both there before the clock starts, as on a desktop; a home
of its own that stays, so that nobody has to make caches that a warm start finds; an empty screen.
Memory is that of the window's process (RSS) and of all processes (PSS, which counts what they
share once). As root all run with real-time priority, so that other work is measured less; but that
deals out 100 ms at a time, which hurts who has two processes. Figures that count come from a
machine that does nothing else (load below 2).
"""

import argparse
import os
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import peers

LETTERS = 20_000
# Left, top, right, bottom: where on the screen the rows of our list are.
LIST = (70, 200, 330, 900)
# Of the lines of the list, how many must stand as they do in the end; and of the picture, how many
# different colours make it more than an empty window.
MOST_LINES = 0.8
COLORS_OF_A_PICTURE = 5
SETTLED_SECONDS = 3.0
PATIENCE = 15.0
MOST_LOOKS = 600
# A camera that looks all the time takes one of two processors from who has two processes.
GLANCE_SECONDS = 0.005
COLUMNS = ("window", "list", "page", "CPU", "RSS", "all", "RSS then", "all then")
SCREEN_READERS_BUS = Path("/usr/libexec/at-spi-bus-launcher")


@dataclass
class Starter:
    """One way to start a program, and what was measured of it."""

    command: list[str]
    has_list: bool = False
    shows_pages: bool = True
    figures: dict[str, list[float]] = field(default_factory=dict)

    def note(self, found: dict[str, float]) -> None:
        for what, value in found.items():
            self.figures.setdefault(what, []).append(value)


class Camera(peers.Screen):
    """Looks for windows, and for the rows of a list."""

    def is_empty(self) -> bool:
        """Whether nothing but the black of the screen is there."""
        return all(self._row_at(row).count(0) >= self._row - 64 for row in range(10, 990, 40))

    def is_painted(self) -> bool:
        """Whether a window shows more than one colour, below its title and off the pointer."""
        found = set()
        for row in range(60, self._height, 40):
            line = self._row_at(row)
            found.update(line[at : at + 3] for at in range(160, len(line), 192))
        return len(found) >= COLORS_OF_A_PICTURE

    def shows_page(self) -> bool:
        """Whether the coloured blocks of the first page are there."""
        red, green, blue = peers.COLORS[peers.FIRST]
        wanted = [bytes((blue, green, red, fill)) for fill in (0, 255)]
        found, step = 0, 4
        for row in range(0, self._height, 4 * step):
            line = self._row_at(row)
            found += sum(line.count(pixel) for pixel in wanted)
        return found * step >= peers.ENOUGH

    def lines(self) -> dict[int, int]:
        """What is written on the lines of the list, as a number; empty lines are left out."""
        left, top, right, bottom = LIST
        found = {}
        for row in range(top, bottom, 4):
            line = self._row_at(row)[left * 4 : right * 4]
            if line != line[:4] * (right - left):
                found[row] = zlib.crc32(line)
        return found

    def _row_at(self, row: int) -> bytes:
        begin = self._start + row * self._row
        return self._pixels[begin : begin + self._row]


def first() -> list[str]:
    """How a command, and all that it starts, gets ahead of whatever else the machine does.

    Priorities of the ordinary kind do not reach our worker, which is a session of its own.
    """
    allowed = os.geteuid() == 0 and shutil.which("chrt")
    return ["chrt", "-r", "5"] if allowed else []


@contextmanager
def session_bus(environment: dict[str, str]):
    """A session bus, and on it the one for screen readers; gone with all that it started."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    address = bus.stdout.readline().strip()
    found = {**environment, "DBUS_SESSION_BUS_ADDRESS": address}
    readers = None
    if SCREEN_READERS_BUS.exists():
        command = [SCREEN_READERS_BUS, "--launch-immediately"]
        readers = subprocess.Popen(command, env=found, stderr=subprocess.DEVNULL)
        time.sleep(0.3)
    try:
        yield found
    finally:
        for process in filter(None, (readers, bus)):
            stop(process)


def start(screen: Camera, starter: Starter, pdf: Path, home: Path) -> dict[str, float]:
    """Start a program, look until its first page is there, and end it."""
    home.mkdir(mode=0o700, exist_ok=True)
    own = home / f"stuk{time.monotonic_ns()}.pdf"
    os.link(pdf, own)
    command = [str(own) if word == "{pdf}" else word for word in starter.command]
    environment = {**screen.environment, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    for ours in ("NO_AT_BRIDGE", "GSETTINGS_BACKEND"):  # on a desktop nobody sets these
        environment.pop(ours, None)
    forget_the_last(command)
    while not screen.is_empty():
        time.sleep(0.05)
    with session_bus(environment) as environment:
        began = time.perf_counter()
        process = subprocess.Popen(
            [*first(), *command],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        found = look(screen, starter, process.pid, began)
        stop(process)
    own.unlink()
    return found


def look(screen: Camera, starter: Starter, pid: int, began: float) -> dict[str, float]:
    """Milliseconds until things were on the screen, and what that took."""
    found: dict[str, float] = {}
    seen: list[tuple[float, dict[int, int]]] = []
    wanted = {"window", *(["page"] if starter.shows_pages else [])}
    while wanted - set(found) and time.perf_counter() - began < PATIENCE:
        now = (time.perf_counter() - began) * 1000
        if "window" not in found and screen.is_painted():
            found["window"] = now
        if "page" not in found and screen.shows_page():
            found["page"] = now
        if starter.has_list:
            seen.append((now, screen.lines()))
        time.sleep(GLANCE_SECONDS)
    found["CPU"] = computed(pid)
    found["RSS"], found["all"] = resident(pid), peers.memory(pid)[0]
    until = time.perf_counter() + SETTLED_SECONDS
    while time.perf_counter() < until:
        if starter.has_list and len(seen) < MOST_LOOKS:
            seen.append(((time.perf_counter() - began) * 1000, screen.lines()))
        time.sleep(0.01)
    found["RSS then"], (found["all then"], parts) = resident(pid), peers.memory(pid)
    print("   ", parts)
    if starter.has_list:
        found["list"] = since_when(seen, screen.lines())
    return found


def since_when(seen: list[tuple[float, dict[int, int]]], end: dict[int, int]) -> float:
    """When most lines of the list stood as they do in the end.

    The row that is chosen changes its colours later, and with it the lines through it.
    """
    for now, lines in seen:
        if sum(lines.get(row) == line for row, line in end.items()) >= MOST_LINES * len(end):
            return now
    return float("nan")


def resident(pid: int) -> float:
    """Megabytes (RSS) of the largest process: that of the window."""
    pages = [0]
    for member in peers.family(pid):
        try:
            pages.append(int(Path(f"/proc/{member}/statm").read_text().split()[1]))
        except OSError:
            continue
    return max(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


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


def starters(
    few: list[str], many: list[str], built: Path, letters: int, beside: list[str]
) -> dict[str, Starter]:
    """All that take part: ours from source and built, each with two libraries, and the peers."""
    found = {}
    for name, program in (
        ("source", [sys.executable, "-m", "kanttekening"]),
        ("built", [str(built)]),
    ):
        if name == "source" or built.exists():
            found[f"{name}, 1 letter"] = Starter([*program, *few])
            found[f"{name}, {letters}"] = Starter([*program, *many], has_list=True)
    for each in beside:
        name, _, command = each.partition("=")
        found[name] = Starter(shlex.split(command), shows_pages=False)
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
    parser.add_argument("--beside", action="append", default=[], help="a window without a page")
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
        take_part = starters(few, many, given.frozen, given.letters, given.beside)
        if given.only:
            chosen = given.only.split(",")
            take_part = {k: v for k, v in take_part.items() if any(word in k for word in chosen)}
        screen = Camera(folder / "scherm")
        try:
            for number in range(given.rounds + 1):
                for name, starter in take_part.items():
                    found = start(screen, starter, pdf, folder / f"thuis {name}")
                    print(number, name, {k: round(v) for k, v in found.items()}, flush=True)
                    if number:
                        starter.note(found)
        finally:
            screen.close()
        report(take_part, given.rounds)


def report(take_part: dict[str, Starter], rounds: int) -> None:
    """The medians, as a table."""
    print(f"median of {rounds}, load {os.getloadavg()[0]:.1f}; milliseconds; MB at the first page,")
    print(f"and {SETTLED_SECONDS:g} s later; RSS of the window's process, PSS of all")
    print(f"{'':22}" + "".join(f"{column:>12}" for column in COLUMNS))
    for name, starter in take_part.items():
        values = (starter.figures.get(column) for column in COLUMNS)
        cells = (f"{statistics.median(value):12.0f}" if value else f"{'-':>12}" for value in values)
        print(f"{name:22}" + "".join(cells))


if __name__ == "__main__":
    main()
