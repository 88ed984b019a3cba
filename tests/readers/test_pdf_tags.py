"""What a tagged PDF says of itself is believed, as far as it makes sense."""

import time

import pytest
from readers.make_files import raw_pdf, stream
from readers.reading_lines import lines_of

from kanttekening.domain.document import BlockKind
from kanttekening.readers.pdf import read_pdf


def tagged_pdf(lines, tree, *, top=780, pitch=16):
    """A page of ``lines``; a line is (tag or None, x, text), its tag a number in the ``tree``.

    ``tree`` is nested (name, children); a child that is a number is the line with that tag.
    """
    drawn = b""
    y = top
    for tag, x, text, *beside in lines:
        text = b"BT /A 11 Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n" % (x, y, text.encode("cp1252"))
        drawn += text if tag is None else b"/X <</MCID %d>> BDC %s EMC\n" % (tag, text)
        y -= 0 if beside else pitch
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0"
            b"/Resources<</Font<</A 5 0 R>>>>>>"
        ),
        stream(drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"",
    ]
    parents = {}

    def element(name, children, parent):
        objects.append(b"")
        number = len(objects)
        kids = []
        for child in children:
            if isinstance(child, int):
                kids.append(b"%d" % child)
                parents[child] = number
            else:
                kids.append(b"%d 0 R" % element(*child, number))
        objects[number - 1] = b"<</Type/StructElem/S/%s/P %d 0 R/Pg 3 0 R/K[%s]>>" % (
            name.encode(), parent, b" ".join(kids)
        )  # fmt: skip
        return number

    first = element("Document", tree, 6)
    row = b" ".join(b"%d 0 R" % parents[tag] if tag in parents else b"null" for tag in range(99))
    objects[5] = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[0[%s]]>>>>" % (first, row)
    return raw_pdf(objects)


def lines(data):
    return lines_of(read_pdf(data, lambda _: None).layer.document)


def test_headings_have_their_own_levels_however_they_look():
    data = tagged_pdf(
        [(0, 72, "Aanleiding"), (1, 72, "De raad vroeg om uitleg."), (2, 72, "Deelvraag")],
        [("H1", [0]), ("P", [1]), ("H3", [2])],
    )
    assert lines(data) == ["# Aanleiding", "De raad vroeg om uitleg.", "### Deelvraag"]


def test_lists_know_their_depth_and_a_second_paragraph_is_no_item():
    data = tagged_pdf(
        [
            (0, 72, "1.", True), (1, 90, "eerst"), (2, 90, "a.", True), (3, 110, "daarna"),
            (4, 110, "met uitleg"), (5, 72, "2.", True), (6, 90, "ten slotte"),
        ],
        [("L", [
            ("LI", [("Lbl", [0]), ("LBody", [
                ("P", [1]),
                ("L", [("LI", [("Lbl", [2]), ("LBody", [("P", [3]), ("P", [4])])])]),
            ])]),
            ("LI", [("Lbl", [5]), ("LBody", [("P", [6])])]),
        ])],
    )  # fmt: skip
    assert lines(data) == ["1 1. eerst", "  1 a. daarna", "met uitleg", "1 2. ten slotte"]


def cells(*rows):
    """Lines and tree of a table whose cells are lists of lines."""
    drawn, tree, tag = [], [], 0
    for row in rows:
        made = []
        for column, cell in enumerate(row):
            numbers = []
            for at, words in enumerate(cell):
                last = at == len(cell) - 1 and column == len(row) - 1
                drawn.append(
                    (tag, 72 + 60 * column, words, *(() if last or at < len(cell) - 1 else (True,)))
                )
                numbers.append(tag)
                tag += 1
            made.append(("TD", [("P", numbers)] if numbers else []))
        tree.append(("TR", made))
    return drawn, [("Table", tree)]


def test_cells_that_stand_close_are_cells_and_empty_ones_keep_their_place():
    data = tagged_pdf(*cells((["Post"], ["2027"], ["2028"]), (["Dak"], [], ["5 euro"])))
    assert lines(data) == ["| Post | 2027 | 2028 |", "| Dak |  | 5 euro |"]


def test_a_cell_of_several_lines_is_one_cell():
    drawn = [
        (0, 72, "Post"), (1, 200, "Uitleg"), (2, 72, "Dak"),
        (3, 200, "wordt in twee weken"), (4, 200, "helemaal vernieuwd"),
    ]  # fmt: skip
    tree = [("Table", [
        ("TR", [("TD", [0]), ("TD", [1])]), ("TR", [("TD", [2]), ("TD", [3, 4])]),
    ])]  # fmt: skip
    assert lines(tagged_pdf(drawn, tree)) == [
        "| Post | Uitleg |", "| Dak | wordt in twee weken helemaal vernieuwd |",
    ]  # fmt: skip


def test_a_table_that_only_puts_things_in_their_place_is_none():
    drawn = [(0, 72, "Gemeente Lindehaven"), (1, 72, "Geachte raad,")]
    tree = [("Table", [("TR", [("TD", [("P", [0])])]), ("TR", [("TD", [("P", [1])])])])]
    assert lines(tagged_pdf(drawn, tree, pitch=40)) == ["Gemeente Lindehaven", "Geachte raad,"]


def test_lines_tagged_one_by_one_are_still_a_paragraph():
    drawn = [
        (0, 72, "De raad van de gemeente heeft in september gevraagd om een nadere uitleg over de"),
        (
            1,
            72,
            "kosten van de nieuwe school en van de tijdelijke huisvesting van alle leerlingen die",
        ),
        (2, 72, "daar nu les krijgen."),
    ]
    (only,) = lines(tagged_pdf(drawn, [("P", [0]), ("P", [1]), ("P", [2])], pitch=13))
    assert only.startswith("De raad")
    assert only.endswith("les krijgen.")


def test_tags_that_cover_little_are_not_believed():
    drawn = [(None, 72, f"Regel {n} van een gewone brief zonder tags erin.") for n in range(9)]
    drawn[0] = (0, 72, "Kop")
    found = read_pdf(tagged_pdf(drawn, [("H1", [0])]), lambda _: None).layer.document
    assert all(block.kind is not BlockKind.HEADING for block in found.blocks)


def test_a_footer_without_a_tag_does_not_join_the_last_paragraph():
    drawn = [(0, 72, "Het college stelt voor om in te stemmen."), (None, 72, "Postbus 12")]
    data = tagged_pdf(drawn, [("P", [0])], pitch=500)
    assert lines(data) == ["Het college stelt voor om in te stemmen.", "Postbus 12"]


def deep(tag, depth):
    tree = ("P", [tag])
    for _ in range(depth):
        tree = ("Sect", [tree])
    return tree


@pytest.mark.parametrize("depth", [50, 400, 900])
def test_a_deep_tree_does_not_matter(depth):
    data = tagged_pdf([(0, 72, "Geachte raad,")], [deep(0, depth)])
    assert lines(data) == ["Geachte raad,"]


def test_many_deep_elements_do_not_take_minutes():
    words = [(tag % 90, 72, "woord") for tag in range(5000)]
    data = tagged_pdf(words, [deep(tag, 300) for tag in range(90)], pitch=0.1)
    before = time.process_time()
    read_pdf(data, lambda _: None)
    assert time.process_time() - before < 10  # more than a minute with its tags
