"""What the window is told about the place it runs in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kanttekening.domain.preferences import TEXT_SIZES
from kanttekening.domain.reading_look import ReadingLook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kanttekening.services.libraries import Libraries
    from kanttekening.services.recognizing import Recognizer
    from kanttekening.services.watching import Watching
    from kanttekening.ui.colors import Scheme
    from kanttekening.ui.dialogs.libraries import Move


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window needs to know about the place it runs in."""

    library_name: str
    resource: Callable[[str], Path]
    sample_letters: Callable[[], tuple[Path, ...]]
    diagnostics: Callable[[], str]
    keep_scheme: Callable[[Scheme], None]
    open_recognizer: Callable[[], Recognizer | None] = lambda: None
    watching: Watching | None = None
    recognizes: bool = True
    libraries: Libraries | None = None
    go: Callable[[Move], None] = lambda _move: None
    reading: ReadingLook = field(default_factory=ReadingLook)
    author: Callable[[], str] = lambda: ""
    keep_author: Callable[[str], None] = lambda _name: None
    aloud_pace: int = 100
    keep_aloud_pace: Callable[[int], None] = lambda _pace: None
    keep_reading: Callable[[ReadingLook], None] = lambda _look: None
    text_size: int = TEXT_SIZES[0]
    keep_text_size: Callable[[int], None] = lambda _size: None
    wants_recognition: bool = True
    keep_recognition: Callable[[bool], None] = lambda _wanted: None
