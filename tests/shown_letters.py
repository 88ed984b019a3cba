"""Made-up letters of the kinds a council gets, to be taken in for pictures and for trying.

``python tests/shown_letters.py FOLDER`` writes them: a scan, two columns, a table, a Word letter, a
newsletter, and a bundle with bookmarks, page labels, links and pages that lie on their side.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pymupdf

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]

from benchmarks.heavy_bundle import sentences  # noqa: E402 - the path comes first
from readers.make_files import saved  # noqa: E402
from readers.make_mail import mail, part  # noqa: E402
from readers.make_scans import printed, scanned  # noqa: E402
from readers.office_files import docx, drawing, item, para, png, run, styled, table  # noqa: E402

A4 = (595, 842)
_LOOK = "* {font-family: sans-serif; font-size: 11px; line-height: 1.4} h1 {font-size: 17px}"
_BLUE = (21, 66, 115)
_FRONT, _BUNDLE = 4, 300
_LYING = (12, 13)

SCAN = """**Aan de raad van de gemeente Voorbeeld**

Datum: 14 mei 2025

Onderwerp: Verkeersdrempels in de Lindelaan

Geachte raadsleden,

In de Lindelaan en de Beukstraat rijden auto's vaak harder dan dertig. Sinds de school is verhuisd
steken daar elke ochtend ruim tweehonderd kinderen over. Wij vragen u om twee drempels en een
zebrapad, en om vóór de zomer te zeggen wanneer die er komen.

De wethouder heeft op 12 maart beloofd dat er een telling komt. Die telling is er nog niet. Namens
de ouderraad vragen wij om de uitkomst, ook als die niet meevalt.

Met vriendelijke groet,

Ouderraad basisschool De Horizon
"""

_COLUMNS = """\
Vorige week kwamen wethouders uit elf gemeenten bijeen om over het vervoer in de regio te spreken.
De meeste vragen gingen over de buslijnen die in de avonduren vervallen.

De vervoerder zegt dat er te weinig chauffeurs zijn. Gemeenten willen weten of kleinere bussen een
oplossing zijn, en wat dat zou betekenen voor de concessie die tot 2029 loopt.

Inwoners van de kleine kernen merken het verschil het eerst. Wie na acht uur uit het ziekenhuis
komt, is op een taxi of op de buren aangewezen.

De colleges spraken af dat er in september een gezamenlijk voorstel ligt. Daarin staan ook de
kosten van een vangnet per gemeente, verdeeld naar aantal inwoners.""".split("\n\n")


def scan() -> bytes:
    """A letter of a school's parents, put under a scanner, a little askew."""
    return scanned(printed(SCAN), 200, skew=0.6, noise=10)


def two_columns() -> bytes:
    """A page from a regional magazine, in two columns under one heading."""
    document = pymupdf.open()
    for number in (1, 2):
        page = document.new_page(width=A4[0], height=A4[1])
        page.insert_text((60, 40), "Regioblad Vervoer, juni 2025", fontsize=8.5)
        page.insert_text((60, 88), f"De avondbus, deel {number}", fontsize=20, fontname="hebo")
        for column in (0, 1):
            begin = (number - 1 + column * 2) % len(_COLUMNS)  # what returns on top is furniture
            texts = [_COLUMNS[(begin + at) % len(_COLUMNS)] for at in range(6)]
            body = "".join(f"<p>{text}</p>" for text in texts)
            left = 60 + column * 245
            page.insert_htmlbox(
                (left, 110, left + 230, 780), body, css=_LOOK + "p {text-align: justify}"
            )
        page.insert_text((285, 815), str(number), fontsize=9)
    return saved(document, garbage=3, deflate=True)


def with_table() -> bytes:
    """An information letter with the numbers of a year in a table."""
    rows = (
        ("Jeugdzorg", "12.400", "13.150", "+ 750"),
        ("Wonen en bouwen", "3.900", "3.600", "- 300"),
        ("Wegen en groen", "5.250", "5.400", "+ 150"),
        ("Sport en cultuur", "2.100", "2.100", "0"),
        ("Totaal", "23.650", "24.250", "+ 600"),
    )
    document = pymupdf.open()
    page = document.new_page(width=A4[0], height=A4[1])
    intro = (
        "<h1>Stand van de begroting na negen maanden</h1><p>Datum: 6 november 2025<br/>"
        "Ons kenmerk: Z/25-0417<br/>Onderwerp: Derde tussenrapportage 2025</p><p>Geachte leden "
        "van de raad,</p><p>Hierbij ontvangt u de cijfers over de eerste negen maanden. In de "
        "tabel staan de bedragen in duizenden euro's.</p>"
    )
    page.insert_htmlbox((72, 64, 523, 300), intro, css=_LOOK)
    tops = [310 + 24 * line for line in range(len(rows) + 2)]
    lefts = (72, 252, 342, 432, 523)
    for top in tops:
        page.draw_line((lefts[0], top), (lefts[-1], top), width=0.6)
    for left in lefts:
        page.draw_line((left, tops[0]), (left, tops[-1]), width=0.6)
    heads = ("Onderdeel", "Begroot", "Verwacht", "Verschil")
    for line, cells in enumerate((heads, *rows)):
        font = "hebo" if line in {0, len(rows)} else "helv"
        for left, text in zip(lefts, cells, strict=False):
            page.insert_text((left + 6, tops[line] + 16), text, fontsize=10, fontname=font)
    rest = (
        "<p>De jeugdzorg kost meer dan begroot, vooral door verblijf buiten de regio. Wij leggen "
        "u in december een voorstel voor om het verschil te dekken uit de algemene reserve.</p>"
        "<p>Met vriendelijke groet,</p><p>Het college van de gemeente Voorbeeld</p>"
    )
    page.insert_htmlbox((72, tops[-1] + 14, 523, 780), rest, css=_LOOK)
    return saved(document)


def word_letter() -> bytes:
    """A letter of the executive, written in Word: headings, lists, a table and a picture."""
    body = (
        para(drawing("rId9", 120, 40))
        + para("Datum: 2 september 2025")
        + para("Ons kenmerk: 2025-118")
        + para("Onderwerp: Vragen over het zwembad De Plons")
        + para("Geachte heer, mevrouw,")
        + para("U vroeg ons op 20 juni hoe het staat met de verbouwing van het zwembad.")
        + styled("Kop1", "Wat er is gedaan")
        + para("Het dak is in juli vernieuwd. Daarna zijn twee dingen anders gelopen:")
        + item(1, "de leidingen bleken ouder dan op de tekening stond;")
        + item(1, "de levering van de nieuwe filters duurt tot november.")
        + styled("Kop1", "Wat het kost")
        + table(("Post", "Bedrag"), ("Dak", "€ 410.000"), ("Leidingen", "€ 95.000"))
        + para(run("De raad krijgt in oktober een voorstel.", "<w:b/>"))
        + para("Het college van de gemeente Voorbeeld")
    )
    return docx(
        body,
        ("rId9", "image", "media/image1.png"),
        parts={"word/media/image1.png": png(240, 80, _BLUE)},
    )


def newsletter() -> bytes:
    """A newsletter by mail, laid out with tables as such mails are."""
    page = """<!DOCTYPE html><html><body style="margin:0;background:#eeeeee">
<table width="100%" cellpadding="0"><tr><td align="center"><table width="600" bgcolor="#ffffff">
<tr><td style="background:#154273;color:#ffffff;padding:16px"><h1>Raadsnieuws</h1></td></tr>
<tr><td style="padding:16px"><h2>Vier avonden over de omgevingsvisie</h2><p>In november zijn er
vier avonden voor raadsleden uit de hele regio. Ze gaan over <strong>wonen</strong>, water, werk en
wegen. <a href="https://voorbeeld.example/avonden">Meld u aan</a> voor 1 november.</p>
<h2>Nieuw: de raad op de radio</h2><p>Elke eerste maandag van de maand bespreekt de lokale omroep
wat de raad heeft besloten. U kunt het ook later terugluisteren.</p>
<table border="1" cellpadding="6"><tr><th>Avond</th><th>Plaats</th></tr><tr><td>4 november</td>
<td>raadzaal Voorbeeld</td></tr><tr><td>11 november</td><td>dorpshuis De Spil</td></tr></table>
<ul><li>De avonden beginnen om half acht.</li><li>Er is vervoer vanaf het station.</li></ul>
<p style="font-size:10px;color:#777777">U krijgt deze nieuwsbrief omdat u raadslid bent.</p></td>
</tr></table></td></tr></table></body></html>"""
    return mail(
        part(page, "text/html; charset=utf-8"),
        From="Griffie Voorbeeld <griffie@voorbeeld.example>",
        Subject="Raadsnieuws oktober 2025",
        Date="Mon, 06 Oct 2025 09:00:00 +0200",
    )


def bundle(pages: int = _BUNDLE) -> bytes:
    """The papers of a meeting: i to iv in front, bookmarks, links, two pages on their side."""
    chance = random.Random(3)
    document = pymupdf.open()
    for number in range(1, pages + 1):
        page = document.new_page(width=A4[0], height=A4[1])
        shown = "i ii iii iv".split()[number - 1] if number <= _FRONT else str(number - _FRONT)
        page.insert_text((72, 40), "Raadsbundel 27 november 2025", fontsize=8)
        if number > _FRONT and (number - _FRONT) % 20 == 1:
            heading = f"Agendapunt {(number - _FRONT) // 20 + 1}"
            page.insert_text((72, 84), heading, fontsize=16, fontname="hebo")
        body = "\n\n".join(sentences(chance, 4) for _ in range(7))
        page.insert_textbox((72, 100, 523, 780), body, fontsize=10.5)
        page.insert_text((290, 815), shown, fontsize=8)
        if number in _LYING:
            page.set_rotation(90)
    starts = range(_FRONT + 1, pages + 1, 20)
    document.set_toc(
        [[1, "Vooraf", 1]] + [[1, f"Agendapunt {n}", start] for n, start in enumerate(starts, 1)]
    )
    document.set_page_labels(
        [
            {"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1},
            {"startpage": _FRONT, "prefix": "", "style": "D", "firstpagenum": 1},
        ]
    )
    _link(document[1], starts)
    return saved(document, garbage=3, deflate=True)


def _link(page: pymupdf.Page, starts: range) -> None:
    """Turn a page into a table of contents that leads to each start, and out to a site."""
    page.draw_rect((60, 60, 535, 790), color=(1, 1, 1), fill=(1, 1, 1))
    page.insert_text((72, 84), "Inhoud", fontsize=16, fontname="hebo")
    for line, start in enumerate(starts):
        top = 110 + 22 * line
        page.insert_text((72, top + 12), f"Agendapunt {line + 1}", color=(0, 0, 0.7))
        place = {"kind": pymupdf.LINK_GOTO, "from": pymupdf.Rect(72, top, 200, top + 16)}
        page.insert_link({**place, "page": start - 1, "to": pymupdf.Point(72, 70)})
    page.insert_text((72, 760), "Stukken op voorbeeld.example", color=(0, 0, 0.7))
    out = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 748, 240, 764)}
    page.insert_link({**out, "uri": "https://voorbeeld.example/raad/27-november"})


LETTERS = {
    "scan.pdf": scan,
    "kolommen.pdf": two_columns,
    "tabel.pdf": with_table,
    "word.docx": word_letter,
    "nieuwsbrief.eml": newsletter,
    "bundel.pdf": bundle,
}


def write(folder: Path) -> dict[str, Path]:
    """Write every letter; gives where each is, by its name without the ending."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for name, make in LETTERS.items():
        path = folder / name
        path.write_bytes(make())
        written[path.stem] = path
    return written


if __name__ == "__main__":
    write(Path(sys.argv[1]))
