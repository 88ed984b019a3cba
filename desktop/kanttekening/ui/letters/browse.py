"""What the list shows: a view of the library in some order, or the answer to a query."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kanttekening.domain.rows import LetterCounts, LetterRow, LibraryView, SortOrder
from kanttekening.domain.touched import Touched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kanttekening.domain.asking import Remark
    from kanttekening.domain.letter import LetterId
    from kanttekening.services.library import Library
    from kanttekening.ui.desk import Desk

# While a folder is taken in, every file touches the library; the list follows at this pace.
_REFRESH_MILLISECONDS = 200
_SHARE_FOR_THE_REST = 4
_LONGEST_PAUSE_MS = 2_000
# More than fits the highest screen. The rest of a large library follows when the window stands.
_FIRST_ROWS = 80
_REST_MILLISECONDS = 400
# So many letters are listed before somebody has typed the next key.
_QUICKLY_LISTED = 3000


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks the list to show. Without a query it is a view in some order."""

    view: LibraryView = LibraryView.ALL
    sort: SortOrder = SortOrder.DATE
    query: str = ""
    exact: bool = False
    backward: bool = False
    letterheads: bool = False
    found_sort: SortOrder = SortOrder.RELEVANCE


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer to a request: finished rows, and how they were found."""

    request: Request
    rows: tuple[LetterRow, ...]
    counts: LetterCounts
    total: int
    milliseconds: float = 0.0
    also_searched: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_whole: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """The words to light up in a letter: as typed, and what was searched besides."""
        if not self.request.query:
            return self.also_searched
        from kanttekening.services.query_field import words_of  # loads much

        return (*words_of(self.request.query), *self.also_searched)


def list_letters(
    library: Library,
    request: Request,
    counted: LetterCounts | None = None,
    view: Listing | None = None,
    wanted: Callable[[], bool] | None = None,
) -> Listing:
    """Ask the library; runs on the library lane. ``counted`` is what was counted before.

    ``view`` is what a search began from: it stays, as long as a query asks nothing yet. A long
    list that is not ``wanted`` any more is given up.
    """
    counts = counted or library.list.counts()
    if not request.query:
        return _list_view(library, request, counts, wanted)
    answer = library.searching.search(
        request.query,
        exact=request.exact,
        view=request.view,
        letterhead=request.letterheads,
        by_date=request.found_sort is SortOrder.DATE,
    )
    if answer.asks_nothing and not answer.remarks:
        if view is not None:
            return replace(view, request=request, counts=counts)
        if counts.total <= _QUICKLY_LISTED:
            return _list_view(library, request, counts)
    return Listing(
        request,
        library.searching.rows(answer),
        counts,
        answer.total,
        answer.milliseconds,
        answer.also_searched,
        answer.remarks,
    )


def _list_view(
    library: Library,
    request: Request,
    counts: LetterCounts,
    wanted: Callable[[], bool] | None = None,
) -> Listing:
    rows = library.list.rows(request.view, request.sort, wanted)
    if request.backward:
        rows = _backward(rows, request.sort)
    return Listing(request, rows, counts, len(rows))


def list_first_letters(library: Library, request: Request, open_letter: LetterId | None) -> Listing:
    """Ask at a start for what fits the screen: around the open letter, or from the top.

    Of 20,000 letters all take 90 ms, and the window's thread is held up as long.
    """
    if request.view is LibraryView.ALL and not request.backward:
        ask = library.list.rows_around
        rows = ask(request.view, request.sort, open_letter, _FIRST_ROWS)
        if len(rows) == _FIRST_ROWS:
            counts = library.list.counts()
            return Listing(request, rows, counts, counts.total, is_whole=False)
    return list_letters(library, request)


def _is_view(listing: Listing) -> bool:
    """Whether it is worth keeping: letters that are read leave the unread ones."""
    request = listing.request
    return listing.is_whole and not request.query and request.view is not LibraryView.UNREAD


def _backward(rows: tuple[LetterRow, ...], sort: SortOrder) -> tuple[LetterRow, ...]:
    """Turn the order around; what has no date or sender stays at the end."""
    blank = {SortOrder.DATE: lambda row: not row.date, SortOrder.SENDER: lambda row: not row.sender}
    turned = rows[::-1]
    return tuple(sorted(turned, key=blank.get(sort, lambda _: False)))


class Browser(QObject):
    """Keeps the list in step with what is asked and with what changes in the library."""

    listed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._request = Request()
        self._listing: Listing | None = None
        self._kept: LetterId | None = None
        # Typing does not change how many letters there are; only what touches the library does.
        self._counted: LetterCounts | None = None
        # The view that a search began from, to be there at once when the search is over.
        self._view: Listing | None = None
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MILLISECONDS)
        self._refresh.timeout.connect(self._ask_anew)
        self._since_asked = QElapsedTimer()
        self._is_ahead = False
        desk.touched.connect(self._on_touched)
        desk.opened.connect(self._on_opened)
        desk.failed.connect(self._on_failed)

    @property
    def request(self) -> Request:
        """What is asked now."""
        return self._request

    @property
    def listing(self) -> Listing | None:
        """The last answer."""
        return self._listing

    def keep(self, letter_id: LetterId | None) -> None:
        """Let the letter that is being read stay in the list when it no longer fits the view."""
        self._kept = letter_id

    def let_go(self, letter_ids: Iterable[LetterId]) -> None:
        """Keep none of these letters: they were taken away."""
        if self._kept in set(letter_ids):
            self._kept = None

    def show_view(self, view: LibraryView) -> None:
        """Show another view of the library."""
        self._change(replace(self._request, view=view))

    def sort(self, order: SortOrder, *, backward: bool = False) -> None:
        """Show the view in another order, or in that order backward."""
        self._change(replace(self._request, sort=order, backward=backward))

    def sort_found(self, order: SortOrder) -> None:
        """Show what is found with the best first, or the newest."""
        self._change(replace(self._request, found_sort=order))

    def choose_order(self, order: SortOrder) -> None:
        """Show the view in another order; the same one again turns it around.

        What is found has an order of its own.
        """
        if self._request.query:
            self.sort_found(order)
            return
        same = order is self._request.sort
        self.sort(order, backward=same and not self._request.backward)

    def turn(self, backward: bool) -> None:  # noqa: FBT001
        """Show the view from the other end, or not."""
        self.sort(self._request.sort, backward=backward)

    def search(self, query: str) -> None:
        """Show what answers the query; an empty one shows the view again."""
        self._change(replace(self._request, query=query.strip(), exact=False))

    def be_exact(self, *, exact: bool) -> None:
        """Search for the words as typed only, or for what resembles them too."""
        self._change(replace(self._request, exact=exact))

    def look_in_letterheads(self, *, on: bool) -> None:
        """Search in letterheads and footers too, until that is switched off."""
        self._change(replace(self._request, letterheads=on))

    def ask(self) -> None:
        """Ask the library for the list."""
        request = self._request
        if self._view is not None and self._view.request == request:
            self._desk.latest("list", lambda _: self._view, self._on_view_again)
            return
        self._since_asked.start()
        counted, view = self._counted, self._view
        if view is not None and view.request.view is not request.view:
            view = None

        def wanted() -> bool:
            return self._request is request

        def question(library: Library) -> Listing:
            return list_letters(library, request, counted, view, wanted)

        if self._is_long(request):
            question = partial(list_first_letters, request=request, open_letter=None)
        self._desk.latest("list", question, self._on_listed)

    def _is_long(self, request: Request) -> bool:
        """Whether it is another view than before, of more letters than can be had at once."""
        before = self._listing
        return (
            before is not None
            and before.request != request
            and before.counts.total > _QUICKLY_LISTED
            and not request.query
        )

    def ask_now(self) -> None:
        """Ask at once for what was touched; it would have been asked for in a while."""
        self._refresh.stop()
        self._ask_anew()

    def _ask_anew(self) -> None:
        self._counted = self._view = None
        self.ask()

    def ask_ahead(self, open_letter: LetterId | None = None) -> None:
        """Ask while the library is still being opened: the list follows without another round.

        What fits the screen comes first, around ``open_letter``.
        """
        if self._desk.is_opening:
            self._is_ahead = True
            request = self._request
            first = partial(list_first_letters, request=request, open_letter=open_letter)
            self._since_asked.start()
            self._desk.latest("list", first, self._on_listed)

    def _on_opened(self) -> None:
        if not self._is_ahead:
            self._ask_anew()
        self._is_ahead = False

    def _on_failed(self, _error: object) -> None:
        self._is_ahead = False

    def _change(self, request: Request) -> None:
        if request != self._request:
            self._request = request
            self._kept = None
            self.ask()

    def _on_touched(self, touched: Touched) -> None:
        stale = Touched.LETTERS | Touched.ANNOTATIONS | Touched.LABELS
        if touched & stale:
            self._counted = self._view = None
            if not self._refresh.isActive():
                self._refresh.start()

    def _on_listed(self, listing: Listing) -> None:
        # A library so large that listing it takes long must not be busy with that alone.
        pause = min(_LONGEST_PAUSE_MS, _SHARE_FOR_THE_REST * self._since_asked.elapsed())
        self._refresh.setInterval(max(_REFRESH_MILLISECONDS, pause))
        if listing.request.view is LibraryView.UNREAD:
            listing = self._with_kept(listing)
        self._listing = listing
        if not self._refresh.isActive():
            self._counted = listing.counts
            self._view = listing if _is_view(listing) else self._view
        if not listing.is_whole:
            QTimer.singleShot(_REST_MILLISECONDS, self, self._ask_for_the_rest)
        self.listed.emit(listing)

    def _ask_for_the_rest(self) -> None:
        if self._listing is not None and not self._listing.is_whole:
            self.ask()

    def _on_view_again(self, view: Listing | None) -> None:
        if view is not None and view is self._view:
            self._on_listed(view)
        else:
            self.ask()  # the library was touched in between

    def _with_kept(self, listing: Listing) -> Listing:
        """Put the letter that was just read back where it stood in the unread ones."""
        before = self._listing
        if self._kept is None or before is None or before.request != listing.request:
            return listing
        if any(row.id == self._kept for row in listing.rows):
            return listing
        for at, row in enumerate(before.rows):
            if row.id == self._kept:
                kept = replace(row, is_read=True)
                return replace(listing, rows=(*listing.rows[:at], kept, *listing.rows[at:]))
        return listing
