"""How well the text comes off a page: ``python tests/benchmarks/text_layer.py [--show]``.

Makes the same sort of letter in four layouts (plain, two columns with words broken at the end of a
line, laid out by MuPDF's Story, and tagged as Word writes it), each with headers and footers, and
reads them back. A paragraph counts when it is word for word what was written. Deterministic; prints
precision, recall, page furniture inside a paragraph, milliseconds a page, and how much that is
beside MuPDF's own words, which is what counts on a busy machine. ``--show`` prints
what went wrong.
"""

from __future__ import annotations

import argparse
import gc
import html
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "desktop")]

import io  # noqa: E402

import pymupdf  # noqa: E402

from kanttekening.domain.document import BlockKind  # noqa: E402
from kanttekening.readers.pdf import read_pdf  # noqa: E402

LETTERS = 12
# The fastest of these counts: other work on the machine only makes it slower.
ROUNDS = 4
WIDTH, HEIGHT = 595.0, 842.0
HEAD, FOOT = "Gemeente Zandwaard - raadsbrief", "Postbus 12, 1234 AB Zandwaard - pagina"
FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = {
    False: FONTS / "AtkinsonHyperlegibleNext-Regular.ttf",
    True: FONTS / "AtkinsonHyperlegibleNext-Bold.ttf",
}
NAMES = {False: "plain", True: "bold"}
SUBJECTS = (
    "het college", "de raad", "de wethouder", "de commissie", "de gemeente Zandwaard",
    "het samenwerkingsverband", "de burgemeester", "een meerderheid van de inwoners",
)  # fmt: skip
VERBS = ("bespreekt", "onderzoekt", "betaalt", "vernieuwt", "beoordeelt", "heroverweegt", "steunt")
OBJECTS = (
    "het zwembad aan de Dorpsstraat", "de bibliotheek", "een nieuwe verkeersregeling",
    "de jeugdhulpverlening", "het bestemmingsplan", "de meerjarenbegroting",
    "de onderhoudswerkzaamheden", "het vergunningenbeleid", "de VNG-inzet", "de co-financiering",
)  # fmt: skip
ENDS = (
    "voor de zomer", "met een bijdrage van € 125.000", "op 12 maart 2025", "zoals eerder gevraagd",
    "in overleg met omwonenden", "volgens artikel 4.2 van de verordening", "zonder extra kosten",
)  # fmt: skip
VOWELS = "aeiouy"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as it was written."""

    kind: BlockKind
    text: str


@dataclass(slots=True)
class Sheet:
    """A PDF that is being written: where the pen is, and what was tagged."""

    document: pymupdf.Document
    page: pymupdf.Page | None = None
    y: float = 0.0
    column: int = 0
    tagged: list[tuple[str, list[tuple[int, int]]]] = field(default_factory=list)


def letter(chance: random.Random) -> list[Piece]:
    """Headings, paragraphs and lists, about three pages."""
    made = [Piece(BlockKind.HEADING, f"Brief over {chance.choice(OBJECTS)}")]
    for number in range(1, 7):
        made.append(Piece(BlockKind.HEADING, f"{chance.choice(OBJECTS).capitalize()} {number}"))
        for _ in range(chance.randint(2, 4)):
            made.append(Piece(BlockKind.PARAGRAPH, paragraph(chance, chance.randint(1, 6))))
        if number % 2:
            for _ in range(chance.randint(2, 4)):
                words = paragraph(chance, chance.randint(1, 2))
                made.append(Piece(BlockKind.LIST_ITEM, words))
    return made


def paragraph(chance: random.Random, sentences: int) -> str:
    """Some sentences."""
    parts = (SUBJECTS, VERBS, OBJECTS, ENDS)
    made = [" ".join(chance.choice(part) for part in parts) for _ in range(sentences)]
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in made)


def broken(word: str) -> list[tuple[str, str]]:
    """Where a word may be broken: before a consonant that a vowel follows."""
    if len(word) < 8 or not word.isalpha():
        return []
    return [
        (word[:at], word[at:])
        for at in range(3, len(word) - 3)
        if word[at] not in VOWELS and word[at + 1] in VOWELS and word[at - 1] in VOWELS
    ]


def lines(text: str, width: float, font: pymupdf.Font, size: float, *, hyphens: bool) -> list[str]:
    """Text in lines of at most ``width`` points."""
    made, line = [], ""
    waiting = text.split()[::-1]
    while waiting:
        word = waiting.pop()
        whole = f"{line} {word}".strip()
        if font.text_length(whole, size) <= width or not line:
            line = whole
            continue
        for front, back in reversed(broken(word)) if hyphens else ():
            if font.text_length(f"{line} {front}-", size) <= width:
                line = f"{line} {front}-"
                word = back
                break
        made.append(line)
        line = word
    return [*made, line] if line else made


class Setter:
    """Sets pieces in lines on pages. ``columns`` side by side; ``tagged`` as Word does."""

    def __init__(self, columns: int, *, tagged: bool = False) -> None:
        self.columns, self.tagged = columns, tagged
        self.size = 9.5 if columns > 1 else 11.0
        self.pitch = 1.22 * self.size if not tagged else 1.32 * self.size
        self.gap = 0.6 * self.size if not tagged else 8.0
        self.left, self.top, self.bottom = 71.0, 96.0, HEIGHT - 90.0
        self.width = (WIDTH - 2 * self.left - 22 * (columns - 1)) / columns
        self.font = {bold: pymupdf.Font(fontfile=str(file)) for bold, file in FACES.items()}

    def set(self, pieces: list[Piece]) -> bytes:
        """The pieces as a PDF."""
        sheet = Sheet(pymupdf.open())
        self._turn(sheet)
        for piece in pieces:
            self._piece(sheet, piece)
        if self.tagged:
            tag(sheet.document, sheet.tagged)
        return sheet.document.tobytes(deflate=True)

    def _turn(self, sheet: Sheet) -> None:
        if sheet.page is not None and sheet.column + 1 < self.columns:
            sheet.column += 1
        else:
            sheet.page = sheet.document.new_page(width=WIDTH, height=HEIGHT)
            for bold, file in FACES.items():
                sheet.page.insert_font(fontname=NAMES[bold], fontfile=str(file))
            number = sheet.document.page_count
            sheet.column = 0
            sheet.page.insert_text((self.left, 50), HEAD, fontsize=8.5)
            sheet.page.insert_text((self.left, HEIGHT - 40), f"{FOOT} {number}", fontsize=8.5)
        sheet.y = self.top

    def _piece(self, sheet: Sheet, piece: Piece) -> None:
        heading, item = piece.kind is BlockKind.HEADING, piece.kind is BlockKind.LIST_ITEM
        size = 1.3 * self.size if heading else self.size
        indent = 18.0 if item else 0.0
        rows = lines(
            piece.text, self.width - indent, self.font[heading], size, hyphens=self.columns > 1
        )
        if heading and sheet.y + 4 * self.pitch > self.bottom:
            self._turn(sheet)
        drawn: list[tuple[int, int]] = []
        for number, row in enumerate(rows):
            if sheet.y + self.pitch > self.bottom:
                self._turn(sheet)
            before = len(sheet.page.get_contents()) if self.tagged else 0
            sheet.y += self.pitch * (size / self.size)
            x = self.left + sheet.column * (self.width + 22)
            name = NAMES[heading]
            if item and not number:
                sheet.page.insert_text((x, sheet.y), "•", fontsize=size, fontname=name)
            sheet.page.insert_text((x + indent, sheet.y), row, fontsize=size, fontname=name)
            if self.tagged:
                page = sheet.page.number
                drawn += [(page, stream) for stream in sheet.page.get_contents()[before:]]
        sheet.tagged.append(("H1" if heading else "LI" if item else "P", drawn))
        sheet.y += self.gap


def tag(document: pymupdf.Document, tagged: list[tuple[str, list[tuple[int, int]]]]) -> None:
    """A structure tree, as Word leaves it: what was drawn for a piece is marked as its element.

    Marks are numbers on the page of the element, and references where they are on another.
    """
    root, catalog = document.get_new_xref(), document.pdf_catalog()
    kids: list[str] = []
    marked: dict[int, list[str]] = {}  # a page to the elements of its marks
    for role, drawn in tagged:
        xref = document.get_new_xref()
        content = []
        for page, stream in drawn:
            marks = marked.setdefault(page, [])
            words = document.xref_stream(stream)
            begin = b"/%s <</MCID %d>> BDC\n" % (role.encode(), len(marks))
            document.update_stream(stream, begin + words + b"\nEMC\n")
            on = document.page_xref(page)
            other = page != drawn[0][0]
            mark = f"<</Type/MCR/Pg {on} 0 R/MCID {len(marks)}>>" if other else str(len(marks))
            content.append(mark)
            marks.append(f"{xref} 0 R")
        inside = " ".join(content)
        first = document.page_xref(drawn[0][0])
        element = f"/Type/StructElem/S/{role}/P {root} 0 R/Pg {first} 0 R/K[{inside}]"
        document.update_object(xref, f"<<{element}>>")
        kids.append(f"{xref} 0 R")
    parents = " ".join(f"{page} [{' '.join(marks)}]" for page, marks in marked.items())
    tree = f"/ParentTree<</Nums[{parents}]>>"
    document.update_object(root, f"<</Type/StructTreeRoot/K[{' '.join(kids)}]{tree}>>")
    document.xref_set_key(catalog, "StructTreeRoot", f"{root} 0 R")
    document.xref_set_key(catalog, "MarkInfo", "<</Marked true>>")
    for page in marked:
        document.xref_set_key(document.page_xref(page), "StructParents", str(page))


def story(pieces: list[Piece]) -> bytes:
    """The pieces laid out by MuPDF itself."""
    names = {BlockKind.HEADING: "h2", BlockKind.PARAGRAPH: "p", BlockKind.LIST_ITEM: "li"}
    parts, listed = [], False
    for piece in pieces:
        item = piece.kind is BlockKind.LIST_ITEM
        if item != listed:
            parts.append("<ul>" if item else "</ul>")
        listed = item
        parts.append(f"<{names[piece.kind]}>{html.escape(piece.text)}</{names[piece.kind]}>")
    stream = io.BytesIO()
    writer = pymupdf.DocumentWriter(stream)
    made = pymupdf.Story("".join(parts) + ("</ul>" if listed else ""))
    more = 1
    while more:
        device = writer.begin_page(pymupdf.Rect(0, 0, WIDTH, HEIGHT))
        more, _ = made.place(pymupdf.Rect(71, 90, WIDTH - 71, HEIGHT - 90))
        made.draw(device)
        writer.end_page()
    writer.close()
    document = pymupdf.open("pdf", stream.getvalue())
    for page in document:
        page.insert_text((71, 50), HEAD, fontsize=8.5)
        page.insert_text((71, HEIGHT - 40), f"{FOOT} {page.number + 1}", fontsize=8.5)
    return document.tobytes(deflate=True)


LAYOUTS = {
    "plain": Setter(1).set,
    "two columns": Setter(2).set,
    "story": story,
    "tagged": Setter(1, tagged=True).set,
}


def bare(text: str) -> str:
    """Words with single spaces."""
    return " ".join(text.split())


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser()
    options.add_argument("--show", action="store_true", help="print what went wrong")
    show = options.parse_args().show
    gc.disable()  # as in the worker, which looks for garbage between two files
    for name, layout in LAYOUTS.items():
        written = found = right = kinds = inside = pages = 0
        seconds = bare_seconds = 0.0
        for number in range(LETTERS):
            pieces = letter(random.Random(number))
            data = layout(pieces)
            took = []
            for _ in range(ROUNDS):
                start = process_time()
                read = read_pdf(data, lambda _done: None)
                took.append(process_time() - start)
            seconds += min(took)
            bare_seconds += min(_words_seconds(data) for _ in range(ROUNDS))
            document = read.layer.document
            pages += len(read.layer.layout.pages)
            blocks = [(b.kind, bare(b.span.of(document.text))) for b in document.blocks]
            body = [(kind, text) for kind, text in blocks if HEAD not in text and FOOT not in text]
            inside += sum(
                (HEAD in text and text != HEAD) or (FOOT in text and len(text) > len(FOOT) + 3)
                for _, text in blocks
            )
            truth = {piece.text: piece.kind for piece in pieces}
            hits = [(kind, text) for kind, text in body if text in truth]
            written, found, right = written + len(pieces), found + len(body), right + len(hits)
            kinds += sum(truth[text] is kind for kind, text in hits)
            if show:
                _show(name, number, pieces, [text for _, text in body])
        print(
            f"{name:12} precision {right / found:.3f} recall {right / written:.3f} "
            f"kind right {kinds / right:.3f} furniture inside {inside} "
            f"{1000 * seconds / pages:.2f} ms a page, "
            f"{seconds / bare_seconds:.2f} times MuPDF's words ({pages} pages)"
        )


def _words_seconds(data: bytes) -> float:
    """How long MuPDF alone takes over the words, without any structure."""
    start = process_time()
    with pymupdf.open("pdf", data) as document:
        for page in document:
            page.get_text("words")
    return process_time() - start


def _show(name: str, number: int, pieces: list[Piece], body: list[str]) -> None:
    wanted, got = {piece.text for piece in pieces}, set(body)
    for text in body:
        if text not in wanted:
            print(f"  {name} {number} found:  {text[:150]}")
    for piece in pieces:
        if piece.text not in got:
            print(f"  {name} {number} wanted: {piece.text[:150]}")


if __name__ == "__main__":
    main()
