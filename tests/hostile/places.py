"""Hostile places, disguises and pictures: what is no file, or not the file that it says."""

import os
import signal
import socket
import sys
import zlib

from hostile.case import Hostile, Taken, of_kind
from readers import make_files, make_scans
from readers.make_mail import mail, part, zipped
from readers.office_files import docx, para, png

from kanttekening.domain.errors import RefusalCode
from kanttekening.readers.intake import MOST_BYTES

DAMAGED, TOO_BIG, UNSUPPORTED, EMPTY, UNREADABLE, UNSAFE, NOT, IN_USE = (
    RefusalCode.DAMAGED,
    RefusalCode.TOO_BIG,
    RefusalCode.UNSUPPORTED,
    RefusalCode.EMPTY,
    RefusalCode.UNREADABLE,
    RefusalCode.UNSAFE_PATH,
    RefusalCode.NOT_A_DOCUMENT,
    RefusalCode.IN_USE,
)
if sys.platform != "win32":
    import fcntl

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def letter():
    return make_files.lines_pdf([(72, 72, "Dit is een brief.")])


def huge(path):
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


def ring_of_folders(path):
    path.mkdir()
    (path / "terug").symlink_to(path, target_is_directory=True)


def bound_socket(path):
    before = os.getcwd()  # noqa: PTH109 - a socket's address must be short
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path.name)
    os.chdir(before)


def leased(path):
    """Another program has it open and will not share, as a file server does for its clients.

    Kept open as long as the tests run.
    """
    path.write_bytes(b"Geachte raad")
    signal.signal(signal.SIGIO, signal.SIG_IGN)
    handle = os.open(path, os.O_RDWR)
    fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)


def can_be_leased(folder):
    """Whether files here can be held so: not on every file system of a container."""
    trial = folder / "proef"
    try:
        leased(trial)
    except OSError:
        return False
    finally:
        trial.unlink()
    return True


def placed(tries, *rows):
    return tuple(Hostile(tries, name, outcome, place=place) for name, outcome, place in rows)


PLACES = (
    *placed(
        "be no file",
        ("pijp", UNSAFE, os.mkfifo),
        ("deur", UNSAFE, bound_socket),
        ("apparaat", UNSAFE, lambda path: path.symlink_to("/dev/zero")),
        ("kring", UNSAFE, lambda path: path.symlink_to(path)),
        ("nergens.txt", UNREADABLE, lambda path: path.symlink_to(path.with_name("bestaat niet"))),
        ("wachtwoorden.txt", UNSAFE, lambda path: path.symlink_to("/etc/passwd")),
        ("bij een ander open.txt", IN_USE, leased),
        ("map die rondgaat", UNSAFE, ring_of_folders),
        ("vijf megabyte teveel.pdf", TOO_BIG, huge),
    ),
    # What Word leaves beside an open letter is no letter, and no news either.
    Hostile("be no letter", "~$brief.docx", None, lambda: b"\x05Griffier" + bytes(153)),
    Hostile("be no letter", ".~lock.brief.odt#", None, lambda: b",griffier,laptop;"),
    Hostile("be no letter", "Thumbs.db", None, lambda: OLE),
    *of_kind(
        "be something else",
        ("pdf als tekst.txt", Taken("Dit is een brief."), letter),
        ("pdf als word.doc", Taken("Dit is een brief."), letter),
        ("pdf zonder naam", Taken("Dit is een brief."), letter),
        ("word als pdf.pdf", Taken("Geachte raad"), lambda: docx(para("Geachte raad"))),
        ("tekst als pdf.pdf", Taken("Geachte raad"), lambda: b"Geachte raad,\n\nEen brief."),
        ("programma.pdf", NOT, lambda: b"MZ\x90\x00\x03" + bytes(200)),
        ("programma.docx", NOT, lambda: b"\x7fELF\x02\x01\x01" + bytes(200)),
        ("rommel ervoor.pdf", Taken("Dit is een brief."), lambda: b"HTTP/1.1 200\n\n" + letter()),
        ("pdf en zip tegelijk.pdf", Taken("Dit is een brief."), lambda: letter() + zipped(
            ("brief.txt", "Dit is een archief.")
        )),
        ("zip en pdf tegelijk.zip", Taken(inside={"brief.txt": "Dit is een archief."}), lambda: (
            zipped(("brief.txt", "Dit is een archief.")) + letter()
        )),
        ("plaat en web tegelijk.gif", TOO_BIG, lambda: b"GIF89a/*<script>weg()</script>*/=1;"),
        ("tekening.svg", UNSUPPORTED, lambda: b'<?xml version="1.0"?><svg xmlns="x"><text/></svg>'),
        ("postscript.pdf", UNSUPPORTED, lambda: b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file"),
        ("rar.zip", UNSUPPORTED, lambda: b"Rar!\x1a\x07\x00" + bytes(99)),
        ("gz.txt", UNSUPPORTED, lambda: b"\x1f\x8b\x08" + zlib.compress(b"x" * 99)),
        ("ole.msg", UNSUPPORTED, lambda: OLE + bytes(600)),
    ),
    *of_kind(
        "be nothing",
        ("leeg.pdf", EMPTY, lambda: b""),
        ("alleen wit.txt", EMPTY, lambda: b" \n\t \r\n "),
        ("rommel.txt", NOT, lambda: bytes((i * 151 + i // 7) % 256 for i in range(4000))),
    ),
    *of_kind(
        "mislead the reader",
        ("omgekeerd.txt", Taken("Geachte", gone=("\u202e", "\u2066")), lambda: (
            "Geachte \u202eraad\u202c \u2066en\u2069 college".encode()
        )),
        ("stuurtekens.txt", Taken("Geachte raad", gone=("\x07", "\x1b")), lambda: (
            b"Geachte raad\x07\n\n\x1b[31mRood alarm over iets anders" + b" met woorden" * 9
        )),
        ("kop met stuurtekens.eml", Taken("Geachte", gone=("\u202e",)), lambda: mail(
            part("Geachte raad"), Subject="Brief\u202egeheim"
        )),
    ),
    *of_kind(
        "take all memory or time",
        ("veel tekst.txt", TOO_BIG, lambda: b"Een regel tekst.\n" * 1_300_000),
        ("een regel.txt", Taken("aaaa"), lambda: b"a" * 2_000_000),
        ("haken.md", Taken("[[["), lambda: b"[" * 100_000),
        ("sterren.md", Taken("a"), lambda: b"*a **b " * 30_000),
        ("diepe lijst.md", Taken("x"), lambda: b"\n".join(b"  " * n + b"- x" for n in range(500))),
        ("plaat van 30 000 bij 30 000.png", TOO_BIG, lambda: make_scans.png_header(30_000, 30_000)),
        ("plaat zonder maat.png", DAMAGED, lambda: png(claim=(0, 0))),
        ("halve plaat.png", DAMAGED, lambda: png()[:20]),
    ),
)  # fmt: skip
