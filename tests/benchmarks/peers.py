"""The program beside the viewers of Debian: start, last page, go to a page, find, memory.

How the start came about, also with 20,000 letters, is in starting.py.

Usage: python tests/benchmarks/peers.py [ROUNDS] [--frozen PROGRAM] [--only NAME,NAME]
Needs Xvfb, openbox, xdotool and dbus-run-session; of okular, evince, zathura, qpdfview and mupdf
those that are there take part. All open the same 500 pages; coloured blocks on four pages tell a
camera on Xvfb's frame buffer what is on screen. Times include xdotool's key press (10 to 20 ms).
Round 0 warms the disk cache and is not counted. The heavy bundle is too slow to search for most,
so these are pages of text. Our program finds the text in its library, the others in the PDF.
"""

import argparse
import mmap
import os
import random
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import heavy_bundle

ROOT = Path(__file__).resolve().parent.parent.parent
# `poe build` makes it; where it is, it takes part.
BUILT = ROOT / "dist" / "kanttekening" / "kanttekening"
PAGES = 500
WORD = "kanttekeningproef"
# The page, its colour, and in the frame buffer its bytes.
FIRST, GO_TO, FOUND, LAST = 1, 250, 376, PAGES
COLORS = {FIRST: (255, 0, 255), GO_TO: (0, 200, 0), FOUND: (255, 128, 0), LAST: (0, 90, 255)}
# Who searches while one types must not be there before the last letter.
DECOYS = (2, 251)
ENOUGH = 2500
MAXIMISED = """<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application class="*"><maximized>yes</maximized></application></applications></openbox_config>"""


def make_document(path: Path) -> None:
    """Pages of text, four of them with blocks of colour."""
    import pymupdf

    chance, document = random.Random(4), pymupdf.open()
    for number in range(1, PAGES + 1):
        page = document.new_page(width=595, height=842)
        heavy_bundle.text(page, chance, number)
        if number in DECOYS:
            page.insert_text((300, 815), WORD[:-1] + "x", fontsize=8)
        if number in COLORS:
            color = tuple(part / 255 for part in COLORS[number])
            heavy_bundle.blocks(page, color, WORD if number == FOUND else "")
    document.save(path, deflate=True)


class Screen:
    """Xvfb with a window manager, and a look at its pixels."""

    def __init__(self, folder: Path) -> None:
        self.name = f":{600 + os.getpid() % 300}"
        folder.mkdir()
        command = ["Xvfb", self.name, "-screen", "0", "1280x1000x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(2)
        self.environment = {
            **os.environ,
            "DISPLAY": self.name,
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "GSETTINGS_BACKEND": "memory",
        }
        rules = folder / "rc.xml"
        rules.write_text(MAXIMISED)
        manager = ["openbox", "--config-file", str(rules)]
        self._manager = subprocess.Popen(manager, env=self.environment, stderr=subprocess.DEVNULL)
        time.sleep(1)
        buffer = os.open(folder / "Xvfb_screen0", os.O_RDONLY)
        self._pixels = mmap.mmap(buffer, 0, prot=mmap.PROT_READ)
        head = struct.unpack(">25I", self._pixels[:100])
        self._start, self._height, self._row = head[0] + head[19] * 12, head[5], head[12]

    def count(self, page: int) -> int:
        """How many pixels have the colour of a page, in every fourth row."""
        red, green, blue = COLORS[page]
        # With the fourth byte, or white would hold cyan between two pixels.
        wanted, found = [bytes((blue, green, red, fill)) for fill in (0, 255)], 0
        for row in range(0, self._height, 4):
            begin = self._start + row * self._row
            line = self._pixels[begin : begin + self._row]
            found += sum(line.count(pixel) for pixel in wanted)
        return found

    def wait(self, page: int, seconds: float, began: float) -> float | None:
        """Milliseconds from ``began`` until a page is on screen."""
        while time.perf_counter() - began < seconds:
            if self.count(page) >= ENOUGH:
                return (time.perf_counter() - began) * 1000
            time.sleep(0.002)
        return None

    def key(self, *keys: str) -> None:
        self._do("key", "--delay", "1", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "1", text)

    def click_page(self) -> None:
        self._do("mousemove", "800", "940", "click", "1")

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, stderr=subprocess.DEVNULL)

    def picture(self, path: Path) -> None:
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self.environment, stderr=subprocess.DEVNULL)

    def close(self) -> None:
        self._manager.terminate()
        self._server.terminate()


@dataclass
class Viewer:
    """How one program is started and driven; ``{pdf}`` stands for the document."""

    command: list[str]
    last: str
    go: tuple[str, str, str]
    find: tuple[str, str, str]
    figures: dict[str, list[float]] = field(default_factory=dict)

    def note(self, what: str, value: float | None) -> None:
        if value is not None:
            self.figures.setdefault(what, []).append(value)


def viewers(ours: list[list[str]]) -> dict[str, Viewer]:
    """Keys per program: to open the field, what is typed, and the key that counts."""
    head, tail = WORD[:-1], WORD[-1]
    found = {
        "okular": Viewer(
            ["okular", "--unique", "{pdf}"],
            "ctrl+End",
            ("ctrl+g", "250", "Return"),
            ("ctrl+f", head, tail),
        ),
        "evince": Viewer(
            ["evince", "{pdf}"], "ctrl+End", ("ctrl+l", "250", "Return"), ("ctrl+f", head, tail)
        ),
        "zathura": Viewer(["zathura", "{pdf}"], "G", ("", "250", "G"), ("slash", WORD, "Return")),
        "qpdfview": Viewer(
            ["qpdfview", "{pdf}"], "End", ("ctrl+j", "250", "Return"), ("ctrl+f", WORD, "Return")
        ),
        "mupdf": Viewer(
            ["mupdf", "-r", "72", "{pdf}"], "G", ("", "250", "g"), ("slash", WORD, "Return")
        ),
    }
    found = {name: viewer for name, viewer in found.items() if shutil.which(viewer.command[0])}
    for number, command in enumerate(ours):
        name = "kanttekening" if not number else "kanttekening-built"
        found[name] = Viewer(command, "ctrl+End", ("", "", ""), ("ctrl+f", head, tail))
    return found


def family(pid: int) -> list[int]:
    """A process and all below it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
    found = [pid]
    for member in found:
        found += [child for child, parent in parents.items() if parent == member]
    return found


def memory(pid: int) -> tuple[float, str]:
    """Megabytes (PSS) of a process and all below it, and of each."""
    total, parts = 0.0, []
    for member in family(pid):
        try:
            lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
            name = Path(f"/proc/{member}/comm").read_text().strip()
        except OSError:
            continue
        size = next((int(x.split()[1]) / 1024 for x in lines if x.startswith("Pss:")), 0.0)
        total += size
        parts.append(f"{name} {size:.0f}")
    return total, ", ".join(parts)


def session(screen: Screen, viewer: Viewer, pdf: Path, home: Path, *, counts: bool) -> str:
    """Start, look at the first page, the last one, page 250, and find a word on page 376."""
    own = home / f"stuk{time.monotonic_ns()}.pdf"
    os.link(pdf, own)
    command = [str(own) if word == "{pdf}" else word for word in viewer.command]
    environment = {**screen.environment, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    began = time.perf_counter()
    process = subprocess.Popen(
        ["dbus-run-session", "--", *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    found: dict[str, float | None] = {"start": screen.wait(FIRST, 30, began)}
    found["first MB"] = memory(process.pid)[0]
    time.sleep(2.5)
    screen.click_page()
    time.sleep(0.5)
    began = time.perf_counter()
    screen.key(viewer.last)
    found["last"] = screen.wait(LAST, 10, began)
    time.sleep(0.7)
    opener, number, enter = viewer.go
    if enter:
        found["go to"] = asked(screen, opener, number, enter, GO_TO, 10)
        time.sleep(0.7)
    opener, text, enter = viewer.find
    found["find"] = asked(screen, opener, text, enter, FOUND, 15)
    found["after MB"], parts = memory(process.pid)
    if counts:
        for what, value in found.items():
            viewer.note(what, value)
    end(process)
    return f"{ {k: round(v) if v else v for k, v in found.items()} } ({parts})"


def asked(
    screen: Screen, opener: str, text: str, enter: str, page: int, seconds: float
) -> float | None:
    """Open a field, fill it in, and measure from the key that counts."""
    if opener:
        screen.key(opener)
        time.sleep(0.4)
        screen.key("ctrl+a") if opener.startswith("ctrl") else None
    screen.type(text)
    time.sleep(0.4)
    began = time.perf_counter()
    screen.key(enter)
    return screen.wait(page, seconds, began)


def end(process: subprocess.Popen) -> None:
    """End a program and what it started."""
    for member in reversed(family(process.pid)):
        try:
            os.kill(member, signal.SIGTERM)
        except OSError:
            continue
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        for member in reversed(family(process.pid)):
            os.kill(member, signal.SIGKILL)
    time.sleep(0.5)


def prepare_ours(folder: Path, pdf: Path) -> list[str]:
    """A library with the document, left open at the first page: the arguments of the program."""
    import reading_room

    from kanttekening.ui.state import WindowState

    library, data = folder / "meting.kanttekening", folder / "gegevens"
    data.mkdir()
    [(letter, _)] = reading_room.fill(library, [pdf])
    state = WindowState(data / "venster.ini")
    state.keep_text(f"letter/{library.name}", str(letter))
    state.save()
    return ["--data-dir", str(data), "--library", str(library)]


def main() -> None:
    """Round after round, one program after another."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=3)
    parser.add_argument("--frozen", type=Path, default=BUILT)
    parser.add_argument("--only", default="")
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pdf = folder / "stuk.pdf"
        make_document(pdf)
        arguments = prepare_ours(folder, pdf)
        os.environ["PYTHONPATH"] = str(ROOT / "desktop")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # who installs the program has it compiled
        programs = [[sys.executable, "-m", "kanttekening"]]
        if given.frozen.exists():
            programs.append([str(given.frozen)])
        take_part = viewers([program + arguments for program in programs])
        if given.only:
            take_part = {name: take_part[name] for name in given.only.split(",")}
        screen = Screen(folder / "scherm")
        try:
            for number in range(given.rounds + 1):
                for name, viewer in take_part.items():
                    home = Path(tempfile.mkdtemp(dir=folder))
                    line = session(screen, viewer, pdf, home, counts=number > 0)
                    print(number, name, line, flush=True)
        finally:
            screen.close()
        report(take_part, given.rounds)


def report(take_part: dict[str, Viewer], rounds: int) -> None:
    """The medians, as a table."""
    columns = ("start", "last", "go to", "find", "first MB", "after MB")
    print(f"median of {rounds}, load {os.getloadavg()[0]:.1f}; milliseconds")
    print(f"{'':22}" + "".join(f"{column:>10}" for column in columns))
    for name, viewer in take_part.items():
        values = (viewer.figures.get(column) for column in columns)
        cells = (f"{statistics.median(value):10.0f}" if value else f"{'-':>10}" for value in values)
        print(f"{name:22}" + "".join(cells))


if __name__ == "__main__":
    main()
