"""A reading on its way from the worker to the program."""

from dataclasses import replace

import pytest

from kanttekening.domain.document import (
    Attached,
    Block,
    BlockKind,
    Document,
    Reading,
    SourceMap,
    Style,
    StyleKind,
)
from kanttekening.domain.errors import RefusalCode
from kanttekening.domain.layout import PageLayout, PageRect, PageSize, PlacedWord
from kanttekening.domain.mail import MailHeaders
from kanttekening.domain.passage import Span
from kanttekening.readers.codec import UnfitReadingError, pack, unpack

SOURCE = SourceMap(((0, 2, 4), (4, 9, 3)))


def reading(*, pages_pdf=b"%PDF-1.7 ...", source=SOURCE):
    words = [PlacedWord(Span(0, 4), PageRect(1, 72, 72, 100, 84))]
    return Reading(
        "text/plain",
        Document(
            "Coör 😀 x",
            (Block(BlockKind.LIST_ITEM, Span(0, 8), 2, "•"),),
            (
                Style(StyleKind.LINK, Span(0, 4), "https://vng.nl"),
                Style(StyleKind.BOLD, Span(5, 6)),
            ),
            source,
        ),
        PageLayout.build((PageSize(595, 842, "i"),), words),
        pages_pdf,
        ("no_text",),
    )


@pytest.mark.parametrize("sent", [reading(), reading(pages_pdf=None, source=None)])
def test_arrives_as_it_was_sent(sent):
    assert unpack(*pack(sent)) == sent


@pytest.mark.parametrize(
    "spoil",
    [
        lambda head: head.pop("blocks"),
        lambda head: head["blocks"].append(["paragraph", 0, 99, 0, ""]),
        lambda head: head["blocks"].append(["gedicht", 0, 1, 0, ""]),
        lambda head: head["styles"].append(["bold", 3, 1, None]),
        lambda head: head["styles"].append(["bold"]),
        lambda head: head.update(sizes=[1, 2]),
        lambda head: head.update(sizes=None),
        lambda head: head.update(source=[[1]]),
    ],
)
def test_what_is_no_reading_is_said_to_be_none(spoil):
    head, payload = pack(reading())
    spoil(head)
    with pytest.raises(UnfitReadingError):
        unpack(head, payload)


def test_boxes_behind_the_text_are_refused():
    sent = reading()
    words = [PlacedWord(Span(90, 94), PageRect(1, 72, 72, 100, 84))]
    layout = PageLayout.build(sent.layout.pages, words)
    with pytest.raises(UnfitReadingError):
        unpack(*pack(Reading("text/plain", sent.document, layout)))


def with_files():
    files = (
        Attached("a.pdf", b"%PDF", "application/pdf"),
        Attached("b.png", b"", "image/png", inline=True),
        Attached("c.zip", b"", refused=RefusalCode.ENCRYPTED),
    )
    headers = MailHeaders("Jan", None, ("Raad", "Griffie"), "2020-11-13T10:17+01:00", "Brief", 2)
    return replace(reading(), attached=files, headers=headers, is_archive=True)


def test_files_and_headers_arrive_as_they_were_sent():
    assert unpack(*pack(with_files())) == with_files()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda head: head["attached"].append(["a", 99, "", False, None]),
        lambda head: head["attached"].append(["a", -1, "", False, None]),
        lambda head: head["attached"].append(["a", 0, "", False, "lust niet"]),
        lambda head: head.update(attached=None),
        lambda head: head.update(headers=[]),
        lambda head: head["headers"].pop("date"),
        lambda head: head["headers"].update(attachments="veel"),
    ],
)
def test_files_that_are_none_are_said_to_be_none(spoil):
    head, payload = pack(with_files())
    spoil(head)
    with pytest.raises(UnfitReadingError):
        unpack(head, payload)
