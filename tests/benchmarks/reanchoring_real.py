"""Marks over newer files that real programs made; beside simpler ways.

    PYTHONPATH=desktop:tests python tests/benchmarks/reanchoring_real.py FOLDER [letters] [marks]

The older file is a PDF that MuPDF laid out. What the newer ones are, the table says; edits are
those of ``benchmarks.anchoring.editing``. FOLDER keeps what was made, for the next time: making
it takes a minute for each letter. Words as in ``reanchoring.py``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from statistics import median

from benchmarks.anchoring.editing import Text, newer, original, sentences, written
from benchmarks.anchoring.judging import marks
from benchmarks.anchoring.made_up import made_up_letter
from benchmarks.anchoring.real import (
    PLAIN,
    SCANS,
    SMALL,
    Reading,
    as_read,
    by_libreoffice,
    laid_out,
    origins,
    scanned,
    word_file,
)
from benchmarks.anchoring.ways import WAYS
from benchmarks.reanchoring import print_table, try_ways
from text.letters import SAMPLES, SEEDS, read

from kanttekening.domain.passage import Span

# What is done to the words, and what the newer file is
_FILES = {
    "laid out on A5 by MuPDF": ("", "small"),
    "laid out by LibreOffice": ("", "office"),
    "Word file": ("", "word"),
    "Word file written anew by LibreOffice": ("", "word again"),
    "light, laid out by LibreOffice": ("light", "office"),
    "medium, laid out by LibreOffice": ("medium", "office"),
    "medium, Word file": ("medium", "word"),
    "heavy, laid out by LibreOffice": ("heavy", "office"),
    **{name: ("", name) for name in SCANS},
    "medium, scanned at 200 dpi, askew": ("medium", "scanned at 200 dpi, askew"),
}


def letters(count: int) -> list[str]:
    """Letters that were made up, of one to four pages, and the two shortest samples."""
    chance = random.Random(6)
    samples = sorted((read(SEEDS / case["name"])[1].text for case in SAMPLES), key=len)[:2]
    return samples + [made_up_letter(chance, 1 + at % 4) for at in range(count - len(samples))]


def edits(texts: list[str], level: str) -> list[Text]:
    """The letters with their words changed, each sign with where it came from."""
    if not level:
        return [original(text) for text in texts]
    made = []
    for number, text in enumerate(texts):
        pool = [
            other[start:end]
            for other in texts
            if other is not text
            for start, end in sentences(other)
            if 60 < end - start < 300
        ]
        made.append(newer(text, level, random.Random(f"{level} {number}"), pool))
    return made


def files(folder: Path, texts: list[str], sort: str) -> list[Path]:
    """The letters as files of one sort, made where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    ending = {"word": ".docx", "word again": ".docx"}.get(sort, ".pdf")
    names = [f"{number:03}{'-scan' if sort in SCANS else ''}" for number in range(len(texts))]
    paths = [folder / f"{name}{ending}" for name in names]
    missing = [(path, text) for path, text in zip(paths, texts, strict=True) if not path.exists()]
    if sort in ("office", "word again"):
        words = []
        for path, text in missing:
            words.append(folder / "word" / f"{path.stem}.docx")
            words[-1].parent.mkdir(exist_ok=True)
            words[-1].write_bytes(word_file(text))
        if words:
            to = "pdf" if sort == "office" else "docx:MS Word 2007 XML"
            by_libreoffice(words, to, folder)
        return paths
    for path, text in missing:
        if sort == "word":
            path.write_bytes(word_file(text))
        elif sort in SCANS:
            path.write_bytes(scanned(laid_out(text, PLAIN), sort))
        else:
            path.write_bytes(laid_out(text, SMALL if sort == "small" else PLAIN))
    return paths


def _of_the_letter(
    old: str, old_of: dict[int, int], count: int, chance: random.Random
) -> list[Span]:
    """Marks on words of the letter; what became of the foot of a page nobody can say."""
    known = set(old_of.values())
    found: list[Span] = []
    while len(found) < count:
        for span in marks(old, count, chance):
            if all(at in known for at in range(span.start, span.end) if old[at].isalnum()):
                found.append(span)
    return found[:count]


def main() -> None:
    """Print a table for each sort of newer file."""
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    each = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    texts, reading = letters(count), Reading(folder)
    olds, old_of = [], []
    for text, path in zip(texts, files(folder / "old", texts, "plain"), strict=True):
        olds.append(reading.text(path))
        came, _ = origins(text, olds[-1])
        old_of.append({place: at for at, place in enumerate(came) if place is not None})
    for name, (level, sort) in _FILES.items():
        found: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
        times: dict[str, list[float]] = {way: [] for way in WAYS}
        edited, misread = edits(texts, level), []
        paths = files(folder / name.replace(",", ""), [written(new) for new in edited], sort)
        for number, (old, new, path) in enumerate(zip(olds, edited, paths, strict=True)):
            made, share = as_read(new, reading.text(path), old_of[number])
            misread.append(share)
            spans = _of_the_letter(old, old_of[number], each, random.Random(f"{name} {number}"))
            try_ways(old, made, spans, found, times)
        print_table(f"{name} ({median(misread):.1%} of the letters read otherwise)", found, times)
        sys.stdout.flush()
    reading.close()


if __name__ == "__main__":
    main()
