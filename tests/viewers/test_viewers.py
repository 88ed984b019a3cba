"""Our copies in the hands of others: poppler (evince, okular) and pdf.js (Firefox) see it all.

Needs poppler-utils, poppler's bindings for the system's Python, node and npm: ``poe viewers``.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from exchange.note_files import HEIGHT, a_note, letter_pdf, written
from exchange.report_sample import REPORT

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.layout import PageRect
from kanttekening.domain.mark_colors import MARK_COLORS, line_color
from kanttekening.domain.shared_note import NoteFile, NoteShape
from kanttekening.exchange.report_blocks import report_blocks
from kanttekening.readers.report_pages import report_pdf

pytestmark = pytest.mark.viewers

HERE = Path(__file__).parent
MARK = a_note(
    id="11111111-1111-4111-8111-111111111111",
    note="Wat kost dit? – één €\nTweede regel",
    rects=(
        PageRect(1, 72, 88, 200, 103),
        PageRect(1, 72, 108, 150, 123),
        PageRect(2, 72, 88, 150, 103),
    ),
)
LINE = a_note(
    id="22222222-2222-4222-8222-222222222222", note="", shape=NoteShape.UNDERLINE,
    kind=MarkKind.ACTION, subject="Actie", rects=(PageRect(1, 72, 168, 150, 183),),
)  # fmt: skip
AREA = a_note(
    id="33333333-3333-4333-8333-333333333333", note="Figuur", shape=NoteShape.AREA,
    kind=MarkKind.PLEDGE, subject="Toezegging", passage=None,
    rects=(PageRect(1, 300, 400, 420, 500),),
)  # fmt: skip
REMARK = a_note(
    id="44444444-4444-4444-8444-444444444444", note="Bij het geheel", shape=NoteShape.REMARK,
    kind=MarkKind.LOOSE, subject="Los", passage=None, rects=(),
)  # fmt: skip
FOUND = NoteFile((MARK, LINE, AREA, REMARK), "ab", "brief.pdf")
SORTS = ["Highlight", "Underline", "Square", "Text", "Highlight"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    path = tmp_path_factory.mktemp("viewers") / "kopie.pdf"
    path.write_bytes(written(FOUND, letter_pdf()))
    return path


def run(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=True, timeout=120)
    return done.stdout


@pytest.fixture(scope="module")
def in_pdfjs(copy, tmp_path_factory):
    folder = tmp_path_factory.mktemp("node")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    run("npm", "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    # Before its answer it warns that it can't draw here.
    seen = json.loads(run("node", HERE / "pdfjs.cjs", copy, cwd=folder).splitlines()[-1])
    return [note for note in seen if note["sort"] != "Popup"]


@pytest.fixture(scope="module")
def in_poppler(copy):
    seen = json.loads(run("/usr/bin/python3", HERE / "poppler.py", copy))
    return [note for note in seen if note["sort"] != "popup"]


def rgb(color):
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


COLORS = [
    rgb(MARK_COLORS[MarkKind.QUESTION]), rgb(line_color(MarkKind.ACTION)),
    rgb(line_color(MarkKind.PLEDGE)), rgb(MARK_COLORS[MarkKind.LOOSE]),
    rgb(MARK_COLORS[MarkKind.QUESTION]),
]  # fmt: skip


def near(one, other, slack=1.0):
    return all(abs(left - right) <= slack for left, right in zip(one, other, strict=True))


def test_pdfjs_sees_kinds_words_author_and_colour(in_pdfjs):
    assert [note["sort"] for note in in_pdfjs] == SORTS
    assert {note["author"] for note in in_pdfjs} == {"Griffier Jansen"}
    assert [note["contents"] for note in in_pdfjs] == [
        MARK.note, "", "Figuur", "Bij het geheel", MARK.note,
    ]  # fmt: skip
    assert all(near(note["color"], color) for note, color in zip(in_pdfjs, COLORS, strict=True))
    assert all(note["drawn"] for note in in_pdfjs)
    assert [note["popup"] for note in in_pdfjs] == [True, False, True, True, True]


def test_pdfjs_sees_the_dates_with_their_zone(in_pdfjs):
    # pdf.js gives a moment as UTC, or as it was written.
    assert {note["modified"] for note in in_pdfjs} == {"D:20260302103000+00'00'"}


def test_pdfjs_sees_one_quad_for_each_line(in_pdfjs):
    first, line, _, _, second = in_pdfjs
    assert [len(note["quads"]) for note in (first, line, second)] == [2, 1, 1]
    assert (first["page"], second["page"]) == (1, 2)
    for quad, rect in zip((*first["quads"], *second["quads"]), MARK.rects, strict=True):
        across, up = [x for x, _ in quad], [y for _, y in quad]
        seen = (min(across), HEIGHT - max(up), max(across), HEIGHT - min(up))
        assert near(seen, (rect.x0, rect.y0, rect.x1, rect.y1))


def test_poppler_sees_kinds_words_author_and_colour(in_poppler):
    assert [note["sort"] for note in in_poppler] == [sort.lower() for sort in SORTS]
    assert {note["author"] for note in in_poppler} == {"Griffier Jansen"}
    assert [note["contents"] for note in in_poppler] == [
        MARK.note, "", "Figuur", "Bij het geheel", MARK.note,
    ]  # fmt: skip
    assert [note["subject"] for note in in_poppler] == [
        "Vraag", "Actie", "Toezegging", "Los", "Vraag",
    ]  # fmt: skip
    assert [note["name"] for note in in_poppler[:4]] == [note.id for note in FOUND.notes]
    assert all(near(note["color"], color) for note, color in zip(in_poppler, COLORS, strict=True))
    assert [note["popup"] for note in in_poppler] == [True, False, True, True, True]


def test_poppler_draws_each_mark_on_its_lines(copy, tmp_path):
    """The quads as one sees them: yellow on the marked lines, white beside them."""
    run("pdftocairo", "-png", "-r", "72", copy, tmp_path / "blad")
    import pymupdf

    pages = [pymupdf.Pixmap(str(path)) for path in sorted(tmp_path.glob("blad*.png"))]
    yellow = rgb(MARK_COLORS[MarkKind.QUESTION])
    for rect in MARK.rects:
        image = pages[rect.page - 1]
        inside = image.pixel(int(rect.x1) - 3, int(rect.y1) - 2)
        assert near(inside, yellow, 6)
        assert image.pixel(int(rect.x1) + 40, int(rect.y1) - 2) == (255, 255, 255)


def test_poppler_reads_the_text_as_before(copy):
    assert b"Regel 3 van bladzijde 2 over geld." in run("pdftotext", copy, "-")
    told = run("pdfinfo", copy).decode()
    assert "Niet-ondertekende kopie met kanttekeningen" in told
    assert "Encrypted:       no" in told


def test_poppler_sees_the_structure_of_a_report(tmp_path):
    path = tmp_path / "verslag.pdf"
    path.write_bytes(report_pdf(tuple(report_blocks(REPORT))))
    assert "Tagged:          yes" in run("pdfinfo", path).decode()
    lines = run("pdfinfo", "-struct-text", path).decode().splitlines()
    tags = [line.split()[0] for line in lines if line.strip() and not line.strip().startswith('"')]
    assert tags == [
        "Document", "H1", "P", "Sect", "H2", "P", "Art", "H3", "BlockQuote", "P", "P", "P", "L",
        "LI", "LBody", "LI", "LBody", "P", "P", "Art", "H3", "P", "P", "P", "Sect", "H2",
    ]  # fmt: skip
    assert '"VNG, Lbr. 24/032, 3 september 2024, blz. 2"' in {line.strip() for line in lines}
