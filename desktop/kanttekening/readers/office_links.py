"""Addresses that a link may lead to; everything else is shown and leads nowhere."""

from __future__ import annotations

import re

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_LONGEST = 2000
_PLACE = re.compile(r"#\S")


def link_target(address: str) -> str | None:
    """Where a link leads; "" for nowhere, None where it stays in the letter: that is no link."""
    return None if _PLACE.match(address.strip()) else safe_target(address)


def safe_target(address: str) -> str:
    """The address, or "" for one that is no web or mail address."""
    address = address.strip()
    return address if len(address) <= _LONGEST and _SAFE.fullmatch(address) else ""
