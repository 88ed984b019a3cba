"""Text that is typed where no field is open: taken for text, not for a row of single-letter keys.

Letters such as G and L are keys of the window. Whoever believes to be in a field types a sentence,
and would set off a key with nearly every letter. Two different letters shortly after each other are
therefore text: they do nothing, what the first one did is taken back, and a quiet line says so.
Right after a passage was marked, what is typed is its note.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from kanttekening.ui.notes.note_edit import NoteEdit
from kanttekening.words import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from kanttekening.domain.annotation import Annotation
    from kanttekening.ui.comparisons import Comparing
    from kanttekening.ui.deeds import Deeds
    from kanttekening.ui.letters.panel import LettersPanel
    from kanttekening.ui.messages import MessageBar
    from kanttekening.ui.reader.view import ReaderView

_TOGETHER_SECONDS = 0.6
_OVER_MS = 1_500
# A person who knows these keys uses them in quick succession: J U J U, or H N.
_QUICK = frozenset("jkuhnl")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class StrayTyping(QObject):
    """Watches the keys that no field wanted. ``backs`` take back what a letter has done.

    ``strayed`` comes once for each stretch of text that went nowhere.
    """

    strayed = Signal()
    note_wanted = Signal(str)

    def __init__(
        self,
        window: QWidget,
        reader: ReaderView,
        backs: Mapping[str, Callable[[], object]],
        clock: Callable[[QKeyEvent], float] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._reader = reader
        self._backs = backs
        self._clock = clock or _pressed_at
        self._typed = ""
        self._last = 0.0
        self._fresh = ""  # the mark that was just made
        self._held: QWidget | None = None
        self._late = ""  # written in the note already, while their keys may be under way
        self._over = QTimer(self, singleShot=True, interval=_OVER_MS)
        self._over.timeout.connect(self._let_go)
        reader.marking.marked.connect(self._on_marked)
        reader.selection.changed.connect(self._on_selected)
        reader.shown.connect(self._on_shown)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. What comes to the window, nobody below it wanted."""
        if isinstance(event, QKeyEvent):
            if watched is self._held:
                return self._on_held(event)
            if watched is not self._window:
                return self._on_late(watched, event)
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._on_offered(event)
            if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
                return self._open_note()
        return False

    def _on_offered(self, event: QKeyEvent) -> bool:
        letter = event.text()
        if event.isAutoRepeat() or event.modifiers() & _COMMANDS or not letter.isalpha():
            return False
        now = self._clock(event)
        before = self._typed if now - self._last < _TOGETHER_SECONDS else ""
        self._typed, self._last = before + letter, now
        letters = set(self._typed.lower())
        if len(letters) < 2 or letters <= _QUICK:
            return False
        self._begin(before)
        event.accept()
        return True

    def _begin(self, before: str) -> None:
        """It is text: take back what its first letter did, and let the rest do nothing."""
        for letter in dict.fromkeys(before):
            if letter in self._backs:
                self._backs[letter]()
        self._typed = ""
        if self._open_note():
            field = self._window.focusWidget()
            if isinstance(field, NoteEdit):
                field.insertPlainText(before)  # the letter of now follows by itself
                self._expect(before)
                return
        self._hold()
        self.strayed.emit()

    def _expect(self, letters: str) -> None:
        """Let the keys of these letters, if they still come, write nothing twice.

        A screen reader or an input method holds each key back for a moment; that a key is offered
        as a shortcut is not held back. So the second letter may be known before the first comes.
        """
        surface = self._window.windowHandle()
        self._late = letters if surface is not None else ""
        if surface is not None:
            surface.installEventFilter(self)

    def _on_late(self, surface: QObject, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not event.text():
            return False
        _gone, found, self._late = self._late.partition(event.text())
        if found:
            return True
        # The letter that is new: those before it have come, or never will.
        surface.removeEventFilter(self)
        return False

    def _hold(self) -> None:
        self._let_go()
        self._held = self._window.focusWidget()
        if self._held is not None:
            self._held.installEventFilter(self)
            self._over.start()

    def _let_go(self) -> None:
        self._over.stop()
        if self._held is not None:
            self._held.removeEventFilter(self)
            self._held = None

    def _on_held(self, event: QKeyEvent) -> bool:
        if not event.text() or event.modifiers() & _COMMANDS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                self._let_go()
                return False
            event.accept()
        self._over.start()
        return True

    # The note of a mark that was just made

    def _on_marked(self, annotation: Annotation) -> None:
        self._fresh = annotation.id

    def _on_selected(self) -> None:
        self._fresh = ""

    def _on_shown(self, _opened: object) -> None:
        self._fresh = ""

    def _open_note(self) -> bool:
        """Open the note of the mark that was just made, for who is still at the text."""
        fresh, self._fresh = self._fresh, ""
        focus = self._window.focusWidget()
        if not fresh or focus is None or not self._reader.isAncestorOf(focus):
            return False
        self.note_wanted.emit(fresh)
        return True


def _pressed_at(event: QKeyEvent) -> float:
    """When the key went down, in seconds: on a busy machine it comes here much later."""
    return event.timestamp() / 1000 or monotonic()


def watch_typing(
    window: QWidget,
    reader: ReaderView,
    letters: LettersPanel,
    deeds: Deeds,
    comparing: Comparing,
    messages: MessageBar,
) -> StrayTyping:
    """Let text that is typed into nothing do nothing in this window, and say so."""
    typing = StrayTyping(
        window,
        reader,
        {
            "j": lambda: letters.view.step(-1),
            "k": lambda: letters.view.step(1),
            "l": reader.switch_view,
            "u": deeds.toggle_read,
            "m": letters.ask_as_before_likeness,
            "w": comparing.end,
            "g": lambda: reader.later.framing.end(),
        },
    )
    typing.strayed.connect(lambda: messages.say(screen.NO_FIELD_OPEN))
    typing.note_wanted.connect(reader.note_wanted)
    return typing
