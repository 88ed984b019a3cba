"""Addresses that a link may lead to; everything else is shown and leads nowhere."""

from __future__ import annotations

import re

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_LONGEST = 2000


def safe_target(address: str) -> str:
    """The address, or "" for one that is no web or mail address."""
    address = address.strip()
    return address if len(address) <= _LONGEST and _SAFE.fullmatch(address) else ""
