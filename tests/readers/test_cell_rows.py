"""Cells of a table without tags, told apart by what stands above and below them."""

from readers.make_files import lines_pdf
from readers.reading_lines import lines_of

from kanttekening.readers.pdf import read_pdf


def lines(*rows):
    items = [(x, 100 + 16 * at, text) for at, row in enumerate(rows) for x, text in row]
    return lines_of(read_pdf(lines_pdf(items), lambda _: None).layer.document)


def test_columns_that_stand_close_are_cells_when_a_row_beside_them_says_so():
    assert lines(
        [(72, "Fundering"), (309, "120.000"), (393, "0")],
        [(72, "Tijdelijke huisvesting van alle klassen in de"), (309, "45.500"), (360, "310.000")],
    ) == [
        "| Fundering | 120.000 | 0 |",
        "| Tijdelijke huisvesting van alle klassen in de | 45.500 | 310.000 |",
    ]


def test_prose_under_a_table_stays_prose():
    sentence = "Deze bedragen zijn een raming van het bureau en gelden voor dit jaar."
    assert lines([(72, "Fundering"), (309, "120.000")], [(72, sentence)])[1] == sentence
