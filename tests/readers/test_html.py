# ruff: noqa: RUF005 - tables of cases
"""Web pages: text with structure, and nothing that a browser would hide or fetch."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.make_mail import NEWSLETTER

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.html import read


def document(body):
    data = body if isinstance(body, bytes) else body.encode()
    return read(data, "x.html").document


def styled(body, kind):
    found = document(body)
    return [style.span.of(found.text) for style in found.styles if style.kind is kind]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>een<p>twee", "een\n\ntwee"),
        ("<p>een\n  regel</p>", "een regel"),
        ("een<br>twee<br><br>drie", "een\ntwee\n\ndrie"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("a &amp; b &eacute;&#233; &euro;&nbsp;5 &lt;x&gt;", "a & b éé €\xa05 <x>"),
        ("een < twee > drie", "een < twee > drie"),
        ("co&shy;ör\u200bdi\u202enatie", "coördinatie"),
        ("<pre>a  b\n\n c</pre>", "a  b\n\n c"),
        ("<ul><li>a<li>b</ul>na", "a\n\nb\n\nna"),
        ("<ol start=3><li>c<li>d</ol>", "3. c\n\n4. d"),
        ("<ol type=A><li>x</ol><ol start=x><li>y</ol>", "A. x\n\n1. y"),
        ("<li>los", "los"),
        ("<ul>tekst<p>alinea</p><li hidden>weg</ul>", "tekst\n\nalinea"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\n\nb\n\nc\n\nd"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\n\nc\td"),
        ("<table><tr><td>a</table>", "a"),
        ("<table><tr></table>x", "x"),
        ("<table role=presentation><tr><td>a<td>b</table>", "a\n\nb"),
        ("<table><tr><td><h2>a</h2><td>b</table>", "a\n\nb"),
        (f"<table><tr><td>{'a ' * 200}<td>b</table>", "a " * 199 + "a\n\nb"),
        (
            "<table border=1><tr><td><p>a<p>b<ul><li>c</ul><hr><h3>k</h3><td>d</table>",
            "a\nb\n• c\nk\td",
        ),
        ("<table border=1><tr><td>a<td><ol><li>b</ol></table>", "a\t1. b"),
        ("<table border=1><tr><td rowspan=2>a<td>b<tr><td>c</table>", "a\tb\n\n\tc"),
        ("<table border=1><caption>Kop</caption><tr><td>a<td>b</table>", "Kop\n\na\tb"),
        ("<table border=1><tr><td style='display:none'>a<td>b</table>", "b"),
        ("<table border=1><tr><td>a<td><table><tr><td>b</table></table>", "a\n\nb"),
        ("<table style='border:1px solid'><tbody><tr><td>a<td>b</table>", "a\tb"),
        ("<p style='visibility: hidden'>a</p><p style='font-size:0px'>b</p>c", "c"),
        ("<p hidden>a</p><input type=hidden value=x>c", "c"),
        ("<select><option>a<option>b</select>c", "c"),
        ("<img alt='Logo van de VNG' src=http://x/y>", "Logo van de VNG"),
        (f"<img alt='{'x' * 400}'>c", "c"),
        ("<b>a</b><br/>c", "a\nc"),
        ("</p></div>a</table>", "a"),
        ("<!doctype html><?php x ?><![if !mso]>a<![endif]>", "a"),
        ("a<a =x href = 'https://x.nl' b>c", "ac"),
        ("<svg><text>weg</text></svg><svg/>a", "a"),
        ("<title>weg</title><style>weg</style><script>weg</script >a", "a"),
        ("<h1>Kop</h1><h2> </h2>a", "Kop\n\na"),
        ("a<hr><hr>b<hr>", "a\n\nb"),
    ],
)
def test_the_text(body, expected):
    assert document(body).text == expected


def test_bold_italic_and_links():
    body = (
        "<p><b>vet</b> en <em>schuin</em>, <span style='font-weight: 700'>ook</span> "
        "<b>niet <span style='font-weight:normal'>dit</span></b> "
        "<span style='FONT: italic bold 10pt Arial'>beide</span> "
        "<a href='https://a.nl'>een <a href='#'>twee</a> <a name=x>drie</a></p>"
    )
    assert styled(body, StyleKind.BOLD) == ["vet", "ook niet", "beide"]
    assert styled(body, StyleKind.ITALIC) == ["schuin", "beide"]
    assert styled(body, StyleKind.LINK)[:2] == ["een", "twee"]


def test_bold_words_in_a_row_are_one():
    assert styled("<b>een</b> <b>twee</b>, <b>drie</b>", StyleKind.BOLD) == ["een twee", "drie"]


def test_lists_know_their_depth():
    blocks = document("<ul><li>a<ul><li>b</ul><li>c</ul><ol><li>d</ol>").blocks
    assert [(b.kind, b.level, b.marker) for b in blocks] == [
        (BlockKind.LIST_ITEM, 0, "•"),
        (BlockKind.LIST_ITEM, 1, "•"),
        (BlockKind.LIST_ITEM, 0, "•"),
        (BlockKind.LIST_ITEM, 0, ""),
    ]


def test_tables_say_how_they_look():
    body = "<p>x<table border=1><tr><th colspan=2>a<th>b<tr><td>c<td>d<td>e</table>"
    draft = read(body.encode(), "")
    (sheet,) = draft.dressing.tables.values()
    assert (list(draft.dressing.tables), sheet.rows, sheet.framed) == ([1], 2, True)
    assert list(sheet.spans.values()) == [(2, 1)]
    plain = read(b"<table><tr><td>a<td>b</table>", "")
    assert [found.framed for found in plain.dressing.tables.values()] == [False]


def test_pictures_in_the_page_itself():
    body = b"<img src='data:image/png;base64,iVBORw0K' width=40 style='width:30pt;height:9px'>x"
    (picture,) = read(body, "").dressing.pictures.values()
    assert picture.data.startswith(b"\x89PNG")
    assert (picture.width, picture.height) == (30.0, 6.75)
    broken = b"<img src='data:image/png;base64,AAAAA' width=90% alt=plaatje>x"
    assert not read(broken, "").dressing.pictures


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<meta charset=windows-1252><p>financi\xeble".encode("cp1252"), "financiële"),
        (
            "<meta http-equiv=x content='text/html; charset=iso-8859-15'>\xa4 5".encode("latin-1"),
            "€ 5",
        ),
        ("<p>financiële".encode(), "financiële"),
        ("<p>financiële".encode("cp1252"), "financiële"),
        ("\ufeff<p>financiële".encode("utf-16"), "financiële"),
        ("<meta charset=utf-16><p>financiële".encode(), "financiële"),
        ("<p>één twee drie".encode() + b"\xc3", "één twee drie\ufffd"),
        (b"<meta charset=iso-2022-jp>\x1b$B4A;z\x1b(B", "漢字"),
        ("<meta charset=utf-8>\udcff".encode("utf-8", "surrogateescape"), "ÿ"),
    ],
)
def test_alphabets(data, expected):
    assert document(data).text == expected


def test_a_page_without_words_is_empty(parser):
    with pytest.raises(RefusedError) as refused:
        parser.read(b"<html><body><script>x</script><img src=x></body></html>", "x.html")
    assert refused.value.code is RefusalCode.EMPTY


def test_a_page_as_a_file(parser):
    reading = parser.read(NEWSLETTER.encode(), "nieuws.txt")
    assert reading.media_type == "text/html"
    assert "Raadsledennieuwsbrief\n\n13 november 2024" in reading.document.text
    assert "niet tonen" not in reading.document.text
    assert "voorproefje" not in reading.document.text


def test_a_page_that_is_too_long():
    with pytest.raises(RefusedError) as refused:
        read(b"<p>" + b"a" * (21 << 20), "")
    assert refused.value.code is RefusalCode.TOO_BIG


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<table border=1>",
            "<tr>",
            "<td>",
            "</td>",
            "</table>",
            "<ul>",
        ]
        + [
            "<li>",
            "</ul>",
            "<ol>",
            "<a href='https://x.nl'>",
            "</a>",
            "<br>",
            "<hr>",
            "<h2>",
            "</h2>",
        ]
        + [
            "<pre>",
            "</pre>",
            "tekst ",
            " ",
            "&nbsp;",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "'",
            '"',
        ]
        + ["<img alt=a>", "<img src='data:image/png;base64,AAAA'>", "<", ">", "\u0301", "e", "\t\n"]
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_any_page_gives_a_whole_document(pieces):
    try:
        draft = read("".join(pieces).encode(), "")
    except RefusedError:
        return
    found = draft.document
    end = 0
    for block in found.blocks:
        if block.kind in {BlockKind.RULE, BlockKind.PICTURE}:
            assert len(block.span) == 0
            continue
        assert found.text[end : block.span.start] == ("\n\n" if end else "")
        assert len(block.span) > 0
        end = block.span.end
    assert end == len(found.text)
    for style in found.styles:
        assert len(style.span) > 0
    for at, sheet in draft.dressing.tables.items():
        rows = found.blocks[at : at + sheet.rows]
        assert len(rows) == sheet.rows
        assert all(row.kind in {BlockKind.TABLE_ROW, BlockKind.PICTURE} for row in rows)
