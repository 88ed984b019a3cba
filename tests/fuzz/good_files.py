"""One good file of every kind and more, as the ground for spoiling; small, so that it goes fast."""

import pymupdf
from readers import make_files as make
from readers import make_msg as msg
from readers import make_scans as scans
from readers import office_files as office
from readers.make_mail import FORWARDED, NEWSLETTER, PLAIN, enclosed, mail, multi, part, zipped

LETTER = (
    "Gemeente Voorbeeld\n\nDatum: 3 november 2025\nOns kenmerk: Z/25/00123\n"
    "Onderwerp: Stand van zaken jeugdzorg\n\nGeachte leden van de raad,\n\n"
    "Op 12 december 2025 om 19.30 uur bespreekt u de meicirculaire. Wij vragen u vóór "
    "1 december te reageren op onze brief van 4 september 2025 (Lbr. 25/031).\n\n"
    "Wij stellen u voor te besluiten:\n1. de begroting vast te stellen;\n2. € 1,2 miljoen uit "
    "te trekken.\n\nMet vriendelijke groet,\n\nJ. de Vries\ngriffier\ntelefoon 070 373 83 93\n"
)
HTML = "text/html; charset=utf-8"


def _web_page():
    return NEWSLETTER.encode()


def _long_pdf():
    document = pymupdf.open()
    for number in range(3):
        page = document.new_page()
        page.insert_textbox((72, 72, 523, 770), LETTER, fontsize=11)
        page.insert_text((280, 815), f"Pagina {number + 1} van 3", fontsize=9)
        page.insert_link(
            {
                "kind": pymupdf.LINK_URI,
                "from": pymupdf.Rect(72, 72, 99, 99),
                "uri": "https://vng.nl",
            }
        )
        page.add_text_annot((300, 300), "Hoeveel kost dit?")
    document.set_toc([[1, "Brief", 1], [2, "Vervolg", 2]])
    # Not packed: what is spoiled is what MuPDF reads, not only what it unpacks.
    return make.saved(document)


def _pixels():
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 40), 0)
    pixmap.clear_with(90)
    return pixmap


def _docx():
    return office.docx(
        office.styled("Kop1", "Stand van zaken")
        + "".join(office.para(line) for line in LETTER.split("\n") if line)
        + office.item("2", "de begroting vast te stellen")
        + office.item("1", "een punt")
        + office.table(["Jaar", "Bedrag"], ["2025", "€ 1,2 miljoen"], widths=("2000", "3000"))
        + office.para(office.drawing("rId9"))
        + office.para(office.text_box(office.para("in een vak"))),
        ("rId9", "image", "media/image1.png"),
        parts={"word/media/image1.png": office.png()},
    )


def _odt():
    return office.odt("".join(office.text(line) for line in LETTER.split("\n") if line))


def _rtf():
    body = LETTER.encode("cp1252", "replace").decode("cp1252").replace("\n", r"\par ")
    return office.rtf(rf"{{\b {body}}}\trowd\cellx2000\cellx4000 een\cell twee\cell\row")


def _msg(*parts):
    return msg.compound(
        msg.letter(msg.text(0x1000, LETTER), msg.attachment("brief.txt", LETTER.encode()), *parts)
    )


def _mail():
    return mail(
        multi(
            "mixed",
            multi("alternative", part(PLAIN), part(FORWARDED, HTML), delimiter="=_binnen"),
            enclosed("brief.txt", LETTER.encode()),
        )
    )


def _mailbox():
    one = mail(part(LETTER), Subject="Een")
    return b"From a@b Fri Nov 13\n" + one + b"\nFrom c@d Fri Nov 13\n" + mail()


def good_files():
    """Name to bytes."""
    return {
        "regels.pdf": make.lines_pdf([(72, 72, "Geachte raad,"), (72, 100, "Een brief.")]),
        "brief.pdf": _long_pdf(),
        "bundel.pdf": make.bundle_pdf(2),
        "slot.pdf": make.protected_pdf(),
        "scan.pdf": make.scan_pdf(),
        "vormen.pdf": make.doubling_pdf(4, b"BT /A 12 Tf 72 700 Td (Geachte raad) Tj ET"),
        "brief.txt": LETTER.encode(),
        "brief utf-16.txt": LETTER.encode("utf-16"),
        "brief.md": f"# Brief\n\n{LETTER}\n\n- een\n- twee\n\n> **vet** [meer](https://vng.nl)".encode(),
        "brief.html": _web_page(),
        "bericht.eml": _mail(),
        "nieuwsbrief.eml": mail(part(NEWSLETTER, HTML, "base64")),
        "post.mbox": _mailbox(),
        "bericht.msg": _msg(),
        "opmaak.msg": _msg(msg.binary(0x1009, msg.packed_rtf(_rtf()))),
        "brief.docx": _docx(),
        "brief.odt": _odt(),
        "brief.fodt": office.fodt(office.text(LETTER)),
        "brief.rtf": _rtf(),
        "plaat.png": office.png(60, 40),
        "plaat.jpg": _pixels().tobytes("jpeg"),
        "fax.tif": scans.tiff(_pixels(), _pixels()),
        "plaat.bmp": scans.bmp(40, 30),
        "plaat.gif": scans.GIF,
        "archief.zip": zipped(("brief.txt", LETTER), ("map/brief.docx", _docx())),
    }
