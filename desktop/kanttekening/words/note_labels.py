"""The Dutch words about labels of one annotation."""

from __future__ import annotations

OF_NOTE = "Labels van deze aantekening"
ADD = "+ label"
ADD_NAME = "Label toevoegen"
ADD_TIP = "Label toevoegen (T)"
FIELD = "label"
FIELD_NAME = "Nieuw label voor deze aantekening"
WRITTEN = "Staat als #woord in de aantekening; haal het daar weg"
PUT_ON = "Label geven"
PUT_ON_TITLE = "Label geven"
PUT_ON_TEXT = "Welk label krijgen de gekozen aantekeningen?"


def on_note(label: str) -> str:
    """What a screen reader says of a label on a card."""
    return f"Label {label}"


def take_off(label: str) -> str:
    """What a click on the label does."""
    return f"Label “{label}” weghalen"
