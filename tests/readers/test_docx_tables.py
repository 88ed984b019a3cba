"""Tables in Word files: rows with tabs, framed as Word draws them."""

import pytest
from readers import office_files as make
from readers.office_files import cell, docx, drawing, item, para, run, table
from readers.reading_lines import lines_of

from kanttekening.readers.docx import read


def lines(data):
    return lines_of(read(data).document)


def test_pictures_in_a_table_stand_below_it():
    data = docx(
        table(["voor", cell(para(drawing("rId9")))]),
        ("rId9", "image", "media/image1.png"),
        parts={"word/media/image1.png": make.png()},
    )
    assert lines(data) == ["| voor |  |", "(picture)"]


def test_lists_and_tabs_in_cells():
    tabbed = para(run("a") + "<w:r><w:tab/></w:r>" + run("b"))
    assert lines(docx(table([cell(item(2, "een"), item(2, "twee")), cell(tabbed)]))) == [
        "| 1. een\n2. twee | a b |"
    ]


def test_a_table_of_nothing_leaves_no_trace():
    assert lines(docx(para("Tekst") + table(["", ""]))) == ["Tekst"]


def test_rows_and_cells_in_content_controls():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = make.table_row("a", control.format(cell("b")))
    assert lines(docx(table(control.format(row), ["c", "d"]))) == ["| a | b |", "| c | d |"]


def test_tables_are_rows_with_tabs():
    spanned = cell("Totaal", properties='<w:gridSpan w:val="2"/>')
    merged = cell("weg", properties="<w:vMerge/>")
    start = cell("hoog", properties='<w:vMerge w:val="restart"/>')
    late = make.table_row("na", properties='<w:gridBefore w:val="2"/>')
    body = table(
        ["Post", "2024", "2025"],
        [start, "€ 1", cell("€ 2", "euro")],
        [merged, "€ 3", ""],
        [spanned, "€ 6"],
        late,
        widths=(2000, 1000, 1000),
    )
    draft = read(docx(body))
    assert lines(docx(body)) == [
        "| Post | 2024 | 2025 |",
        "| hoog | € 1 | € 2\neuro |",
        "|  | € 3 |  |",
        "| Totaal | € 6 |",
        "|  |  | na |",
    ]
    (sheet,) = draft.dressing.tables.values()
    assert (sheet.rows, sheet.framed, sheet.widths) == (5, True, (100.0, 50.0, 50.0))
    assert list(sheet.spans.values()) == [(2, 1)]


@pytest.mark.parametrize(
    ("style", "borders", "framed"),
    [
        ("Raster", "", True),
        ("", "", False),
        ("Raster", '<w:tblBorders><w:top w:val="nil"/></w:tblBorders>', False),
        ("", '<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/></w:tblBorders>', True),
    ],
)
def test_a_table_has_the_lines_that_word_draws(style, borders, framed):
    body = table(["a", "b"], style=style).replace("</w:tblPr>", f"{borders}</w:tblPr>", 1)
    (sheet,) = read(docx(body)).dressing.tables.values()
    assert sheet.framed is framed


def test_lines_around_cells_count_as_well():
    borders = '<w:tcBorders><w:top w:val="single"/><w:bottom w:val="single"/></w:tcBorders>'
    (sheet,) = read(
        docx(table([cell("a", properties=borders), "b"], style=""))
    ).dressing.tables.values()
    assert sheet.framed


def test_a_table_that_only_places_things_is_read_cell_by_cell():
    body = table(
        [cell("Datum", "3 mei 2024"), cell("Ons kenmerk", "Z/24/1")], style="", widths=(1, 1)
    ) + table([cell("Een kader", "om twee alinea's")])
    assert lines(docx(body)) == [
        "Datum",
        "3 mei 2024",
        "Ons kenmerk",
        "Z/24/1",
        "Een kader",
        "om twee alinea's",
    ]


def test_a_table_in_a_table_becomes_lines_of_the_cell():
    inner = table(["1", "2"])
    assert lines(docx(table([cell("voor", inner, "na"), "b"]))) == ["| voor\n1\n2\nna | b |"]
