"""Mails that Outlook saved."""

import struct

import pytest
from readers.make_mail import PLAIN, mail, multi, part
from readers.make_msg import (
    attachment,
    binary,
    compound,
    embedded,
    fixed,
    folder,
    letter,
    moment,
    packed_rtf,
    recipient,
    string8,
    text,
    whole,
)

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.mail import read as read_mail
from kanttekening.readers.msg import read
from kanttekening.readers.msg_rtf import html_inside, text_inside, unpacked
from kanttekening.readers.sniffing import Sort, sort_of

HEAD = (
    "Van: Jan de Vries <jan@oudewater.nl>\n"
    "Verzonden: vrijdag 13 november 2020 10:17\n"
    "Aan: Griffie <griffie@oudewater.nl>\n"
    "Onderwerp: Vraag over de begroting"
)
HTML_IN_RTF = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}{\*\generator x;}"
    rb"{\*\htmltag34 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Geachte raad, caf\'e9 \u8364 ?5"
    rb"\~ \{ja\}\line {\*\mhtmltag8 <weg>}{\*\htmltag72 </p>}\htmlrtf \par}\htmlrtf0 "
    rb"\endash\rquote{\pict 00ff}{\*\htmltag58 </body>}}}"
)


def body_of(*parts, **details):
    document = read(compound(letter(*parts, **details)), "x.msg").document
    return document.text.partition("\n\n")[2]


def test_a_mail_as_it_is_read():
    data = compound(
        letter(
            binary(0x1013, b"<p>Geachte <b>griffie</b>,</p><p>Zie de bijlage.</p>"),
            recipient("Raad", "raad@oudewater.nl", 2, 1),
            recipient("Stil", "bcc@oudewater.nl", 3, 2),
            attachment("brief.txt", b"Geachte raad"),
            attachment("groot.txt", b"Een lange regel.\n" * 500, 1, media_type="text/plain"),
        )
    )
    assert sort_of(data) is Sort.OUTLOOK
    draft = read(data, "x.msg")
    assert draft.media_type == "application/vnd.ms-outlook"
    head = HEAD.replace("\nOnderwerp", "\nCC: Raad <raad@oudewater.nl>\nOnderwerp")
    assert draft.document.text == (
        f"{head}\nBijlagen: brief.txt; groot.txt\n\nGeachte griffie,\n\nZie de bijlage."
    )
    assert draft.headers.date == "2020-11-13T10:17+01:00"
    assert [(item.name, len(item.data)) for item in draft.attached] == [
        ("brief.txt", 12), ("groot.txt", 8500),
    ]  # fmt: skip
    assert draft.warnings == ()


def test_the_date_of_the_sent_headers_keeps_its_zone():
    sent = text(0x007D, "Received: x\r\nDate: Fri, 13 Nov 2020 04:17:00 -0500\r\nX: y")
    draft = read(compound(letter(text(0x1000, "hoi"), sent)), "")
    assert draft.headers.date == "2020-11-13T04:17-05:00"


def test_texts_in_another_alphabet():
    mail_1251 = folder(
        string8(0x0037, "Привет", "cp1251"),
        string8(0x1000, "Добрый день", "cp1251"),
        string8(0x0E04, "Анна; Иван", "cp1251"),
        text(0x0C1A, "Анна"),
        text(0x0065, "/o=Org/cn=anna"),
        properties=whole(0x3FFD, 1251),
    )
    draft = read(compound(mail_1251), "")
    assert draft.document.text == ("Van: Анна\nAan: Анна; Иван\nOnderwerp: Привет\n\nДобрый день")


@pytest.mark.parametrize(
    ("page", "codec"),
    [
        (65001, "utf-8"),
        (20127, "ascii"),
        (28605, "iso-8859-15"),
        (28592, "iso-8859-2"),
        (932, "cp932"),
    ],
)
def test_code_pages(page, codec):
    page_number = moment(0x0039, 1605259020) + whole(0x3FDE, page)
    html = "<p>Geachte raad</p>".encode(codec)
    assert body_of(binary(0x1013, html), properties=page_number) == "Geachte raad"


def test_html_in_rtf():
    assert body_of(binary(0x1009, packed_rtf(HTML_IN_RTF))) == (
        "Geachte raad, café €5\xa0 {ja}\n\n–’"
    )


def test_text_in_rtf():
    rtf = rb"{\rtf1\ansi\fromtext{\fonttbl{\f0 Arial;}}\pard Geachte raad,\par\tab tot morgen\par}"
    assert body_of(binary(0x1009, packed_rtf(rtf))) == "Geachte raad,\ntot morgen"


def test_rtf_alone():
    rtf = rb"{\rtf1\ansi Geachte {\b raad},\par Tot morgen.\par}"
    assert "Geachte raad," in body_of(binary(0x1009, packed_rtf(rtf)))


def test_packed_text_with_repetitions():
    # The example of MS-OXRTFCP, 4.1.1 and 4.1.2
    first = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
        "0a800fa0"
    )
    assert unpacked(first) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    second = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpacked(second) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_text_that_was_not_packed():
    assert unpacked(struct.pack("<IIII", 12, 3, 0x414C454D, 0) + b"abcdef") == b"abc"
    assert unpacked(b"kort") == b""
    assert unpacked(struct.pack("<IIII", 12, 3, 7, 0) + b"abc") == b""
    assert unpacked(packed_rtf(b"{rtf")[:-2]) == b"{r"
    assert unpacked(struct.pack("<IIII", 12, 99, 0x75465A4C, 0) + b"\x01\x00") == b""
    assert html_inside(b"{\\rtf1 x}") is None
    assert text_inside(b"{\\rtf1 x}") is None


def test_pictures_in_the_text():
    draft = read(
        compound(
            letter(
                binary(0x1013, b'<p>Plein:</p><img src="cid:foto@1"><p>Groet</p>'),
                attachment(
                    "foto.png", b"\x89PNG", media_type="image/png", content_id="foto@1", flags=4
                ),
            )
        ),
        "",
    )
    assert [(item.name, item.inline) for item in draft.attached] == [("foto.png", True)]
    assert len(draft.dressing.pictures) == 1


def test_mails_in_a_mail_become_files_of_their_own():
    inner = folder(
        text(0x0037, "Oud bericht"),
        text(0x0C1A, 'Piet "de" Boer'),
        text(0x5D01, "piet@x.nl"),
        text(0x1000, PLAIN),
        attachment("bijlage één.txt", b"abc"),
        properties=moment(0x0039, 1605000000),
        header=24,
    )
    outer = letter(text(0x1000, "zie"), embedded("Doorgestuurd.msg", inner))
    (item,) = read(compound(outer), "").attached
    assert (item.name, item.media_type) == ("Doorgestuurd.eml", "message/rfc822")
    assert sort_of(item.data) is Sort.MAIL
    draft = read_mail(item.data, "")
    assert draft.document.text.startswith('Van: Piet "de" Boer <piet@x.nl>\nVerzonden: dinsdag 10')
    assert "raadsinformatiebrief" in draft.document.text
    assert [found.name for found in draft.attached] == ["bijlage één.txt"]
    assert read(compound(outer), "").attached == (item,)  # the same bytes every time


@pytest.mark.parametrize("name", ["Vraag", "Vraag.msg", "Vraag.eml"])
def test_a_mail_in_a_mail_has_one_ending(name):
    inner = folder(text(0x1000, "binnen"), header=24)
    (item,) = read(compound(letter(text(0x1000, "zie"), embedded(name, inner))), "").attached
    assert item.name == "Vraag.eml"


def test_a_locked_mail_in_a_mail_is_refused_by_itself():
    locked = folder(text(0x001A, "IPM.Note.SMIME"), header=24)
    (item,) = read(compound(letter(text(0x1000, "zie"), embedded("x", locked))), "").attached
    assert sort_of(item.data) is Sort.MAIL
    with pytest.raises(RefusedError) as refused:
        read_mail(item.data, "")
    assert refused.value.code is RefusalCode.ENCRYPTED


def test_mails_in_mails_without_end():
    inner = folder(text(0x1000, "diep"), header=24)
    for _ in range(14):
        inner = folder(embedded("x", inner), header=24)
    draft = read(compound(letter(text(0x1000, "zie"), embedded("x", inner))), "")
    assert len(draft.attached) == 1


def test_a_signed_mail_is_read():
    signed = multi("signed", part("Een getekend bericht"), part("x", "application/pkcs7-signature"))
    data = compound(
        letter(text(0x001A, "IPM.Note.SMIME.MultipartSigned"), attachment("smime.p7m", signed))
    )
    assert "Een getekend bericht" in read(data, "").document.text


def test_a_mail_with_the_name_of_outlook_is_still_a_mail(parser):
    assert parser.read(mail(), "bericht.msg").media_type == "message/rfc822"


def test_a_time_that_is_none():
    never = fixed(0x0039, 0x0040, b"\xff" * 8)
    assert read(compound(letter(text(0x1000, "x"), properties=never)), "").headers.date is None
