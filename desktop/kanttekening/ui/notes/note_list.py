"""All cards of one letter, in reading order, and what is typed in them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kanttekening.domain.annotation import ELSEWHERE, AnchorState, AnnotationId, Meanwhile
from kanttekening.ui.access.announcing import announce
from kanttekening.ui.notes import wishes
from kanttekening.ui.notes.link_completion import LinkCompletion
from kanttekening.ui.notes.list_labels import empty_hint, heading
from kanttekening.ui.notes.note_edit import NoteEdit
from kanttekening.ui.notes.remark_card import RemarkCard
from kanttekening.ui.notes.saving import NoteSaving
from kanttekening.ui.notes.several import SeveralCards
from kanttekening.words import marking, undoing
from kanttekening.words import reader as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from kanttekening.domain.annotation import Annotation, MarkKind
    from kanttekening.domain.letter import LetterId
    from kanttekening.services.library import Library
    from kanttekening.services.settling import Review
    from kanttekening.ui.desk import Desk
    from kanttekening.ui.notes.card import NoteCard
    from kanttekening.ui.notes.card_walk import CardWalk
    from kanttekening.ui.notes.wishes import Wish
    from kanttekening.ui.theme import Theme

_SAVE_AFTER_MS = 400


class NoteList(QScrollArea):
    """The cards under each other. ``flush`` saves what was typed at once."""

    annotation_activated = Signal(str)
    removed = Signal(str)
    # What was done with several, and can be undone; and what could not be done.
    done = Signal(str)
    told = Signal(str)
    placing_asked = Signal(str)
    adjusting_asked = Signal(str)
    split_asked = Signal(str)
    guess_shown = Signal(object)
    letter_asked = Signal(int, object)
    # The card that had the focus is gone, and there is no other.
    emptied = Signal()
    left_upward = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._letter_id: LetterId | None = None
        self._cards: dict[AnnotationId, NoteCard] = {}
        # Gone from the library, while the caret stands in their notes.
        self._held: set[AnnotationId] = set()
        self._awaited: AnnotationId | None = None
        self._awaited_edit = False
        self._saving = NoteSaving(desk, self)
        self._saving.remarked.connect(self._on_remarked)
        self._saving.saved.connect(self._on_saved)
        self._untold = False
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._saving.due.connect(self.flush)
        self._page = QWidget()
        self._page.setObjectName("cards")
        self._column = QVBoxLayout(self._page)
        self._lost = heading(self._page, "lost_heading")
        self._kept = heading(self._page, "kept_heading")
        self._empty = empty_hint(self._page)
        self.remark = RemarkCard(theme, self._page)
        LinkCompletion(desk, self.remark.note)
        self.remark.typed.connect(self._timer.start)
        self.remark.left.connect(self.flush)
        self._column.setContentsMargins(12, 12, 12, 16)
        self._column.setSpacing(10)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.remark)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it takes the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.several = SeveralCards(self, desk, theme)
        self.chosen = self.several.strip
        theme.changed.connect(self._dress)

    # What is shown

    def open_letter(self, letter_id: LetterId | None) -> None:
        """Save what was typed and begin with another letter."""
        self.flush()
        if self._cards:
            self.walk.leave()
        self._letter_id = letter_id
        self._awaited = None
        self.remark.note.show_text("")
        for known in tuple(self._cards):
            self._drop(known)
            self._saving.forget(known)
        self.show_annotations(())

    def show_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show these cards; a note that is being typed in is not touched."""
        ordered = tuple(annotations)
        wanted = {found.id for found in ordered}
        for gone in [known for known in self._cards if known not in wanted]:
            self._let_go(gone)
        for annotation in ordered:
            self._place(annotation)
        self._arrange()
        self._empty.setVisible(not self._cards and self._letter_id is not None)
        self.remark.setVisible(self._letter_id is not None)
        self._meet_awaited()

    def show_review(self, review: Review) -> None:
        """What there is to decide has come."""
        for known, card in self._cards.items():
            changes, guesses = review.changes.get(known, ()), review.guesses.get(known, ())
            card.show_review(changes, guesses, can_leave=known in review.leavable)
        if self._cards:
            self.walk.order_tabs()

    def focus_annotation(self, annotation_id: str, *, edit: bool = False) -> None:
        """Let a card stand out; one that is not there yet does so when it comes."""
        self._awaited, self._awaited_edit = AnnotationId(annotation_id), edit
        self._meet_awaited()

    def enter(self) -> bool:
        """Put the focus on the card in hand, or on the first; False when there is none."""
        return bool(self._cards) and self.walk.enter()

    @cached_property
    def walk(self) -> CardWalk:
        """The keyboard's way over the cards."""
        from kanttekening.ui.notes.card_walk import CardWalk  # not before there is a note

        return CardWalk(self)

    def flush(self) -> None:
        """Save everything that was typed and is not saved yet."""
        self._timer.stop()
        for annotation_id, card in tuple(self._cards.items()):
            self._saving.save(annotation_id, card.note.text)
        text = self.remark.note.text
        if self._letter_id is not None and text.strip():
            self._saving.remark(self._letter_id, text)

    @property
    def is_saved(self) -> bool:
        """Whether the library has everything that was typed here."""
        cards = self._cards.items()
        return not (
            self._saving.is_remarking
            or self.remark.note.text.strip()
            or any(self._saving.is_unsaved(known, card.note.text) for known, card in cards)
        )

    # Inside

    def _place(self, annotation: Annotation) -> None:
        self._held.discard(annotation.id)
        card = self._cards.get(annotation.id)
        if card is None:
            self._cards[annotation.id] = self._make(annotation)
            return
        settled = self._saving.is_settled(annotation.id, card.note.text)
        card.show_annotation(annotation, keep_note=not settled)
        if settled:
            self._saving.know(annotation.id, annotation.note)
        # Reading order may be another now.
        self._cards[annotation.id] = self._cards.pop(annotation.id)

    def _let_go(self, annotation_id: AnnotationId) -> None:
        """Drop a card that is gone, but not from under the hands of who writes in it.

        What is typed brings a note back that another window removed.
        """
        note = self._cards[annotation_id].note
        if self._saving.is_unsaved(annotation_id, note.text):
            self._saving.save(annotation_id, note.text)
        elif note.hasFocus():
            if annotation_id not in self._held:
                self._held.add(annotation_id)
                self.told.emit(marking.GONE_WHILE_WRITING)
        else:
            self._drop(annotation_id)
            self._saving.forget(annotation_id)

    def _arrange(self) -> None:
        """What came loose first, under its heading; what stays with an older version last."""
        groups: dict[AnchorState, list[NoteCard]] = {state: [] for state in ELSEWHERE}
        standing: list[NoteCard] = []
        for card in self._cards.values():
            groups.get(card.annotation.state, standing).append(card)
        lost, kept = groups[AnchorState.ORPHANED], groups[AnchorState.KEPT]
        self._lost.setText(marking.lost_heading(len(lost)))
        self._kept.setText(marking.KEPT_HEADING)
        self._lost.setVisible(bool(lost))
        self._kept.setVisible(bool(kept))
        for place, widget in enumerate((self._lost, *lost, *standing, self._kept, *kept)):
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
                if widget not in (self._lost, self._kept):
                    # At once: a layout shows it a moment later, too late for the focus.
                    widget.show()
        if self._cards:
            self.walk.order_tabs()

    def _make(self, annotation: Annotation) -> NoteCard:
        from kanttekening.ui.notes.card import NoteCard  # not before there is a note

        card = NoteCard(annotation, self._theme, self._page)
        self._saving.know(annotation.id, annotation.note)
        card.activated.connect(self._on_activated)
        card.typed.connect(self._on_typed)
        card.left.connect(self._on_left)
        card.kind_chosen.connect(self._on_kind_chosen)
        card.removal_asked.connect(self._on_removal_asked)
        card.wished.connect(self._on_wished)
        card.merge_asked.connect(self._on_merge_asked)
        card.chosen_too.connect(self.several.choose_too)
        card.labels.names_wanted.connect(partial(self._ask_label_names, annotation.id))
        card.placing_asked.connect(self.placing_asked)
        card.adjusting_asked.connect(self.adjusting_asked)
        card.split_asked.connect(self.split_asked)
        card.guess_shown.connect(self.guess_shown)
        card.link_followed.connect(self._on_link)
        LinkCompletion(self._desk, card.note)
        return card

    def in_order(self) -> list[NoteCard]:
        """The cards from top to bottom."""
        return sorted(self._cards.values(), key=self._column.indexOf)

    def _drop(self, annotation_id: AnnotationId) -> None:
        card = self._cards[annotation_id]
        self.walk.hand_on(card)
        del self._cards[annotation_id]
        self._held.discard(annotation_id)
        self.chosen.choose([each for each in self.chosen.chosen if each != annotation_id])
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _meet_awaited(self) -> None:
        if self._awaited is None or self._awaited not in self._cards:
            return
        card = self._cards[self._awaited]
        self._light(card)
        self._page.adjustSize()
        self.ensureWidgetVisible(card, 0, 12)
        if self._awaited_edit:
            card.edit_note()
        self._awaited, self._awaited_edit = None, False

    def _light(self, card: NoteCard) -> None:
        for other in self._cards.values():
            other.light(on=other is card)

    def _dress(self) -> None:
        for card in self._cards.values():
            card.dress()
        self.remark.dress()
        self.chosen.dress()

    def _on_activated(self, annotation_id: str) -> None:
        self._light(self._cards[AnnotationId(annotation_id)])
        self.chosen.choose(())
        self.annotation_activated.emit(annotation_id)

    def _on_typed(self, annotation_id: str) -> None:
        card = self._cards[AnnotationId(annotation_id)]
        if self._saving.is_unsaved(AnnotationId(annotation_id), card.note.text):
            self._timer.start()
        if card.note.hasFocus():
            self.ensureWidgetVisible(card, 0, 12)

    def _on_left(self, annotation_id: str) -> None:
        self.flush()
        self._tell_saved()
        if annotation_id in self._held:
            self._let_go(AnnotationId(annotation_id))

    def _on_saved(self, annotation: Annotation, meanwhile: Meanwhile) -> None:
        self._untold = True
        self._tell_saved()
        if meanwhile is not Meanwhile.NOTHING:
            self.told.emit(marking.meanwhile(meanwhile))
            if annotation.id in self._cards:
                self._place(annotation)

    def _tell_saved(self) -> None:
        """Have it spoken, but not between the words of who goes on typing."""
        if self._untold and not isinstance(self.window().focusWidget(), NoteEdit):
            self._untold = False
            announce(self, words.NOTE_SAVED)

    def _on_kind_chosen(self, annotation_id: str, kind: MarkKind) -> None:
        self.flush()
        self._saving.set_kind(AnnotationId(annotation_id), kind)

    def _on_wished(self, wish: Wish) -> None:
        self.flush()
        self._desk.change(wish)

    def _on_link(self, address: str) -> None:
        from kanttekening.ui.notes.link_following import follow  # not before a link is clicked

        follow(address, self._desk, self)

    def _on_merge_asked(self, annotation_id: str) -> None:
        """With the next mark that stands in the text."""
        standing = [
            card.annotation.id
            for card in self._cards.values()
            if card.annotation.passage and card.annotation.state not in ELSEWHERE
        ]
        at = standing.index(AnnotationId(annotation_id))
        if at + 1 < len(standing):
            self._on_wished(wishes.merge((standing[at], standing[at + 1])))

    def _ask_label_names(self, annotation_id: AnnotationId) -> None:
        def offer(names: tuple[str, ...]) -> None:
            if annotation_id in self._cards:
                self._cards[annotation_id].labels.offer(names)

        self._desk.latest("note-labels", _label_names, offer)

    def _on_removal_asked(self, annotation_id: str) -> None:
        self.flush()
        self._saving.remove(AnnotationId(annotation_id), partial(self._tell_removed, annotation_id))

    def _tell_removed(self, annotation_id: str) -> None:
        if annotation_id in self._cards:
            self._drop(AnnotationId(annotation_id))
        self.removed.emit(annotation_id)
        self.done.emit(undoing.annotations_removed(1))

    def _on_remarked(self, annotation: Annotation) -> None:
        """The remark exists: its card takes over what is typed, and the caret."""
        if annotation.letter_id != self._letter_id:
            return
        draft = self.remark.note
        text, had_focus = draft.text, draft.hasFocus()
        position = draft.textCursor().position()
        # Empty before the focus goes: leaving the field would make a second remark of it.
        draft.show_text("")
        self._place(annotation)
        self._arrange()
        card = self._cards[annotation.id]
        card.note.show_text(text)
        if had_focus:
            card.edit_note()
            card.note.put_caret(position)
        if self._saving.is_unsaved(annotation.id, text):
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; no card may make the column wider than the margin."""
        # Before Qt gives the page its width, or it would keep that of before.
        self._page.setMaximumWidth(event.size().width())
        super().resizeEvent(event)
        self.several.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; up and down walk over the cards and to the tabs, Esc chooses none."""
        if event.key() == Qt.Key.Key_Escape and self.chosen.chosen:
            self.chosen.choose(())
            return
        if not self._cards or not self.walk.step(event.key()):
            super().keyPressEvent(event)


def _label_names(library: Library) -> tuple[str, ...]:
    return library.note_lists.label_names()
