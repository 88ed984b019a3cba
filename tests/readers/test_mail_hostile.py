"""Mails, pages and archives made to do harm: each has one outcome, and has it soon."""

import base64
import io
import struct
import time
import zipfile

import pytest
from readers import make_msg as msg
from readers.make_mail import PLAIN, enclosed, mail, multi, part, zipped

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.codec import unpack
from kanttekening.readers.reading import read

ENCRYPTED, DAMAGED, TOO_BIG, UNSUPPORTED, EMPTY = (
    RefusalCode.ENCRYPTED,
    RefusalCode.DAMAGED,
    RefusalCode.TOO_BIG,
    RefusalCode.UNSUPPORTED,
    RefusalCode.EMPTY,
)
HTML = "text/html; charset=utf-8"
SECONDS = 8.0  # on two busy cores; nearly all take well under one


def html(body):
    return mail(part(f"<html><body><p>Geachte raad</p>{body}</body></html>", HTML))


def nested(depth, kind="mixed"):
    content = part("binnenin")
    for level in range(depth):
        content = multi(kind, content, delimiter=f"=_{level}")
    return mail(content)


def mails_in_mails(depth):
    content = mail(part("de binnenste"))
    for _ in range(depth):
        content = mail(b"Content-Type: message/rfc822\r\n\r\n" + content)
    return content


def bomb(megabytes):
    return zipped(("groot.txt", b"0" * (megabytes << 20)))


def zips_in_zips(depth):
    content = zipped(("brief.txt", "binnenin"))
    for level in range(depth - 1):
        content = zipped((f"{level}.zip", content))
    return content


def link_in_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("koppeling")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("brief.txt", "een brief")
    return out.getvalue()


def locked_zip():
    data = bytearray(zipped(("geheim.txt", "x")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying_zip():
    """Says that a file is small, and holds more."""
    data = bytearray(zipped(("brief.txt", "x" * 5000)))
    data[data.index(b"PK\x01\x02") + 24 :][:4] = struct.pack("<I", 10)
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def strange_packing():
    data = bytearray(zipped(("brief.txt", "x" * 500)))
    data[8] = 99
    data[data.index(b"PK\x01\x02") + 10] = 99
    return bytes(data)


def loop_in_msg():
    """The table of sectors leads round and round."""
    data = bytearray(msg.compound(msg.letter(msg.text(0x1000, "Geachte raad " * 1000))))
    table = len(data) - 512
    data[table : table + 400] = struct.pack("<100I", *([1] * 100))
    return bytes(data)


def endless_stream_in_msg():
    """A text that says it is four gigabytes long."""
    data = bytearray(msg.compound(msg.letter(msg.text(0x1000, "Geachte raad"))))
    name = "__substg1.0_1000001F".encode("utf-16-le")
    at = data.index(name) + 116
    data[at : at + 8] = struct.pack("<iI", 1, 0xFF000000)
    return bytes(data)


def sectors_without_end():
    """Says that a sector is half of everything."""
    data = bytearray(msg.compound(msg.letter(msg.text(0x1000, "Geachte raad"))))
    data[32:34] = struct.pack("<H", 1030)
    return bytes(data)


# name: (bytes, what becomes of it: a code, or words of the text and the files that come out)
CASES = {
    # the walk through the parts
    "100 deep": (lambda: nested(100), ("binnenin", [])),
    "1000 deep": (lambda: nested(1000), TOO_BIG),
    "10 000 deep": (lambda: nested(10_000), TOO_BIG),
    "alternatives 90 deep": (lambda: nested(90, "alternative"), ("binnenin", [])),
    "signed 1000 deep": (lambda: nested(1000, "signed"), TOO_BIG),
    "6000 parts": (lambda: mail(multi("mixed", *[part("x")] * 6000)), TOO_BIG),
    "4000 texts": (lambda: mail(multi("mixed", *[part("woord")] * 4000)), ("woord", [])),
    "a delimiter that is never there": (
        lambda: mail(b'Content-Type: multipart/mixed; boundary="x"\r\n\r\nGeachte raad'),
        ("Geachte raad", []),
    ),
    "a delimiter that is not named": (
        lambda: mail(
            b"Content-Type: multipart/mixed\r\n\r\n--aa\r\n\r\nGeachte raad\r\n--aa--\r\n"
        ),
        ("Geachte raad", []),
    ),
    "an empty delimiter": (
        lambda: mail(b'Content-Type: multipart/mixed; boundary=""\r\n\r\nGeachte raad'),
        ("Geachte raad", []),
    ),
    "a delimiter full of signs": (
        lambda: mail(multi("mixed", part("Geachte raad"), delimiter="(a+)+$[")),
        ("Geachte raad", []),
    ),
    "no end delimiter": (
        lambda: mail(multi("mixed", part("Geachte raad"))[:-8]),
        ("Geachte raad", []),
    ),
    "delimiters only": (
        lambda: mail(b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n' + b"--x\r\n" * 4000),
        ("Onderwerp:", []),
    ),
    "1000 mails in mails": (lambda: mails_in_mails(1000), ("Bijlage:", ["Raadsinf"])),
    "a partial message": (
        lambda: mail(part("stuk 1", "message/partial; number=1")),
        ("Bijlage:", ["bijlage 1"]),
    ),
    "an external body": (
        lambda: mail(multi("mixed", part("hoi"), part("", "message/external-body; site=x.nl"))),
        ("hoi", []),
    ),
    # headers
    "30 000 recipients": (
        lambda: mail(To=", ".join(f"Naam {n} <n{n}@x.nl>" for n in range(30_000))),
        ("en nog 29900 anderen", []),
    ),
    "30 000 headers": (
        lambda: mail(**{f"X_{n}": "x" for n in range(30_000)}),
        ("Geachte griffier", []),
    ),
    "a header of five megabytes": (lambda: mail(X_Long="a" * (5 << 20)), ("Onderwerp", [])),
    "a header that goes on and on": (
        lambda: mail(Subject="x" + "\r\n y" * 20_000),
        ("Geachte griffier", []),
    ),
    "brackets in an address": (lambda: mail(To="(" * 50_000 + "<" * 50_000), ("Onderwerp", [])),
    "quotes in an address": (lambda: mail(To='"' * 50_001 + "\\" * 9), ("Onderwerp", [])),
    "a header in a header": (
        lambda: mail(Subject="=?utf-8?q?Brief=0D=0ABcc:_geheim@x.nl?="),
        ("Onderwerp: Brief Bcc: geheim@x.nl", []),
    ),
    "encoded words without end": (lambda: mail(Subject="=?utf-8?q?" * 20_000), ("Onderwerp", [])),
    "10 000 encoded words": (
        lambda: mail(Subject=" ".join(["=?utf-8?b?w6k=?="] * 10_000)),
        ("Onderwerp: éé", []),
    ),
    "an alphabet that is none": (
        lambda: mail(Subject="=?base64?q?YWJj?= =?../../etc?q?x?= =?punycode?q?abc?="),
        ("Geachte griffier", []),
    ),
    "a name that turns around": (
        lambda: mail(multi("mixed", part("hoi"), enclosed("brief\u202efdp.exe", "x"))),
        ("Bijlage: brieffdp.exe", ["brieffdp.exe"]),
    ),
    "nul in header and text": (
        lambda: mail(part("Geachte\x00 raad\x00"), Subject="Een\x00 brief"),
        ("Geachte raad", []),
    ),
    "a date that does not exist": (
        lambda: mail(Date="Mon, 99 Foo 99999 99:99:99 +9999"),
        ("Geachte griffier", []),
    ),
    "a date of a megabyte": (lambda: mail(Date="1" * (1 << 20)), ("Geachte griffier", [])),
    "parameters in 5000 pieces": (
        lambda: mail(
            multi(
                "mixed",
                part("hoi"),
                part("x", "a/b" + "".join(f"; name*{n}=x" for n in range(5000))),
            )
        ),
        ("hoi", ["xxxx"]),
    ),
    # transfer encodings and character sets
    "base64 that stops halfway": (
        lambda: mail(part(base64.b64encode(PLAIN.encode())[:31], encoding="BASE64")),
        ("Geachte griffier", []),
    ),
    "base64 with rubbish": (
        lambda: mail(part(b"R2V!hY2h0\x80ZSBy**YWFk=", encoding="base64 ")),
        ("Geachte raad", []),
    ),
    "quoted-printable that ends in a sign": (
        lambda: mail(part("Geachte raad=C3=A9=Z=", encoding="quoted-printable")),
        ("Geachte raadé", []),
    ),
    "an encoding nobody knows": (
        lambda: mail(part("Geachte raad", encoding="x-onbekend")),
        ("Geachte raad", []),
    ),
    "text in an unknown alphabet": (
        lambda: mail(part("Geachte raad", "text/plain; charset=klingon")),
        ("Geachte raad", []),
    ),
    "a charset that unpacks": (
        lambda: mail(part("Geachte raad", "text/plain; charset=zlib_codec")),
        ("Geachte raad", []),
    ),
    "utf-7 that hides a script": (
        lambda: mail(part("+ADw-script+AD4-raad", "text/plain; charset=utf-7")),
        ("+ADw-script+AD4-raad", []),
    ),
    # secrets
    "s/mime": (lambda: mail(part("x", "application/pkcs7-mime; smime-type=enveloped")), ENCRYPTED),
    "pgp/mime": (
        lambda: mail(multi("encrypted", part("Version: 1", "application/pgp-encrypted"))),
        ENCRYPTED,
    ),
    "pgp in the text": (lambda: mail(part("-----BEGIN PGP MESSAGE-----\n\nabc")), ENCRYPTED),
    # HTML
    "100 000 elements in each other": (lambda: html("<div>" * 100_000 + "diep"), ("diep", [])),
    "100 000 elements that end": (
        lambda: html("<b>" * 100_000 + "diep" + "</b>" * 100_000),
        ("diep", []),
    ),
    "270 000 ends of nothing": (lambda: html("</div></td></p>" * 90_000 + "eind"), ("eind", [])),
    "300 000 attributes": (
        lambda: html("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">eind</p>"),
        ("eind", []),
    ),
    "a million tags": (lambda: html("<b>" * 1_000_000), TOO_BIG),
    "160 000 letters without a space": (lambda: html(f"<p>{'a' * 160_000}</p>"), ("aaaa", [])),
    "tables 50 deep": (lambda: html("<table><tr><td>" * 50 + "diep"), ("diep", [])),
    "tables 3000 deep": (lambda: html("<table><tr><td>" * 3000 + "diep"), ("diep", [])),
    "a cell over a million columns": (
        lambda: html("<table border=1><tr><td colspan=9999999>a<td rowspan=99999>b</table>"),
        ("a\tb", []),
    ),
    "8000 lists in lists": (lambda: html("<ul><li>" * 8000 + "diep"), ("diep", [])),
    "a comment that never ends": (lambda: html("<!--" + "x" * 100_000), ("Geachte raad", [])),
    "100 000 comments that never end": (lambda: html("<!-" * 100_000), ("Geachte raad", [])),
    "100 000 beginnings of tags": (lambda: html("<a" * 100_000), ("Geachte raad", [])),
    "100 000 open quotes": (lambda: html("<a b='\"" * 100_000), ("Geachte raad", [])),
    "100 000 scripts that never end": (lambda: html("<script>" * 100_000), ("Geachte raad", [])),
    "100 000 titles that never end": (lambda: html("<title>" * 100_000), ("Geachte raad", [])),
    "a million entities": (lambda: html("&amp;" * 1_000_000), ("&&&&", [])),
    "entities that are none": (lambda: html("&#99999999999;&#xD800;&nee;eind"), ("eind", [])),
    # archives
    "a zip bomb": (
        lambda: mail(multi("mixed", part("hoi"), enclosed("bom.zip", bomb(300)))),
        ("hoi", ["bom.zip"]),
    ),
    "a bomb of 300 megabytes": (lambda: bomb(300), ("", [TOO_BIG])),
    "6000 members": (lambda: zipped(*[(f"{n}.txt", "x") for n in range(6000)]), TOO_BIG),
    "names that climb": (
        lambda: zipped(("../../../etc/passwd", "a"), ("C:\\Windows\\x.txt", "b"), ("/abs", "c")),
        ("", ["passwd", "x.txt", "abs"]),
    ),
    "a name of 60 000 signs": (lambda: zipped(("a" * 60_000, "x")), ("", ["aaaa"])),
    "a name that is none": (lambda: zipped(("../..", "x")), EMPTY),
    "a link": (link_in_zip, ("", [RefusalCode.UNSAFE_PATH, "brief.txt"])),
    "a locked member": (locked_zip, ("", [ENCRYPTED])),
    "a member that lies": (lying_zip, ("", [DAMAGED])),
    "a packing nobody knows": (strange_packing, ("", [UNSUPPORTED])),
    "an empty archive": (lambda: zipped(), EMPTY),
    "folders only": (lambda: zipped(("map/", "")), EMPTY),
    "half an archive": (lambda: zipped(("a.txt", "abc" * 900))[:60], DAMAGED),
    # Outlook
    "a msg that is cut off": (
        lambda: msg.compound(msg.letter(msg.text(0x1000, "x")))[:-1600],
        UNSUPPORTED,
    ),
    "a msg that goes round": (loop_in_msg, ("Onderwerp: Vraag", [])),
    "a msg with an endless text": (endless_stream_in_msg, DAMAGED),
    "a msg with sectors without end": (sectors_without_end, DAMAGED),
    "a msg without anything": (lambda: msg.compound(msg.folder()), EMPTY),
    "a locked msg": (
        lambda: msg.compound(
            msg.folder(msg.text(0x001A, "IPM.Note.SMIME"), msg.attachment("smime.p7m", b"x"))
        ),
        ENCRYPTED,
    ),
    "rtf that unpacks to gigabytes": (
        lambda: msg.compound(
            msg.letter(
                msg.text(0x1000, "Geachte raad"),
                msg.binary(
                    0x1009, struct.pack("<IIII", 9, 0xFFFFFFFF, 0x75465A4C, 0) + b"\xff" * 9
                ),
            )
        ),
        ("Geachte raad", []),
    ),
    "a header in the subject of a msg": (
        lambda: msg.compound(
            msg.letter(msg.text(0x1000, "tekst"), subject="Brief\r\nBcc: x@y.nl\r\n\r\nweg")
        ),
        ("Onderwerp: Brief Bcc: x@y.nl weg", []),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_has_one_outcome_and_soon(name, parser):
    make, expected = CASES[name]
    data = make()
    started = time.process_time()
    if isinstance(expected, RefusalCode):
        with pytest.raises(RefusedError) as refused:
            parser.read(data, "bestand")
        assert refused.value.code is expected, refused.value.detail
    else:
        words, files = expected
        reading = parser.read(data, "bestand")
        assert words in reading.document.text
        assert len(reading.attached) == len(files)
        for found, file in zip(reading.attached, files, strict=True):
            if isinstance(file, RefusalCode):
                assert found.refused is file
            else:
                assert found.name.startswith(file)
                assert not set("/\\:") & set(found.name)
    assert time.process_time() - started < SECONDS


INSIDE = [
    "1000 deep", "6000 parts", "a delimiter that is never there", "delimiters only",
    "a delimiter that is not named", "a header of five megabytes", "s/mime", "pgp/mime",
    "pgp in the text", "an external body", "a million tags", "a link", "a locked member",
    "a member that lies", "a packing nobody knows", "half an archive", "an empty archive",
    "6000 members", "a zip bomb", "a bomb of 300 megabytes", "a msg that goes round",
    "a msg with an endless text", "a msg with sectors without end",
    "a msg without anything", "a locked msg", "names that climb", "270 000 ends of nothing",
    "parameters in 5000 pieces", "a charset that unpacks", "a partial message",
    "300 000 attributes", "tables 3000 deep",
]  # fmt: skip


@pytest.mark.parametrize("name", INSIDE)
def test_needs_no_worker_to_come_to_an_end(name):
    make, expected = CASES[name]
    if isinstance(expected, RefusalCode):
        with pytest.raises(RefusedError) as refused:
            read({"file_name": name}, make(), lambda pages: None)
        assert refused.value.code is expected
    else:
        head, payload = read({"file_name": name}, make(), lambda pages: None)
        assert expected[0] in unpack(head, payload).document.text
