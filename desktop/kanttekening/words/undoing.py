"""What was done, as undo and redo name it."""

from __future__ import annotations

from kanttekening.words.menus import ACTIONS
from kanttekening.words.numbers import annotation_count, count

UNDO = "Ongedaan maken"
REDO = "Toch weer doen"


def removed(number: int) -> str:
    """Say how many letters went to the bin."""
    return f"{count(number, 'stuk', 'stukken')} naar de prullenbak"


def restored(number: int) -> str:
    """Say how many letters came back from the bin."""
    return f"{count(number, 'stuk', 'stukken')} teruggezet"


def annotations_removed(number: int) -> str:
    """Say how many annotations were removed."""
    return f"{annotation_count(number)} verwijderd"


# What an edit of the journal is called, after "undo" or "redo"
_EDITS = {
    "remove_letters": "verwijderen",
    "restore_letters": "terugzetten",
    "mark_read": "als gelezen markeren",
    "mark_unread": "als ongelezen markeren",
    "mark": "markering",
    "remark": "aantekening",
    "note": "kanttekening",
    "set_note": "kanttekening",
    "set_kind": "soort markering",
    "set_visibility": "zichtbaarheid",
    "label_note": "labels van aantekening",
    "remove": "aantekening verwijderen",
    "mark_area": "gebied markeren",
    "tick_off": "afvinken",
    "open_again": "weer open zetten",
    "stretch": "markering aanpassen",
    "set_style": "markeren of onderstrepen",
    "merge_marks": "markeringen samenvoegen",
    "split_mark": "markering splitsen",
    "place": "markering plaatsen",
    "agree": "akkoord met wijziging",
    "leave_behind": "bij oude versie laten",
    "take_notes": "aantekeningen inlezen",
    "take_in_version": "nieuwe versie inlezen",
    "separate_version": "losmaken",
    "join_letters": "samenvoegen",
    "correct_fact": "gegeven verbeteren",
    "put_back_fact": "gegeven terugzetten",
    "label_letters": "label plakken",
    "unlabel_letters": "label weghalen",
    "rename_label": "label hernoemen",
    "recolor_label": "kleur van label",
    "remove_label": "label verwijderen",
    "keep_search": "zoekopdracht bewaren",
    "rename_search": "zoekopdracht hernoemen",
    "move_search": "zoekopdracht verplaatsen",
    "remove_search": "zoekopdracht verwijderen",
}
# What undo leaves behind that one would not guess.
_LEFT = {"take_in_version": "het bestand is nu een eigen brief"}


def journal_label(direction: str, action: str | None) -> str:
    """Name the undo or redo in the menu, with what it is about."""
    label = ACTIONS[direction].label
    about = _EDITS.get(action or "", "")
    return f"{label}: {about}" if about else label


def edit_name(action: str) -> str:
    """What an edit of the journal is called."""
    return _EDITS.get(action, "laatste wijziging")


def time_travelled(direction: str, action: str) -> str:
    """Say what was undone or done again."""
    about = edit_name(action)
    told = f"{'Ongedaan gemaakt' if direction == 'undo' else 'Opnieuw gedaan'}: {about}"
    return f"{told} ({_LEFT[action]})" if direction == "undo" and action in _LEFT else told


def in_letter(what: str, title: str) -> str:
    """Say in which letter something was done."""
    return f"{what} bij “{title}”"


def of_letter(what: str, title: str) -> str:
    """Say which letter it was done to."""
    return f"{what} van “{title}”"
