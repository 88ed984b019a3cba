"""Bytes become text by one rule."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.text.decode import decode

LETTER = "Aan de leden\n\nDe financiële positie – €\xa075 miljoen – is “slecht”.\n"


@pytest.mark.parametrize(
    "data",
    [
        LETTER.encode(),
        codecs.BOM_UTF8 + LETTER.encode(),
        LETTER.encode("utf-16"),
        LETTER.encode("utf-16-le"),
        LETTER.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + LETTER.encode("utf-16-be"),
        LETTER.encode("utf-32"),
        LETTER.encode("cp1252"),
        LETTER.replace("\n", "\r\n").encode(),
        LETTER.replace("\n", "\r").encode("cp1252"),
        LETTER.replace("ë", "e\u0308").encode(),
    ],
)
def test_every_way_of_writing_the_same_letter_reads_the_same(data):
    assert decode(data) == LETTER


def test_the_five_samples_are_untouched(seeds):
    for path in seeds:
        assert decode(path.read_bytes()) == path.read_text("utf-8")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u200b\xa0".encode()])
def test_nothing_is_empty(data):
    with pytest.raises(RefusedError) as caught:
        decode(data)
    assert caught.value.code is RefusalCode.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x7fELF\x02\x01\x01" + bytes(40),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(9),
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
    ],
)
def test_rubbish_is_no_document(data):
    with pytest.raises(RefusedError) as caught:
        decode(data)
    assert caught.value.code is RefusalCode.NOT_A_DOCUMENT


def test_a_byte_without_meaning_does_not_stop_a_windows_letter():
    assert decode(b"Financi\xeble positie " * 10 + b"\x81").startswith("Financiële")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data):
    try:
        text = decode(data)
    except RefusedError:
        return
    assert "\r" not in text
    assert text.strip()


@pytest.mark.parametrize(
    "words",
    [
        "Er is één coördinator.\rTwee privé-ideeën.\r",
        "De financiële positie van de commissie.\r\n",
        "Het café, de crèche en het reünieterrein – “ruim” €\xa05.",
    ],
)
def test_accents_from_an_old_mac_are_read_and_those_from_windows_too(words):
    for encoding in ("mac-roman", "cp1252"):
        expected = words.replace("\r\n", "\n").replace("\r", "\n")
        assert decode(words.encode(encoding)) == expected


def test_apostrophes_and_dots_of_windows_are_no_letters_of_a_mac():
    words = "De foto’s van Zoë’s wijk • ‘nu’ “straks” – of niet…"
    assert decode(words.encode("cp1252")) == words
