"""The Dutch words of reading aloud."""

from __future__ import annotations

BAR = "Voorlezen"
READ = "Voorlezen"
PAUSE = "Pauze"
GO_ON = "Verder voorlezen"
STOP = "Stoppen met voorlezen"
SENTENCE_BACK = "Vorige zin"
SENTENCE_ON = "Volgende zin"
PACE = "Tempo"
LOOKING = "Een stem zoeken…"
SOUNDLESS = (
    "De stem maakt geen geluid. Kijk of het geluid van uw computer aanstaat en probeer het opnieuw."
)
_VOICELESS = {
    "win32": (
        "Op deze computer staat geen Nederlandse stem. Voeg er een toe bij Instellingen > Tijd en "
        "taal > Spraak > Stemmen beheren."
    ),
    "darwin": (
        "Op deze computer staat geen Nederlandse stem. Voeg er een toe bij Systeeminstellingen > "
        "Toegankelijkheid > Gesproken materiaal > Systeemstem."
    ),
}
_VOICELESS_LINUX = (
    "Op deze computer staat geen Nederlandse stem. Vraag uw beheerder om speech-dispatcher en "
    "espeak-ng te installeren."
)


def voiceless(platform: str) -> str:
    """What to do when there is no Dutch voice."""
    return _VOICELESS.get(platform, _VOICELESS_LINUX)


def progress(number: int, count: int) -> str:
    """How far the reading is."""
    return f"Zin {number} van {count}"


def pace_name(percent: int) -> str:
    """The pace as a screen reader says it."""
    return f"{PACE}: {pace(percent)}"


def pace(percent: int) -> str:
    """A pace beside the usual one."""
    return f"{percent / 100:g}×".replace(".", ",")
