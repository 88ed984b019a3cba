# ruff: noqa: E501 - pages as programs write them
"""The letter as a web page, as Markdown and as plain text, and a newsletter as those are mailed."""

_ROWS = (
    ("Post", "2027", "2028"),
    ("Fundering", "€ 120.000", "€ 0"),
    ("Tijdelijke huisvesting", "€ 45.500", "€ 310.000"),
    ("Totaal", "€ 165.500", "€ 310.000"),
)


def _table():
    head = "".join(f"<th>{cell}</th>" for cell in _ROWS[0])
    body = "".join(
        f"<tr><td>{row[0]}</td>" + "".join(f'<td align="right">{c}</td>' for c in row[1:]) + "</tr>"
        for row in _ROWS[1:3]
    )
    foot = f"<td><b>{_ROWS[3][0]}</b></td>"
    foot += "".join(f'<td align="right"><b>{cell}</b></td>' for cell in _ROWS[3][1:])
    return f'<table border="1" cellspacing="0" width="100%"><thead><tr>{head}</tr></thead><tbody>{body}<tr>{foot}</tr></tbody></table>'


HTML = f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Voortgang nieuwbouw Iepenschool</title>
<style>body {{ font-family: Arial, sans-serif; font-size: 10.5pt; margin: 2cm; }} table {{ border-collapse: collapse; }} td {{ padding: 1pt 5pt; }}</style>
<script>document.title = "dit script mag niet lopen";</script></head>
<body><header><p><strong>Gemeente Lindehaven</strong></p></header>
<p>Aan de gemeenteraad van Lindehaven<br>Postbus 12<br>1234 AB Lindehaven</p>
<table><tr><td>Datum</td><td>12 november 2026</td></tr><tr><td>Ons kenmerk</td><td>Z/26/104233</td></tr></table>
<p>Geachte leden van de raad,</p>
<p>Op <b>17 september 2026</b> vroeg uw raad hoe het staat met de <i>Iepenschool</i>. Met deze brief
informeren wij u. Zie ook <a href="https://lindehaven.example/raad/26-104">het raadsvoorstel</a> en
<a href="file:///C:/oud/planning.docx">de oude planning</a>.</p>
<h1>Wat is er gebeurd</h1>
<h2>Onderzoek</h2>
<p>Het bureau heeft drie dingen vastgesteld:</p>
<ul><li>de fundering is onderzocht;</li><li>het dak is hersteld:<ul><li>aan de noordzijde;</li>
<li>boven de gymzaal;</li></ul></li><li>de bouwtekeningen zijn <strong>digitaal</strong>.</li></ul>
<h2>Besluit van het college</h2>
<ol><li>Het college kiest voor vernieuwbouw.<ol type="a"><li>De leerlingen gaan tijdelijk naar de
Kerkstraat.</li><li>De kosten zijn geraamd.</li></ol></li><li>De raad beslist in februari.</li></ol>
<h1>Kosten</h1>
<p>De raming is van oktober.<sup><a href="#noot">1</a></sup></p>
{_table()}
<p>Met vriendelijke groet,</p>
<p>Burgemeester en wethouders van Lindehaven</p>
<hr>
<p id="noot">1. Raming van bureau Steen en Balk, prijspeil 2026.</p>
</body></html>"""

MARKDOWN = """**Gemeente Lindehaven**

Aan de gemeenteraad van Lindehaven
Postbus 12
1234 AB Lindehaven

Geachte leden van de raad,

Op **17 september 2026** vroeg uw raad hoe het staat met de *Iepenschool*. Met deze brief
informeren wij u. Zie ook [het raadsvoorstel](https://lindehaven.example/raad/26-104).

# Wat is er gebeurd

## Onderzoek

Het bureau heeft drie dingen vastgesteld:

- de fundering is onderzocht;
- het dak is hersteld:
  - aan de noordzijde;
  - boven de gymzaal;
- de bouwtekeningen zijn **digitaal**.

## Besluit van het college

1. Het college kiest voor vernieuwbouw.
   a. De leerlingen gaan tijdelijk naar de Kerkstraat.
   b. De kosten zijn geraamd.
2. De raad beslist in februari.

# Kosten

| Post | 2027 | 2028 |
|---|---:|---:|
| Fundering | € 120.000 | € 0 |
| Tijdelijke huisvesting | € 45.500 | € 310.000 |

Met vriendelijke groet,

Burgemeester en wethouders van Lindehaven
"""

# As somebody types it in a simple editor: no signs that mean anything, each paragraph one line.
PLAIN = """Gemeente Lindehaven
Postbus 12
1234 AB Lindehaven

Datum: 12 november 2026
Ons kenmerk: Z/26/104233

Geachte leden van de raad,

Op 17 september 2026 vroeg één lid hoe het staat met de Iepenschool. De raming is € 165.500 in 2027; de coördinatie is geregeld. Zie https://lindehaven.example/raad/26-104 voor het voorstel.

Het bureau heeft vastgesteld:
- de fundering is onderzocht;
- het dak is hersteld.

Met vriendelijke groet,
Burgemeester en wethouders van Lindehaven
"""

NEWSLETTER = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>.a{color:#036}</style></head>
<body style="margin:0;background:#eee"><div style="display:none;font-size:1px">Voorproefje dat niemand ziet</div>
<table width="100%" cellpadding="0" cellspacing="0" role="presentation"><tr><td align="center">
<table width="600" style="background:#fff"><tr><td><img src="cid:logo@lindehaven" width="120" alt="Gemeente Lindehaven"></td>
<td align="right"><a href="https://nieuws.example/online/88">Bekijk online</a></td></tr></table>
<table width="600"><tr><td><table width="100%"><tr><td><h1>Nieuwsbrief voor de raad</h1>
<p>Nummer 8, 5 november 2026</p></td></tr></table></td></tr>
<tr><td><table width="100%"><tr>
<td width="50%" valign="top"><h2>Zwembad open</h2><p>Het <b>zwembad</b> is op 2 november geopend. <a href="https://nieuws.example/zwembad">Lees verder</a></p></td>
<td width="50%" valign="top"><h2>Stembureaus</h2><p>Er zijn 23 stembureaus. <a href="#">Lees verder</a></p></td>
</tr></table></td></tr>
<tr><td><h2>Agenda</h2><table border="1" width="100%"><tr><th>Datum</th><th>Bijeenkomst</th></tr>
<tr><td>12 november</td><td>Commissie Ruimte</td></tr><tr><td>19 november</td><td>Begrotingsraad</td></tr></table></td></tr>
<tr><td style="font-size:10px">U ontvangt deze nieuwsbrief omdat u raadslid bent. <a href="https://nieuws.example/af">Afmelden</a></td></tr>
</table></td></tr></table>
<img src="https://volg.example/open.gif?id=88" width="1" height="1" alt=""></body></html>"""
