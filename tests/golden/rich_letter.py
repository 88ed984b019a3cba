# ruff: noqa: E501 - RTF as programs write it
"""The letter in RTF, as Word writes it."""

from golden.pictures import LOGO


def _u(text):
    """Characters beyond ASCII the way Word spells them."""
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)


def _row(
    *cells,
    edges,
    bold=False,
    frame="\\clbrdrt\\brdrs\\clbrdrl\\brdrs\\clbrdrb\\brdrs\\clbrdrr\\brdrs",
):
    widths = "".join(f"{frame}\\cellx{edge}" for edge in edges)
    look = "\\b " if bold else ""
    inside = "".join(f"\\pard\\intbl{{{look}{_u(cell)}\\cell}}" for cell in cells)
    return f"\\trowd{widths}{inside}\\row\n"


def _item(number, level, label, words):
    return f"{{\\listtext\\tab {label}\\tab}}\\pard\\ls{number}\\ilvl{level}\\fi-360\\li{720 + 360 * level} {_u(words)}\\par\n"


_HEAD = (
    r"\rtf1\ansi\ansicpg1252\deff0\deflang1043{\fonttbl{\f0\fswiss Arial;}{\f1\fnil\fcharset2 Symbol;}}"
    r"{\colortbl;\red5\green99\blue193;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b\fs32\outlinelevel0 heading 1;}{\s2\b\fs26\outlinelevel1 heading 2;}}"
    r"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc23{\leveltext\'01\u-3913 ?;}{\levelnumbers;}\f1}"
    r"{\listlevel\levelnfc23{\leveltext\'01-;}{\levelnumbers;}}\listid11}"
    r"{\list\listtemplateid2{\listlevel\levelnfc0\levelstartat1{\leveltext\'02\'00.;}{\levelnumbers\'01;}}"
    r"{\listlevel\levelnfc4\levelstartat1{\leveltext\'02\'01.;}{\levelnumbers\'01;}}\listid12}}"
    r"{\*\listoverridetable{\listoverride\listid11\listoverridecount0\ls1}{\listoverride\listid12\listoverridecount0\ls2}}"
    r"{\info{\author Griffie}}\paperw11906\paperh16838\margl1417\margr1417 "
    r"{\header\pard{\b Gemeente Lindehaven}\par}"
    r"{\footer\pard Postbus 12, 1234 AB Lindehaven\par\pard Pagina {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
)


def _body():
    picture = LOGO.hex()
    yield f"\\pard\\qr{{\\pict\\pngblip\\picw4762\\pich1587\\picwgoal2400\\pichgoal800 {picture}}}\\par\n"
    yield r"\pard\plain\f0\fs21 Aan de gemeenteraad van Lindehaven\line Postbus 12\line 1234 AB Lindehaven\par\sa160 "
    yield _row("Datum", "12 november 2026", edges=(2000, 8000), frame="")
    yield _row("Ons kenmerk", "Z/26/104233", edges=(2000, 8000), frame="")
    yield r"\pard\sa160 Geachte leden van de raad,\par "
    yield r"Op {\b 17 september 2026} vroeg \'e9\'e9n lid hoe het staat met de {\i Iepenschool}. Zie ook "
    yield r'{\field{\*\fldinst HYPERLINK "https://lindehaven.example/raad/26-104"}{\fldrslt {\cf1\ul het raadsvoorstel}}}'
    yield r".\par "
    yield r"\pard\s1\b\fs32\outlinelevel0 Wat is er gebeurd\par\pard\plain\f0\fs21 "
    yield r"\pard\s2\b\fs26\outlinelevel1 Onderzoek\par\pard\plain\f0\fs21 Het bureau heeft drie dingen vastgesteld:\par "
    yield _item(1, 0, r"\f1\'b7", "de fundering is onderzocht;")
    yield _item(1, 0, r"\f1\'b7", "het dak is hersteld:")
    yield _item(1, 1, "-", "aan de noordzijde;")
    yield _item(1, 1, "-", "boven de gymzaal.")
    yield r"\pard\plain\s2\b\fs26\outlinelevel1 Besluit van het college\par\pard\plain\f0\fs21 "
    yield _item(2, 0, "1.", "Het college kiest voor vernieuwbouw.")
    yield _item(2, 1, "a.", "De leerlingen gaan tijdelijk naar de Kerkstraat.")
    yield _item(2, 0, "2.", "De raad beslist in februari.")
    yield r"\pard\plain\f0\fs21\sa160 De raming is van oktober.{\super\chftn}{\footnote\pard{\super\chftn} Raming van bureau Steen en Balk, prijspeil 2026.\par}\par "
    edges = (5000, 7000, 9000)
    yield _row("Post", "2027", "2028", edges=edges, bold=True)
    yield _row("Fundering", "€ 120.000", "€ 0", edges=edges)
    yield _row("Totaal", "€ 165.500", "€ 310.000", edges=edges, bold=True)
    yield r"\pard\sa160 Met vriendelijke groet,\par Burgemeester en wethouders van Lindehaven\par "


def rtf():
    """The letter as an RTF file."""
    return ("{" + _HEAD + "".join(_body()) + "}").encode("ascii")
