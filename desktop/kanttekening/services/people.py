"""Who is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kanttekening.domain.preferences import Preferences

_NOBODY = "ik"


def author_of(preferences: Preferences) -> str:
    """The name under a note: the one that was chosen, else the one the computer knows."""
    return preferences.author.strip() or _login_name()


def _login_name() -> str:
    import getpass  # not on the way of who told a name

    try:
        return getpass.getuser() or _NOBODY
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return _NOBODY
