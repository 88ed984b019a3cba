"""Places where a library should not stand: it is written to all the time, by one program at once.

A program that synchronises a folder copies the file while it is being written; on a network drive
locks may not hold. Both have spoiled SQLite files of others.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kanttekening.domain.danger import Danger

_MOUNTS = Path("/proc/self/mounts")
_NETWORKS = ("nfs", "cifs", "smb", "sshfs", "davfs", "afs", "9p", "glusterfs", "ceph", "gvfsd")
# How the folders of services that synchronise are called, as a whole or in front.
_SYNCHRONISED = (
    "onedrive", "dropbox", "google drive", "googledrive", "mijn drive", "my drive", "icloud",
    "iclouddrive", "nextcloud", "owncloud", "surfdrive", "box", "stack", "mobile documents",
    "pcloud", "pclouddrive", "proton drive", "synologydrive", "syncthing", "tresorit",
)  # fmt: skip
# Where OneDrive itself says that its folders are.
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE_DRIVE = 4


def danger_of(library: Path) -> Danger | None:
    """Why a library had better not stand here; None when nothing is known against it."""
    folder = Path(os.path.realpath(library)).parent
    if _is_on_network(folder):
        return Danger.NETWORK
    if _is_synchronised(folder):
        return Danger.SYNCHRONISED
    return None


def _is_synchronised(folder: Path) -> bool:
    roots = [Path(os.environ[name]) for name in _ONEDRIVE if os.environ.get(name)]
    if any(folder.is_relative_to(root) for root in roots):
        return True
    return any(_is_service(part.casefold()) for part in folder.parts)


def _is_service(name: str) -> bool:
    """Whether a folder is called like a service: "OneDrive - Gemeente Voorbeeldstad" too."""
    return any(
        name == service or name.startswith((f"{service} ", f"{service}-", f"{service}("))
        for service in _SYNCHRONISED
    )


if sys.platform == "win32":
    import ctypes

    def _is_on_network(folder: Path) -> bool:
        if folder.drive.startswith("\\\\"):
            return True
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
        return kind == _REMOTE_DRIVE

else:

    def _is_on_network(folder: Path) -> bool:
        """Ask which file system holds the folder: that of the longest mount point above it."""
        try:
            lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return False
        kind, longest = "", -1
        for _device, place, found, *_rest in (
            line.split() for line in lines if line.count(" ") > 2
        ):
            mount = Path(place.replace("\\040", " "))
            if folder.is_relative_to(mount) and len(mount.parts) > longest:
                kind, longest = found, len(mount.parts)
        return kind.removeprefix("fuse.").startswith(_NETWORKS)
