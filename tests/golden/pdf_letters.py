"""A notice as a PDF: born digital, as a scan, half a scan, locked by its owner, and signed."""

import pymupdf
from readers import make_files
from readers.make_scans import picture_of, scanned

_CSS = """* {font-family: sans-serif; font-size: 9.5px; line-height: 1.4}
h1 {font-size: 16px} h2 {font-size: 13px} td, th {border: 1px solid #555; padding: 2px}"""
_NOTICE = (
    "<p><b>Gemeente Lindehaven</b></p><p>Aan de raad</p><p>Geachte leden van de raad,</p>"
    "<p>Het ontwerp van het bestemmingsplan Dorpsrand ligt van 3 november tot en met 14 december "
    "2026 ter inzage in het gemeentehuis. Elke inwoner kan in die tijd een zienswijze indienen.</p>"
    "<p>De stukken staan ook op de website. Het college stelt voor om het plan in januari te "
    "behandelen.</p><p>Met vriendelijke groet,</p><p>Burgemeester en wethouders</p>"
)


def short():
    """One page of prose."""
    return make_files.html_pdf(_NOTICE, _CSS.replace("9.5px", "12px"))


def scan():
    """The page of prose from a scanner, a little askew."""
    return scanned(short(), 200, skew=0.4, noise=12)


def mixed():
    """A page of prose with a scanned page behind it."""
    with pymupdf.open(stream=short(), filetype="pdf") as document:
        picture = picture_of(document[0], 200, noise=10)
        page = document.new_page(width=595, height=842)
        page.insert_image(page.rect, stream=picture.tobytes("jpg", jpg_quality=75))
        return document.tobytes()


def locked():
    """Its owner allows reading and printing only."""
    with pymupdf.open(stream=short(), filetype="pdf") as document:
        return document.tobytes(
            encryption=pymupdf.PDF_ENCRYPT_AES_256,
            owner_pw="eigenaar",
            user_pw="",
            permissions=pymupdf.PDF_PERM_PRINT | pymupdf.PDF_PERM_COPY,
        )


def signed():
    """With a field that holds a seal, as most letters of councils have."""
    with pymupdf.open(stream=short(), filetype="pdf") as document:
        seal, field = document.get_new_xref(), document.get_new_xref()
        document.update_object(
            seal,
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached"
            f"/ByteRange[0 10 20 10]/Contents<{'00' * 40}>/M(D:20261112100400)>>",
        )
        document.update_object(
            field,
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(Handtekening)/Rect[0 0 0 0]/F 132"
            f"/P {document[0].xref} 0 R/V {seal} 0 R>>",
        )
        document.xref_set_key(document[0].xref, "Annots", f"[{field} 0 R]")
        form = f"<</SigFlags 3/Fields[{field} 0 R]>>"
        document.xref_set_key(document.pdf_catalog(), "AcroForm", form)
        return document.tobytes()
