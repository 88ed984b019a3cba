#!/usr/bin/env python3
"""Two commands for a fresh machine, with nothing but Python's own library.

    python3 start.py         sets everything up and opens Kanttekening on a library of its own
    python3 start.py test    sets everything up and runs the quick tests: some of every room

`python3 start.py test all` runs every test there is. Further arguments go to the program or to
pytest. The set-up makes `.venv` from the pinned and
hashed `requirements.lock`, and looks for the system libraries that Qt needs: as root on Debian it
installs what is missing, otherwise it prints the one command that does.

The syntax stays within Python 3.8, so that an old Python can still say that it is too old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements.lock"
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "kanttekening.stamp"
PLAYGROUND = HERE / ".kanttekening"
LIBRARY = PLAYGROUND / "voorbeeld.kanttekening"
QUICK = HERE / "tests" / "quick.txt"

OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python")

# Shared library -> the package that has it in Debian 12 and 13 (and Ubuntu 24.04).
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
}
ON_A_SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Program -> package: the tests ask git for the files and strace for what was opened.
FOR_TESTS = {"git": "git", "strace": "strace"}
# Most of all modules, and of tools that neither the program nor the tests start.
NOT_COMPILED = (
    "mypy",
    "mypyc",
    "pip",
    "setuptools",
    "PyInstaller",
    "pygments",
    "rich",
    "poethepoet",
)
APT = "apt-get install -y --no-install-recommends "
PROBE = "import pymupdf, rapidfuzz; from PySide6.QtWidgets import QApplication as A; A([])"


def main(arguments: list[str]) -> int:
    """Set everything up, then open the program or run its tests."""
    if sys.version_info < OLDEST:
        return hand_over_to_newer_python(arguments)
    testing = arguments[:1] == ["test"]
    screen = has_screen() and not testing
    provide_system_packages(screen=screen, testing=testing)
    provide_environment()
    if screen and not qt_starts(program_environment(screen=True)):
        say("Het scherm kan niet worden gebruikt. We gaan verder zonder.")
        screen = False
    environment = program_environment(screen=screen)
    if not screen and not qt_starts(environment, complain=True):
        return 1
    if testing:
        return run_tests(arguments[1:], environment)
    return open_program(arguments, environment, screen=screen)


def say(sentence: str) -> None:
    """Tell the person at the keyboard what happens now; standard output stays the program's."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with a sentence that says what to do next."""
    say("\n" + sentence)
    raise SystemExit(1)


# --- which Python ---------------------------------------------------------------------------


def hand_over_to_newer_python(arguments: list[str]) -> int:
    """Run this same command with a newer Python if there is one on the PATH."""
    this = ".".join(str(number) for number in sys.version_info[:3])
    for name in NEWER_PYTHONS:
        path = shutil.which(name)
        if path and is_new_enough(path):
            say(f"Dit is Python {this}. We gaan verder met {path}.")
            return subprocess.call([path, str(HERE / "start.py"), *arguments])
    stop(
        f"Kanttekening heeft Python {OLDEST[0]}.{OLDEST[1]} of nieuwer nodig. "
        f"Dit is Python {this}. Installeer een nieuwere Python en geef dezelfde opdracht nog eens."
    )


def is_new_enough(python: str) -> bool:
    """Ask the interpreter itself: a name on the PATH may be a shim with nothing behind it."""
    question = f"import sys; sys.exit(sys.version_info < {OLDEST!r})"
    return subprocess.call([python, "-c", question], stderr=subprocess.DEVNULL) == 0


# --- what the system must have --------------------------------------------------------------


def provide_system_packages(*, screen: bool, testing: bool = False) -> None:
    """Install missing Debian packages as root; else name them, if this run cannot do without."""
    needed, useful = missing_packages()
    if screen:
        needed, useful = needed + useful, []
    if testing and sys.platform.startswith("linux"):
        needed += [package for name, package in FOR_TESTS.items() if shutil.which(name) is None]
    if not needed + useful:
        return
    names = " ".join(needed + useful)
    debian = shutil.which("apt-get") is not None
    if debian and is_root():
        if apt_installs(names) or not needed:
            return
    elif not needed:
        return
    if debian:
        stop(
            "Er ontbreken onderdelen van het systeem. Installeer ze met de opdracht hieronder. "
            f"Geef daarna dezelfde opdracht nog eens.\n\n  sudo {APT}{names}\n"
        )
    stop(
        "Er ontbreken onderdelen van het systeem. In Debian heten ze zoals hieronder staat. "
        "Installeer wat daarop lijkt en geef dezelfde opdracht nog eens."
        f"\n\n  {names}\n"
    )


def missing_packages() -> tuple[list[str], list[str]]:
    """Debian packages that are missing: for every run, and for a window on a screen."""
    if not sys.platform.startswith("linux"):
        return [], []
    known = linker_cache()
    needed = [package for library, package in ALWAYS.items() if library not in known]
    useful = [package for library, package in ON_A_SCREEN.items() if library not in known]
    if importlib.util.find_spec("ensurepip") is None and not PYTHON.exists():
        # Debian keeps a part of Python's own library in a package of its own.
        needed.insert(0, "python{}.{}-venv".format(*sys.version_info[:2]))
    return needed, useful


def linker_cache() -> str:
    """Every shared library that the system's loader finds, as ldconfig prints them."""
    ldconfig = shutil.which("ldconfig", path=os.environ.get("PATH", "") + ":/sbin:/usr/sbin")
    if ldconfig is None:  # not a system we know: let Qt itself tell
        return " ".join([*ALWAYS, *ON_A_SCREEN])
    return subprocess.check_output([ldconfig, "-p"]).decode("utf-8", "replace")


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_installs(names: str) -> bool:
    """Install Debian packages; what apt prints is only interesting when it fails."""
    say("Onderdelen van het systeem worden geïnstalleerd: " + names)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in ("apt-get update", APT + names):
        done = subprocess.run(
            command.split(),
            env=quiet,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode != 0:
        say(done.stdout.decode("utf-8", "replace")[-2000:])
    return done.returncode == 0


# --- the packages of requirements.lock ------------------------------------------------------


def provide_environment() -> None:
    """Bring `.venv` in line with the lock, unless its stamp says that it is."""
    if is_ready():
        return
    began = time.monotonic()
    try:
        fill_environment()
    except OSError as error:
        stop(
            f"{error.filename or VENV} kan niet worden geschreven ({error.strerror}). Is het van "
            "iemand anders? Verwijder de map .venv, of werk in een eigen kopie."
        )
    say(f"Alles staat klaar ({time.monotonic() - began:.0f} s).")


def fill_environment() -> None:
    """Make or repair `.venv`; the stamp comes last, so an interrupted set-up is done again."""
    if STAMP.exists():
        STAMP.unlink()
    if not has_working_pip():
        say(f"De map .venv wordt gemaakt met Python {sys.version.split()[0]}.")
        if VENV.exists():
            shutil.rmtree(str(VENV))
        if run([sys.executable, "-m", "venv", VENV]) != 0:
            stop("Python kan .venv niet maken. De regels hierboven zeggen waarom.")
    pinned = sum("==" in line for line in LOCK.read_text("utf-8").splitlines())
    say(f"{pinned} pakketten worden geïnstalleerd. De eerste keer is dat ongeveer 150 MB.")
    # --no-deps: the lock names every package already. Left to resolve, pip (23.2) takes the newest
    # `coverage[toml]` instead of the pinned one, and then refuses it for want of a hash.
    options = [
        "--disable-pip-version-check",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-deps",
        "--no-compile",  # pip would do it on one processor; compile_packages has them all
    ]
    if run([PYTHON, "-m", "pip", "install", "-q", *options, "-r", LOCK]) != 0:
        stop(
            "De pakketten zijn niet geïnstalleerd. De regels hierboven zeggen waarom. Is er "
            "internet? Geef dezelfde opdracht nog eens, dan gaat het verder waar het stopte."
        )
    compile_packages()
    point_to_sources()
    STAMP.write_text(stamp_wanted(), "utf-8")


def is_ready() -> bool:
    """Whether `.venv` was finished for this lock, this Python and this place, and still stands."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == stamp_wanted()


def has_working_pip() -> bool:
    """Whether `.venv` is one of this Python and can install packages."""
    question = "import pip, sys; print(sys.version)"
    try:
        answer = subprocess.check_output([str(PYTHON), "-c", question], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.decode().split() == sys.version.split()


def compile_packages() -> None:
    """Compile modules: the many short processes of the tests would each do it again."""
    options = ["-q", "-q", "-j", "0"]  # what is no module of this Python is passed over
    options += ["-x", r"[/\\](" + "|".join(NOT_COMPILED) + r")[/\\]"]
    run([PYTHON, "-m", "compileall", *options, packages_folder()])


def packages_folder() -> str:
    """Where `.venv` has its packages."""
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return subprocess.check_output([str(PYTHON), "-c", question]).decode().strip()


def point_to_sources() -> None:
    """Let `.venv` find the program in desktop/, wherever it is started from."""
    line = str(HERE / "desktop") + "\n"
    Path(packages_folder(), "kanttekening.pth").write_text(line, "utf-8")


def stamp_wanted() -> str:
    """Sum up what `.venv` depends on: the lock, the Python and the place where it stands."""
    facts = LOCK.read_bytes() + sys.version.encode() + str(HERE).encode()
    return hashlib.sha256(facts).hexdigest()


# --- what is run ----------------------------------------------------------------------------


def has_screen() -> bool:
    """Whether a window could be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def program_environment(*, screen: bool) -> dict[str, str]:
    """Environment variables for the program: without a screen Qt paints in memory."""
    environment = dict(os.environ)
    if not screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def qt_starts(environment: dict[str, str], *, complain: bool = False) -> bool:
    """Whether Qt and PyMuPDF load here, tried in a process of its own that may abort."""
    done = subprocess.run(
        [str(PYTHON), "-c", PROBE],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode != 0 and complain:
        say(done.stderr.decode("utf-8", "replace")[-2000:])
        say("Qt start hier niet. De regels hierboven zeggen wat er ontbreekt.")
    return done.returncode == 0


def run_tests(arguments: list[str], environment: dict[str, str]) -> int:
    """Run the quick tests, or with `all` every test, or what further arguments tell pytest."""
    workers = str(min(4, os.cpu_count() or 1))
    pytest: list[str | Path] = [PYTHON, "-m", "pytest", "-q", "-n", workers]
    if arguments:
        say("De tests worden gedraaid.")
        chosen = arguments[1:] if arguments[0] == "all" else arguments
        return run([*pytest, *chosen], environment)
    say("De snelle tests worden gedraaid: uit elke kamer een paar.")
    # A file goes to one worker, the longest first: none prepares what another has ready.
    options = ["-p", "no:randomly", "--dist", "loadfile", "--no-loadscope-reorder"]
    code = run([*pytest, *options, *quick_tests()], environment)
    say("Dit was de snelle proef. Alle tests: python3 start.py test all")
    return code


def quick_tests() -> list[Path]:
    """Files with the tests that tell most in the least time."""
    lines = (line.partition("#")[0].strip() for line in QUICK.read_text("utf-8").splitlines())
    return [HERE / line for line in lines if line]


def open_program(arguments: list[str], environment: dict[str, str], *, screen: bool) -> int:
    """Open the program on the playground library, or prove that it works without a screen."""
    program: list[str | Path] = [PYTHON, "-m", "kanttekening"]
    if not screen and not arguments:
        say("Er is hier geen scherm. Daarom draait alleen een korte proef zonder venster.")
        return run([*program, "--smoke-test"], environment)
    if not arguments:
        say(f"Kanttekening wordt geopend. Uw bibliotheek om te proberen is {LIBRARY}.")
    PLAYGROUND.mkdir(exist_ok=True)
    environment.setdefault("KANTTEKENING_DATA_DIR", str(PLAYGROUND))
    if "--library" not in arguments:
        program += ["--library", LIBRARY]
    return run([*program, *arguments], environment)


def run(command: list[str | Path], environment: dict[str, str] | None = None) -> int:
    """Run a command to its end and hand back its exit code."""
    return subprocess.call([str(part) for part in command], env=environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nGestopt. Met dezelfde opdracht gaat het later verder.")
