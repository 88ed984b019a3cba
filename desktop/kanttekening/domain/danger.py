"""Why a place is not a good one for a library."""

from __future__ import annotations

from enum import StrEnum


class Danger(StrEnum):
    """What may spoil a library there."""

    SYNCHRONISED = "synchronised"
    NETWORK = "network"
