# ruff: noqa: E501 - mails as the world writes them
"""Mails and web pages as the world writes them, made for the tests."""

import base64
import io
import zipfile

PLAIN = """Geachte griffier,

Namens het college stuur ik u de raadsinformatiebrief over de jeugdzorg. Wij vragen u
deze te agenderen voor de vergadering van 12 december.

Met vriendelijke groet,

Jan de Vries
bestuurssecretaris
"""
HEAD = {
    "From": "Jan de Vries <j.devries@voorbeeld.nl>",
    "To": "Griffie Voorbeeld <griffie@voorbeeld.nl>",
    "Date": "Tue, 3 Dec 2024 14:05:00 +0100",
    "Subject": "Raadsinformatiebrief jeugdzorg",
    "Message-ID": "<1@voorbeeld.nl>",
    "MIME-Version": "1.0",
}
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGA60e6kgAAAABJRU5ErkJggg=="
)


def part(content, content_type="text/plain; charset=utf-8", encoding="8bit", **headers):
    """A part of a mail: its headers and what is in it."""
    content = content.encode() if isinstance(content, str) else content
    if encoding == "base64":
        content = base64.encodebytes(content)
    lines = [f"Content-Type: {content_type}", f"Content-Transfer-Encoding: {encoding}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def multi(kind, *parts, delimiter="=_grens"):
    """Parts of a mail as one part."""
    mark = delimiter.encode()
    body = b"".join(b"--" + mark + b"\r\n" + piece + b"\r\n" for piece in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{delimiter}"\r\n\r\n'.encode()
    return head + body + b"--" + mark + b"--\r\n"


def mail(content=None, **head):
    """A whole mail; ``head`` changes its headers, None takes one away."""
    content = part(PLAIN) if content is None else content
    lines = {**HEAD, **{name.replace("_", "-"): value for name, value in head.items()}}
    top = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value is not None)
    return top.encode("utf-8", "surrogateescape") + content


def enclosed(name, content, content_type="application/octet-stream"):
    """An attachment."""
    return part(
        content, content_type, "base64", Content_Disposition=f'attachment; filename="{name}"'
    )


def zipped(*members):
    """An archive of names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


NEWSLETTER = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Nieuwsbrief</title>
<style>.x{color:red}</style><script>alert("niet tonen")</script></head>
<body style="margin:0"><div style="display:none;max-height:0;overflow:hidden">Verborgen voorproefje</div>
<table role="presentation" width="100%" cellpadding="0"><tr><td align="center">
<table width="600"><tr><td><img src="https://volg.example/logo.png" alt="VNG" width="120"></td>
<td align="right"><a href="https://vng.nl/online?id=1">Lees online</a> | <a href="#">Afmelden</a></td></tr></table>
<table width="600"><tr><td style="padding:10px"><h1>Raadsledennieuwsbrief</h1><p>13 november 2024</p>
<h2>Terugblik op de ALV</h2>
<p>Tijdens de ALV is <strong>een aantal moties</strong> aangenomen over de <em>financiële</em> positie van gemeenten. Zie ook
<a href="https://vng.nl/alv">het verslag</a>.</p>
<ul><li>Motie 1: fair share</li><li>Motie 2: opschalingskorting<ul><li>met een toelichting</li></ul></li></ul>
<table border="1"><thead><tr><th>Jaar</th><th>Bedrag</th><th>Toelichting</th></tr></thead>
<tbody><tr><td>2025</td><td>&euro; 1,2 miljard</td><td>structureel</td></tr>
<tr><td>2026</td><td>&euro;&nbsp;900 miljoen</td><td>incidenteel, zie de<br>meicirculaire</td></tr></tbody></table>
<p>Vragen? Mail <a href="mailto:info@vng.nl">info@vng.nl</a>.</p>
<ol><li>Eerst dit</li><li>Dan dat</li></ol><hr><p style="font-size:10px">U ontvangt deze nieuwsbrief omdat u raadslid bent.</p>
</td></tr></table></td></tr></table>
<img src="https://volg.example/pixel.gif?u=1" width="1" height="1" alt="pixel"></body></html>"""

FORWARDED = """<html><body lang=NL><div class=WordSection1>
<p class=MsoNormal>Beste collega's,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Ter informatie. Graag op de lijst van ingekomen stukken.<o:p></o:p></p>
<p class=MsoNormal>Groet, Anna<o:p></o:p></p>
<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b>Van:</b> VNG &lt;info@vng.nl&gt; <br><b>Verzonden:</b> maandag 2 december 2024 09:12<br>
<b>Aan:</b> Griffie &lt;griffie@voorbeeld.nl&gt;<br><b>Onderwerp:</b> Ledenbrief 24/041<o:p></o:p></p></div></div>
<p class=MsoNormal>Geachte leden,<o:p></o:p></p>
<p class=MsoNormal>Hierbij ontvangt u de ledenbrief over de meicirculaire.<o:p></o:p></p></div></body></html>"""


def mails_of(depth):
    """A mail in a mail, so many times."""
    content = mail(part("de binnenste"))
    for level in range(depth):
        content = mail(
            multi("mixed", part(f"laag {level}"), b"Content-Type: message/rfc822\r\n\r\n" + content,
                  delimiter=f"=_{level}")
        )  # fmt: skip
    return content
