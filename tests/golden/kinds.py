# ruff: noqa: E501 - files as programs write them
"""Every kind of file that goes in, one good letter of each; ``python -m golden.kinds FOLDER`` writes them."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import pymupdf
from golden import mail_letters, pdf_letters, rich_letter, web_letter, word_letter
from readers.make_files import zip_file
from readers.make_scans import picture_of, tiff

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Kind:
    """A file of a kind. ``golden`` names its golden text; ``attached`` what comes out of it."""

    name: str
    data: bytes
    golden: str = ""
    attached: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    is_scan: bool = False
    headers: dict[str, str] = field(default_factory=dict)


def _picture(kind):
    with pymupdf.open(stream=pdf_letters.short(), filetype="pdf") as document:
        picture = picture_of(document[0], 150)
        return tiff(picture, picture) if kind == "tiff" else picture.tobytes(kind)


def made_elsewhere(name):
    """A file that another program made of this letter."""
    return (FOLDER / "files" / name).read_bytes()


def kinds():
    """All of them."""
    word = word_letter.docx()
    plain = web_letter.PLAIN
    nested = zip_file(
        {"brief.md": web_letter.MARKDOWN.encode(), "map/brief.html": web_letter.HTML.encode()}
    )
    return [
        Kind("brief.docx", word, "docx", warnings=("comments",)),
        Kind("brief.docm", word_letter.docx(macros=True), "docx", warnings=("comments",)),
        Kind("libreoffice.odt", made_elsewhere("libreoffice.odt"), "odt", warnings=("comments",)),
        Kind("libreoffice-tagged.pdf", made_elsewhere("libreoffice-tagged.pdf"), "pdf-libreoffice"),
        Kind("chromium-tagged.pdf", made_elsewhere("chromium-tagged.pdf"), "pdf-chromium"),
        Kind("libreoffice-untagged.pdf", made_elsewhere("libreoffice-untagged.pdf"), "pdf-untagged"),
        Kind("notice.pdf", pdf_letters.short(), "notice"),
        Kind("locked.pdf", pdf_letters.locked(), "notice"),
        Kind("signed.pdf", pdf_letters.signed(), "notice"),
        Kind("scan.pdf", pdf_letters.scan(), "notice", is_scan=True),
        Kind("mixed.pdf", pdf_letters.mixed(), "two-pages", is_scan=True),
        Kind("foto.png", _picture("png"), "notice", is_scan=True),
        Kind("foto.jpg", _picture("jpg"), "notice", is_scan=True),
        Kind("fax.tiff", _picture("tiff"), "two-pages", is_scan=True),
        Kind("brief.rtf", rich_letter.rtf(), "rtf"),
        Kind("brief.html", web_letter.HTML.encode(), "html"),
        Kind("brief.md", web_letter.MARKDOWN.encode(), "md"),
        Kind("utf8.txt", plain.encode(), "txt"),
        Kind("utf8-bom.txt", plain.encode("utf-8-sig"), "txt"),
        Kind("utf16.txt", plain.encode("utf-16"), "txt"),
        Kind("windows.txt", plain.replace("\n", "\r\n").encode("cp1252"), "txt"),
        Kind("mac.txt", plain.replace("\n", "\r").encode("mac_roman"), "txt"),
        Kind("plain.eml", mail_letters.plain(), "eml-plain"),
        Kind("html.eml", mail_letters.html(), "eml-html"),
        Kind("newsletter.eml", mail_letters.newsletter(), "eml-newsletter", ("logo.png",)),
        Kind("forwarded.eml", mail_letters.forwarded(), "eml-forwarded"),
        Kind(
            "enclosures.eml", mail_letters.with_enclosures(word), "eml-enclosures",
            ("logo.png", "brief Iepenschool.docx", "notitie.txt"),
        ),
        Kind("post.mbox", mail_letters.mailbox(), "", ("Brief over de Iepenschool.eml", "FW_ Brief over de Iepenschool.eml")),
        Kind("outlook.msg", mail_letters.outlook(word), "msg", ("brief Iepenschool.docx",)),
        Kind("stukken.zip", zip_file({"binnen.zip": nested, "notitie.txt": b"Een notitie."}), "", ("binnen.zip", "notitie.txt")),
    ]  # fmt: skip


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds():
        (folder / kind.name).write_bytes(kind.data)
