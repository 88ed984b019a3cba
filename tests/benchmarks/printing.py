"""How long the window stands still while a letter is printed to a file.

Usage: python tests/benchmarks/printing.py. Not a timed test: it prints figures. Two letters: one
of text, and one of photos of noise under three thousand lines a page, the worst there is to pack.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import find_in_letter
import reading_room
from reading_room import ReadingRoom, load

from kanttekening.ui.reader.print_dialog import PrintChoice

PAGES = 4
WIDTH, HEIGHT = 1240, 1754


def make_photos(path: Path) -> None:
    """Pages that nothing can make small."""
    import pymupdf

    chance, document = random.Random(1), pymupdf.open()
    for _ in range(PAGES):
        page = document.new_page()
        noise = pymupdf.Pixmap(pymupdf.csRGB, WIDTH, HEIGHT, os.urandom(3 * WIDTH * HEIGHT), 0)
        page.insert_image(page.rect, pixmap=noise)
        lines = page.new_shape()
        for _ in range(3000):
            lines.draw_line(*((chance.random() * 595, chance.random() * 842) for _ in range(2)))
        lines.finish(color=(0.2, 0.4, 0.6))
        lines.commit()
        page.insert_text((72, 72), "Foto", fontsize=20)
    document.save(path)


def measure(folder: Path, name: str) -> None:
    """Print one letter to a file."""
    path, paper = folder / f"{name}.kanttekening", folder / f"{name} op papier.pdf"
    [(letter, _)] = reading_room.fill(path, [folder / f"{name}.pdf"])
    room = ReadingRoom(path)
    room.show(letter)
    room.wait(lambda: room.reader._prepared is not None)
    room.linger(1.0)
    pages = tuple(range(1, PAGES + 1))
    choice = PrintChoice("", pages, 1, marks=True, notes=True)
    room.camera.start()
    start = time.perf_counter()
    room.reader.printing.print_letter(room.reader._opened, choice, paper)
    room.wait(paper.exists)
    taken = time.perf_counter() - start
    gap = room.camera.stop()
    print(f"{name:<8} {taken / PAGES:5.2f} s a page, longest gap of the window {gap:4.0f} ms")
    room.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        find_in_letter.make_pdf(Path(made) / "tekst.pdf", PAGES)
        make_photos(Path(made) / "fotos.pdf")
        for each in ("tekst", "fotos"):
            measure(Path(made), each)
    print(load())
