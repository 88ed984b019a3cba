"""A folder whose new files are taken in: which of them are there, and complete."""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kanttekening.domain.errors import NotKeptError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kanttekening.store.preferences import PreferencesFile

# A file that has not changed for so long is complete.
_REST = 3.0
# For a folder that the administrator decided on, whatever the library.
COMMON_MEMORY = "gezien.json"


@dataclass(frozen=True, slots=True)
class Looks:
    """What tells that a file has changed, without opening it."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Sighting:
    looks: Looks
    since: float


class Watching:
    """Looks into the folder that belongs to one library; to be used on one thread.

    What comes into the folder of one library never comes into another: a clerk's library must not
    get the letters out of somebody's own folder. Each file is offered once: taken in, refused or
    thrown away later, it only comes again when it has changed. ``memory`` is the file in which that
    is kept. ``clock`` gives seconds. ``decided`` is the administrator's folder, "" for none.
    """

    def __init__(
        self,
        preferences: PreferencesFile,
        library: Path,
        memory: Path,
        clock: Callable[[], float] = time.monotonic,
        *,
        decided: str | None = None,
    ) -> None:
        self._preferences = preferences
        self._library = str(library.absolute())
        self._memory = memory
        self._clock = clock
        self._decided = decided
        self._seen: dict[Path, _Sighting] = {}
        self._offered: dict[Path, Looks] = {}
        self._dealt_with: dict[Path, Looks] | None = None

    @property
    def is_decided(self) -> bool:
        """Whether the administrator has decided which folder it is, or that it is none."""
        return self._decided is not None

    @property
    def folder(self) -> Path | None:
        """The folder that is watched, if one is."""
        name = self._decided
        if name is None:
            name = self._preferences.read().watched_folders.get(self._library, "")
        return Path(name) if name else None

    def begin(self, folder: Path) -> tuple[Path, ...]:
        """Watch a folder from now on; the files that are in it already, which are not offered."""
        self._keep(str(folder))
        self._seen, self._offered = {}, {}
        self._dealt_with = _files(folder)
        self._remember()
        return tuple(self._dealt_with)

    def stop(self) -> None:
        """Watch no folder any more."""
        self._keep("")
        self._seen, self._offered = {}, {}

    def look(self) -> tuple[Path, ...] | None:
        """The files that are new and complete; None when the folder can't be found."""
        folder = self.folder
        if folder is None:
            return ()
        if not _is_there(folder):
            return None
        now, files, known = self._clock(), _files(folder), self._known()
        self._follow(known, files)
        self._seen = {
            path: self._sighted(path, looks, now)
            for path, looks in files.items()
            if known.get(path) != looks and self._offered.get(path) != looks
        }
        ready = tuple(path for path, seen in self._seen.items() if now - seen.since >= _REST)
        self._offered |= {path: self._seen[path].looks for path in ready}
        return ready

    def dealt_with(self, paths: Iterable[Path]) -> None:
        """Remember that these were taken in or refused, also after a restart."""
        known = self._known()
        mine = [path for path in paths if path in self._offered]
        if mine:
            known.update((path, self._offered.pop(path)) for path in mine)
            self._remember()

    def come_again(self, paths: Iterable[Path]) -> None:
        """Offer these once more later: they could not be read yet, another program holds them."""
        for path in paths:
            self._offered.pop(path, None)
            self._seen.pop(path, None)

    def offered(self) -> tuple[Path, ...]:
        """The files that were offered and of which nothing was heard yet."""
        return tuple(self._offered)

    def _follow(self, known: dict[Path, Looks], files: dict[Path, Looks]) -> None:
        """A file that got another name is still the one that was dealt with."""
        gone = {looks: path for path, looks in known.items() if path not in files}
        renamed = [
            (gone[looks], path)
            for path, looks in files.items()
            if path not in known and path not in self._offered and looks in gone
        ]
        for before, path in renamed:
            if before in known:
                known[path] = known.pop(before)
        if renamed:
            self._remember()

    def _sighted(self, path: Path, looks: Looks, now: float) -> _Sighting:
        before = self._seen.get(path)
        return before if before is not None and before.looks == looks else _Sighting(looks, now)

    def _known(self) -> dict[Path, Looks]:
        if self._dealt_with is None:
            self._dealt_with = _read(self._memory)
        return self._dealt_with

    def _remember(self) -> None:
        kept = {str(path): [looks.size, looks.changed] for path, looks in self._known().items()}
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        from kanttekening.exchange.files import write_beside  # most people watch no folder

        write_beside(self._memory, json.dumps(kept, ensure_ascii=False).encode())

    def _keep(self, folder: str) -> None:
        chosen = self._preferences.read()
        others = {
            library: other
            for library, other in chosen.watched_folders.items()
            if library != self._library
        }
        mine = {self._library: folder} if folder else {}
        self._preferences.write(replace(chosen, watched_folders=others | mine))


def memory_of(data_folder: Path, library: Path) -> Path:
    """The file that says which files of its folder a library has dealt with."""
    key = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]
    return data_folder / f"gezien-{key}.json"


def give_to_library(preferences: PreferencesFile, data_folder: Path, library: Path) -> None:
    """Let a folder that was watched for every library belong to ``library`` alone, with its memory.

    To be done before another library is opened, with the one that opens by itself.
    """
    chosen = preferences.read()
    if not chosen.watched_folder:
        return
    key = str(library.absolute())
    folders = {key: chosen.watched_folder, **chosen.watched_folders}
    with suppress(OSError):
        (data_folder / COMMON_MEMORY).replace(memory_of(data_folder, library))
    with suppress(NotKeptError):  # then it is tried again next time
        preferences.write(replace(chosen, watched_folder="", watched_folders=folders))


def _is_there(folder: Path) -> bool:
    """Whether the folder can be seen now; a network drive may answer with any error."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def _files(folder: Path) -> dict[Path, Looks]:
    found = {}
    from kanttekening.readers.intake import gather

    for path in gather([folder]):
        if isinstance(path, Path):
            try:
                status = path.stat()
            except OSError:
                continue  # it has gone already
            found[path] = Looks(status.st_size, status.st_mtime_ns)
    return found


def _read(memory: Path) -> dict[Path, Looks]:
    """What was dealt with; a file that makes no sense says nothing."""
    try:
        stored = json.loads(memory.read_text(encoding="utf-8"))
        return {Path(name): Looks(int(size), int(at)) for name, (size, at) in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
