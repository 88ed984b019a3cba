"""Who is writing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.preferences import Preferences

_NOBODY = "ik"
# Where systems tell the name of who is there; `getpass` looks there as well.
_NAMES = ("LOGNAME", "USER", "LNAME", "USERNAME")


def author_of(preferences: Preferences) -> str:
    """The name under a note: the one that was chosen, else the one the computer knows."""
    return preferences.author.strip() or _login_name()


def _login_name() -> str:
    for name in _NAMES:
        if told := os.environ.get(name):
            return told
    import getpass  # slow to load, and seldom needed

    try:
        return getpass.getuser() or _NOBODY
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return _NOBODY
