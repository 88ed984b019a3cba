"""Colours, fonts and icons of the running window."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QIcon,
    QPalette,
)

from kanttekening.ui.colors import LIGHT, TABLE, Colors, MarkColors, Scheme
from kanttekening.ui.icons import svg_icon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kanttekening.domain.annotation import MarkKind


class TextRole(StrEnum):
    """Sizes of text in the interface, all relative to the system's own."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    TITLE = "title"
    HEADING = "heading"


_FACTORS = {
    TextRole.SMALL: 0.925,
    TextRole.BODY: 1.0,
    TextRole.STRONG: 1.0,
    TextRole.TITLE: 1.16,
    TextRole.HEADING: 1.5,
}
_WEIGHTS = {
    TextRole.STRONG: QFont.Weight.DemiBold,
    TextRole.TITLE: QFont.Weight.Bold,
    TextRole.HEADING: QFont.Weight.Bold,
}
_SMALLEST_PIXELS = 13
# Systems have text of 12 to 15 pixels as long as nobody asks for larger.
_USUAL_PIXELS = 15
_POINTS_PER_INCH = 72
# Qt knows one font for a program: what the system gave is kept beside what became of it.
_USUAL, _ENLARGED = "usual_font", "enlarged_font"
# Lengths in the style sheet that go along with the text.
_LENGTHS = {"icon": 16, "drop": 24, "box": 16, "small_box": 12, "dot_edge": 5}

READING_FAMILIES = {
    "atkinson": "Atkinson Hyperlegible Next",
    "serif": "Kanttekening Serif",
    "system": "",
}


class Theme(QObject):
    """The look of the running window. ``changed`` comes after palette and style are in place.

    ``text_size`` is how large letters are, in per cent of the system's.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        resource: Callable[[str], Path],
        choice: Scheme = Scheme.SYSTEM,
        text_size: int = 100,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._resource = resource
        self._choice = choice
        self._column = Scheme.LIGHT
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._sources: dict[str, str] = {}
        self._fonts_loaded = False
        self._is_retired = False
        app.setStyle("Fusion")
        app.setFont(_enlarged(_readable(_usual_font(app), app), text_size, app))
        self._growth = max(1.0, QFontInfo(app.font()).pixelSize() / _USUAL_PIXELS)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._ask_system_for(choice)
        self._apply()

    def retire(self) -> None:
        """Follow the system no more: another window comes, with a look of its own."""
        self._is_retired = True

    @property
    def choice(self) -> Scheme:
        """What the person chose."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """The column that is shown: never ``SYSTEM``."""
        return self._column

    @property
    def colors(self) -> Colors:
        """The column that is shown."""
        return TABLE[self._column]

    def choose(self, choice: Scheme) -> None:
        """Show another column at once."""
        self._choice = choice
        self._ask_system_for(choice)
        self._apply()

    def _ask_system_for(self, choice: Scheme) -> None:
        """Have the system's own parts (title bar, file dialogs) go along."""
        hints = self._app.styleHints()
        asked = {
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
            Scheme.CONTRAST: Qt.ColorScheme.Dark,
        }.get(choice)
        if asked is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(asked)

    def color(self, name: str) -> QColor:
        """Find a colour of the shown column by its name in the table."""
        return QColor(getattr(self.colors, name))

    def mark(self, kind: MarkKind) -> MarkColors:
        """Give the colours of a mark on the window's own surface."""
        return self.colors.marks[kind]

    def paper_mark(self, kind: MarkKind) -> MarkColors:
        """Give the colours of a mark on white paper, whatever the window looks like."""
        return LIGHT.marks[kind]

    def font(self, role: TextRole = TextRole.BODY) -> QFont:
        """Make the system's font in one of our sizes."""
        font = QFont(self._app.font())
        font.setPointSizeF(font.pointSizeF() * _FACTORS[role])
        font.setWeight(_WEIGHTS.get(role, QFont.Weight.Normal))
        return font

    @property
    def growth(self) -> float:
        """How many times larger a person's text is than what most systems have; 1 at least."""
        return self._growth

    def grown(self, pixels: int) -> int:
        """A length that goes along with the text: at twice the text an icon is twice as large."""
        return round(pixels * self._growth)

    def icon_size(self, pixels: int) -> QSize:
        """The size of an icon that goes along with the text."""
        return QSize(self.grown(pixels), self.grown(pixels))

    def reading_font(self, choice: str = "atkinson") -> QFont:
        """Make a font for the Leesweergave: ``atkinson``, ``serif`` or ``system``."""
        if not self._fonts_loaded:
            for path in sorted(self._resource("fonts").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(path))
            self._fonts_loaded = True
        font = QFont(self._app.font())
        family = READING_FAMILIES[choice]
        if family:
            font.setFamilies([family])
        return font

    def icon(self, name: str, color: str = "ink") -> QIcon:
        """Make a Lucide icon in a colour of the table, sharp at every scale."""
        key = (name, color)
        if key not in self._icons:
            unusable = self.colors.control
            self._icons[key] = svg_icon(self._svg(name), getattr(self.colors, color), unusable)
        return self._icons[key]

    def _svg(self, name: str) -> str:
        if name not in self._sources:
            path = self._resource("icons") / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name]

    def _on_system_changed(self) -> None:
        if self._choice is Scheme.SYSTEM and not self._is_retired:
            self._apply()

    def _apply(self) -> None:
        self._column = self._column_for(self._choice)
        self._icons.clear()
        self._app.setPalette(palette(self.colors))
        self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _column_for(self, choice: Scheme) -> Scheme:
        if choice is not Scheme.SYSTEM:
            return choice
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT

    def _style_sheet(self) -> str:
        folder = self._resource("style")
        source = (folder / "window.qss").read_text(encoding="utf-8")
        values = {key: value for key, value in asdict(self.colors).items() if key != "marks"}
        # A style sheet takes drawings from files only: each column has its own, in its colours.
        drawings = (folder / self._column.value).as_posix()
        lengths = {name: self.grown(pixels) for name, pixels in _LENGTHS.items()}
        box, edge = lengths["box"], lengths["dot_edge"]
        lengths |= {"box_inside": box - 2, "round": box // 2 + 1, "dot": box + 2 - 2 * edge}
        question = self.font(TextRole.TITLE).pointSizeF()
        return Template(source).substitute(values, drawings=drawings, question=question, **lengths)


def palette(colors: Colors) -> QPalette:
    """Qt's palette for one column."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, value in (
        (role.Window, colors.side),
        (role.WindowText, colors.ink),
        (role.Base, colors.surface),
        (role.AlternateBase, colors.hover),
        (role.Text, colors.ink),
        (role.PlaceholderText, colors.grey2),
        (role.Button, colors.surface),
        (role.ButtonText, colors.ink),
        (role.BrightText, colors.danger),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.accent),
        (role.ToolTipBase, colors.bar),
        (role.ToolTipText, colors.on_bar),
        (role.Accent, colors.accent),
        (role.Light, colors.line),
        (role.Midlight, colors.line),
        (role.Mid, colors.line),
        (role.Dark, colors.control),
        (role.Shadow, colors.line),
    ):
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colors.control))
    return made


def _readable(font: QFont, app: QApplication) -> QFont:
    """Take the system's font, but never smaller than the smallest size we design for."""
    if QFontInfo(font).pixelSize() < _SMALLEST_PIXELS:
        dots = app.primaryScreen().logicalDotsPerInch()
        font.setPointSizeF(_SMALLEST_PIXELS * _POINTS_PER_INCH / dots)
    return font


def _usual_font(app: QApplication) -> QFont:
    """The system's font, also after an earlier window of this program had larger letters."""
    usual = app.property(_USUAL)
    if isinstance(usual, QFont) and app.font() == app.property(_ENLARGED):
        return QFont(usual)
    return app.font()


def _enlarged(font: QFont, percent: int, app: QApplication) -> QFont:
    """The font in another size, which is known as ours from now on."""
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * percent / 100)
    app.setProperty(_USUAL, font)
    app.setProperty(_ENLARGED, larger)
    return larger
