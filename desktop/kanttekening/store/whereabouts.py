"""Where a library really stands: one file has one name, whatever links lead to it.

SQLite keeps its log beside the name it was given, so two names for one file would be two logs.
"""

from __future__ import annotations

import os
from pathlib import Path

from kanttekening.domain.errors import LibraryError, LibraryFault


def real_place(path: Path) -> Path:
    """The full path of a library, all links followed; also one that does not exist yet."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as error:
        raise LibraryError(LibraryFault.MISSING, path, str(error)) from error
