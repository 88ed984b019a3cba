"""The head of a mail on the page, in Dutch, as mail programs print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.mail import MailHeaders
from kanttekening.readers.html_looks import BOLD
from kanttekening.readers.mail_date import SentDate, read_date
from kanttekening.readers.mail_parts import header
from kanttekening.readers.mail_words import Mailbox, decoded_header, mailboxes

if TYPE_CHECKING:
    from email.message import Message

    from kanttekening.readers.manuscript import Manuscript

_MOST_SHOWN = 100
_LONGEST_SUBJECT = 1000


@dataclass(frozen=True, slots=True)
class People:
    """The mailboxes of one header: those that are shown, and how many there are."""

    shown: tuple[Mailbox, ...] = ()
    count: int = 0

    def words(self) -> str:
        """The mailboxes in one line."""
        words = "; ".join(map(str, self.shown))
        more = self.count - len(self.shown)
        return f"{words}; en nog {more} anderen" if more > 0 else words


@dataclass(frozen=True, slots=True)
class MailHead:
    """What stands above the text of a mail."""

    sender: Mailbox | None = None
    to: People = People()
    copies: People = People()
    sent: SentDate | None = None
    subject: str = ""

    def headers(self, attachments: int) -> MailHeaders:
        """The same as facts."""
        return MailHeaders(
            sender_name=(self.sender.name or None) if self.sender else None,
            sender_address=(self.sender.address or None) if self.sender else None,
            recipients=tuple(str(mailbox) for mailbox in self.to.shown),
            date=self.sent.iso if self.sent else None,
            subject=self.subject or None,
            attachments=attachments,
        )

    def write(self, manuscript: Manuscript, attached: list[str]) -> None:
        """Write the head, and a line below it."""
        lines = (
            ("Van", str(self.sender) if self.sender else ""),
            ("Verzonden", self.sent.words if self.sent else ""),
            ("Aan", self.to.words()),
            ("CC", self.copies.words()),
            ("Onderwerp", self.subject),
            ("Bijlagen" if len(attached) > 1 else "Bijlage", "; ".join(attached)),
        )
        manuscript.begin()
        for name, value in lines:
            if value:
                manuscript.line_break()
                manuscript.add(f"{name}:", (BOLD,))
                manuscript.add(f" {value}")
        manuscript.rule()


def read_head(headers: Message) -> MailHead:
    """The head of a mail from its headers."""
    senders = _people(headers, "from").shown or _people(headers, "sender").shown
    return MailHead(
        sender=senders[0] if senders else None,
        to=_people(headers, "to"),
        copies=_people(headers, "cc"),
        sent=read_date(header(headers, "date")),
        subject=decoded_header(header(headers, "subject") or "")[:_LONGEST_SUBJECT],
    )


def _people(headers: Message, name: str) -> People:
    values = [str(value) for value in headers.get_all(name, [])]
    found, count = mailboxes(",".join(values), _MOST_SHOWN)
    return People(tuple(found), count)
