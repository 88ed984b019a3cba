"""Installs, runs, upgrades and removes every package where it belongs: `poe try-all`.

In bare Debian 12 and 13 the Debian package, in a Windows of its own each (Wine) setup.exe, the two
MSIs and the zip. With `debian` or `windows` as argument only those. Needs root and apt; for Windows
wine, nsis, wixl, mingw and osslsigncode.
"""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import try_deb
import try_windows
import trying

KINDS = {"debian": try_deb.environments, "windows": try_windows.environments}


def main(kinds: list[str]) -> int:
    """Try what is asked for, or everything. What they begin from is made while others run."""
    scratch = tempfile.TemporaryDirectory(
        prefix="kanttekening-",
        ignore_cleanup_errors=True,  # Wine may still write
    )
    with scratch as place, ThreadPoolExecutor(len(KINDS)) as preparing:
        environments = [
            environment
            for kind in kinds or KINDS
            for environment in KINDS[kind](Path(place), preparing)
        ]
        # They wait for the disk and for each other's servers more than for a processor.
        return trying.try_all(environments, at_once=1 + (os.cpu_count() or 1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
