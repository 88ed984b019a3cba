"""The words of taking letters in."""

from __future__ import annotations

from kanttekening.words.numbers import annotation_count, count, thousands

DROP_HERE = "Laat los om in te lezen"
LOOKING = "Bestanden zoeken…"
SHOW_REFUSALS = "Bekijk"
SHOW_LETTER = "Bekijk"
REFUSALS_TITLE = "Niet ingelezen"
REFUSALS_TEXT = "Deze bestanden zijn niet ingelezen. De andere staan in de bibliotheek."
NOTHING_TAKEN_IN_YET = "Sinds de start is er nog niets ingelezen"
NOTHING_TO_TAKE_IN = "Hier zijn geen bestanden gevonden om in te lezen"
CHOOSE_FILES = "Bestanden om in te lezen"
CHOOSE_FOLDER = "Map om in te lezen"
ALL_FILES = "Alle bestanden (*)"
_KINDS_READ = (
    "pdf", "docx", "odt", "fodt", "rtf", "txt", "md", "eml", "msg", "mbox", "html", "htm",
    "zip", "xfdf", "jsonld", "png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif",
)  # fmt: skip


def file_kinds() -> str:
    """Name the kinds of file that can be read, with the ends of their names."""
    return f"Stukken ({' '.join(f'*.{kind}' for kind in _KINDS_READ)})"


def taking_in(done: int, total: int) -> str:
    """Say how far taking in has come."""
    return f"Inlezen: {thousands(min(done + 1, total))} van {thousands(total)}"


def taken_in(
    imported: int,
    versions: int,
    known: int,
    refused: int,
    *,
    stopped: bool,
    brought: int = 0,
    left_out: int = 0,
    misnamed: int = 0,
) -> str:
    """Say what became of the files; ``brought`` are annotations of others that stood in them.

    ``left_out`` are annotations that a file has too many of. ``misnamed`` are files that are plain
    text, whatever their name says.
    """
    parts = []
    if imported or not (versions or known or refused):
        parts.append(f"{count(imported, 'stuk', 'stukken')} ingelezen")
    if versions:
        parts.append(count(versions, "nieuwe versie", "nieuwe versies"))
    if brought:
        parts.append(f"met {annotation_count(brought)} van anderen")
    if left_out:
        parts.append(notes_left_out(left_out))
    if known:
        verb = "stond" if known == 1 else "stonden"
        parts.append(f"{count(known, 'stuk', 'stukken')} {verb} er al")
    if refused:
        parts.append(files_failed(refused))
    if misnamed:
        parts.append(f"{count(misnamed, 'bestand', 'bestanden')} anders dan de naam zegt")
    if stopped:
        parts.append("gestopt")
    return ", ".join(parts)


def files_failed(number: int) -> str:
    """Say how many files were not taken in."""
    return f"{count(number, 'bestand', 'bestanden')} niet gelukt"


def version_of(told: str, title: str) -> str:
    """Say of which letter a new version came in."""
    return f"{told}: van “{title}”"


def notes_left_out(number: int) -> str:
    """Say that a file has more annotations than are read of one."""
    return f"{annotation_count(number)} niet ingelezen: te veel in één bestand"
