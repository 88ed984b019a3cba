"""Letters of every kind of file, as many as one wants, each with words of its own."""

import random
import sys
from email.message import EmailMessage
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests")]

from readers.make_files import html_pdf, zip_file  # noqa: E402 - the path comes first
from readers.office_files import docx, para, run  # noqa: E402

_SUBJECTS = ("jeugdzorg", "woningbouw", "het gemeentefonds", "de begroting", "afval", "het verkeer")
_WORDS = (
    "de raad het college gemeente besluit voorstel wijk inwoners jaar kosten plan overleg brief "
    "vraagt ontvangt verzoekt financiën zorg subsidie vergunning beleid ambtelijk regio begroting"
).split()
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november".split()
_ODT = (
    '<?xml version="1.0"?><office:document-content office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    "{}</office:text></office:body></office:document-content>"
)


def paragraphs(number: int) -> list[str]:
    """The paragraphs of letter ``number``: always the same ones, and no two letters alike."""
    chance = random.Random(number)
    day = f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(2005, 2026)}"
    body = []
    for _ in range(chance.randint(5, 12)):
        words = [*chance.choices(_WORDS, k=40), f"dossier{chance.randint(1, 40_000)}"]
        chance.shuffle(words)
        body.append(f"{' '.join(words).capitalize()}.")
    return [
        f"Datum: {day}",
        f"Ons kenmerk: Z/{number:06}",
        f"Onderwerp: Brief {number} over {chance.choice(_SUBJECTS)}",
        "Geachte leden van de raad,",
        *body,
        "Met vriendelijke groet,",
        f"Gemeente Voorbeeld {number % 50}",
    ]


def _html(parts: list[str]) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in parts)


def _eml(parts: list[str]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Griffie <griffie@voorbeeld.nl>", "raad@voorbeeld.nl"
    mail["Subject"], mail["Date"] = parts[2], "Mon, 03 Nov 2025 10:00:00 +0100"
    mail.set_content("\n\n".join(parts))
    return mail.as_bytes()


def _rtf(parts: list[str]) -> bytes:
    body = "\\par ".join(parts).encode("cp1252").decode("latin-1")
    escaped = "".join(c if ord(c) < 128 else f"\\'{ord(c):02x}" for c in body)
    return f"{{\\rtf1\\ansi\\ansicpg1252 {escaped}}}".encode("ascii")


def _odt(parts: list[str]) -> bytes:
    body = "".join(f"<text:p>{escape(part)}</text:p>" for part in parts)
    kind = b"application/vnd.oasis.opendocument.text"
    return zip_file({"mimetype": kind, "content.xml": _ODT.format(body).encode()})


_MAKERS = {
    "txt": lambda parts: "\n\n".join(parts).encode(),
    "md": lambda parts: (
        "# Brief\n\n" + "\n\n".join(f"**{parts[0]}**\n{p}" for p in parts)
    ).encode(),
    "pdf": lambda parts: html_pdf(_html(parts)),
    "eml": _eml,
    "html": lambda parts: f"<!DOCTYPE html><html><body>{_html(parts)}</body></html>".encode(),
    "docx": lambda parts: docx("".join(para(run(part)) for part in parts)),
    "odt": _odt,
    "rtf": _rtf,
}
KINDS = tuple(_MAKERS)


def fill(folder: Path, count: int, kinds: tuple[str, ...] = KINDS, first: int = 0) -> Path:
    """Write letters, by turns of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        kind = kinds[number % len(kinds)]
        made = _MAKERS[kind](paragraphs(number))
        (folder / f"brief {number:06}.{kind}").write_bytes(made)
    return folder
