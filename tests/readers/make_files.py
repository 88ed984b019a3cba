"""Files for the tests, made when a test asks for them: good PDFs, broken ones and hostile ones."""

import io
import zipfile
import zlib

import pymupdf

DUTCH = (
    "Geachte leden van college en gemeenteraad, hierbij informeren wij u over de uitkomsten van "
    "het overleg van 19 augustus jongstleden en over de start van onze publiekscampagne. "
)
BODY = [
    f"{number}e alinea. {DUTCH}De financiële positie van gemeenten blijft onze aandacht vragen, "
    "ook omdat de begrotingen voor het komende jaar nu worden voorbereid."
    for number in range(1, 200)
]


def saved(document: pymupdf.Document, **options) -> bytes:
    data = document.tobytes(**options)
    document.close()
    return data


def lines_pdf(*pages: list[tuple], rotation: int = 0) -> bytes:
    """Pages of ``(x, y, text)`` or ``(x, y, text, size, font)``: text exactly where it is put."""
    document = pymupdf.open()
    for items in pages:
        page = document.new_page(width=595, height=842)
        for x, y, text, *look in items:
            size, font = (*look, 11, "helv")[:2] if look else (11, "helv")
            page.insert_text(
                (x, y), text, fontsize=size, fontname=font if len(look) > 1 else "helv"
            )
        page.set_rotation(rotation)
    return saved(document)


def html_pdf(html: str, css: str = "", *, box=(72, 72, 523, 770)) -> bytes:
    """HTML flowed over as many pages as it needs."""
    buffer = io.BytesIO()
    writer = pymupdf.DocumentWriter(buffer)
    story = pymupdf.Story(html, user_css=css or "* {font-family: sans-serif; font-size: 11px}")
    more = 1
    while more:
        device = writer.begin_page(pymupdf.Rect(0, 0, 595, 842))
        more, _ = story.place(pymupdf.Rect(*box))
        story.draw(device)
        writer.end_page()
    writer.close()
    return buffer.getvalue()


def bundle_pdf(pages: int) -> bytes:
    """A bundle as the council gets it: running header and footer, headings, paragraphs."""
    document = pymupdf.open()
    for number in range(1, pages + 1):
        page = document.new_page(width=595, height=842)
        page.insert_text((72, 40), "Raadsbundel gemeente Voorbeeld", fontsize=9)
        page.insert_text((72, 90), f"{number}. Voorstel nummer {number}", fontsize=16)
        text = "\n\n".join(BODY[(number * 3) % 150 : (number * 3) % 150 + 7])
        page.insert_textbox((72, 110, 523, 780), text, fontsize=10.5)
        page.insert_text((280, 815), f"Pagina {number} van {pages}", fontsize=9)
    return saved(document, garbage=3, deflate=True)


def protected_pdf(*, user: str = "", owner: str = "eigenaar") -> bytes:
    """A PDF with an owner password, and one to open it when ``user`` is given."""
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Een beschermde brief")
    return saved(
        document,
        encryption=pymupdf.PDF_ENCRYPT_AES_256,
        owner_pw=owner,
        user_pw=user,
        permissions=pymupdf.PDF_PERM_PRINT | pymupdf.PDF_PERM_COPY,
    )


def scan_pdf() -> bytes:
    """A page that is only a picture."""
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 200, 280), 0)
    picture.clear_with(180)
    document = pymupdf.open()
    document.new_page().insert_image((0, 0, 595, 842), pixmap=picture)
    return saved(document)


def drawing_pdf(lines: int = 9) -> bytes:
    """A page with slanting lines, as in a building plan."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    shape = page.new_shape()
    for number in range(lines):
        shape.draw_line((20, 20 + number * 3), (570, 300 + (number * 37) % 500))
    shape.finish(width=0.7)
    shape.commit()
    return saved(document)


def raw_pdf(objects: list[bytes]) -> bytes:
    """A PDF from its objects; the first one is the catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )


def stream(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def no_pages_pdf() -> bytes:
    return raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])


def doubling_pdf(levels: int, innermost: bytes = b"0 0 1 1 re f", *, pages: int = 1) -> bytes:
    """Page 1 draws a form that draws the next form twice, and so on; further pages are plain."""
    forms, leaves = range(3, 4 + levels), range(4 + levels, 4 + levels + pages)
    font = b"/Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (b" ".join(b"%d 0 R" % leaf for leaf in leaves), pages),
    ]
    for form in forms:
        last = form == forms[-1]
        resources = font if last else b"/XObject<</F %d 0 R>>" % (form + 1)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % resources
        objects.append(stream(innermost if last else b"/F Do /F Do", entries))
    objects += [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
        b"/Resources<</XObject<</F 3 0 R>>%s>>>>" % (leaf + pages, font)
        for leaf in leaves
    ]
    plain = stream(b"BT /A 12 Tf 72 700 Td (Gewone bladzijde) Tj ET")
    return raw_pdf([*objects, stream(b"/F Do"), *[plain] * (pages - 1)])


def zip_file(names: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return buffer.getvalue()
