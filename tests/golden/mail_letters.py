# ruff: noqa: E501 - files as programs write them
"""Mails about the letter: plain, as HTML, a newsletter, forwarded, with enclosures; and Outlook's."""

from golden.pictures import LOGO
from golden.web_letter import HTML, NEWSLETTER
from readers import make_msg
from readers.make_mail import enclosed, mail, multi, part

_PLAIN = """Geachte griffier,

Namens het college stuur ik u de brief over de Iepenschool. Wilt u deze
vóór 20 november op de lijst van ingekomen stukken zetten?

Drie punten vragen aandacht:
- de fundering;
- het dak;
- de kosten van € 165.500.

Met vriendelijke groet,

J. Voorbeeld
secretaris
--
Deze e-mail is alleen bestemd voor de geadresseerde.
"""
_FORWARDED = """Beste raadsleden,

Ter informatie, zie hieronder.

Groet,
Griffie Lindehaven

-----Oorspronkelijk bericht-----
Van: J. Voorbeeld <j.voorbeeld@lindehaven.example>
Verzonden: donderdag 12 november 2026 10:04
Aan: Griffie <griffie@lindehaven.example>
Onderwerp: Brief over de Iepenschool

Geachte griffier,

Bijgaand de brief over de Iepenschool.
"""
_HEAD = {
    "From": "J. Voorbeeld <j.voorbeeld@lindehaven.example>",
    "To": "Griffie Lindehaven <griffie@lindehaven.example>",
    "Cc": "M. van der Proef <m.proef@lindehaven.example>",
    "Date": "Thu, 12 Nov 2026 10:04:00 +0100",
    "Subject": "Brief over de Iepenschool",
    "Message-ID": "<12@lindehaven.example>",
}


def _mail(content, **head):
    return mail(content, **{**_HEAD, **head})


def _logo_part():
    return part(
        LOGO, "image/png; name=logo.png", "base64",
        Content_ID="<logo@lindehaven>", Content_Disposition="inline; filename=logo.png",
    )  # fmt: skip


def plain():
    return _mail(part(_PLAIN))


def html():
    return _mail(multi("alternative", part(_PLAIN), part(HTML, "text/html; charset=utf-8")))


def newsletter():
    content = multi("related", part(NEWSLETTER, "text/html; charset=utf-8"), _logo_part())
    return _mail(content, Subject="Nieuwsbrief voor de raad, nummer 8", Cc=None)


def forwarded():
    return _mail(part(_FORWARDED), Subject="FW: Brief over de Iepenschool", Cc=None)


def with_enclosures(letter):
    """A mail with a picture in its text, and ``letter`` (a Word file) and a note enclosed."""
    body = '<p>Geachte griffier,</p><p><img src="cid:logo@lindehaven" width="120"></p><p>Zie de <b>bijlagen</b>.</p>'
    shown = multi("related", part(body, "text/html; charset=utf-8"), _logo_part(), delimiter="=_in")
    note = enclosed("notitie.txt", b"Twee vragen voor het college.", "text/plain")
    return _mail(multi("mixed", shown, enclosed("brief Iepenschool.docx", letter), note))


def mailbox():
    """Two mails in one file, as Thunderbird keeps them."""
    return b"".join(
        b"From - Thu Nov 12 10:04:00 2026\r\n" + content + b"\r\n"
        for content in (plain(), forwarded())
    )


def outlook(letter):
    """The mail as Outlook keeps it, with the letter enclosed."""
    body = "<html><body><p>Geachte griffier,</p><ul><li>de fundering;</li><li>het dak;</li></ul><p>Zie de <b>bijlage</b>.</p></body></html>"
    return make_msg.compound(
        make_msg.letter(
            make_msg.binary(0x1013, body.encode("cp1252")),
            make_msg.recipient("Griffie Lindehaven", "griffie@lindehaven.example"),
            make_msg.attachment("brief Iepenschool.docx", letter),
            subject="Brief over de Iepenschool",
        )
    )
