"""Hostile mails, web pages and archives."""

import base64

from hostile.case import Taken, of_kind
from readers import make_files
from readers import make_msg as msg
from readers.make_mail import enclosed, mail, multi, part, zipped
from readers.test_mail_hostile import CASES as KNOWN
from readers.test_mail_hostile import HTML, bomb, link_in_zip, locked_zip, zips_in_zips
from readers.test_mail_lures import LURES

from kanttekening.domain.errors import RefusalCode

DAMAGED, ENCRYPTED, TOO_BIG, UNSUPPORTED, EMPTY, UNSAFE, NOT = (
    RefusalCode.DAMAGED,
    RefusalCode.ENCRYPTED,
    RefusalCode.TOO_BIG,
    RefusalCode.UNSUPPORTED,
    RefusalCode.EMPTY,
    RefusalCode.UNSAFE_PATH,
    RefusalCode.NOT_A_DOCUMENT,
)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>weg()</script></svg>'
QUIET = ("volg.example", "weg()", "root:")


def known(*names, ending="eml"):
    """Rows whose bytes and outcome stand in the readers' own tests, without files inside."""
    for name in names:
        make, found = KNOWN[name]
        outcome = found if isinstance(found, RefusalCode) else Taken(found[0])
        yield f"{name}.{ending}".replace("/", "-"), outcome, make


def letter(body):
    return mail(part(f"<html><body><p>Geachte raad</p>{body}</body></html>", HTML))


def page(body):
    return f"<!DOCTYPE html><html><body><p>Geachte raad</p>{body}</body></html>".encode()


def linked(target):
    return lambda: page(f'<p><a href="{target}">meer</a></p>')


def with_file(name, content):
    return lambda: mail(multi("mixed", part("Zie de bijlage"), enclosed(name, content)))


def attached(label, became, name=None, content=b""):
    """A mail with one file; its label, and what becomes of it."""
    content = content or f"Geachte raad, over {label}".encode()
    return Taken("Zie de bijlage", inside={label: became}), with_file(name or label, content)


def lured():
    """Every way to fetch something, each in a mail and in a web page of its own."""
    for number, lure in enumerate(LURES, 1):
        clean = Taken("Geachte raad", gone=QUIET)
        yield f"lok {number}.eml", clean, lambda lure=lure: letter(lure)
        yield f"lok {number}.html", clean, lambda lure=lure: page(lure)


def outlook(*parts, **more):
    return lambda: msg.compound(msg.letter(msg.text(0x1000, "Geachte raad"), *parts, **more))


POSTS = (
    *of_kind("pull in from outside", *lured()),
    *of_kind(
        "lead elsewhere",
        ("koppeling.html", Taken("meer", links=("https://vng.nl/",)), linked("https://vng.nl/")),
        ("script.html", Taken("meer"), linked("javascript:alert(1)")),
        ("verborgen script.html", Taken("meer"), linked("&#106;avascript:alert(1)")),
        ("gegevens.html", Taken("meer"), linked("data:text/html,x")),
        ("bestand.html", Taken("meer"), linked("file:///etc/passwd")),
        ("deling.html", Taken("meer"), linked("//spion/deling")),
        ("windows-deling.html", Taken("meer"), linked(r"\\spion\deling")),
        ("ander programma.html", Taken("meer"), linked("ms-word:ofe|u|http://x.nl")),
    ),
    *of_kind(
        "act by itself",
        ("script in de tekst.html", Taken("Geachte raad", gone=QUIET), lambda: page(
            "<script>weg()</script><p onclick='weg()'>einde</p><svg onload='weg()'></svg>"
        )),
        ("utf-7.eml", *known("utf-7 that hides a script").__next__()[1:]),
    ),
    *of_kind(
        "take all memory or time",
        *known(
            "6000 parts", "30 000 recipients", "30 000 headers", "a header of five megabytes",
            "a header that goes on and on", "brackets in an address", "300 000 attributes",
            "a million tags", "160 000 letters without a space", "a cell over a million columns",
            "a million entities", "100 000 beginnings of tags", "a charset that unpacks",
        ),
        *known("rtf that unpacks to gigabytes", ending="msg"),
        ("bom.zip", Taken(inside={"groot.txt": TOO_BIG}), lambda: bomb(300)),
        ("bom in mail.eml", Taken("Zie de bijlage", inside={
            "bom.zip › groot.txt": TOO_BIG
        }), lambda: with_file("bom.zip", bomb(300))()),
        ("bom van bommen.zip", Taken(inside={
            "a.zip › groot.txt": TOO_BIG, "b.zip › groot.txt": TOO_BIG,
        }), lambda: zipped(("a.zip", bomb(60)), ("b.zip", bomb(60)))),
        ("6000 leden.zip", TOO_BIG, KNOWN["6000 members"][0]),
    ),
    *of_kind(
        "go round or very deep",
        *known(
            "1000 deep", "10 000 deep", "signed 1000 deep", "delimiters only",
            "100 000 elements in each other", "tables 3000 deep", "8000 lists in lists",
        ),
        *known("a msg that goes round", "a msg with an endless text",
               "a msg with sectors without end", ending="msg"),
        ("zips in zips.zip", Taken(inside={"4.zip › 3.zip › 2.zip › 1.zip": TOO_BIG}),
         lambda: zips_in_zips(6)),
    ),
    *of_kind(
        "leave the folder",
        ("omhoog.zip", Taken(inside={"passwd": "a", "x.txt": "b", "abs": "c"}),
         KNOWN["names that climb"][0]),
        ("koppeling.zip", Taken(inside={"koppeling": UNSAFE, "brief.txt": "een brief"}),
         link_in_zip),
        ("bijlage omhoog.eml", *attached("x.txt", "Geachte", r"..\..\x.txt")),
        ("bijlage met vol pad.eml", *attached("passwd", "Geachte", "/etc/passwd")),
        ("bijlage op een schijf.eml", *attached("schijf.txt", "Geachte", "C:\\schijf.txt")),
        ("bijlage die omkeert.eml", *attached("brieffdp.txt", "Geachte", "brief\u202efdp.txt")),
        ("bijlage zonder naam.eml", *attached("bijlage 1", "Geachte", "../..")),
        ("bijlage als stroom.eml", *attached("brief.txt_geheim", "Geachte", "brief.txt:geheim")),
        ("bijlage omhoog.msg", Taken("Geachte raad", inside={"x.txt": "Geachte"}), outlook(
            msg.attachment("..\\..\\x.txt", b"Geachte raad, uit Outlook")
        )),
    ),
    *of_kind(
        "be locked",
        *known("s/mime", "pgp/mime", "pgp in the text"),
        *known("a locked msg", ending="msg"),
        ("op slot.zip", Taken(inside={"geheim.txt": ENCRYPTED}), locked_zip),
        ("bijlage op slot.eml", *attached("slot.pdf", ENCRYPTED, content=make_files.protected_pdf(
            user="geheim"
        ))),
    ),
    *of_kind(
        "be broken",
        *known("base64 that stops halfway", "no end delimiter", "nul in header and text",
               "a date that does not exist", "encoded words without end"),
        *known("a msg without anything", "a msg that is cut off", ending="msg"),
        *known("half an archive", "an empty archive", ending="zip"),
        ("liegt.zip", Taken(inside={"brief.txt": DAMAGED}), KNOWN["a member that lies"][0]),
        ("vreemd gepakt.zip", Taken(inside={"brief.txt": UNSUPPORTED}),
         KNOWN["a packing nobody knows"][0]),
    ),
    *of_kind(
        "be something else",
        ("programma als bijlage.eml", *attached(
            "factuur.pdf", NOT, content=b"MZ\x90\x00\x03" + bytes(200)
        )),
        ("mail met pdf erin.msg", Taken("Geachte raad", inside={"brief.pdf": "Dit is"}), outlook(
            msg.attachment("brief.pdf", make_files.lines_pdf([(72, 72, "Dit is een brief.")]))
        )),
        ("mail met naam.msg", Taken("Geachte raad"), lambda: mail(part("Geachte raad"))),
        ("plaat in de tekst.html", Taken("Geachte raad", gone=QUIET), lambda: page(
            f'<img src="data:image/svg+xml;base64,{base64.b64encode(DRAWING).decode()}">'
        )),
    ),
)  # fmt: skip
