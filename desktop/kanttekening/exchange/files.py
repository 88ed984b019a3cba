"""Files that are whole or not there: written beside their place and renamed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kanttekening.domain.errors import NotWrittenError

if TYPE_CHECKING:
    from pathlib import Path


def write_beside(path: Path, data: bytes) -> None:
    """Write a file; what stood there stays until the new one is whole."""
    beside = path.with_name(f"{path.name}.nieuw-{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise NotWrittenError(path, str(error)) from error
    finally:
        beside.unlink(missing_ok=True)
