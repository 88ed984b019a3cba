"""What the envelope of a mail adds to what its text tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kanttekening.domain.letter import Evidence, LetterKind
from kanttekening.domain.passage import Span
from kanttekening.text.boilerplate import find_boilerplate

if TYPE_CHECKING:
    from kanttekening.domain.document import Document, Understanding
    from kanttekening.domain.letter import Facts
    from kanttekening.domain.mail import MailHeaders

# The kinds of file that hold others and are letters themselves.
MAILS = frozenset({"message/rfc822", "application/vnd.ms-outlook"})
_ENCLOSED = re.compile(r"^Bijlagen?: (.+)$", re.MULTILINE)


def with_headers(
    understanding: Understanding, document: Document, headers: MailHeaders
) -> Understanding:
    """The understanding of a mail, with what its headers say in place of what was read.

    The text shows the same, so the evidence stands; the headers know the time zone, and do not
    mistake a mail that was quoted for this one.
    """
    facts = understanding.facts
    known: dict[str, Any] = {
        "sender": headers.sender_name or headers.sender_address,
        "sender_email": headers.sender_address,
        "recipients": headers.recipients,
        "date": headers.date,
        "subject": headers.subject,
    }
    changes = {name: value for name, value in known.items() if value}
    if headers.sender_address and facts.kind is not LetterKind.NEWSLETTER:
        changes["kind"] = LetterKind.MAIL
    changes["attachments_count"] = headers.attachments
    evidence = dict(facts.evidence)
    evidence.pop("attachments_count", None)
    line = _ENCLOSED.search(document.text, 0, document.blocks[0].span.end) if evidence else None
    if line and headers.attachments:
        span = Span(line.start(1), line.end(1))
        page = next((found.page for found in evidence.values()), None)
        evidence["attachments_count"] = Evidence(line.group(1), span, 1.0, page)
    facts = replace(facts, evidence=evidence, **changes)
    return replace(understanding, facts=facts, boilerplate=find_boilerplate(document, facts))


def as_enclosed(understanding: Understanding, mail: Facts) -> Understanding:
    """The understanding of a file that came with a mail.

    What does not say what it is, is an annex; what has no date, has at least that of the mail.
    """
    facts = understanding.facts
    if facts.kind is LetterKind.OTHER:
        facts = replace(facts, kind=LetterKind.ANNEX)
    if facts.date is None and facts.date_inferred is None and mail.date:
        facts = replace(facts, date_inferred=mail.date[:10])
    return replace(understanding, facts=facts)
