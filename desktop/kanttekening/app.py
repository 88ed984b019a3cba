"""Builds every object of the window and connects them; knows all rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening import __version__
from kanttekening.readers.pool import ParserPool
from kanttekening.services.libraries import Libraries
from kanttekening.services.library import Library
from kanttekening.services.people import author_of
from kanttekening.services.places import (
    data_folder,
    default_library,
    is_there,
    own_library,
    preferences_file,
    prepare_folder,
    resource,
    sample_letters,
)
from kanttekening.services.policies import read_policies
from kanttekening.services.watching import COMMON_MEMORY, Watching, give_to_library, memory_of
from kanttekening.store.preferences import PreferencesFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kanttekening.domain.arrival import Refusal
    from kanttekening.services.pages import Pages
    from kanttekening.services.policies import Policies
    from kanttekening.services.reading import FileReader
    from kanttekening.services.recognizing import Recognizer
    from kanttekening.ui.application import Parts


def run(library: Path | None, files: Sequence[Path], pages: Pages) -> int:
    """Open the window on a library, take ``files`` in, and stay until the window is closed."""
    parser = ParserPool()
    try:
        from kanttekening.ui import application

        return application.run(build(library, pages, parser), files)
    finally:
        parser.close()


def build(library: Path | None, pages: Pages, parser: ParserPool) -> Parts:
    """Gather all that the window is built from."""
    from kanttekening.ui.application import Parts

    path, missing = (library or default_library()).absolute(), None
    policies = read_policies()
    if library is None and policies.library is None and path != own_library():
        missing = None if is_there(path) else path
        path = path if missing is None else own_library()
    preferences = PreferencesFile(preferences_file())

    def open_library() -> Library:
        if library is None:
            prepare_folder(path)
        return Library.open(path, author=author_of(preferences.read()))

    from kanttekening.ui.intake_tools import IntakeTools

    return Parts(
        version=__version__,
        data_folder=data_folder(),
        library_path=path,
        open_library=open_library,
        intake_tools=IntakeTools(_gather, lambda: _open_reader(parser), parser.jobs),
        pages=pages,
        preferences=preferences,
        resource=resource,
        sample_letters=sample_letters,
        open_recognizer=_open_recognizer,
        watching=_watching(preferences, path, policies),
        libraries=Libraries(path, preferences, may_choose=policies.library is None),
        elsewhere=lambda other: build(other, pages, parser),
        policies=policies,
        missing=missing,
    )


def _watching(preferences: PreferencesFile, library: Path, policies: Policies) -> Watching:
    give_to_library(preferences, data_folder(), default_library())
    decided = policies.watched_folder
    memory = memory_of(data_folder(), library)
    if decided is not None:
        memory = data_folder() / COMMON_MEMORY
    return Watching(preferences, library, memory, decided=decided)


# What takes files in is loaded when the first one comes, not while somebody waits for the window.


def _gather(paths: Iterable[Path]) -> Iterator[Path | Refusal]:
    from kanttekening.readers.intake import gather

    return gather(paths)


def _open_reader(parser: ParserPool) -> FileReader:
    from kanttekening.services.reading import FileReader

    return FileReader(parser)


def _open_recognizer() -> Recognizer | None:
    from kanttekening.services.recognizing import open_recognizer  # not before a picture comes

    return open_recognizer()
