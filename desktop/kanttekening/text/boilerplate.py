"""What every mail of a sender repeats: unsubscribing, web versions, addresses, disclaimers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.document import BlockKind
from kanttekening.domain.letter import LetterKind
from kanttekening.text.senders import is_organisation
from kanttekening.text.titles import is_contact, is_greeting

if TYPE_CHECKING:
    from kanttekening.domain.document import Block, Document
    from kanttekening.domain.letter import Facts
    from kanttekening.domain.passage import Span

_LINK = (
    r"(?:lees|bekijk|open)(?: deze| de)?(?: mail| e-?mail| nieuwsbrief| bericht)?(?: als)?"
    r" (?:online|in (?:uw|je|de) browser|webversie|webpagina)|bekijk de webversie|webversie"
    r"|online versie"
    r"|(?:direct )?(?:afmelden|uitschrijven|aanmelden|inschrijven|doorsturen|reageren|delen)"
    r"(?: voor deze nieuwsbrief| van deze nieuwsbrief)?|(?:gegevens|voorkeuren|profiel|e-mailadres)"
    r" (?:wijzigen|aanpassen)|wijzig (?:uw|je) (?:gegevens|voorkeuren|profiel)|stuur door"
    r"|privacy(?:verklaring|beleid)?|disclaimer|colofon|facebook|twitter|x|linkedin|instagram"
    r"|youtube|volg ons(?: op)?.{0,40}|contact|unsubscribe"
    r"|view (?:this email )?in (?:your )?browser"
)
_LINKS = re.compile(rf"(?:[|•·\-–/\s]*(?:{_LINK}))+[|•·\s.]*", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:dit|deze) (?:bericht|e-?mail|mail|nieuwsbrief) (?:is|wordt|werd|kan|bevat|met)\b.{0,40}"
    r"(?:verzonden|verstuurd|vertrouwelijk|bestemd|bedoeld|gegenereerd|bijlage)"
    r"|(?:de informatie|de inhoud|het gebruik) (?:in|van|verzonden).{0,40}(?:e-?mail|bericht)"
    r"|(?:u|je) (?:ontvangt|krijgt) dit? (?:e-?mail|mail|bericht|nieuwsbrief)"
    r"|(?:u|je) (?:ontvangt|krijgt) deze (?:e-?mail|mail|nieuwsbrief)"
    r"|(?:aan|de inhoud van) d(?:it|eze) (?:e-?mail|bericht) kunnen geen rechten"
    r"|(?:wilt u|wil je) (?:deze|onze|geen) .{0,40}(?:niet meer|ontvangen)"
    r"|(?:indien|als) u niet de (?:beoogde )?(?:geadresseerde|ontvanger)|©|copyright\b",
    re.IGNORECASE,
)
_CLOSING_HEADING = re.compile(
    r"(?:contact(?:gegevens)?|colofon|disclaimer|over deze nieuwsbrief|volg ons)\b.{0,20}$",
    re.IGNORECASE,
)
_MAILS = {LetterKind.MAIL, LetterKind.NEWSLETTER}
_MOST_ABOVE = 14


def find_boilerplate(document: Document, facts: Facts) -> tuple[Span, ...]:
    """Find the blocks that are no part of what a mail says; in letters there are none."""
    if facts.kind not in _MAILS:
        return ()
    text, blocks = document.text, document.blocks
    found = [
        block.span
        for block in blocks[:_MOST_ABOVE]
        if len(block.span) and _LINKS.fullmatch(block.span.of(text))
    ]
    first = _tail(text, blocks, newsletter=facts.kind is LetterKind.NEWSLETTER)
    found += [block.span for block in blocks[first:] if len(block.span)]
    return tuple(sorted(set(found)))


def _tail(text: str, blocks: tuple[Block, ...], *, newsletter: bool) -> int:
    """The block where the boilerplate at the end begins."""
    first = sure = len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        words = block.span.of(text)
        if not words:
            continue
        if block.kind is BlockKind.HEADING and _CLOSING_HEADING.match(words):
            # A heading only closes a mail when something that is sure stands under it.
            return index if sure < len(blocks) else first
        if _LINKS.fullmatch(words) or _SENTENCE.search(words):
            first = sure = index
        elif is_greeting(words) or not (newsletter and _is_address(words)):
            break
        elif sure < len(blocks) or is_organisation(words) or is_contact(words):
            first = index
    # Addresses alone are a signature.
    return first if sure < len(blocks) else len(blocks)


def _is_address(words: str) -> bool:
    lines = words.split("\n")
    return all(is_contact(line) or is_organisation(line) for line in lines)
