"""The button that offers filters, with how many letters each would leave."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kanttekening.ui.theme import TextRole
from kanttekening.words import numbers, seeking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kanttekening.domain.facet import Facet
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.letters.browse import Request
    from kanttekening.ui.search.bar import SearchField
    from kanttekening.ui.theme import Theme

_MOST = 15


class FilterButton(QToolButton):
    """Asks the library when it is opened, so that typing never waits for numbers.

    ``count`` gives the numbers for what is shown; those of letters unless told otherwise.
    """

    opened = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        field: SearchField,
        parent: QWidget | None = None,
        count: Callable[[Any, Library], Sequence[Facet]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = count or _facets
        self._desk = desk
        self._theme = theme
        self._field = field
        self._request: Any = None
        self.menu_shown: QMenu | None = None
        self.setObjectName("add_filter")
        self.setText(seeking.FILTER)
        self.setAccessibleName(seeking.FILTER_NAME)
        self.setToolTip(seeking.FILTER_TIP)
        self.clicked.connect(self.open)
        theme.changed.connect(self._dress)
        self._dress()

    def show_name(self, *, shown: bool) -> None:
        """Say what it adds, or only that it adds something where there is no room."""
        self.setText(seeking.FILTER if shown else seeking.FILTER_BRIEFLY)

    def follow(self, request: Any) -> None:
        """Know what is shown now; it is what ``count`` is asked with."""
        self._request = request

    def open(self) -> None:
        """Ask for the numbers, then show the menu."""
        if self._request is not None:
            self._desk.latest("facets", partial(self._count, self._request), self._show)

    def _show(self, facets: Sequence[Facet]) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(seeking.FILTER_NAME)
        for facet in facets:
            if facet.values:
                self._add(menu.addMenu(seeking.FACETS[facet.name]), facet)
        if menu.isEmpty():
            menu.addAction(seeking.NOTHING_TO_FILTER).setEnabled(False)
        self.menu_shown = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.setActiveAction(menu.actions()[0])
        self.opened.emit()

    def _add(self, part: QMenu, facet: Facet) -> None:
        on = {chip.value for chip in self._field.chips if chip.name == facet.name}
        for value in facet.values[:_MOST]:
            shown = seeking.value_shown(facet.name, value.value).replace("&", "&&")
            action = part.addAction(f"{shown}\t{numbers.thousands(value.count)}")
            action.setCheckable(True)
            action.setChecked(value.value in on)
            action.triggered.connect(
                lambda _checked=False, value=value: self._field.choose(facet.name, value.value)
            )
        if len(facet.values) > _MOST:
            part.addAction(seeking.MORE_VALUES.format(name=facet.name)).setEnabled(False)

    def _dress(self) -> None:
        self.setFont(self._theme.font(TextRole.SMALL))


def _facets(request: Request, library: Library) -> tuple[Facet, ...]:
    return library.facets.of(request.query, request.view, exact=request.exact)
