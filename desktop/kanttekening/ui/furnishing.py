"""What stands in the window when.

Stage 1 is the first picture: ``MainWindow`` itself makes the frame, the sidebar and the list, and
keeps places for the columns that follow. Stage 2 is here: all else, in pieces. Between two pieces
the window draws and takes in what the library answers, but gets no keys and no clicks (see
``opening``), so nothing here can be met half done. What a person wants to see next comes first: the
letter that was left open.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from kanttekening.words import versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kanttekening.domain.letter import LetterId
    from kanttekening.services.reuniting import Reunited
    from kanttekening.ui.intake import IntakeReport
    from kanttekening.ui.letters.browse import Listing
    from kanttekening.ui.main_window import MainWindow

# What the reader does that one looks for in a menu.
_IN_LIST_MENU = (
    "toggle_read", "more_like", "label", "compare", "join", "export", "remove", "restore",
)  # fmt: skip
# The list follows what was taken in, or else it is told without.
_LIST_PATIENCE_MS = 4_000
_IN_MENU = ("find", "guide", "aloud", "print", "present")


def furnish(window: MainWindow) -> Iterator[None]:
    """Build stage 2, piece by piece, and connect it."""
    from kanttekening.services.spare_memory import keep_little, let_go_of_code
    from kanttekening.ui.lanes import TEXTS

    keep_little()  # before the letter comes
    # The list is painted: most of what loading Qt needed is not needed any more.
    window.desk.work(TEXTS, let_go_of_code, lambda _: None)
    yield from _bring_reader(window)
    _bring_margin(window)
    yield
    _bring_messages(window)
    yield
    _bring_deeds(window)
    yield
    _bring_actions(window)
    yield
    _bring_middle(window)
    _bring_caretakers(window)
    yield
    _bring_menu(window)
    yield
    _connect_views(window)
    _connect_letter(window)
    _connect_library(window)
    _watch_typing(window)


def _bring_reader(window: MainWindow) -> Iterator[None]:
    from kanttekening.ui.reader.reading_paper import ReadingPaperChoice

    yield
    from kanttekening.ui.reader.view import ReaderView

    yield
    around, theme = window.around, window.theme
    paper = ReadingPaperChoice(theme, around.reading, around.keep_reading)
    window.reader = ReaderView(window.desk, theme, state=window.state, paper=paper)
    window.reader.aloud.remember(around.aloud_pace, around.keep_aloud_pace)
    window.reader.fetching.expect(window.left_open)
    yield


def _bring_margin(window: MainWindow) -> None:
    from kanttekening.ui.notes.panel import MarginPanel
    from kanttekening.ui.reader.renewal import Renewal

    window.renewal = Renewal(window.desk, window.reader)
    window.panel = MarginPanel(window.desk, window.theme)
    window.panel_place.fill(window.panel)


def _bring_messages(window: MainWindow) -> None:
    from kanttekening.ui.dialogs.choosing import FileChooser
    from kanttekening.ui.dialogs.doors import Doors
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.roads import Roads
    from kanttekening.ui.welcome import DropHint

    desk, theme = window.desk, window.theme
    window.messages = MessageBar(theme, window)
    chooser = FileChooser(window, window.state)
    window.doors = Doors(window, desk, theme, window.around, window.messages, chooser)
    window.drop_hint = DropHint(theme, window)
    window.roads = Roads(desk, window.letters, window.messages)


def _bring_deeds(window: MainWindow) -> None:
    from kanttekening.ui.deeds import Deeds
    from kanttekening.ui.late_panels import late_dates, late_overview
    from kanttekening.ui.letters.reading_time import ReadingTime
    from kanttekening.ui.letters.recognition_strip import RecognitionStrip
    from kanttekening.ui.recognition import Recognizing

    desk, theme, letters, around = window.desk, window.theme, window.letters, window.around
    window.recognizing = Recognizing(
        desk, around.open_recognizer, window,
        allowed=around.recognizes, wanted=around.wants_recognition,
    )  # fmt: skip
    letters.furnish()
    letters.add_strip(RecognitionStrip(window.recognizing, theme))
    window.reading_time = ReadingTime(desk, letters.model, window)
    window.deeds = Deeds(
        desk, letters, window.reading_time, window.messages, window.flush, window.roads.open
    )
    window.late_dates = late_dates(window, desk, theme)
    window.late_overview = late_overview(window, desk, theme, window.state, window.deeds)


def _bring_actions(window: MainWindow) -> None:
    from kanttekening.ui.actions import Actions
    from kanttekening.ui.possible import Possible

    table = Actions(window.theme, window, _acts(window))
    window.actions_table = table
    window.possible = Possible(window.desk, table, window.letters, window.browser, window.roads)


def _bring_middle(window: MainWindow) -> None:
    from kanttekening.ui.closing import Closing
    from kanttekening.ui.comparisons import Comparing
    from kanttekening.ui.reading_column import ReadingColumn
    from kanttekening.ui.resume import Resume

    desk, theme, letters = window.desk, window.theme, window.letters
    window.resume = Resume(desk, theme)
    window.reading = ReadingColumn(theme, window.reader, window.actions_table, window.resume)
    window.comparing = Comparing(
        desk, theme, letters, window.reading, window.columns, window.messages
    )
    window.closing = Closing(window, desk, window.panel, window.messages)


def _bring_caretakers(window: MainWindow) -> None:
    from kanttekening.ui.caretakers import engage

    window.caretakers = engage(
        window, window.desk, window.theme, window.sidebar, window.letters,
        window.reader.head.labels, window.messages, window.deeds.offer_undo,
    )  # fmt: skip


def _bring_menu(window: MainWindow) -> None:
    from kanttekening.ui.columns import Stop
    from kanttekening.ui.main_window import focus
    from kanttekening.ui.menu import build_menu

    table, sidebar, letters = window.actions_table, window.sidebar, window.letters
    reading = [window.reader.actions_by_id[name] for name in _IN_MENU]
    keep = window.around.keep_scheme
    sidebar.set_menu(build_menu(window, table, window.theme, keep, reading))
    sidebar.bind_take_in(table["take_in"])
    letters.bin_line.bind(table["restore"])
    window.doors.dress_watch(table["watch"])
    letters.set_menu(tuple(table[name] for name in _IN_LIST_MENU))
    window.columns.set_stops(
        Stop(sidebar, sidebar.focus_view),
        Stop(letters, lambda: focus(window.shown_list)),
        Stop(window.reading, window.reading.enter),
        Stop(window.panel, window.panel.enter),
    )


def _connect_views(window: MainWindow) -> None:
    sidebar, letters = window.sidebar, window.letters
    sidebar.view_chosen.connect(window.show_view)
    sidebar.dates_chosen.connect(window.show_dates)
    sidebar.overview_chosen.connect(window.show_overview)
    window.late_overview.counted.connect(sidebar.show_annotations)
    window.late_dates.counted.connect(sidebar.show_coming)
    letters.search.query_changed.connect(window.follow_query)
    letters.view_wanted.connect(window.go_to_view)
    letters.choice_changed.connect(window.follow_choice)
    letters.save_wanted.connect(window.caretakers.kept.keep)
    letters.letterheads_left.connect(window.actions_table["search_letterhead"].trigger)


def _connect_letter(window: MainWindow) -> None:
    from kanttekening.ui.reader_ties import tie, tie_presenting

    window.reading_time.watch(window.reader)
    reader, roads, panel, letters = window.reader, window.roads, window.panel, window.letters
    roads.arrived.connect(window.arrive)
    roads.where = reader.guiding.standpoint
    roads.returned.connect(reader.guiding.return_to)
    roads.changed.connect(lambda: panel.way_back.lead_to(roads.behind))
    reader.jumped.connect(roads.leave)
    panel.letter_asked.connect(roads.follow)
    panel.way_back.clicked.connect(roads.back)
    panel.exported.connect(window.doors.tell_exported)
    panel.follow(reader)
    panel.notes.done.connect(window.deeds.offer_undo)
    panel.notes.told.connect(window.messages.say)
    letters.entered.connect(window.reading.enter_letter)
    window.caretakers.after.follow(window.browser, reader)
    window.resume.chosen.connect(roads.open)
    tie(
        reader, window.columns, window.deeds, window.recognizing, letters.model,
        window.comparing, window.messages, letters.search, window.sidebar,
    )  # fmt: skip
    tie_presenting(reader, letters)


def _watch_typing(window: MainWindow) -> None:
    from kanttekening.ui.stray_typing import watch_typing

    watch_typing(
        window, window.reader, window.letters, window.deeds, window.comparing, window.messages
    )


def _connect_library(window: MainWindow) -> None:
    desk, doors, browser = window.desk, window.doors, window.browser
    window.recognizing.renewed.connect(partial(_show_renewed, window))
    window.recognizing.reunited.connect(partial(_tell_reunited, window))
    desk.failed.connect(doors.show_error)
    desk.saving.connect(window.show_status)
    desk.intake_finished.connect(partial(_tell_intake, window))
    browser.listed.connect(partial(_light_up, window))
    once = Qt.ConnectionType.SingleShotConnection
    browser.listed.connect(lambda _: window.reader.fetching.expect_nothing(), once)


def _tell_intake(window: MainWindow, report: IntakeReport) -> None:
    """Say what came in as soon as the list has it; on a slow computer that may take long."""
    told: list[bool] = []

    def tell(_listing: object = None) -> None:
        if not told:
            told.append(True)
            window.doors.tell_intake(report, window.roads.open)

    window.browser.listed.connect(tell, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(_LIST_PATIENCE_MS, window, tell)
    window.browser.ask_now()


def _light_up(window: MainWindow, listing: Listing) -> None:
    """What an earlier search lit up in the open letter gives way to what is searched now."""
    if listing.request.query:
        is_found = window.letters.model.position(window.letters.shown) is not None
        window.reader.finder.search_anew(listing.words if is_found else ())


def _show_renewed(window: MainWindow, letter_id: LetterId) -> None:
    from kanttekening.ui.reader.renewal import show_again

    if window.letters.shown == letter_id:
        show_again(window.reader, letter_id)


def _tell_reunited(window: MainWindow, found: Reunited) -> None:
    told = versions.reunited(found.title)
    if window.letters.shown in (found.letter_id, found.gone):
        window.roads.open(found.letter_id)
        window.deeds.offer_undo(told)
    else:
        show = partial(window.roads.open, found.letter_id)
        window.messages.say_in_turn(told, versions.SHOW, show)


def _acts(window: MainWindow) -> dict[str, Callable[[], object]]:
    doors, deeds, roads, letters = window.doors, window.deeds, window.roads, window.letters
    columns, browser = window.columns, window.browser
    return {
        **doors.acts(),
        "last_intake": lambda: doors.show_last_intake(window.show_arrived),
        "export": lambda: doors.export(letters, window.chosen_notes, window.flush),
        "quit": window.close,
        "undo": deeds.undo,
        "redo": deeds.redo,
        "search": window.go_to_search,
        "save_search": lambda: window.caretakers.kept.keep(letters.search.query),
        "search_letterhead": lambda: browser.look_in_letterheads(
            on=window.actions_table["search_letterhead"].isChecked()
        ),
        "settings": lambda: doors.show_settings(window.recognizing, window.reader.paper),
        "panel": columns.toggle_panel,
        "sidebar": columns.toggle_sidebar,
        "next_column": lambda: columns.go_round(1),
        "previous_column": lambda: columns.go_round(-1),
        "next_letter": lambda: window.shown_list.step(1),
        "previous_letter": lambda: window.shown_list.step(-1),
        "back": roads.back,
        "forward": roads.forward,
        "toggle_read": deeds.toggle_read,
        "more_like": lambda: letters.show_more_like_this(),
        "label": lambda: window.caretakers.labels.choose(),
        "remove": deeds.remove,
        "join": lambda: doors.ask_newest(letters.view.chosen(), deeds.join),
        "take_notes": lambda: doors.take_notes(letters.view.chosen()),
        "restore": deeds.restore,
        "compare": lambda: window.comparing.begin(),
        "handbook": doors.show_handbook,
        "keys": lambda: doors.show_keys(window.actions_table, window.reader.actions()),
        "check_index": lambda: window.caretakers.index.begin(),
        "about": doors.show_about,
        "menu": window.sidebar.open_menu,
    }
