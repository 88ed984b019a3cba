"""The meetings in the sidebar: what comes, what was last, and the way to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from kanttekening.domain.touched import Touched
from kanttekening.services.query_field import written
from kanttekening.ui.sidebar_section import Line
from kanttekening.words import meetings as words

if TYPE_CHECKING:
    from kanttekening.domain.agenda import MeetingsAround
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.sidebar_section import SidebarSection

_STALE = Touched.LETTERS | Touched.FACTS
# While a folder is taken in, every file may bring a meeting.
_REST_MS = 700
_ALL = 0
FILTER = "vergadering"


class Meetings(QObject):
    """Asks the library when the window stands, and again when letters came or went."""

    def __init__(self, desk: Desk, section: SidebarSection, letters: LettersPanel) -> None:
        super().__init__(section)
        self._desk, self._section, self._letters = desk, section, letters
        # The lines know numbers; a meeting keeps its own for as long as the window is there.
        self._numbers: dict[str, int] = {}
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.ask)
        section.chosen.connect(self._on_chosen)
        desk.touched.connect(self._on_touched)

    def ask(self) -> None:
        """Ask which there are."""
        self._desk.latest("meetings", lambda library: library.events.meetings(), self._show)

    def _on_touched(self, touched: Touched) -> None:
        if touched & _STALE and not self._rest.isActive():
            self._rest.start()

    def _show(self, around: MeetingsAround) -> None:
        lines = [
            Line(
                self._numbers.setdefault(row.value, len(self._numbers) + 1),
                words.line(row.name, row.day, around.today),
                words.spoken(row.name, row.day, row.letters, is_coming=row.day >= around.today),
                row.letters,
                tip=words.tip(row.name, row.day, row.letters),
                icon="landmark",
                brief=words.brief(row.name, row.day, around.today),
            )
            for row in around.rows
        ]
        if around.total > len(lines):
            spoken = words.all_spoken(around.total)
            more = Line(_ALL, words.ALL, spoken, around.total, tip=words.ALL_TIP, icon="ellipsis")
            lines.append(more)
        self._section.show_lines(lines, around.total)

    def _on_chosen(self, number: int) -> None:
        value = next((value for value, known in self._numbers.items() if known == number), None)
        if value is not None:
            self._letters.search_all(written(FILTER, value))
        else:
            # What was chosen from a menu gives the focus back first.
            QTimer.singleShot(0, self, self._offer_all)

    def _offer_all(self) -> None:
        """All are values of the filter: the field offers them, and finds them while one types.

        With a quotation mark, for names and days of meetings have spaces.
        """
        field = self._letters.search
        self._letters.search_all("")
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.replace(0, len(field.text()), f'{FILTER}:"')
