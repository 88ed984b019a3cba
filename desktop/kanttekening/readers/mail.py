"""Mails: their head, their text with its pictures, and the files in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.document import Attached
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.charsets import decoded
from kanttekening.readers.draft import Draft
from kanttekening.readers.html import HtmlWriter
from kanttekening.readers.mail_body import RTF_TYPES, Body, sort_parts
from kanttekening.readers.mail_files import Labels, label, label_for
from kanttekening.readers.mail_forwarded import set_apart
from kanttekening.readers.mail_head import read_head
from kanttekening.readers.mail_parts import header, read_parts, split_head
from kanttekening.readers.mail_words import decoded_header
from kanttekening.readers.manuscript import Manuscript, cleaned
from kanttekening.readers.registry import reader_of
from kanttekening.readers.sniffing import Sort
from kanttekening.text.markup import parse_text

if TYPE_CHECKING:
    from kanttekening.readers.mail_parts import Part

MEDIA_TYPE = "message/rfc822"
MOST_TEXT = 20 << 20
_SUBJECT = re.compile(rb"^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.I | re.M)
_SOFT_END = re.compile(r"(?<!^--) \n(?=[^\n>])", re.MULTILINE)


def read(data: bytes, name: str) -> Draft:  # noqa: ARG001 - what is in it tells
    """Read a mail. Raises RefusedError: encrypted, empty, or built to be too big."""
    root = read_parts(data)
    body = sort_parts(root)
    head = read_head(root.headers)
    pictures = {key: part.content() for key, part in body.pictures.items()}
    text = Manuscript()
    shown = write_texts(body.texts, pictures, text)
    attached = _attached(body, shown)
    real = [item for item in attached if not item.inline]
    whole = Manuscript()
    head.write(whole, [item.name for item in real])
    whole.take(*set_apart(text.document(), text.dressing()))
    document = whole.document()
    if not document.text and not real:
        raise RefusedError(RefusalCode.EMPTY)
    return Draft(
        MEDIA_TYPE, document, whole.dressing(), (), tuple(attached), head.headers(len(real))
    )


def write_texts(texts: list[Part], pictures: dict[str, bytes], into: Manuscript) -> set[str]:
    """Write the texts one after the other; the names of the pictures they show."""
    shown: set[str] = set()
    for part in texts:
        if part.content_type in RTF_TYPES:
            draft = reader_of(Sort.RTF)(part.content(), "")
            into.take(draft.document, draft.dressing)
            continue
        source = decoded(part.content()[:MOST_TEXT], part.charset)
        if part.content_type == "text/plain" and not _looks_like_html(source):
            write_plain(
                source, into, flowed="flowed" in (header(part.headers, "content-type") or "")
            )
        else:
            writer = HtmlWriter(pictures, into)
            writer.write(source)
            shown |= writer.shown
    return shown


def _looks_like_html(source: str) -> bool:
    return source[:200].lstrip("\ufeff \r\n\t")[:14].lower().startswith(("<!doctype html", "<html"))


def write_plain(source: str, into: Manuscript, *, flowed: bool = False) -> None:
    """Write plain text as any other text file."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if flowed:
        source = _SOFT_END.sub(" ", source)
    lines = (cleaned(line) for line in source.split("\n"))
    into.append(parse_text("\n".join(lines)))


def _attached(body: Body, shown: set[str]) -> list[Attached]:
    labels = Labels()
    found: list[Attached] = []
    pictures = [part for key, part in body.pictures.items() if key in shown]
    for part in pictures:
        if part not in body.enclosed:
            name = label(part.file_name) or label_for(part.content_type, len(found) + 1)
            found.append(
                Attached(labels.give(name), part.content(), part.content_type, inline=True)
            )
    forgotten = [p for key, p in body.pictures.items() if key not in shown and p.file_name]
    for part in [*body.enclosed, *(p for p in forgotten if p not in body.enclosed)]:
        data = part.content()
        if not data.strip() or any(part is picture for picture in pictures):
            continue
        found.append(
            Attached(labels.give(_name(part, data, len(found) + 1)), data, part.content_type)
        )
    return found


def _name(part: Part, data: bytes, number: int) -> str:
    name = label(part.file_name)
    if not name and part.content_type == MEDIA_TYPE:
        return mail_label(data, number)
    return name or label_for(part.content_type, number)


def mail_label(data: bytes, number: int) -> str:
    """A label for a mail without a name: its subject."""
    subject = _SUBJECT.search(split_head(data)[0])
    words = decoded(subject.group(1), None) if subject else ""
    name = label(decoded_header(words).replace("/", "-"))
    return f"{name}.eml" if name else label_for(MEDIA_TYPE, number)
