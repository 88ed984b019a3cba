"""Preferences in a JSON file that a newer version of the program may have written as well."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import NotKeptError
from kanttekening.domain.preferences import TEXT_SIZES, Preferences, Theme
from kanttekening.domain.reading_look import (
    ReadingFont,
    ReadingLook,
    ReadingPaper,
    ReadingSpacing,
    ReadingWidth,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# 1e999 is a number to JSON, and too large to be one here.
_NO_SENSE = (TypeError, ValueError, OverflowError)
_NAMES = tuple(field.name for field in fields(Preferences))


class PreferencesFile:
    """Reads what can be read; keeps what it does not know."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Preferences:
        """The preferences; whatever is missing or makes no sense is at its default."""
        stored, preferences = self._stored(), Preferences()
        for name in _NAMES:
            if name in stored:
                preferences = _with(preferences, name, stored[name])
        return preferences

    def write(self, preferences: Preferences) -> None:
        """Keep the preferences. Written beside and renamed, so that half a file does not exist.

        Raises NotKeptError.
        """
        beside = self._path.with_name(f"{self._path.name}.nieuw-{os.getpid()}")
        # A path may hold what is no text; as an escape it comes back as it was.
        whole = json.dumps(self._stored() | asdict(preferences), indent=2)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8") as file:
                file.write(whole)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError as error:
            raise NotKeptError(self._path, str(error)) from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _stored(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return stored if isinstance(stored, dict) else {}


def _with(preferences: Preferences, name: str, value: Any) -> Preferences:
    try:
        return replace(preferences, **{name: _MAKERS.get(name, str)(value)})
    except _NO_SENSE:
        return preferences


def _folders(stored: Any) -> dict[str, str]:
    return {str(library): str(folder) for library, folder in dict(stored).items()}


def _text_size(stored: Any) -> int:
    return TEXT_SIZES[TEXT_SIZES.index(stored)]


def _look(stored: dict[str, Any]) -> ReadingLook:
    """What was chosen for the Leesweergave; one strange value does not spoil the others."""
    look = ReadingLook()
    makers: dict[str, Callable[[Any], Any]] = {
        "font": ReadingFont,
        "size": int,
        "width": ReadingWidth,
        "spacing": ReadingSpacing,
        "paper": ReadingPaper,
        "whole": bool,
    }
    for name, make in makers.items():
        with suppress(*_NO_SENSE, KeyError):
            look = replace(look, **{name: make(stored[name])})
    return look


# What is not here is a text.
_MAKERS: dict[str, Callable[[Any], Any]] = {
    "theme": Theme,
    "mark_kind": MarkKind,
    "text_size": _text_size,
    "recognizes": bool,
    "aloud_pace": int,
    "reading": _look,
    "dangers_seen": lambda stored: tuple(map(str, stored)),
    "watched_folders": _folders,
}
