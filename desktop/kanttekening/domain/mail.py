"""What the envelope of a mail says, beside what its text says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailHeaders:
    """Who sent a mail to whom, when, and about what; what a header does not say is None.

    ``date`` is ISO 8601 in the time zone of the header. ``attachments`` counts what was enclosed,
    without the pictures that stand in the text.
    """

    sender_name: str | None = None
    sender_address: str | None = None
    recipients: tuple[str, ...] = ()
    date: str | None = None
    subject: str | None = None
    attachments: int = 0
