"""The head of the reader: the toolbar, the title and one line of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kanttekening.domain.guide import Guide
from kanttekening.ui.labels.chips import LabelChips
from kanttekening.ui.reader.look_menu import LookMenu
from kanttekening.ui.reader.more_button import MoreButton
from kanttekening.ui.reader.progress_chip import ProgressChip
from kanttekening.ui.reader.scan_chip import ScanChip
from kanttekening.ui.reader.segments import Segments
from kanttekening.ui.reader.title import ElidedLabel, TitleLabel
from kanttekening.ui.reader.version_chip import VersionChip
from kanttekening.ui.reader.whole_field import WholeField
from kanttekening.ui.theme import TextRole
from kanttekening.words import pages
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from kanttekening.domain.content import VersionNote
    from kanttekening.domain.letter import Letter
    from kanttekening.domain.scan import Scan
    from kanttekening.ui.theme import Theme

_ICON = 18
_LONGEST_LABEL = 8
_LEFT, _RIGHT = 20, 16
_VERY_LARGE = 1.5


class ReaderHead(QWidget):
    """Shows the letter's heading; its buttons are the reader's own actions."""

    view_chosen = Signal(str)
    page_typed = Signal(str)
    zoom_asked = Signal(float)

    def __init__(
        self, actions: dict[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_reading = False
        self._guide = Guide()
        self._pages = 0
        self._number = 1
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = TitleLabel(self)
        self._facts = ElidedLabel(self)
        self._facts.setObjectName("facts")
        self.progress_chip = ProgressChip(self)
        self.scan_chip = ScanChip(self)
        self.version_chip = VersionChip(self)
        self.segments = Segments(theme, self)
        self.segments.chosen.connect(self.view_chosen)
        self._page = self._field("page", words.PAGE_NUMBER)
        self._page.editingFinished.connect(self._on_page_typed)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self.look_menu = LookMenu(actions, self)
        self.look_menu.zoom_chosen.connect(self.zoom_asked)
        self._look = self._look_button(actions["look"])
        self._percent = self._field("zoom", pages.ZOOM_FIELD)
        self._percent.editingFinished.connect(self._on_zoom_typed)
        self._zoom = 1.0
        self.font_button = self._button(actions["reading_look"])
        self._steps: tuple[tuple[QWidget, ...], ...] = ()
        self._other: QWidget = self.font_button
        self._row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 8, _RIGHT, 10)
        column.setSpacing(4)
        # First, so that no button moves away from under the hand with a title of two lines.
        column.addLayout(self._toolbar(actions))
        column.addSpacing(4)
        column.addWidget(self._title)
        line = QHBoxLayout()
        line.addWidget(self._facts, 1)
        line.addWidget(self.progress_chip)
        line.addWidget(self.version_chip)
        line.addWidget(self.scan_chip)
        column.addLayout(line)
        self.labels = LabelChips(theme)
        column.addWidget(self.labels)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_letter(self, letter: Letter, scan: Scan, versions: Sequence[VersionNote] = ()) -> None:
        """Show a letter's title and facts, and how it came by its text."""
        self.scan_chip.show_scan(letter.id, scan)
        self.version_chip.show_versions(letter.id, versions, letter.version_id)
        self._title.setText(letter.title)
        self._facts.show_text(words.facts_line(letter), words.facts_line(letter, brief=True))
        self._pages = letter.page_count
        self.name_pages(Guide())
        self.show_page(1)

    def show_page(self, number: int) -> None:
        """Show on which page we are."""
        self._number = number
        label = self._guide.label(number)
        self._count.setText(pages.count_beside(number, self._pages, label))
        if not self._page.hasFocus() or not self._page.isModified():
            self._page.setText(label)

    @property
    def page_number(self) -> int:
        """On which page we are."""
        return self._number

    def name_pages(self, guide: Guide) -> None:
        """Pages may have names of their own: iv, A-3."""
        self._guide = guide
        self._fit_page_field()
        self.show_page(self._number)
        self._fit_toolbar()

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom."""
        self._zoom = zoom
        if not self._percent.isModified():
            self._percent.setText(pages.percent(zoom))

    def show_view(self, view: str) -> None:
        """Show which view is on, with the button that belongs to it: how pages lie, or letters."""
        self.segments.show_chosen(view)
        self._other = self._look if view == "reading" else self.font_button
        for button in (self._look, self.font_button):
            button.setVisible(button is not self._other)
        self._is_reading = view == "reading"
        self._fit_title()
        self._fit_toolbar()

    def _fit_title(self) -> None:
        """In very large text the letter gets the room: the title stands above its text too."""
        is_large = self._theme.growth >= _VERY_LARGE
        self._title.most_lines = 1 if is_large else 2
        self._title.setVisible(not (is_large and self._is_reading))
        self._title.updateGeometry()

    def open_look(self) -> None:
        """Open the menu of how pages lie."""
        self._look.showMenu()

    def _toolbar(self, actions: dict[str, QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(1)
        row.addWidget(self.segments)
        row.addStretch(1)
        up, down = self._button(actions["previous_page"]), self._button(actions["next_page"])
        smaller, larger = self._button(actions["zoom_out"]), self._button(actions["zoom_in"])
        rods = [self._rod(), self._rod()]
        row.addWidget(up)
        row.addWidget(self._page)
        row.addWidget(self._count)
        row.addWidget(down)
        row.addWidget(rods[0])
        for button in (smaller, self._percent, larger, self._look):
            row.addWidget(button)
        row.addWidget(rods[1])
        row.addWidget(self.font_button)
        aloud = self._button(actions["aloud"])
        row.addWidget(aloud)
        row.addWidget(self._button(actions["find"]))
        self._guide_button = self._button(actions["guide"])
        row.addWidget(self._guide_button)
        printer = self._button(actions["print"])
        row.addWidget(printer)
        panel = self._button(actions["panel"])
        row.addWidget(panel)
        self.more = MoreButton(self)
        row.addWidget(self.more)
        # What gives way when the reader gets narrow, the first first. The views lose their words
        # before the page its number; zoom, search and the look never go.
        self._steps = (
            (up, down),
            (printer,),
            (self._percent, *rods),
            (self._guide_button,),
            (aloud,),
            (self.segments,),
            (panel,),
            (self._page, self._count),
        )
        self._row = row
        return row

    def _button(self, action: QAction, *, icon: bool = True) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(self._theme.icon_size(_ICON))
        button.setAutoRaise(True)
        button.setAccessibleName(action.text())
        if not icon:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _field(self, name: str, spoken: str) -> WholeField:
        field = WholeField(self)
        field.setObjectName(name)
        field.setAccessibleName(spoken)
        field.setToolTip(spoken)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def _look_button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("look")
        button.setIconSize(self._theme.icon_size(_ICON))
        button.setAutoRaise(True)
        button.setMenu(self.look_menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        return button

    def _rod(self) -> QFrame:
        rod = QFrame(self)
        rod.setObjectName("rod")
        rod.setFixedSize(1, self._theme.grown(18))
        return rod

    def _on_page_typed(self) -> None:
        if self._page.isModified() and self._page.text():
            self._page.setModified(False)
            self.page_typed.emit(self._page.text())

    def _on_zoom_typed(self) -> None:
        if self._percent.isModified():
            zoom = pages.zoom_of(self._percent.text())
            self._percent.setModified(False)
            self._percent.setText(pages.percent(self._zoom))
            if zoom is not None:
                self.zoom_asked.emit(zoom)

    def _fit_page_field(self) -> None:
        longest = max((len(label) for label in self._guide.labels), default=0)
        digits = max(2, len(str(self._pages)), min(longest, _LONGEST_LABEL))
        self._page.setFixedWidth(self._page.fontMetrics().horizontalAdvance("0" * digits) + 9)

    def _on_theme_changed(self) -> None:
        self._title.setFont(self._theme.font(TextRole.HEADING))
        self._facts.setFont(self._theme.font(TextRole.BODY))
        self._fit_title()
        self._fit_page_field()
        self._percent.setFixedWidth(self._percent.fontMetrics().horizontalAdvance("8000%"))
        self._look.setIcon(self._theme.icon("sliders-horizontal", "grey1"))
        self.segments.dress()

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        return QSize(260, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._fit_toolbar()

    def _fit_toolbar(self) -> None:
        """Move what has no room to the menu at the end, so that nothing that stays is cut off."""
        self.segments.be_brief(brief=False)
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        widgets = [item.widget() for item in items if item is not None]
        shown = [it for it in widgets if it and it not in (self._other, self.more)]
        room = self.width() - _LEFT - _RIGHT
        needed = self._needed(shown)
        lacks_room = needed > room
        if lacks_room:
            needed += self._needed([self.more])
        gone: list[tuple[QWidget, ...]] = []
        for step in self._steps:
            if needed <= room:
                break
            if self.segments in step:
                needed -= self._needed(step)
                self.segments.be_brief(brief=True)
                needed += self._needed(step)
            else:
                gone.append(step)
                needed -= self._needed(step)
        # Two signs take less room than two words: the most useful of what went may come back.
        for step in reversed(gone.copy()):
            if needed + self._needed(step) <= room:
                gone.remove(step)
                needed += self._needed(step)
        self._hide_steps(gone)
        missing = {widget for step in gone for widget in step}
        buttons = [it for it in widgets if it in missing and isinstance(it, QToolButton)]
        self.more.offer([button.defaultAction() for button in buttons])

    def _hide_steps(self, gone: Sequence[tuple[QWidget, ...]]) -> None:
        for step in self._steps:
            for widget in step:
                widget.setVisible(step not in gone)

    def _needed(self, widgets: Sequence[QWidget]) -> int:
        return sum(_width(widget) + self._row.spacing() for widget in widgets)


def _width(widget: QWidget) -> int:
    """The width a widget asks for, also while it is hidden."""
    return min(widget.maximumWidth(), max(widget.minimumWidth(), widget.sizeHint().width()))
