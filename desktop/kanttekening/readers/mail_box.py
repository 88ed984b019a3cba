"""Mailboxes (mbox): many mails in one file, each to be read by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.document import Attached
from kanttekening.domain.errors import RefusalCode, RefusedError
from kanttekening.readers.archive import archive_of
from kanttekening.readers.mail import MEDIA_TYPE, mail_label
from kanttekening.readers.mail_files import Labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanttekening.readers.draft import Draft

MOST_MAILS = 20_000
_BEGIN = re.compile(rb"(?:\A\s*|\n)From [^\r\n]{1,200}\r?\n(?=[!-9;-~]{1,70}:)")
# A line of a mail that began with "From " was given a sign before it.
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes, name: str) -> Draft:  # noqa: ARG001 - what is in it tells
    """Read a mailbox. Raises RefusedError when it is too big."""
    starts = list(_BEGIN.finditer(data))
    if len(starts) > MOST_MAILS:
        raise RefusedError(RefusalCode.TOO_BIG, f"{len(starts)} mails")
    ends = [following.start() for following in starts[1:]] + [len(data)]
    mails = (data[start.end() : end] for start, end in zip(starts, ends, strict=True))
    return archive_of(_attached(mails), "application/mbox")


def _attached(mails: Iterator[bytes]) -> Iterator[Attached]:
    labels = Labels()
    for number, mail in enumerate(mails, 1):
        whole = _QUOTED.sub(rb"\1", mail)
        yield Attached(labels.give(mail_label(whole, number)), whole, MEDIA_TYPE)
