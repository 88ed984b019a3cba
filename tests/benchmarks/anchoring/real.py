"""Newer files of a letter as they come in: laid out anew, scanned, from a word processor.

Everything is made by real programs and read by our own readers: pages by MuPDF Story and by
LibreOffice, scans recognised by the recogniser of the product. What was made is kept in a folder
and taken from there the next time; the same letters always give the same files.

Letters (signs) keep their order on every way, so which sign came from which is found with the edit
distance of the whole text, and not with anything of ours.
"""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pymupdf
from benchmarks.anchoring.editing import Text
from rapidfuzz.distance import Levenshtein

sys.path.append(str(Path(__file__).resolve().parents[2] / "readers"))

import make_scans
from readers.office_files import docx, para, run

from kanttekening.readers.pool import ParserPool
from kanttekening.services.reading import FileReader
from kanttekening.services.recognizing import Recognizer, language_data

_MARGIN = 56  # points


@dataclass(frozen=True, slots=True)
class Layout:
    """How pages are laid out by MuPDF."""

    paper: str
    css: str
    foot: str


PLAIN = Layout("a4", "body{font-family:sans-serif;font-size:11pt}", "Gemeente Voorbeeld, blad {}")
SMALL = Layout(
    "a5", "body{font-family:serif;font-size:9pt;text-align:justify}", "{} | Brief aan de raad"
)

SCANS = {
    "scanned at 300 dpi, straight": {"dpi": 300, "skew": 0.2, "noise": 8},
    "scanned at 200 dpi, askew": {"dpi": 200, "skew": 1.0, "noise": 30, "quality": 60},
    "scanned at 150 dpi, askew, grainy": {"dpi": 150, "skew": 1.2, "noise": 36, "quality": 40},
}


def paragraphs(text: str) -> list[str]:
    """The paragraphs, each on one line."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def laid_out(text: str, layout: Layout) -> bytes:
    """The letter on pages with a foot, by MuPDF Story."""
    html = "".join(f"<p>{escape(part)}</p>" for part in paragraphs(text))
    whole = pymupdf.paper_rect(layout.paper)
    inner = pymupdf.Rect(_MARGIN, _MARGIN, whole.x1 - _MARGIN, whole.y1 - _MARGIN)
    story, made = pymupdf.Story(html, user_css=layout.css), io.BytesIO()
    writer, more = pymupdf.DocumentWriter(made), 1
    while more:
        device = writer.begin_page(whole)
        more, _ = story.place(inner)
        story.draw(device)
        writer.end_page()
    writer.close()
    with pymupdf.open(stream=made.getvalue(), filetype="pdf") as document:
        for page in document:
            at = (_MARGIN, whole.height - _MARGIN / 2)
            page.insert_text(at, layout.foot.format(page.number + 1), fontsize=8)
        return bytes(document.tobytes(garbage=3, deflate=True))


def word_file(text: str) -> bytes:
    """The letter as a Word file."""
    return bytes(docx("".join(para(run(escape(part))) for part in paragraphs(text))))


def by_libreoffice(files: list[Path], to: str, folder: Path) -> None:
    """Have LibreOffice write files anew, all at once: starting it takes seconds."""
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=900)


class Reading:
    """Files read by the program, each only once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parser = ParserPool()
        self._reader = FileReader(self._parser)
        data = language_data()
        # In the background, on a machine that has other things to do
        self._recognizer = None if data is None else Recognizer(data, page_seconds=900)

    def text(self, path: Path) -> str:
        """The text of a file; of a scan, what is recognised on its pages."""
        kept = path.with_name(f"{path.name}.txt")
        if not kept.exists():
            kept.write_text(self._read(path), "utf-8", newline="")
        with kept.open(encoding="utf-8", newline="") as file:
            return file.read()

    def _read(self, path: Path) -> str:
        reading = self._reader.read(path).reading
        if not path.stem.endswith("-scan") or self._recognizer is None:
            return reading.document.text
        pdf = path.read_bytes()
        with pymupdf.open(stream=pdf, filetype="pdf") as document:
            count = document.page_count
        seen = [self._recognizer.page(pdf, number) for number in range(1, count + 1)]
        return self._recognizer.assembled(pdf, seen, "application/pdf").document.text

    def close(self) -> None:
        """End the workers."""
        self._parser.close()
        if self._recognizer is not None:
            self._recognizer.close()


def scanned(pdf: bytes, how: str) -> bytes:
    """The pages as pictures, as a scanner makes them."""
    return bytes(make_scans.scanned(pdf, **SCANS[how]))


def origins(source: str, read: str) -> tuple[list[int | None], float]:
    """Which sign of the source each sign that was read is; and the share of letters misread."""
    one = [at for at, sign in enumerate(source) if sign.isalnum()]
    other = [at for at, sign in enumerate(read) if sign.isalnum()]
    letters = "".join(source[at] for at in one), "".join(read[at] for at in other)
    found: list[int | None] = [None] * len(read)
    misread = 0
    for code in Levenshtein.opcodes(*letters):
        misread += code.tag != "equal" and max(
            code.src_end - code.src_start, code.dest_end - code.dest_start
        )
        if code.tag in ("equal", "replace"):
            pairs = zip(
                one[code.src_start : code.src_end], other[code.dest_start : code.dest_end],
                strict=False,
            )  # fmt: skip
            for here, there in pairs:
                found[there] = here
    return found, misread / max(1, len(one))


def as_read(edited: Text, read: str, old_of: dict[int, int]) -> tuple[Text, float]:
    """What was read of an edited letter, with where its signs stand in the older reading.

    ``old_of`` tells where each sign of the letter stands in that one.
    """
    came, misread = origins("".join(sign for sign, _ in edited), read)
    made: Text = []
    for sign, place in zip(read, came, strict=True):
        origin = None if place is None else edited[place][1]
        if origin is None:
            made.append((sign, None))
        elif origin < 0:
            instead = old_of.get(-1 - origin)
            made.append((sign, None if instead is None else -1 - instead))
        else:
            made.append((sign, old_of.get(origin)))
    return made, misread
