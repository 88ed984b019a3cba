"""The list follows the library, and the letter that is open stays where one reads it."""

from PySide6.QtCore import QEvent, QObject

from kanttekening.domain.rows import LibraryView
from kanttekening.services.places import sample_letters
from kanttekening.ui.lanes import ThreadLanes


def test_a_letter_stays_open_while_one_looks_at_another_view(qtbot, window):
    window.letters.view.choose(2)
    shown = window.letters.shown
    window.letters.model.patch(shown, is_read=True)
    window.desk.change(lambda library: library.letters.set_read(shown, read=True))
    window.show_view(LibraryView.UNREAD)
    qtbot.waitUntil(lambda: window.letters.model.position(shown) is None)
    assert window.reader.letter_id == shown
    assert window.reader.isVisible()
    window.show_view(LibraryView.ALL)
    qtbot.waitUntil(lambda: window.letters.model.position(shown) is not None)
    assert window.letters.view.row().id == shown
    window.show_view(LibraryView.REMOVED)
    qtbot.waitUntil(lambda: not window.reader.isVisible())


class Rows(QObject):
    """How long the list is each time something appears."""

    def __init__(self, watched, model):
        super().__init__(watched)
        self.seen, self._model = [], model
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Show:
            self.seen.append(self._model.rowCount())
        return False


def test_what_came_in_is_told_when_the_list_has_it(qtbot, open_window, make_desk):
    desk = make_desk(ThreadLanes())
    desk.open()
    window = open_window(desk)
    rows = Rows(window.messages, window.letters.model)
    desk.take_in(sample_letters())
    qtbot.waitUntil(lambda: "ingelezen" in window.messages.text, timeout=30_000)
    assert rows.seen == [5]
    desk.close()
