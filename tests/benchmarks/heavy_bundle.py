"""Makes the bundle for a council meeting that readers find heavy: 300 pages or more.

Text, tables, scanned pages, photographs, and every so often a page with a drawing of 2000 slanting
lines, which costs a renderer about as much as sixty pages of text (17 of them in 300 pages).

Usage: python tests/benchmarks/heavy_bundle.py FILE.pdf [PAGES]
"""

import random
import sys
from pathlib import Path

A4 = (595, 842)
HEAVY_EVERY = 17
SCAN_EVERY = 29
_LINES = 2000
_SUBJECTS = (
    "de begroting van het zwembad",
    "het fietspad langs de ringvaart",
    "de opvang in de oude school",
    "het parkeren rond het station",
    "de verbouwing van de bibliotheek",
    "de subsidie voor het dorpshuis",
)
_VERBS = ("bespreekt", "onderzoekt", "heroverweegt", "steunt", "verlengt", "beperkt")
_ENDS = (
    "en vraagt om een voorstel voor de zomer.",
    "zodra de cijfers over het derde kwartaal er zijn.",
    "omdat bewoners daar al jaren om vragen.",
    "met een dekking uit de algemene reserve.",
)


def sentences(chance: random.Random, count: int) -> str:
    """Sentences that nobody wrote, of the length that officials write."""
    return " ".join(
        f"Het college {chance.choice(_VERBS)} {chance.choice(_SUBJECTS)} {chance.choice(_ENDS)}"
        for _ in range(count)
    )


def make_bundle(path: Path, pages: int = 300, marks: dict[int, tuple] | None = None) -> None:
    """Write the bundle; ``marks`` lays coloured blocks over pages (from 1) for whoever looks."""
    import pymupdf

    chance = random.Random(5)
    document = pymupdf.open()
    for number in range(1, pages + 1):
        page = document.new_page(width=A4[0], height=A4[1])
        if number % SCAN_EVERY == 0:
            scan(page, chance, number)
        else:
            text(page, chance, number)
        if number % HEAVY_EVERY == 14:
            drawing(page, chance)
        elif number % HEAVY_EVERY == 4:
            photograph(page, chance)
        if marks and number in marks:
            blocks(page, *marks[number])
    document.set_toc([[1, f"Agendapunt {n // 10 + 1}", n] for n in range(1, pages + 1, 10)])
    document.save(path, deflate=True)


def text(page, chance: random.Random, number: int) -> None:
    """A page of running text with a heading and a footer, sometimes a table."""
    import pymupdf

    page.insert_text(
        (71, 70), f"Agendapunt {number // 10 + 1}: {chance.choice(_SUBJECTS)}", fontsize=15
    )
    body = "\n\n".join(sentences(chance, chance.randint(2, 5)) for _ in range(5))
    page.insert_textbox(pymupdf.Rect(71, 90, 524, 500), body, fontsize=10.5)
    for column in range(5):
        cells = [str(chance.randint(1, 99_999)) if column else f"post {row}" for row in range(20)]
        page.insert_text((75 + 90 * column, 520), cells, fontsize=9)
    page.insert_text((71, 815), f"Raadsbundel, pagina {number}", fontsize=8)


def scan(page, chance: random.Random, number: int) -> None:
    """A page of text as a grey photograph of 200 dots per inch."""
    import pymupdf

    source = pymupdf.open()
    text(source.new_page(width=A4[0], height=A4[1]), chance, number)
    image = source[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    page.insert_image(page.rect, stream=image.tobytes("jpg", jpg_quality=60))


def photograph(page, chance: random.Random) -> None:
    """A picture of 1600 by 1120 pixels on the lower half."""
    import pymupdf

    small = bytes(chance.randrange(256) for _ in range(40 * 28 * 3))
    image = pymupdf.Pixmap(pymupdf.csRGB, 40, 28, small, 0)
    large = pymupdf.Pixmap(image, 1600, 1120)
    page.insert_image(pymupdf.Rect(70, 510, 525, 800), stream=large.tobytes("jpg", jpg_quality=80))


def drawing(page, chance: random.Random) -> None:
    """A drawing of many slanting lines, as in a cadastral map."""
    shape = page.new_shape()
    for _ in range(_LINES):
        start = (70 + chance.random() * 455, 430 + chance.random() * 340)
        shape.draw_line(start, (70 + chance.random() * 455, 430 + chance.random() * 340))
    shape.finish(width=0.4, color=(0.1, 0.3, 0.6))
    shape.commit()


def blocks(page, color: tuple[float, float, float], words: str = "") -> None:
    """Blocks of one colour over the page, so that a camera sees which page is on screen."""
    import pymupdf

    for box in ((90, 75, 500, 300), (90, 560, 500, 780), (10, 10, 66, 250)):
        page.draw_rect(pymupdf.Rect(box), fill=color, color=None, overlay=True)
    if words:
        page.insert_text((100, 70), words, fontsize=9)


if __name__ == "__main__":
    make_bundle(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
