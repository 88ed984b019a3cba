"""Which library this window has, and what can be done with the file as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.errors import LibraryError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kanttekening.domain.danger import Danger
    from kanttekening.domain.library_summary import LibrarySummary
    from kanttekening.store.preferences import PreferencesFile

ENDING = ".kanttekening"


class Libraries:
    """The library of a window among others. Blocking; ``may_choose`` is for administrators."""

    def __init__(
        self, path: Path, preferences: PreferencesFile, *, may_choose: bool = True
    ) -> None:
        self.path = path
        self.may_choose = may_choose
        self._preferences = preferences

    def choose(self, path: Path) -> None:
        """Let this library open by itself from now on."""
        self._preferences.write(replace(self._preferences.read(), library=str(path)))

    def fresh_danger(self) -> Danger | None:
        """Why the library had better stand elsewhere, if a person has not read that yet."""
        if str(self.path) in self._preferences.read().dangers_seen:
            return None
        from kanttekening.services.dangerous_places import danger_of  # not before the window

        return danger_of(self.path)

    def wave_aside(self) -> None:
        """Do not warn about this place again."""
        chosen = self._preferences.read()
        seen = (*chosen.dangers_seen, str(self.path))
        self._preferences.write(replace(chosen, dangers_seen=tuple(dict.fromkeys(seen))))

    def backup_name(self, today: date) -> str:
        """What a copy is called that is made today."""
        return f"{self.path.stem} reservekopie {today:%Y-%m-%d}{ENDING}"

    def back_up(self, copy: Path) -> None:
        """Copy the library, also while it is in use; raises LibraryError and TakenError."""
        from kanttekening.services.copying import back_up

        back_up(self.path, copy)

    def summaries(self, copy: Path) -> tuple[LibrarySummary, LibrarySummary | None]:
        """What a copy holds and what the library holds now, as far as that can be told.

        Raises LibraryError when the copy can't be used.
        """
        from kanttekening.services.copying import summarize

        of_copy = summarize(copy)
        try:
            return of_copy, summarize(self.path)
        except LibraryError:  # that may be why it is to be replaced
            return of_copy, None

    def put_back(self, copy: Path) -> Path | None:
        """Put a copy in the place of the library, which must not be open; what stood there is kept.

        Raises LibraryError.
        """
        from kanttekening.services.copying import put_back

        return put_back(copy, self.path)
