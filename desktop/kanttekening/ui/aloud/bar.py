"""The bar below the letter while it is read aloud: pause, stop, sentence back and on, pace."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from kanttekening.ui.aloud.reading_aloud import PACES, State
from kanttekening.words import aloud as words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kanttekening.ui.aloud.reading_aloud import ReadingAloud
    from kanttekening.ui.theme import Theme

_ICON = 18


class AloudBar(QWidget):
    """Shows what the reading does; its buttons are the reader's own actions."""

    pace_chosen = Signal(int)

    def __init__(
        self,
        reading: ReadingAloud,
        actions: dict[str, QAction],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._theme = theme
        self.setObjectName("aloud")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.BAR)
        self._play = actions["aloud"]
        self._said = QLabel(self)
        self._said.setObjectName("count")
        self._said.setWordWrap(True)
        self._stop = actions["aloud_stop"]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        self._moving = [
            self._button(actions[name]) for name in ("sentence_back", "aloud", "sentence_on")
        ]
        for button in self._moving:
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self._said, 1)
        self._pace = self._pace_button()
        row.addWidget(self._pace)
        row.addWidget(self._button(actions["aloud_stop"]))
        reading.changed.connect(self._show)
        theme.changed.connect(self._show)
        self._show()

    def _pace_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words.PACE)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for pace in PACES:
            chosen = menu.addAction(words.pace(pace))
            chosen.triggered.connect(partial(self._on_pace, pace))
        button.setMenu(menu)
        return button

    def _on_pace(self, pace: int, _checked: object = None) -> None:
        self.pace_chosen.emit(pace)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(self._theme.icon_size(_ICON))
        button.setAutoRaise(True)
        button.setAccessibleName(action.text())
        return button

    def _show(self) -> None:
        state, reading = self._reading.state, self._reading
        speaking = state is State.SPEAKING
        self._play.setText(
            words.PAUSE if speaking else words.GO_ON if reading.is_on else words.READ
        )
        icon = "pause" if speaking else "play" if reading.is_on else "volume-2"
        self._play.setIcon(self._theme.icon(icon, "grey1"))
        for button in self._moving:
            button.setVisible(reading.is_on)
            button.setAccessibleName(button.text())
        self._pace.setVisible(reading.is_on)
        self._pace.setText(words.pace(reading.pace))
        self._pace.setAccessibleName(words.pace_name(reading.pace))
        self._stop.setIcon(self._theme.icon("square" if reading.is_on else "x", "grey1"))
        explained = {
            State.LOOKING: words.LOOKING,
            State.VOICELESS: words.voiceless(sys.platform),
            State.SOUNDLESS: words.SOUNDLESS,
        }
        self._said.setText(explained.get(state) or words.progress(*reading.progress))
        self.setVisible(state is not State.OFF)
