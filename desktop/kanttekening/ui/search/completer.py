"""Helps to fill in a query: names of filters, their values with counts, and earlier queries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from kanttekening.domain.facet import FacetValue
from kanttekening.domain.touched import Touched
from kanttekening.services.query_field import (
    LIKE,
    NAMES,
    Completing,
    completing,
    matching,
    names_for,
    values_of,
    written,
)
from kanttekening.ui.access.announcing import announce
from kanttekening.ui.search.completions import CompletionList, Offer
from kanttekening.words import seeking

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.search.bar import SearchField
    from kanttekening.ui.theme import Theme

_MOST = 50
# The list comes first: its question leaves the field a moment after the key.
_AFTER_THE_LIST_MS = 14
_NO_VALUES = frozenset(("kenmerk", "stuk", LIKE))
_STALE = Touched.LETTERS | Touched.LABELS | Touched.ANNOTATIONS | Touched.FACTS


class Completer(QObject):
    """Hangs on a search field; down and up choose, Tab and Enter take, Esc puts it away."""

    def __init__(self, desk: Desk, theme: Theme, field: SearchField) -> None:
        super().__init__(field)
        self._desk = desk
        self._theme = theme
        self._field = field
        self._list: CompletionList | None = None
        self._values: dict[str, tuple[FacetValue, ...]] = {}
        self._now: Completing | None = None
        self._asked_lately = False
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_THE_LIST_MS)
        self._soon.timeout.connect(self._ask_values)
        field.first_say = self._on_key
        field.textEdited.connect(self._on_edited)
        field.installEventFilter(self)
        desk.touched.connect(self._on_touched)

    @property
    def is_open(self) -> bool:
        """Whether lines are shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def lines(self) -> CompletionList:
        """The list, made when it is first needed."""
        if self._list is None:
            self._list = CompletionList(self._theme, self._field)
            self._list.taken.connect(self._take)
        return self._list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Whoever leaves the field wants no help there."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Put the lines away."""
        self._now = None
        self._asked_lately = False
        if self._list is not None:
            self._list.hide()

    def _on_edited(self, _text: str) -> None:
        now = completing(self._field.text(), self._field.cursorPosition())
        self.close()
        if now is None:
            return
        if now.name is None:
            self._offer_names(now, names_for(now.begun))
        elif now.name not in _NO_VALUES:
            self._now = now
            if now.name in self._values:
                self._offer_values(now)
            else:
                self._soon.start()

    def _ask_values(self) -> None:
        name = self._now.name if self._now is not None else None
        if name is None:
            return

        def deliver(values: tuple[FacetValue, ...]) -> None:
            counted = {value.value for value in values}
            rest = (FacetValue(value, 0) for value in values_of(name) if value not in counted)
            self._values[name] = (*values, *rest)
            if self._now is not None and self._now.name == name:
                self._offer_values(self._now)

        self._desk.latest("completions", partial(_values, name), deliver)

    def _offer_values(self, now: Completing) -> None:
        name = now.name or ""
        shown = partial(seeking.value_shown, name)
        fitting = matching(self._values.get(name, ()), now.begun, shown)[:_MOST]
        if len(fitting) == 1 and fitting[0].value == now.begun:
            fitting = ()  # nothing left to fill in
        sign = "-" if now.excluded else ""
        counted = any(each.count for each in self._values.get(name, ()))
        self.lines.offer(
            seeking.COMPLETIONS,
            [
                Offer(
                    seeking.value_shown(name, each.value),
                    f"{sign}{written(name, each.value)} ",
                    count=each.count if counted else None,
                )
                for each in fitting
            ],
        )

    def _offer_names(self, now: Completing, names: tuple[str, ...]) -> None:
        if not names:
            return
        self._now = now
        sign = "-" if now.excluded else ""
        offers = [
            Offer(f"{name}:", f"{sign}{name}:", seeking.NAME_HINTS.get(name, "")) for name in names
        ]
        self.lines.offer(seeking.COMPLETIONS, offers)

    def offer_all_names(self) -> None:
        """Show every filter there is."""
        now = completing(self._field.text(), self._field.cursorPosition())
        if now is not None and now.name is None:
            self._offer_names(now, tuple(name for name in NAMES if name not in ("in", LIKE)))

    def _offer_lately(self, queries: tuple[str, ...]) -> None:
        if not self._field.hasFocus() or self._field.query:
            return
        if not queries:
            self._field.to_list.emit()
            return
        self._asked_lately = True
        offers = [Offer(query, query) for query in queries]
        self.lines.offer(seeking.LATELY, [*offers, Offer(seeking.FORGET_LATELY, "")])
        announce(self._field, self.lines.step(1))

    # -- keys -----------------------------------------------------------------------------

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.offer_all_names()
            return True
        if not self.is_open:
            if key == Qt.Key.Key_Down and not self._field.query:
                self._desk.latest("lately", _lately, self._offer_lately)
                return True
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            announce(self._field, self.lines.step(1 if key == Qt.Key.Key_Down else -1))
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key == Qt.Key.Key_Tab:
            self._take(self.lines.current or self.lines.offers[0])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.lines.current is not None:
                self._take(self.lines.current)
                return True
            self.close()
        return False

    def _take(self, offer: Offer) -> None:
        now, lately = self._now, self._asked_lately
        self.close()
        if lately and not offer.fills:
            self._desk.change(lambda library: library.kept_searches.forget_lately())
        elif lately:
            self._field.ask(offer.fills)
        elif now is not None:
            self._field.replace(now.start, self._field.cursorPosition(), offer.fills)

    def _on_touched(self, touched: Touched) -> None:
        if touched & _STALE:
            self._values.clear()


def _values(name: str, library: Library) -> tuple[FacetValue, ...]:
    return library.facets.values(name)


def _lately(library: Library) -> tuple[str, ...]:
    return library.kept_searches.lately()
