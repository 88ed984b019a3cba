"""PDFs with annotations as other programs leave them."""

import pymupdf


def with_marks(*, rotation=0):
    """A page with annotations of many sorts, by Piet of another program."""
    document = pymupdf.open()
    page = document.new_page()
    for line in range(8):
        page.insert_text((72, 100 + 20 * line), f"Regel {line} van deze brief gaat over geld.")
    page.set_rotation(rotation)
    page = document.reload_page(page)
    first, second = (page.search_for(f"Regel {line} van")[0] for line in (0, 1))
    marks = [
        page.add_highlight_annot([first.quad, second.quad]),
        page.add_underline_annot(page.search_for("Regel 2 van")),
        page.add_squiggly_annot(page.search_for("Regel 3 van")),
        page.add_strikeout_annot(page.search_for("Regel 4 van")),
        page.add_freetext_annot(pymupdf.Rect(300, 400, 420, 430), "Los briefje"),
        page.add_ink_annot([[(300, 500), (340, 520), (380, 500)]]),
        page.add_rect_annot(pymupdf.Rect(100, 600, 200, 650)),
        page.add_text_annot((500, 700), "Plakbriefje"),
    ]
    for number, annot in enumerate(marks):
        annot.set_info(
            title="Piet",
            content="" if number in {0, 4, 7} else f"Opmerking {number}",
            creationDate="D:20240501120000+02'00'",
            modDate="D:20240502120000+02'00'",
        )
        if number == 4:
            annot.set_info(content="Los briefje")
        if number == 7:
            annot.set_info(content="Plakbriefje")
    marks[0].set_colors(stroke=(1, 1, 0))
    marks[0].update()
    answer = page.add_text_annot((90, 100), "Dat klopt niet")
    answer.set_info(title="Truus", content="Dat klopt niet")
    answer.set_irt_xref(marks[0].xref)
    link = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(10, 10, 50, 20), "uri": "https://a.nl"}
    page.insert_link(link)
    data = document.tobytes(no_new_id=True)
    document.close()
    return data


def with_direct_object():
    """An annotation that stands in the page itself, as no object of its own."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 100), "Regel 0 van deze brief")
    mark = (
        "<</Type/Annot/Subtype/Highlight/Rect[72 740 110 752]/C[0 1 0]/T(Piet)/Contents(Direct)"
        "/QuadPoints[72 752 110 752 72 738 110 738]>>"
    )
    document.xref_set_key(page.xref, "Annots", f"[{mark}]")
    data = document.tobytes(no_new_id=True)
    document.close()
    return data


def signed():
    """A page with a field that was signed."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 100), "Ondertekend besluit van de raad")
    value, field = document.get_new_xref(), document.get_new_xref()
    document.update_object(
        value, "<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>"
    )
    document.update_object(
        field,
        f"<</FT/Sig/T(Handtekening)/V {value} 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/F 132"
        f"/P {page.xref} 0 R>>",
    )
    document.xref_set_key(page.xref, "Annots", f"[{field} 0 R]")
    document.xref_set_key(
        document.pdf_catalog(), "AcroForm", f"<</Fields[{field} 0 R]/SigFlags 3>>"
    )
    data = document.tobytes(no_new_id=True)
    document.close()
    return data


def locked():
    """Everybody may read it, nobody may change it."""
    document = pymupdf.open()
    document.new_page().insert_text((72, 100), "Vertrouwelijk besluit van de raad")
    data = document.tobytes(
        encryption=pymupdf.PDF_ENCRYPT_AES_256,
        owner_pw="eigenaar",
        permissions=pymupdf.PDF_PERM_PRINT,
    )
    document.close()
    return data
