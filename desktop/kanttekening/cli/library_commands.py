"""Commands about the library as a whole: import, check, backup, restore."""

from __future__ import annotations

from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

from kanttekening.cli.opening import library_path, open_library
from kanttekening.cli.shapes import check_json, import_json
from kanttekening.domain.errors import RefusedError
from kanttekening.readers.ocr import Recognizer
from kanttekening.readers.ocr_parsing import RecognizingParser, Wanted
from kanttekening.readers.pool import ParserPool, usual_jobs
from kanttekening.services.copying import back_up, put_back
from kanttekening.services.import_run import LIBRARY, import_all
from kanttekening.services.policies import read_policies
from kanttekening.services.reading import FileReader
from kanttekening.services.recognizing import catch_up, language_data
from kanttekening.words import cli as words
from kanttekening.words import index_care as care
from kanttekening.words.errors import advice, explain, refusal

if TYPE_CHECKING:
    from argparse import Namespace

    from kanttekening.cli.console import Console
    from kanttekening.domain.arrival import Arrival, Refusal
    from kanttekening.services.checking import CheckReport
    from kanttekening.services.import_run import ImportReport, Progress
    from kanttekening.services.library import Library


def import_letters(arguments: Namespace, console: Console) -> int:
    """Take in files and folders."""
    wanted, data = Wanted(arguments.ocr), language_data()
    if not read_policies().ocr:
        wanted = Wanted.NEVER
    recognizer = None if data is None or wanted is Wanted.NEVER else Recognizer(data)
    name = ""

    def progress(step: Progress) -> bool:
        nonlocal name
        name = step.path.name
        left = None if step.estimate is None else step.estimate.seconds_left
        console.progress(words.reading(step.done, step.total, name, left))
        return True

    def page_progress(done: int, total: int) -> None:
        console.progress(words.recognizing(done, total, name))

    jobs = arguments.jobs or usual_jobs()
    parser = ParserPool(jobs, lambda: RecognizingParser(recognizer, wanted, page_progress))
    closed = nullcontext() if recognizer is None else closing(recognizer)
    with open_library(arguments, create=True) as library, closing(parser), closed:
        report = import_all(library, arguments.paths, FileReader(parser), progress, jobs=jobs)
        if report.fault is None:
            report = catch_up(library.recognizing, report, recognizer, wanted, page_progress)
            library.index_care.merge()
        console.progress("")
        _warn(report, console)
        if data is None and wanted is not Wanted.NEVER and library.recognizing.waiting():
            console.note(words.NO_LANGUAGE_DATA)
        if console.for_programs:
            messages = {item.path: _why(item, report) for item in report.refused}
            arrivals = (*report.imported, *report.already_there, *report.new_versions)
            letters = {a.letter_id: library.letters.letter(a.letter_id) for a in arrivals}
            console.answer(import_json(report, letters, messages))
        else:
            _tell(report, library, console)
    if report.fault is not None:
        console.note(f"{explain(report.fault)} {advice(report.fault)}")
    return 1 if report.refused else 0


def _warn(report: ImportReport, console: Console) -> None:
    for arrival in (*report.imported, *report.new_versions):
        for warning in arrival.warnings:
            if warning in words.WARNINGS:
                console.note(f"{arrival.path}: {words.WARNINGS[warning]}")


def _why(item: Refusal, report: ImportReport) -> str:
    if report.fault is not None and item.detail == LIBRARY:
        return explain(report.fault)
    return refusal(item.code)


def _tell(report: ImportReport, library: Library, console: Console) -> None:
    for arrival in (*report.imported, *report.new_versions):
        letter = library.letters.letter(arrival.letter_id)
        console.line(f"{letter.id:>5}  {letter.title}")
        brought = sum(len(plan.added) for plan in arrival.plans)
        if brought:
            console.line(f"       {words.brought(brought)}")
        _tell_left_out(arrival, console)
    for arrival in report.already_there:
        letter = library.letters.letter(arrival.letter_id)
        if letter.file_name != arrival.path.name:
            console.note(words.same_bytes(str(arrival.path), letter.file_name, letter.id))
    for arrival in report.notes:
        added = sum(len(plan.added) for plan in arrival.plans)
        known = sum(plan.known for plan in arrival.plans)
        console.line(f"{arrival.path.name}: {words.notes_taken(added, 0, known)}")
        offered = sum(len(plan.offers) for plan in arrival.plans)
        if offered:
            console.note(words.notes_offered(offered))
        _tell_left_out(arrival, console)
    for item in report.refused:
        hint = "" if item.detail == LIBRARY else f" {advice(RefusedError(item.code))}"
        console.note(f"{item.path}: {_why(item, report)}{hint}")
    console.line(
        words.import_summary(
            len(report.imported),
            len(report.already_there),
            len(report.new_versions),
            len(report.refused),
        )
    )


def _tell_left_out(arrival: Arrival, console: Console) -> None:
    left_out = sum(plan.left_out for plan in arrival.plans)
    if left_out:
        console.note(f"{arrival.path.name}: {words.notes_left_out(left_out)}")


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
