"""Which library a command is about, and who is at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.services.library import Library
from kanttekening.services.people import author_of
from kanttekening.services.places import default_library, preferences_file, prepare_folder
from kanttekening.store.preferences import PreferencesFile

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


def library_path(arguments: Namespace, *, create: bool = True) -> Path:
    """The library that was named, else the user's own; ``create`` makes the folder of that."""
    named: Path | None = getattr(arguments, "library", None)
    if named is not None:
        return named
    path = default_library()
    if create:
        prepare_folder(path)
    return path


def open_library(arguments: Namespace, *, create: bool = False) -> Library:
    """The library of this command. Only who takes something in gets a new one.

    Raises LibraryError: a name with a slip of the pen must not become an empty library.
    """
    named = str(getattr(arguments, "author", None) or "").strip()
    author = named or author_of(PreferencesFile(preferences_file()).read())
    return Library.open(library_path(arguments, create=create), author=author, create=create)
