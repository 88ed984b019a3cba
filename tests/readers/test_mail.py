# ruff: noqa: E501, RUF005 - tables of cases
"""Mails: head, text, pictures and attachments."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers.make_mail import (
    FORWARDED,
    NEWSLETTER,
    PLAIN,
    enclosed,
    mail,
    multi,
    part,
)

from kanttekening.domain.document import BlockKind, StyleKind
from kanttekening.domain.errors import RefusedError
from kanttekening.domain.letter import LetterKind
from kanttekening.readers.charsets import codec_of, decoded
from kanttekening.readers.mail import read
from kanttekening.readers.mail_coding import base64_decoded, transfer_decoded
from kanttekening.readers.mail_date import read_date
from kanttekening.readers.mail_files import Labels, label
from kanttekening.readers.mail_parts import read_parts
from kanttekening.readers.mail_words import decoded_header, mailboxes
from kanttekening.readers.sniffing import Sort, sort_of
from kanttekening.services.mails import with_headers
from kanttekening.text.understanding import understand

HTML = "text/html; charset=utf-8"
PICTURE = b"\x89PNG\r\n\x1a\n-a-picture"
HEAD = (
    "Van: Jan de Vries <j.devries@voorbeeld.nl>\n"
    "Verzonden: dinsdag 3 december 2024 14:05\n"
    "Aan: Griffie Voorbeeld <griffie@voorbeeld.nl>\n"
    "Onderwerp: Raadsinformatiebrief jeugdzorg"
)


def text_of(data):
    return read(data, "mail.eml").document.text


def body_of(data):
    return text_of(data).partition("\n\n")[2]


def test_a_plain_mail_as_it_is_read():
    assert text_of(mail()) == (
        f"{HEAD}\n\nGeachte griffier,\n\n"
        "Namens het college stuur ik u de raadsinformatiebrief over de jeugdzorg. Wij vragen u "
        "deze te agenderen voor de vergadering van 12 december.\n\n"
        "Met vriendelijke groet,\n\nJan de Vries\nbestuurssecretaris"
    )


def test_a_newsletter_as_it_is_read():
    draft = read(mail(part(NEWSLETTER, HTML)), "mail.eml")
    assert draft.document.text.removeprefix(HEAD) == (
        "\n\nVNG\n\nLees online | Afmelden\n\nRaadsledennieuwsbrief\n\n13 november 2024\n\n"
        "Terugblik op de ALV\n\n"
        "Tijdens de ALV is een aantal moties aangenomen over de financiële positie van gemeenten. "
        "Zie ook het verslag.\n\n"
        "Motie 1: fair share\n\nMotie 2: opschalingskorting\n\nmet een toelichting\n\n"
        "Jaar\tBedrag\tToelichting\n\n2025\t€ 1,2 miljard\tstructureel\n\n"
        "2026\t€\xa0900 miljoen\tincidenteel, zie de\nmeicirculaire\n\n"
        "Vragen? Mail info@vng.nl.\n\n1. Eerst dit\n\n2. Dan dat\n\n"
        "U ontvangt deze nieuwsbrief omdat u raadslid bent."
    )
    kinds = [block.kind for block in draft.document.blocks]
    assert kinds.count(BlockKind.HEADING) == 2
    assert kinds.count(BlockKind.LIST_ITEM) == 5
    assert kinds.count(BlockKind.TABLE_ROW) == 3
    assert kinds.count(BlockKind.RULE) == 2
    links = [s.target for s in draft.document.styles if s.kind is StyleKind.LINK]
    assert links == ["https://vng.nl/online?id=1", None, "https://vng.nl/alv", "mailto:info@vng.nl"]


def test_a_forwarded_mail_stands_apart():
    document = read(mail(part(FORWARDED, HTML)), "mail.eml").document
    rules = [index for index, b in enumerate(document.blocks) if b.kind is BlockKind.RULE]
    below = [document.blocks[index + 1].span.of(document.text) for index in rules]
    assert below[0] == "Beste collega's,"
    assert below[1].startswith("Van: VNG <info@vng.nl>\nVerzonden: maandag 2 december 2024 09:12")


@pytest.mark.parametrize(
    "quoted",
    [
        "-----Oorspronkelijk bericht-----\nVan: VNG\nVerzonden: 2 december 2024\nAan: Griffie\n",
        "-----Original Message-----\n\nFrom: VNG\nSent: Monday\nTo: Griffie\nSubject: Brief\n",
        "Begin doorgestuurd bericht:\n\nVan: VNG\nDatum: 2 december 2024\nOnderwerp: Brief\n",
        "---------- Forwarded message ---------\nVan: VNG\nDate: ma 2 dec\nSubject: Brief\n",
        "Van: VNG <info@vng.nl>\nVerzonden: maandag 2 december\nAan: Griffie\n",
        "Op ma 2 dec 2024 om 09:12 schreef VNG <info@vng.nl>:\n\nGeachte leden\n",
    ],
)
def test_one_line_is_drawn_above_what_was_quoted(quoted):
    document = read(
        mail(part(f"Ter info.\n\nGroet, Anna\n\n{quoted}\nEn de tekst.\n")), ""
    ).document
    assert [b.kind for b in document.blocks].count(BlockKind.RULE) == 2


def test_labels_in_a_sentence_are_no_mail():
    text = "Van: de raad krijgen wij vragen.\nDat is bekend.\n\nOp naar morgen schreef hij niet."
    kinds = [b.kind for b in read(mail(part(text)), "").document.blocks]
    assert kinds.count(BlockKind.RULE) == 1


def test_the_head_in_dutch_with_everything():
    data = mail(
        multi("mixed", part("hoi"), enclosed("brief.pdf", b"%PDF"), enclosed("brief.pdf", b"x")),
        From="=?utf-8?q?Andr=C3=A9_de_B=C3=A8r?= <a@b.nl>",
        To='"Raad, leden" <raad@b.nl>, wethouder@b.nl (Piet); <c@b.nl>',
        Cc="griffie@b.nl",
        Date="Fri, 13 Nov 2020 09:17:00 +0000",
        Subject="=?iso-8859-1?Q?Financi=EBle?=\r\n =?utf-8?b?IHpha2Vu?=",
    )
    draft = read(data, "")
    assert draft.document.text.partition("\n\n")[0] == (
        "Van: André de Bèr <a@b.nl>\n"
        "Verzonden: vrijdag 13 november 2020 10:17 (verzonden 09:17 UTC)\n"
        "Aan: Raad, leden <raad@b.nl>; wethouder@b.nl; c@b.nl\n"
        "CC: griffie@b.nl\n"
        "Onderwerp: Financiële zaken\n"
        "Bijlagen: brief.pdf; brief (2).pdf"
    )
    assert draft.headers.date == "2020-11-13T09:17+00:00"
    assert draft.headers.attachments == 2


def test_facts_come_from_the_headers_with_evidence():
    data = mail(
        multi("mixed", part(FORWARDED, HTML), enclosed("brief.xyz", "abc")),
        Date="Fri, 13 Nov 2020 09:17:00 +0000",
    )
    draft = read(data, "")
    facts = with_headers(understand(draft.document), draft.document, draft.headers).facts
    assert facts.kind is LetterKind.MAIL
    assert (facts.sender, facts.sender_email) == ("Jan de Vries", "j.devries@voorbeeld.nl")
    assert facts.date == "2020-11-13T09:17+00:00"
    assert facts.recipients == ("Griffie Voorbeeld <griffie@voorbeeld.nl>",)
    assert facts.subject == "Raadsinformatiebrief jeugdzorg"
    assert facts.attachments_count == 1
    for name in ("sender", "date", "recipients", "subject", "attachments_count"):
        evidence = facts.evidence[name]
        assert evidence.span.of(draft.document.text) == evidence.quote


def test_no_attachments_is_a_fact_too():
    draft = read(mail(), "")
    facts = with_headers(understand(draft.document), draft.document, draft.headers).facts
    assert facts.attachments_count == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (multi("alternative", part("plat"), part("<p>mooi", HTML)), "mooi"),
        (multi("alternative", part("plat"), part("", HTML)), "plat"),
        (multi("alternative", part("<p>mooi", HTML), part("plat")), "mooi"),
        (multi("mixed", part("een"), part("twee")), "een\n\ntwee"),
        (multi("signed", part("tekst"), part("x", "application/pgp-signature")), "tekst"),
        (multi("report", part("terug"), part("x", "message/delivery-status")), "terug"),
        (part("<html><p>toch html</p>"), "toch html"),
        (part("a\u0301", "text/plain; charset=utf-8"), "á"),
        (part(b"financi\xeble", "text/plain; charset=us-ascii"), "financiële"),
        (part(b"financi\xeble \x80", "text/plain; charset=iso-8859-1"), "financiële €"),
        (part("financiële", "text/plain; charset=iso-8859-1"), "financiële"),
        (part(b"\xcf\xf0\xe8\xe2\xe5\xf2", "text/plain; charset=windows-1251"), "Привет"),
        (part("Een lange \r\nregel.", "text/plain; format=flowed"), "Een lange regel."),
        (part("=3D =C3=A9n=\r\nmeer", encoding="quoted-printable"), "= énmeer"),
        (part("begin 644 x\n#:&]I\n`\nend\n", encoding="x-uuencode"), "hoi"),
    ],
)
def test_the_text_that_is_shown(content, expected):
    assert body_of(mail(content)) == expected


def test_pictures_in_the_text_are_no_attachments():
    data = mail(
        multi(
            "related",
            part('<p>Het plein:</p><img src="CID:foto" width=200><p>Groet</p>', HTML),
            part(PICTURE, "image/png", "base64", Content_ID="<foto>"),
        )
    )
    draft = read(data, "")
    (item,) = draft.attached
    assert item.inline
    assert item.data == PICTURE
    (index,) = draft.dressing.pictures
    assert draft.document.blocks[index].kind is BlockKind.PICTURE
    assert draft.headers.attachments == 0
    assert draft.dressing.pictures[index].width == 150


def test_pictures_that_nothing_shows_are_attachments():
    with_id = part(
        PICTURE, 'image/png; name="plein.png"', "base64", Content_ID="<x>",
        Content_Disposition="inline",
    )  # fmt: skip
    draft = read(mail(multi("mixed", part("Zie de foto"), with_id)), "")
    assert [(a.name, a.inline) for a in draft.attached] == [("plein.png", False)]


def test_attached_mails_keep_their_bytes():
    inner = mail(part("binnen"), Subject="Oud/nieuw")
    data = mail(multi("mixed", part("buiten"), b"Content-Type: message/rfc822\r\n\r\n" + inner))
    (item,) = read(data, "").attached
    assert item.data == inner
    assert item.name == "Oud-nieuw.eml"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("brief.pdf", "brief.pdf"),
        ("=?utf-8?q?besluit_=C3=A9=C3=A9n.pdf?=", "besluit één.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\\\map\\\\brief.docx", "brief.docx"),
        ("a:b?.txt", "a_b_.txt"),
        ("é.pdf", "é.pdf"),
        ("", "bijlage 1"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("y" * 300, "y" * 120),
    ],
)
def test_names_of_attachments_are_labels(given, expected):
    draft = read(mail(multi("mixed", part("hoi"), enclosed(given, "abc"))), "")
    assert [item.name for item in draft.attached] == [expected]


def test_names_in_pieces():
    piece = part(
        "abc", "a/b",
        Content_Disposition="attachment; filename*0*=utf-8''een%20b; filename*1*=esluit%C3%A9.pdf",
    )  # fmt: skip
    assert read(mail(multi("mixed", part("hoi"), piece)), "").attached[0].name == "een besluité.pdf"


@pytest.mark.parametrize(
    ("header", "iso", "words"),
    [
        ("Sun, 31 Mar 2024 00:30:00 +0000", "2024-03-31T00:30+00:00", "zondag 31 maart 2024 01:30 (verzonden 00:30 UTC)"),
        ("Sun, 31 Mar 2024 03:30:00 +0200", "2024-03-31T03:30+02:00", "zondag 31 maart 2024 03:30"),
        ("27 Oct 2024 12:00 -0500", "2024-10-27T12:00-05:00", "zondag 27 oktober 2024 18:00 (verzonden 12:00 UTC-05:00)"),
        ("Tue, 3 Dec 2024 14:05:00", "2024-12-03T14:05+00:00", "dinsdag 3 december 2024 15:05 (verzonden 14:05 UTC)"),
    ],
)  # fmt: skip
def test_dates_keep_their_zone_and_show_our_clock(header, iso, words):
    sent = read_date(header)
    assert (sent.iso, sent.words) == (iso, words)


@pytest.mark.parametrize("header", [None, "", "gisteren", "1 Jan 1901 00:00", "x" * 200])
def test_no_date_is_no_date(header):
    assert read_date(header) is None


@pytest.mark.parametrize(
    ("begin", "sort"),
    [
        (b"From: a@b.nl\nSubject: x\n\nhoi", Sort.MAIL),
        (b"From a@b Fri Nov 13\nFrom: a@b.nl\nSubject: x\n\nhoi", Sort.MAIL),
        (b"From a Fri\nFrom: a\nSubject: x\n\nhoi\n\nFrom b Fri\nTo: b\n\nx", Sort.MAILBOX),
        (b"From: Jan\nSent: Monday\nTo: Piet\nSubject: x\n\nhoi", Sort.TEXT),
        (b"Van: Jan\nAan: Piet\nOnderwerp: x\n\nhoi", Sort.TEXT),
        (b"<!-- a --><p>x", Sort.HTML),
        ("\ufeff<html><p>x".encode("utf-16-le"), Sort.HTML),
        (b"<p>x", Sort.HTML),
        (b"<param>", Sort.TEXT),
    ],
)
def test_mails_are_told_from_texts(begin, sort):
    assert sort_of(begin) is sort


def test_mailboxes_are_counted_beyond_those_that_are_shown():
    found, count = mailboxes("a@b.nl, c <c@d.nl>; , d@e.nl", 1)
    assert (list(map(str, found)), count) == (["a@b.nl"], 3)
    assert mailboxes("undisclosed-recipients:;", 9) == ([], 0)


def test_labels_are_given_once():
    labels = Labels()
    assert [labels.give(n) for n in ("a.pdf", "A.pdf", "a (2).pdf", "b", "b")] == [
        "a.pdf", "A (2).pdf", "a (2) (2).pdf", "b", "b (2)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("latin1", "cp1252"),
        ("'UTF8'", "utf-8"),
        ("nee", ""),
        (None, ""),
        ("x\x00y", ""),
        ("rot13", ""),
    ],
)
def test_labels_of_alphabets(name, codec):
    assert codec_of(name) == codec


# Whatever comes in, something comes out.

ANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@ANY
@given(
    st.binary(max_size=300), st.sampled_from(["base64", "quoted-printable", "x-uue", "8bit", ""])
)
def test_any_bytes_are_decoded(data, encoding):
    assert isinstance(transfer_decoded(data, encoding), bytes)


@ANY
@given(st.binary(max_size=200))
def test_base64_comes_back(data):
    import base64

    assert base64_decoded(base64.encodebytes(data)) == data
    assert data.startswith(base64_decoded(base64.encodebytes(data)[:-3]))


@ANY
@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_label_gives_text(data, name):
    decoded(data, name).encode("utf-8")


@ANY
@given(st.text(max_size=200))
def test_any_header_is_one_line(value):
    assert "\n" not in decoded_header(value)


@ANY
@given(st.text(max_size=300))
def test_any_name_is_a_label(name):
    found = label(name)
    assert len(found) <= 120
    assert not set('/\\:*?"<>|\x00\n') & set(found)


@ANY
@given(st.text(alphabet='ab@<>",;:()\\ =?', max_size=80))
def test_any_people_are_found(value):
    found, count = mailboxes(value, 5)
    assert len(found) <= min(count, 5)


PIECES = st.lists(
    st.sampled_from(
        [b"--a", b"--a--", b"--b", b"\r\n", b"\n", b"\r\n\r\n", b"Content-Type: ", b"text/html"]
        + [b'multipart/mixed; boundary="a"', b'multipart/alternative; boundary="b"', b"<p>tekst"]
        + [b"Content-Transfer-Encoding: base64", b"R2Vh", b"\xff\x00", b"From: x@y.nl", b" vervolg"]
        + [b"Content-Disposition: attachment; filename=x", b"message/rfc822", b"Content-ID: <x>"]
    ),
    max_size=40,
)


@ANY
@given(PIECES)
def test_any_mail_is_walked_and_read(pieces):
    data = mail(b"".join(pieces))
    assert sum(1 for _ in read_parts(data).walk()) <= 5000
    try:
        draft = read(data, "x")
    except RefusedError:
        return
    document = draft.document
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.text)
    for style in document.styles:
        assert style.span.of(document.text).strip()
    assert PLAIN
