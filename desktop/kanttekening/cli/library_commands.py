"""Commands about the library as a whole: check, backup, restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanttekening.cli.opening import library_path, open_library
from kanttekening.cli.shapes import check_json
from kanttekening.services.copying import back_up, put_back
from kanttekening.words import cli as words
from kanttekening.words import index_care as care

if TYPE_CHECKING:
    from argparse import Namespace

    from kanttekening.cli.console import Console
    from kanttekening.services.checking import CheckReport


def check(arguments: Namespace, console: Console) -> int:
    """Look at every byte of the library."""
    with open_library(arguments) as library:
        console.progress(care.LOOKING)
        try:
            report = library.checking.check(
                repair=arguments.repair,
                told=lambda done, total: console.progress(care.progress(done, total)),
            )
        except KeyboardInterrupt:
            left = library.checking.left_out
            told = f"{care.stopped_early(left)} {words.REPAIR_HINT}" if left else ""
            raise KeyboardInterrupt(told or words.CHECK_STOPPED) from None
        finally:
            console.progress("")
    messages = [words.problem(found.kind.value, found.key) for found in report.problems]
    if console.for_programs:
        console.answer(check_json(report, messages))
        return 0 if report.ok else 1
    if report.repaired:
        console.line(words.repaired(len(report.repaired)))
    if report.ok:
        console.line(words.ALL_WELL)
        return 0
    console.line(words.problems(len(messages)))
    for message in messages:
        console.line(f"- {message}")
    console.line(_hint(report))
    return 1


def _hint(report: CheckReport) -> str:
    return words.REPAIR_HINT if report.is_mendable else words.RESTORE_HINT


def backup(arguments: Namespace, console: Console) -> int:
    """Make a copy and look at it."""
    back_up(library_path(arguments), arguments.file)
    if console.for_programs:
        console.answer({"written": [str(arguments.file)]})
    else:
        console.line(words.backup_written(str(arguments.file)))
    return 0


def restore(arguments: Namespace, console: Console) -> int:
    """Put a copy back; what stood there is kept beside it."""
    kept = put_back(arguments.file, library_path(arguments))
    if console.for_programs:
        console.answer({"restored": str(arguments.file), "kept": str(kept) if kept else None})
    else:
        console.line(words.restored(str(arguments.file), str(kept) if kept else None))
    return 0
