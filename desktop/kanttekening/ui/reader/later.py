"""What of the reader is made when it is first needed: most letters are only read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from kanttekening.domain.annotation import Annotation
    from kanttekening.domain.letter import LetterId
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.reader.evidence import Evidence
    from kanttekening.ui.reader.framing import Framing
    from kanttekening.ui.reader.open_letter import OpenLetter
    from kanttekening.ui.reader.placing import Placing
    from kanttekening.ui.reader.version_banner import VersionBanner
    from kanttekening.ui.reader.view import ReaderView

_BELOW_THE_HEAD = 2


class Later(QObject):
    """Makes it, and passes on what it tells."""

    compare_wanted = Signal(object)
    reader_wanted = Signal()
    absent = Signal(object, object)

    def __init__(self, reader: ReaderView, desk: Desk) -> None:
        super().__init__(reader)
        self._reader = reader
        self._desk = desk
        self._column: QVBoxLayout | None = None
        self._opened: OpenLetter | None = None
        reader.shown.connect(self._on_shown)

    def stand_in(self, column: QVBoxLayout) -> None:
        """Strips come in this column, below the head."""
        self._column = column

    def add_strip(self, strip: QWidget) -> None:
        """Let something stand between the head and the letter."""
        if self._column is not None:
            self._column.insertWidget(_BELOW_THE_HEAD, strip)

    @cached_property
    def placing(self) -> Placing:
        """Putting marks on other words."""
        from kanttekening.ui.reader.placing import Placing

        made = Placing(self._desk, self._reader)
        self.add_strip(made.strip)
        made.begun.connect(self.reader_wanted)
        return made

    @cached_property
    def framing(self) -> Framing:
        """Marking areas of pages."""
        from kanttekening.ui.reader.framing import Framing

        return Framing(self._desk, self._reader, self.placing)

    @property
    def framing_on(self) -> Framing | None:
        """The marking of an area that is under way."""
        framing: Framing | None = self.__dict__.get("framing")
        return framing if framing is not None and framing.is_on else None

    @cached_property
    def banner(self) -> VersionBanner:
        """What is said of versions."""
        from kanttekening.ui.reader.version_banner import VersionBanner

        made = VersionBanner(self._desk, self._reader)
        self.add_strip(made)
        made.compare_wanted.connect(self.compare_wanted)
        return made

    @cached_property
    def evidence(self) -> Evidence:
        """Going to where something was read."""
        from kanttekening.ui.reader.evidence import Evidence

        made = Evidence(self._desk, self._reader, self._opened)
        made.absent.connect(self.absent)
        return made

    def show_annotations(self, letter_id: LetterId, annotations: Sequence[Annotation]) -> None:
        """What is said of a new version is said of the notes as they are now."""
        if "banner" in self.__dict__:
            self.banner.show_annotations(letter_id, annotations)

    def _on_shown(self, opened: OpenLetter) -> None:
        self._opened = opened
        if len(opened.versions) > 1 or "banner" in self.__dict__:
            self.banner.show_letter(opened)
