"""Colours, fonts and icons of the window, all from one table with three columns."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from kanttekening.domain.annotation import MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


class Scheme(StrEnum):
    """What a person may choose; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class MarkColors:
    """A mark's colour behind text (``fill``) and one that is safe for text itself (``edge``)."""

    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Colors:
    """One column of the table.

    ``grey1`` is for facts, ``grey2`` for what may be overlooked; ``line`` parts surfaces and is
    decoration, ``control`` outlines what can be used. ``side`` lies under the sidebar, ``canvas``
    under the paper. ``hit`` lies behind found words.
    """

    ink: str
    grey1: str
    grey2: str
    line: str
    control: str
    surface: str
    side: str
    canvas: str
    accent: str
    on_accent: str
    selection: str
    hover: str
    hit: str
    on_hit: str
    danger: str
    bar: str
    on_bar: str
    marks: dict[MarkKind, MarkColors]


LIGHT = Colors(
    ink="#1D2430",
    grey1="#4D5866",
    grey2="#5F6875",
    line="#DDE0E6",
    control="#868E9A",
    surface="#FFFFFF",
    side="#ECEEF0",
    canvas="#E3E6EB",
    accent="#154273",
    on_accent="#FFFFFF",
    selection="#E2EBF5",
    hover="#F1F4F8",
    hit="#FFE49B",
    on_hit="#1D2430",
    danger="#A3261B",
    bar="#1D2430",
    on_bar="#FFFFFF",
    marks={
        MarkKind.IMPORTANT: MarkColors("#BFE6CD", "#1F7145"),
        MarkKind.QUESTION: MarkColors("#FFE08A", "#8A6100"),
        MarkKind.ACTION: MarkColors("#BBDDF8", "#1B659F"),
        MarkKind.PLEDGE: MarkColors("#DFD0F5", "#6A45A8"),
        MarkKind.DISAGREE: MarkColors("#F9CCC6", "#AB3226"),
        MarkKind.LOOSE: MarkColors("#DADFE6", "#56606E"),
    },
)

DARK = Colors(
    ink="#E6E9EE",
    grey1="#B3BAC5",
    grey2="#98A1AE",
    line="#2C333E",
    control="#6F7A89",
    surface="#1C222B",
    side="#181D24",
    canvas="#11151B",
    accent="#8FB8E8",
    on_accent="#10202F",
    selection="#233349",
    hover="#222A35",
    hit="#6B5416",
    on_hit="#F5EBCF",
    danger="#F29A90",
    bar="#E6E9EE",
    on_bar="#11151B",
    marks={
        MarkKind.IMPORTANT: MarkColors("#1F5638", "#7ECDA0"),
        MarkKind.QUESTION: MarkColors("#6B5212", "#E3BC53"),
        MarkKind.ACTION: MarkColors("#1F4E76", "#86BDEB"),
        MarkKind.PLEDGE: MarkColors("#4E3878", "#C0A4EE"),
        MarkKind.DISAGREE: MarkColors("#74302A", "#F29A90"),
        MarkKind.LOOSE: MarkColors("#3D4653", "#B3BAC5"),
    },
)

CONTRAST = Colors(
    ink="#FFFFFF",
    grey1="#FFFFFF",
    grey2="#E8E8E8",
    line="#A0A0A0",
    control="#FFFFFF",
    surface="#000000",
    side="#000000",
    canvas="#000000",
    accent="#FFE14D",
    on_accent="#000000",
    selection="#1B2B60",
    hover="#1F1F1F",
    hit="#FFE14D",
    on_hit="#000000",
    danger="#FFB3A8",
    bar="#FFFFFF",
    on_bar="#000000",
    marks={
        MarkKind.IMPORTANT: MarkColors("#00592B", "#69F0A0"),
        MarkKind.QUESTION: MarkColors("#6A4F00", "#FFE14D"),
        MarkKind.ACTION: MarkColors("#004A8F", "#8FD0FF"),
        MarkKind.PLEDGE: MarkColors("#5A2A9C", "#DAB8FF"),
        MarkKind.DISAGREE: MarkColors("#8C1B10", "#FFB3A8"),
        MarkKind.LOOSE: MarkColors("#454545", "#E8E8E8"),
    },
)

TABLE = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


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
_POINTS_PER_INCH = 72
_ICON_SIZES = (16, 20, 24, 32, 40, 48, 60, 72)

READING_FAMILIES = {
    "atkinson": "Atkinson Hyperlegible Next",
    "serif": "Source Serif 4",
    "system": "",
}


class Theme(QObject):
    """The look of the running window. ``changed`` comes after palette and style are in place."""

    changed = Signal()

    def __init__(self, app: QApplication, resource: Callable[[str], Path]) -> None:
        super().__init__(app)
        self._app = app
        self._resource = resource
        self._choice = Scheme.SYSTEM
        self._column = Scheme.LIGHT
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._sources: dict[str, str] = {}
        self._fonts_loaded = False
        app.setStyle("Fusion")
        app.setFont(_readable(app.font(), app))
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

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
        hints = self._app.styleHints()
        asked = {
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
            Scheme.CONTRAST: Qt.ColorScheme.Dark,
        }.get(choice)
        # The system's own parts (title bar, file dialogs) go along.
        if asked is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(asked)
        self._apply()

    def color(self, name: str) -> QColor:
        """A colour of the shown column by its name in the table."""
        return QColor(getattr(self.colors, name))

    def mark(self, kind: MarkKind) -> MarkColors:
        """The colours of a mark on the window's own surface."""
        return self.colors.marks[kind]

    def paper_mark(self, kind: MarkKind) -> MarkColors:
        """The colours of a mark on white paper, whatever the window looks like."""
        return LIGHT.marks[kind]

    def font(self, role: TextRole = TextRole.BODY) -> QFont:
        """The system's font in one of our sizes."""
        font = QFont(self._app.font())
        font.setPointSizeF(font.pointSizeF() * _FACTORS[role])
        font.setWeight(_WEIGHTS.get(role, QFont.Weight.Normal))
        return font

    def reading_font(self, choice: str = "atkinson") -> QFont:
        """A font for the Leesweergave: ``atkinson``, ``serif`` or ``system``."""
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
        """A Lucide icon in a colour of the table, sharp at every scale."""
        key = (name, color)
        if key not in self._icons:
            self._icons[key] = self._draw_icon(name, color)
        return self._icons[key]

    def _draw_icon(self, name: str, color: str) -> QIcon:
        icon = QIcon()
        for mode, shade in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, "control")):
            renderer = QSvgRenderer(QByteArray(self._svg(name, shade).encode()))
            for size in _ICON_SIZES:
                icon.addPixmap(_render(renderer, size), mode)
        return icon

    def _svg(self, name: str, color: str) -> str:
        if name not in self._sources:
            path = self._resource("icons") / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name].replace("currentColor", getattr(self.colors, color))

    def _on_system_changed(self) -> None:
        if self._choice is Scheme.SYSTEM:
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
        source = (self._resource("style") / "window.qss").read_text(encoding="utf-8")
        values = {key: value for key, value in asdict(self.colors).items() if key != "marks"}
        return Template(source).substitute(values)


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
    """The system's font, but never smaller than the smallest size we design for."""
    if QFontInfo(font).pixelSize() < _SMALLEST_PIXELS:
        dots = app.primaryScreen().logicalDotsPerInch()
        font.setPointSizeF(_SMALLEST_PIXELS * _POINTS_PER_INCH / dots)
    return font


def _render(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
