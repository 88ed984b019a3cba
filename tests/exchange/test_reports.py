"""Reports in every form: nothing lost, nothing mistaken, and fit for a screen reader."""

import csv
import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pymupdf
import pytest
from exchange.report_sample import REPORT
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.domain.export import ExportForm
from kanttekening.domain.report import Report, ReportGroup, ReportNote
from kanttekening.exchange.report_blocks import report_blocks
from kanttekening.exchange.report_csv import BYTE_ORDER_MARK, csv_table
from kanttekening.exchange.report_docx import docx_report
from kanttekening.exchange.report_html import html_report
from kanttekening.exchange.report_markdown import markdown_report
from kanttekening.exchange.report_odt import odt_report
from kanttekening.readers.docx import read as read_docx
from kanttekening.readers.odt import read as read_odt
from kanttekening.readers.pdf import read_pdf
from kanttekening.readers.report_pages import report_pdf
from kanttekening.services.export_target import ExportTarget
from kanttekening.services.export_writing import write_report

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "report"
HEADINGS = [
    (1, "Verslag <van> aantekeningen & zo"), (2, "Overhedenoverleg"), (3, "Vraag"), (3, "Los"),
    (2, "Zonder label"),
]  # fmt: skip


def template(name):
    return (TEMPLATES / name).read_text("utf-8")


def blocks(report=REPORT):
    return tuple(report_blocks(report))


def docx(report=REPORT):
    return docx_report(blocks(report), template("docx_styles.xml"))


def odt(report=REPORT):
    return odt_report(blocks(report), template("odt_styles.xml"))


class Page(HTMLParser):
    """The elements of a page, each with what it stands in."""

    VOID = ("meta", "br", "link")

    def __init__(self, html):
        super().__init__()
        self.open, self.headings, self.seen, self.words = [], [], [], {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes), tuple(self.open)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        tag = self.open[-1] if self.open else ""
        self.words[tag] = self.words.get(tag, "") + data
        if tag in {"h1", "h2", "h3"}:
            self.headings.append((int(tag[1]), data))

    def of(self, tag):
        return [attributes for name, attributes, _ in self.seen if name == tag]


def test_the_page_is_fit_for_a_screen_reader():
    page = Page(html_report(blocks(), template("verslag.html")).decode())
    assert page.open == []
    assert page.of("html") == [{"lang": "nl"}]
    assert page.words["title"] == HEADINGS[0][1]
    assert page.headings == [*HEADINGS]
    assert (len(page.of("main")), len(page.of("header"))) == (1, 1)
    # Each landmark is named by its heading.
    ids = {attributes["id"] for tag in ("h1", "h2", "h3") for attributes in page.of(tag)}
    named = [*page.of("section"), *page.of("article")]
    assert len(named) == 4
    assert {attributes["aria-labelledby"] for attributes in named} <= ids
    assert all("main" in inside for tag, _, inside in page.seen if tag in {"section", "article"})
    assert [inside[-1] for tag, _, inside in page.seen if tag == "li"] == ["ul", "ul"]
    assert not [tag for tag, attributes, _ in page.seen if "src" in attributes or tag == "script"]


def test_the_page_shows_words_and_no_markup_of_others():
    html = html_report(blocks(), template("verslag.html")).decode()
    assert "&lt;b&gt;geen opmaak&lt;/b&gt;" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2">punt</a>' in html
    assert "<strong>Let op</strong>" in html


def headings_of(document):
    return [
        (block.level, block.span.of(document.text))
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]


def test_markdown_says_the_same():
    lines = markdown_report(blocks()).decode().splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        r"# Verslag \<van\> aantekeningen & zo", "## Overhedenoverleg", "### Vraag", "### Los",
        "## Zonder label",
    ]  # fmt: skip
    for line in (
        "> “de kosten”",
        "*VNG, Lbr. 24/032, 3 september 2024, blz. 2*",
        "**Let op**: bespreken met de *fractie* & co",
        "- eerste punt",
        "- tweede [punt](https://example.org/a?b=1&c=2)",
        r"\<b\>geen opmaak\</b\>",
        "=1+1",
    ):
        assert line in lines


@given(st.text(st.sampled_from("#>-+*_[]`<>1.) \\ab\n"), max_size=12))
def test_markdown_never_makes_a_heading_of_a_quote(quote):
    note = ReportNote("Vraag", "", f"a{quote}", "", "bron", "feiten")
    text = markdown_report(blocks(Report("T", "s", (ReportGroup("G", "", (note,)),)))).decode()
    assert sum(line.startswith("#") for line in text.splitlines()) == 3


@pytest.mark.parametrize(("make", "read"), [(docx, read_docx), (odt, read_odt)])
def test_word_processors_get_headings_lists_and_links(make, read):
    data = make()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))
    document = read(data, "verslag").document
    found = [title for _, title in headings_of(document)]
    assert found[-4:] == [title for _, title in HEADINGS[1:]]
    assert HEADINGS[0][1] in document.text
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.span.of(document.text) for item in items] == ["eerste punt", "tweede punt"]
    assert "https://example.org/a?b=1&c=2" in {style.target for style in document.styles}
    bold = [s.span.of(document.text) for s in document.styles if s.kind is StyleKind.BOLD]
    assert "Let op" in bold
    assert "<b>geen opmaak</b>" in document.text
    assert make() == data


def test_word_processors_number_the_pages():
    with zipfile.ZipFile(io.BytesIO(docx())) as archive:
        assert b"PAGE" in archive.read("word/footer1.xml")
        assert b'r:id="voet"' in archive.read("word/document.xml")
    with zipfile.ZipFile(io.BytesIO(odt())) as archive:
        assert b"page-number" in archive.read("styles.xml")


def test_notes_under_one_heading_are_told_one_after_another():
    notes = (
        ReportNote("Brief A", "#FFE08A", "“een”", "eerste", "VNG, blz. 1", "Vraag · Anna"),
        ReportNote("", "#CDE7D8", "“twee”", "tweede", "", "Los · Anna"),
    )
    report = Report("Verslag", "s", (ReportGroup("Groep", "", notes),), "Vergadering: raad")
    page = Page(html_report(blocks(report), template("verslag.html")).decode())
    assert page.headings == [(1, "Verslag"), (2, "Groep"), (3, "Brief A")]
    assert [quote["style"] for quote in page.of("blockquote")] == [
        "--kleur: #FFE08A", "--kleur: #CDE7D8",
    ]  # fmt: skip
    for make, read in ((docx, read_docx), (odt, read_odt)):
        text = read(make(report), "verslag").document.text
        told = ["Vergadering: raad", "Brief A", "eerste", "Vraag · Anna", "twee", "tweede"]
        assert [text.index(words) for words in told] == sorted(map(text.index, told))
        assert text.count("Brief A") == 1
    with pymupdf.open(stream=report_pdf(blocks(report))) as document:
        text = document[0].get_text()
        assert text.index("eerste") < text.index("tweede")


def test_an_open_document_says_first_what_it_is():
    assert odt()[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")
    for data, part in ((odt(), "meta.xml"), (docx(), "docProps/core.xml")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert b"nl-NL" in archive.read(part)


def test_the_pdf_is_tagged_and_dutch():
    data = report_pdf(blocks())
    with pymupdf.open(stream=data) as document:
        catalog = document.pdf_catalog()
        assert document.xref_get_key(catalog, "MarkInfo/Marked") == ("bool", "true")
        assert document.xref_get_key(catalog, "Lang") == ("string", "nl-NL")
        assert document.metadata["title"] == HEADINGS[0][1]
        assert [entry[1] for entry in document.get_toc()] == [HEADINGS[n][1] for n in (0, 1, 4)]
    # Our own reader believes tags, and so tells what they say.
    document = read_pdf(data, lambda pages: None).layer.document
    told = {(level, text) for level, text in headings_of(document) if level < 4}
    assert told == set(HEADINGS)
    assert "eerste punt" in [
        block.span.of(document.text)
        for block in document.blocks
        if block.kind is BlockKind.LIST_ITEM
    ]


def test_a_long_report_runs_over_pages_and_loses_nothing():
    long = " ".join(f"woord{number}" for number in range(400))
    notes = tuple(
        ReportNote("Vraag", "#FFE08A", f"“{number} {long}”", long, "bron", "feiten")
        for number in range(6)
    )
    data = report_pdf(blocks(Report("Lang", "", (ReportGroup("Groep", "", notes),))))
    with pymupdf.open(stream=data) as document:
        assert document.page_count > 4
        text = " ".join(" ".join(page.get_text() for page in document).split())
        assert text.count("woord399") == 12
        for number, page in enumerate(document, start=1):
            assert f"{number} / {document.page_count}" in page.get_text()
            contents = page.read_contents()
            assert contents.count(b"BDC") + contents.count(b"BMC") == contents.count(b"EMC")


def test_a_table_opens_in_excel_and_calculates_nothing():
    cells = ["=1+1", "+31", "-x", "@a", "\t=2", "－1", "-5", "een; twee", 'met "teken"', "é€"]
    data = csv_table(["Kolom"] * len(cells), [cells])
    assert data.startswith(BYTE_ORDER_MARK)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == [
        "'=1+1", "'+31", "'-x", "'@a", "'=2", "'－1", "-5", "een; twee", 'met "teken"', "é€",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_cell_begins_as_a_formula(cells):
    data = csv_table(["k"] * len(cells), [cells])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 2
    assert len(rows[1]) == len(cells)
    for cell in rows[1]:
        assert not cell.startswith(("=", "+", "@", "\t", "\r"))
        assert not cell.startswith("-") or cell[1:].isdecimal()


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    """However much stands before it: the group, what it is about, and its first quote."""
    for lines in range(20, 28):
        first = ReportNote("Los", "#DADFE6", "", "\n\n".join(["regel"] * lines), "bron", "feiten")
        note = ReportNote("Vraag", "#FFE08A", "“citaat van deze groep”", "", "bron", "feiten")
        groups = (ReportGroup("Eerste", "", (first,)), ReportGroup("Tweede", "over wat", (note,)))
        with pymupdf.open(stream=report_pdf(blocks(Report("Verslag", "", groups)))) as document:
            pages = [page.get_text() for page in document]
        here = next(text for text in pages if "Tweede" in text)
        assert "citaat van deze groep" in here


@pytest.mark.parametrize(
    ("own", "is_used"), [("<p>$title</p>$body<i>50$</i>", True), ("<p>$title</p>", False)]
)
def test_somebodys_own_page_is_used_if_the_report_has_a_place_in_it(
    tmp_path, monkeypatch, own, is_used
):
    monkeypatch.setenv("KANTTEKENING_DATA_DIR", str(tmp_path))
    (tmp_path / "verslag").mkdir()
    (tmp_path / "verslag" / "verslag.html").write_text(own)
    write_report(ExportTarget(tmp_path / "v.html", frozenset()), REPORT, ExportForm.HTML, None)
    made = (tmp_path / "v.html").read_text("utf-8")
    assert made.endswith("<i>50$</i>") is is_used
    assert "Overhedenoverleg" in made
