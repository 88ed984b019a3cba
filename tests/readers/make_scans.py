"""Scans for the tests: letters printed and put under a scanner that is not quite clean."""

import random
import struct
import zlib

import pymupdf

from kanttekening.readers.paper import lay_out
from kanttekening.text.markup import parse_text


def printed(text: str) -> bytes:
    """A letter as a PDF with text."""
    return lay_out(parse_text(text)).pdf


def scanned(
    pdf: bytes, dpi: int = 150, *, skew: float = 0.0, noise: int = 0, quality: int = 75, pages=None
) -> bytes:
    """The pages of a PDF as pictures: askew by so many degrees, with so much grain."""
    document = pymupdf.open()
    with pymupdf.open(stream=pdf, filetype="pdf") as source:
        for page in source if pages is None else [source[number] for number in pages]:
            picture = picture_of(page, dpi, skew=skew, noise=noise)
            made = document.new_page(
                width=picture.width * 72 / dpi, height=picture.height * 72 / dpi
            )
            made.insert_image(made.rect, stream=picture.tobytes("jpg", jpg_quality=quality))
    return document.tobytes()


def laid(pdf: bytes, *turns: int) -> bytes:
    """The pages of a scan as someone laid them under the lid: each turned by so many degrees."""
    document = pymupdf.open()
    with pymupdf.open(stream=pdf, filetype="pdf") as source:
        for page, turn in zip(source, turns, strict=True):
            page.set_rotation(turn)
            picture = page.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
            page.set_rotation(0)
            made = document.new_page(width=picture.width * 0.48, height=picture.height * 0.48)
            made.insert_image(made.rect, stream=picture.tobytes("jpg", jpg_quality=70))
    return document.tobytes()


def times(pdf: bytes, count: int) -> bytes:
    """The first page so many times."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for _ in range(count - 1):
            document.fullcopy_page(0)
        return document.tobytes()


def picture_of(page, dpi: int, *, skew: float = 0.0, noise: int = 0) -> pymupdf.Pixmap:
    matrix = pymupdf.Matrix(dpi / 72, dpi / 72).prerotate(skew)
    picture = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY)
    return grained(picture, noise) if noise else picture


def grained(picture: pymupdf.Pixmap, noise: int) -> pymupdf.Pixmap:
    """Every pixel a little lighter or darker, and a speck here and there."""
    dice = random.Random(7)
    deviations = [max(-noise, min(noise, round(dice.gauss(0, noise / 2.5)))) for _ in range(9973)]
    repeats = len(picture.samples) // len(deviations) + 1
    offsets = deviations * repeats
    clipped = bytes(max(0, min(255, level - 255)) for level in range(255 + 255 + 256))
    samples = bytearray(
        clipped[level + offset + 255]
        for level, offset in zip(picture.samples, offsets, strict=False)
    )
    for _ in range(len(samples) // 9000):
        samples[dice.randrange(len(samples))] = dice.choice((0, 90, 255))
    return pymupdf.Pixmap(pymupdf.csGRAY, picture.width, picture.height, bytes(samples), False)


LETTER = """**Jeugdzorg en wonen**

Datum
3 september 2024

De gemeenteraad bespreekt de financiële gevolgen van de jeugdzorg op 19 augustus. Het college
vraagt u om de begroting voor de volgende vergadering vast te stellen.

Een tweede alinea over de huisvesting van jongeren in de regio.
"""


def short_scan(**how) -> bytes:
    """One page with a few lines, quick to recognise."""
    return scanned(printed(LETTER), **how)


def tiff(*pictures: pymupdf.Pixmap, dpi: int = 150) -> bytes:
    """Grey pictures in one TIFF, as a fax or scanner makes them."""
    data, directories = b"", []
    for picture in pictures:
        directories.append((picture, 8 + len(data)))
        data += bytes(picture.samples) + b"\0" * (len(picture.samples) % 2)
    out = b"II*\0" + (8 + len(data)).to_bytes(4, "little") + data
    for number, (picture, place) in enumerate(directories):
        fields = [
            (256, 4, picture.width), (257, 4, picture.height), (258, 3, 8), (259, 3, 1),
            (262, 3, 1), (273, 4, place), (277, 3, 1), (278, 4, picture.height),
            (279, 4, len(picture.samples)), (282, 5, None), (283, 5, None), (296, 3, 2),
        ]  # fmt: skip
        ratio = len(out) + 2 + 12 * len(fields) + 4
        out += len(fields).to_bytes(2, "little")
        for tag, kind, value in fields:
            held = ratio if value is None else value
            out += struct.pack("<HHII", tag, kind, 1, held)
        last = number == len(directories) - 1
        out += (0 if last else ratio + 8).to_bytes(4, "little") + struct.pack("<II", dpi, 1)
    return out


def bmp(width: int, height: int) -> bytes:
    row = b"\xff\xff\xff" * width
    row += b"\0" * (-len(row) % 4)
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 3780, 3780, 0, 0)
    pixels = row * height
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + head + pixels


GIF = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises many pixels and holds few."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"IDAT", zlib.compress(bytes(1000))),
            chunk(b"IEND", b""),
        )
    )


def lying_on_its_side(jpeg: bytes) -> bytes:
    """The same picture with a note that the camera was turned."""
    note = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 0x112, 3, 1, 6, 0, 0)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note + jpeg[2:]
