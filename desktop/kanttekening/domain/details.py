"""Smaller things that a letter holds: amounts, telephone numbers, links, names, lost pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from kanttekening.domain.findings import Reference
    from kanttekening.domain.passage import Span


class AmountKind(StrEnum):
    """Euros, hundredths, or how many there are of something."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that says how much. ``low`` and ``high`` differ for a range.

    Money is in euros (``€ 2,2 miljard`` is 2200000000), a percentage in hundredths; ``unit`` is
    what is counted, as written.
    """

    kind: AmountKind
    text: str
    span: Span
    low: Decimal
    high: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the text, as it stands there."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A telephone number in E.164, as it is written first, and everywhere it stands."""

    number: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; a dead link has lost its ``target``."""

    text: str
    target: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named. ``key`` (first initial and surname, folded) joins the spellings."""

    name: str
    key: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a recipient is, concluded from its name: an office, and the body it belongs to."""

    text: str
    role: str
    organization: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Parent:
    """The paper that an annex belongs to, with its title if the annex tells it."""

    reference: Reference
    title: str | None


@dataclass(frozen=True, slots=True)
class Details:
    """All of it for one letter."""

    salutation: Words | None = None
    categories: tuple[Words, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    parent: Parent | None = None
    amounts: tuple[Amount, ...] = ()
    phones: tuple[PhoneNumber, ...] = ()
    hashtags: tuple[Words, ...] = ()
    links: tuple[Link, ...] = ()
    people: tuple[Person, ...] = ()
    lost_pictures: tuple[Words, ...] = ()
    printed_pages: tuple[Span, ...] = ()
