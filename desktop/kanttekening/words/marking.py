"""The Dutch words about what becomes of marks: lost, changed, placed, ticked off, reshaped."""

from __future__ import annotations

from kanttekening.domain.annotation import Annotation, MarkKind, MarkStyle, Meanwhile, Visibility
from kanttekening.domain.guess import GuessReason
from kanttekening.words.naming import short_date
from kanttekening.words.reader import KIND_NAMES

_LOST = "{} staat niet meer zo in de nieuwste tekst. Kies waar de aantekening hoort"
LOST_TEXT = f"{_LOST.format('De passage')}."
LOST_AREA = f"{_LOST.format('Dit stuk van de pagina')}."
KEPT_HEADING = "Bij een oudere versie"
AGREE = "Akkoord"
AGREE_TIP = "De aantekening blijft hier staan"
LEAVE = "Bij oude versie laten"
LEAVE_TIP = "De aantekening blijft bij de tekst waarop u haar maakte"
PLACE_HERE = "Plaats hier"
SHOW_GUESS = "Toon"
PLACE_SELECTION = "Plaats op selectie"
PLACE_SELECTION_TIP = "Selecteer de woorden in de brief en druk op Enter"
MORE = "…"
_TOLD = 50
_AREA_REASONS = {
    GuessReason.WORDS: "woorden die erop lijken",
    GuessReason.PICTURE: "een figuur die er zo uitziet",
    GuessReason.CAPTION: "bij dezelfde regel tekst",
    GuessReason.BESIDE: "tussen dezelfde woorden",
    GuessReason.PLACE: "dezelfde plek op de bladzijde",
}
GUESSES = "Misschien hier:"
COMPARE = "Versies naast elkaar"

PLACING = "Selecteer in de brief de woorden waar de aantekening bij hoort"
ADJUSTING = "Verschuif de uiteinden: sleep ze, of gebruik Shift met de pijltjes"
CONFIRM = "Klaar"
CANCEL = "Annuleren"

WRITE_NOTE = "Kanttekening schrijven\tEnter"
COPY_NOTE = "Kopiëren"
ADJUST = "Uiteinden aanpassen"
UNDERLINE_KEYS = "Shift+H"
UNDERLINE_KEY = "Onderstrepen, of weer markeren"
SPLIT = "Splitsen bij de tekstcursor"
MERGE = "Samenvoegen met de volgende"
MERGE_CHOSEN = "Samenvoegen"
MERGE_CHOSEN_TIP = "Maak één markering van wat u koos, met alles wat u erbij schreef"
CHOOSE_NONE = "Niets kiezen"
NOT_MERGED = "Samenvoegen kan met twee of meer markeringen in één stuk"
MERGED = "Twee markeringen zijn samengevoegd"
_MEANWHILE = {
    Meanwhile.REWRITTEN: (
        "Deze kanttekening is intussen ook in een ander venster gewijzigd. "
        "Beide teksten staan er nu in."
    ),
    Meanwhile.REMOVED: (
        "Deze kanttekening was intussen verwijderd. U schreef er nog in, daarom is zij teruggezet."
    ),
}
GONE_WHILE_WRITING = "Deze kanttekening is intussen verwijderd. Schrijf verder om haar te houden."
SHOWN_TO = "Wie mag dit zien"
DONE = "Afgehandeld"
YES = "ja"
NO = "nee"
OPEN = "Open"
AREA = "Gebied op de pagina"
AREA_HINT = (
    "Sleep een kader om een figuur of een stuk van de scan. Met het toetsenbord: pijltjes "
    "verplaatsen, Shift met pijltjes maakt groter of kleiner, Enter markeert."
)

LINK_CHOICES = "Stukken om naar te verwijzen"
LINK_GONE = "Dit stuk staat niet in deze bibliotheek"

STYLES = {MarkStyle.HIGHLIGHT: "Markeren", MarkStyle.UNDERLINE: "Onderstrepen"}
VISIBILITIES = {
    Visibility.PRIVATE: "Alleen ik",
    Visibility.PARTY: "Mijn fractie",
    Visibility.COUNCIL: "De hele raad",
}


def link_choice(title: str, date: str | None) -> str:
    """A letter to link to."""
    return f"{title} ({short_date(date)})" if date else title


def or_left(lost: str) -> str:
    """The same, where there is an older version to stay with."""
    return f"{lost.removesuffix('.')}, of laat haar bij de oude versie."


def area_guess(reason: GuessReason, page: int) -> str:
    """Where a mark on a part of a page may belong, and why."""
    return f"Bladzijde {page}: {_AREA_REASONS[reason]}"


def merged(number: int) -> str:
    """Say that marks became one."""
    return MERGED if number == 2 else f"{number} markeringen zijn samengevoegd"


def marked_much(pages: int, kind: MarkKind) -> str:
    """Say that more was marked at once than a passage."""
    return f"{pages} pagina’s in één keer gemarkeerd als {KIND_NAMES[kind].lower()}"


def lost_heading(count: int) -> str:
    """The heading above marks that came loose."""
    return f"Losgeraakt ({count})"


def meanwhile(what: Meanwhile) -> str:
    """What another window did to a note in which somebody was writing."""
    return _MEANWHILE[what]


def done_name(kind: MarkKind) -> str:
    """What ticking off means for a kind of mark."""
    return "Beantwoord" if kind is MarkKind.QUESTION else DONE


def was_and_is(was: str, now: str) -> str:
    """What changed, as a screen reader says it."""
    return f"Eerst: {was}. Nu: {now}"


def decide_name(text: str, annotation: Annotation, place: str = "") -> str:
    """A button on a card, as a screen reader says it: what it does, where, to which mark."""
    passage = annotation.passage
    told = annotation.note or (passage.quote if passage and not annotation.area else "")
    told = " ".join(told.split())
    short = told if len(told) <= _TOLD else told[:_TOLD].rsplit(" ", 1)[0] + MORE
    mark = f"{KIND_NAMES[annotation.kind].lower()} “{short}”" if short else kind_alone(annotation)
    return f"{text}{': ' if place else ''}{place}, bij {mark}"


def kind_alone(annotation: Annotation) -> str:
    """A mark without any words: its kind, and its page."""
    where = f" op bladzijde {annotation.page}" if annotation.page else ""
    return f"{KIND_NAMES[annotation.kind].lower()}{where}"


def place_at(quote: str, page: int | None) -> str:
    """A place that is proposed, as a screen reader says it."""
    return f"{quote}, bladzijde {page}" if page else quote
