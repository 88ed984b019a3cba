"""OpenDocument texts: what a clerk sees in LibreOffice stands in the text."""

import base64

import pytest
from readers import office_files as make
from readers.office_files import fodt, odt, text
from readers.reading_lines import lines_of, styles_of

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.draft import Align
from kanttekening.readers.odt import FLAT_MEDIA_TYPE, MEDIA_TYPE, read, read_flat


def lines(body, **more):
    return lines_of(read(odt(body, **more)).document)


def items(style, *contents, attributes=""):
    inside = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f'<text:list text:style-name="{style}" {attributes}>{inside}</text:list>'


def test_paragraphs_and_headings():
    body = (
        '<text:h text:outline-level="1">Kop</text:h>'
        + text("Een alinea\n   met een nieuwe regel in het bestand")
        + text("")
        + '<text:h text:outline-level="9">Diepe kop</text:h>'
    )
    assert lines(body) == [
        "# Kop",
        "Een alinea met een nieuwe regel in het bestand",
        "###### Diepe kop",
    ]


def test_zipped_and_flat_files_read_the_same():
    body = text("Geachte raad,") + items("Nummers", text("een"))
    zipped, flat = read(odt(body)), read_flat(fodt(body))
    assert zipped.document == flat.document
    assert (zipped.media_type, flat.media_type) == (MEDIA_TYPE, FLAT_MEDIA_TYPE)


def test_numbered_headings():
    outline = (
        '<office:styles><text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        '<text:outline-level-style text:level="3" style:num-format=""/>'
        "</text:outline-style></office:styles>"
    )

    def heading(level, words, attributes=""):
        return f'<text:h text:outline-level="{level}" {attributes}>{words}</text:h>'

    body = (
        heading(1, "een")
        + heading(2, "een een")
        + heading(2, "een twee")
        + heading(3, "zonder")
        + heading(1, "twee")
        + heading(2, "twee een")
        + heading(1, "los", 'text:is-list-header="true"')
    )
    assert lines(body, parts={"styles.xml": make.odt_page_styles(outline)}) == [
        "# 1 een",
        "## 1.1 een een",
        "## 1.2 een twee",
        "### zonder",
        "# 2 twee",
        "## 2.1 twee een",
        "# los",
    ]


def test_lists_with_numbers_and_bullets():
    nested = items("Nummers", text("a"), text("b"))
    body = (
        items("Nummers", text("een"), text("twee") + text("vervolg") + nested, text("drie"))
        + items("Nummers", text("opnieuw"))
        + items("Nummers", text("verder"), attributes='text:continue-numbering="true"')
        + items("Bolletjes", text("punt") + items("", text("streepje")))
        + items("Onbekend", text("zonder stijl"))
        + '<text:list text:style-name="Nummers"><text:list-header>'
        + text("geen nummer")
        + '</text:list-header><text:list-item text:start-value="7"><text:number>7.</text:number>'
        + text("zeven")
        + "</text:list-item></text:list>"
    )
    assert lines(body) == [
        "1 1. een",
        "1 2. twee",
        "vervolg",
        "  1 a) a",
        "  1 b) b",
        "1 3. drie",
        "1 1. opnieuw",
        "1 2. verder",
        "• punt",
        "  – streepje",
        "• zonder stijl",
        "geen nummer",
        "1 7. zeven",
    ]


def test_a_list_may_have_the_style_of_its_paragraphs():
    own = (
        '<style:style style:name="Punt" style:family="paragraph" style:list-style-name="Nummers"/>'
    )
    listed = f"<text:list><text:list-item>{text('een', 'Punt')}</text:list-item></text:list>"
    assert lines(listed, styles=make.ODT_STYLES + own) == ["1 1. een"]


def test_bold_italic_hidden_and_links():
    body = text(
        'Een <text:span text:style-name="Vet">vet <text:span text:style-name="Schuin">en schuin'
        '</text:span></text:span> woord<text:span text:style-name="Weg"> weg</text:span>, '
        '<text:a xlink:href="https://voorbeeld.nl">site</text:a> of '
        '<text:a xlink:href="file:///etc/passwd">bestand</text:a>.'
    )
    document = read(odt(body)).document
    assert document.text == "Een vet en schuin woord, site of bestand."
    assert styles_of(document) == [
        ("bold", "vet en schuin", None),
        ("italic", "en schuin", None),
        ("link", "site", "https://voorbeeld.nl"),
        ("link", "bestand", None),
    ]


def test_spaces_tabs_and_line_breaks():
    body = text(
        "a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e<text:soft-page-break/>f"
        "<text:s text:c='2000000000'/>g<text:s text:c='veel'/>h"
    )
    assert lines(body) == ["a b c\td\nef\tg h"]


def test_what_change_tracking_took_out_is_out():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + text("Geschrapte zin.")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + text('Wat <text:change text:change-id="1"/>blijft <text:change-start/>staat.')
    )
    assert lines(body) == ["Wat blijft staat."]


def test_notes_and_remarks():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{text('De noot.')}</text:note-body></text:note>"
    )
    body = text(
        f"Zie{note} en{note.replace('De noot.', 'Nog een.')}."
        f"<office:annotation><dc:creator>Jan</dc:creator>{text('Klopt dit?')}</office:annotation>"
        "<text:note/>"
    )
    draft = read(odt(body))
    assert lines_of(draft.document) == [
        "Zie[1] en[2].[3]",
        "(rule)",
        "[1] De noot.",
        "[2] Nog een.",
    ]
    assert draft.warnings == ("comments",)


def table(*rows, columns='<table:table-column table:number-columns-repeated="2"/>'):
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{columns}{inside}</table:table>"


def cell(content="", attributes=""):
    inside = text(content) if content and not content.startswith("<") else content
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_tables_are_rows_with_tabs():
    columns = (
        '<table:table-columns><table:table-column table:style-name="Smal" '
        'table:number-columns-repeated="3"/></table:table-columns>'
    )
    rand = 'table:style-name="Rand"'
    names = cell("Post", rand) + cell("2024") + cell("2025")
    head = f"<table:table-header-rows><table:table-row>{names}</table:table-row>"
    head += "</table:table-header-rows>"
    body = table(
        cell("hoog", 'table:number-rows-spanned="2"') + cell("€ 1") + cell("€ 2"),
        COVERED + cell("€ 3", 'table:number-columns-repeated="2"'),
        cell("Totaal", 'table:number-columns-spanned="2"') + COVERED + cell("€ 6"),
        columns=columns + head,
    )
    draft = read(odt(body))
    assert lines_of(draft.document) == [
        "| Post | 2024 | 2025 |",
        "| hoog | € 1 | € 2 |",
        "|  | € 3 | € 3 |",
        "| Totaal | € 6 |",
    ]
    (sheet,) = draft.dressing.tables.values()
    assert sheet.framed
    assert sheet.widths == pytest.approx((85.04,) * 3, abs=0.01)
    assert list(sheet.spans.values()) == [(2, 1)]


def test_repeated_rows_and_cells_are_capped():
    endless = 'table:number-columns-repeated="2000000000"'
    row = '<table:table-row table:number-rows-repeated="2000000000">'
    row += cell("a", endless) + "</table:table-row>"
    empty = row.replace(text("a"), "")
    draft = read(odt(f"<table:table><table:table-column/>{row}{empty}</table:table>"))
    assert len(draft.document.blocks) == 200
    assert draft.document.text.count("a") == 200 * 64


FRAME = '<draw:frame svg:width="4cm" svg:height="2cm">{}</draw:frame>'
IMAGE = '<draw:image xlink:href="{}"/>'


def test_pictures_and_text_boxes():
    picture = FRAME.format(IMAGE.format("Pictures/1.png"))
    box = FRAME.format(f"<draw:text-box>{text('In het vak')}</draw:text-box>")
    body = text(f"{picture}{box}Tekst", "Rechts") + FRAME.format(IMAGE.format("./Pictures/1.png"))
    draft = read(odt(body, parts={"Pictures/1.png": make.png()}))
    assert lines_of(draft.document) == ["In het vak", "Tekst", "(picture)", "(picture)"]
    first, _ = draft.dressing.pictures.values()
    assert (first.width, first.height) == pytest.approx((113.4, 56.7), abs=0.1)
    assert draft.dressing.aligned == {1: Align.RIGHT, 2: Align.RIGHT}


@pytest.mark.parametrize(
    ("href", "data"),
    [
        ("https://spion.nl/pixel.png", None),
        ("Pictures/1.svm", b"VCLMTF"),
        ("../../../etc/passwd", None),
    ],
)
def test_pictures_from_elsewhere_or_that_cannot_be_drawn_are_left_out(href, data):
    parts = {href: data} if data else {}
    draft = read(odt(text(FRAME.format(IMAGE.format(href)) + "Tekst"), parts=parts))
    assert draft.document.text == "Tekst"
    assert not draft.dressing.pictures
    assert draft.warnings == ("pictures_left_out",)


def test_pictures_written_in_the_text_itself():
    data = base64.b64encode(make.png()).decode()
    good = FRAME.format(f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>")
    bad = good.replace(data, "abc")
    draft = read_flat(fodt(text(good) + text(bad) + text("Tekst")))
    assert [p.data for p in draft.dressing.pictures.values()] == [make.png()]
    assert draft.warnings == ("pictures_left_out",)


def test_of_a_picture_in_two_kinds_the_one_that_can_be_drawn_is_shown():
    both = FRAME.format(IMAGE.format("Pictures/1.svg") + IMAGE.format("Pictures/1.png"))
    parts = {"Pictures/1.svg": b"<svg/>", "Pictures/1.png": make.png()}
    draft = read(odt(text(both), parts=parts))
    assert len(draft.dressing.pictures) == 1
    assert draft.warnings == ()


def page(name, head="", foot=""):
    return (
        f'<style:master-page style:name="{name}"><style:header>{head}</style:header>'
        f"<style:footer>{foot}</style:footer></style:master-page>"
    )


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (
            page(
                "Standard", text("Briefhoofd"), text("Blad <text:page-number>1</text:page-number>")
            ),
            ["Briefhoofd", "Tekst", "Blad 1"],
        ),
        (
            page("Standard", "", text("Pagina <text:page-number>1</text:page-number>")),
            ["Tekst"],
        ),
        (page("Standard", text("Vervolg")) + page("Eerste", text("Kop")), ["Kop", "Tekst"]),
        (page("Anders", text("Enige")), ["Enige", "Tekst"]),
        (
            page("Standard", text("Gewoon")).replace(
                "<style:header>",
                f"<style:header-first>{text('Eerste')}</style:header-first><style:header>",
            ),
            ["Eerste", "Tekst"],
        ),
        (
            page("Standard", text("Uit")).replace(
                "<style:header>", '<style:header style:display="false">'
            ),
            ["Tekst"],
        ),
    ],
)
def test_letterhead_and_foot_of_the_first_page(pages, expected):
    own = (
        '<style:style style:name="Begin" style:family="paragraph" style:master-page-name="Eerste"/>'
    )
    page_styles = make.odt_page_styles(f"<office:master-styles>{pages}</office:master-styles>")
    found = lines(
        text("Tekst", "Begin"), styles=make.ODT_STYLES + own, parts={"styles.xml": page_styles}
    )
    assert found == expected


def test_styles_inherit_and_end_in_the_default():
    own = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:text-align="center"/></style:default-style>'
        '<style:style style:name="Kind" style:family="paragraph" style:parent-style-name="Ouder"/>'
        '<style:style style:name="Ouder" style:family="paragraph" style:parent-style-name="Kind">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    draft = read(odt(text("Een zin die vet is.", "Kind"), styles=own))
    assert styles_of(draft.document) == [("bold", "Een zin die vet is.", None)]
    assert draft.dressing.aligned == {0: Align.CENTER}


def test_groups_of_shapes_and_tables_in_lists():
    box = f"<draw:text-box>{text('vak')}</draw:text-box>"
    group = f"<draw:g>{FRAME.format(box)}</draw:g>"
    shape = f"<draw:custom-shape>{text('vorm')}</draw:custom-shape>"
    body = group + text(f"Tekst{shape}") + items("Nummers", table(cell("a") + cell("b")))
    assert lines(body) == ["vak", "vorm", "Tekst", "| a | b |"]


def test_flat_files_show_no_pictures_from_outside():
    draft = read_flat(fodt(text(FRAME.format(IMAGE.format("Pictures/1.png")) + "Tekst")))
    assert draft.warnings == ("pictures_left_out",)


def test_words_with_their_reading_above_them():
    ruby = "<text:ruby><text:ruby-base>onder</text:ruby-base><text:ruby-text>boven</text:ruby-text>"
    assert lines(text(f"{ruby}</text:ruby>")) == ["onder"]


def test_hidden_paragraphs_are_no_part_of_the_text():
    hidden = (
        '<style:style style:name="Onzichtbaar" style:family="paragraph">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    body = text("Wel") + text("Niet", "Onzichtbaar")
    assert lines(body, styles=make.ODT_STYLES + hidden) == ["Wel"]


def test_sections_and_tables_of_contents_are_read_through():
    body = (
        f"<text:section>{text('In een sectie')}</text:section>"
        f"<text:table-of-content><text:index-body>{text('Inhoud')}</text:index-body>"
        "</text:table-of-content><text:sequence-decls><text:p>niet</text:p></text:sequence-decls>"
    )
    assert lines(body) == ["In een sectie", "Inhoud"]


def test_an_old_manifest_with_a_doctype_does_no_harm():
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "x" "Manifest.dtd"><manifest:manifest/>'
    assert lines(text("Tekst"), parts={"META-INF/manifest.xml": manifest}) == ["Tekst"]


def test_a_locked_file_is_encrypted():
    manifest = make.ODT_MANIFEST.replace("/>", "><manifest:encryption-data/></manifest:file-entry>")
    with pytest.raises(RefusedError) as caught:
        read(odt("", parts={"META-INF/manifest.xml": manifest, "content.xml": b"\x93\x11rubbish"}))
    assert caught.value.code is RefusalCode.ENCRYPTED
