"""Which reader reads which sort of file. A reader is only loaded when its first file comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.sniffing import Sort

if TYPE_CHECKING:
    from kanttekening.domain.shared_note import NoteFile
    from kanttekening.readers.draft import Draft

Reader = Callable[[bytes, str], "Draft"]


def reader_of(sort: Sort) -> Reader:
    """The reader of this sort. Raises RefusedError where there is none."""
    find = _READERS.get(sort)
    if find is None:
        raise RefusedError(RefusalCode.UNSUPPORTED, sort.name.lower())
    return find()


# Mails and what comes with them


def _mail() -> Reader:
    from kanttekening.readers.mail import read

    return read


def _html() -> Reader:
    from kanttekening.readers.html import read

    return read


# Word processors


def _docx() -> Reader:
    from kanttekening.readers.docx import read

    return read


def _odt() -> Reader:
    from kanttekening.readers.odt import read

    return read


def _flat_odt() -> Reader:
    from kanttekening.readers.odt import read_flat

    return read_flat


def _mailbox() -> Reader:
    from kanttekening.readers.mail_box import read

    return read


def _outlook() -> Reader:
    from kanttekening.readers.msg import read

    return read


def _archive() -> Reader:
    from kanttekening.readers.archive import read

    return read


def _rtf() -> Reader:
    from kanttekening.readers.rtf import read

    return read


# Annotations without a letter


def _xfdf(data: bytes) -> tuple[NoteFile, ...]:
    from kanttekening.readers.xfdf import read_xfdf

    return (read_xfdf(data),)


def _web_annotations(data: bytes) -> tuple[NoteFile, ...]:
    from kanttekening.readers.web_annotations import read_web_annotations

    return read_web_annotations(data)


NOTE_READERS: dict[Sort, tuple[str, Callable[[bytes], tuple[NoteFile, ...]]]] = {
    Sort.XFDF: ("application/vnd.adobe.xfdf", _xfdf),
    Sort.WEB_ANNOTATIONS: ("application/ld+json", _web_annotations),
}
_READERS: dict[Sort, Callable[[], Reader]] = {
    Sort.MAIL: _mail,
    Sort.MAILBOX: _mailbox,
    Sort.OUTLOOK: _outlook,
    Sort.HTML: _html,
    Sort.ARCHIVE: _archive,
    Sort.DOCX: _docx,
    Sort.ODT: _odt,
    Sort.FLAT_ODT: _flat_odt,
    Sort.RTF: _rtf,
}
