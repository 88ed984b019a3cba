"""The command that takes letters in; also for a night's job that nobody watches."""

from __future__ import annotations

from contextlib import closing, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from kanttekening.cli.night import told_to
from kanttekening.cli.opening import open_library
from kanttekening.cli.shapes import import_json
from kanttekening.cli.stopping import stopped_in_order
from kanttekening.domain.errors import RefusedError
from kanttekening.readers.ocr import Recognizer
from kanttekening.readers.ocr_parsing import RecognizingParser, Wanted
from kanttekening.readers.pool import ParserPool, usual_jobs
from kanttekening.services.import_run import LIBRARY, import_all
from kanttekening.services.policies import read_policies
from kanttekening.services.reading import FileReader
from kanttekening.services.recognizing import catch_up, language_data
from kanttekening.words import cli as words
from kanttekening.words.errors import advice, explain, refusal

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from kanttekening.cli.console import Console
    from kanttekening.domain.arrival import Arrival, Refusal
    from kanttekening.domain.letter import LetterId
    from kanttekening.services.import_run import ImportReport, Progress
    from kanttekening.services.library import Library


def import_letters(arguments: Namespace, console: Console) -> int:
    """Take in files and folders."""
    wanted = Wanted(arguments.ocr) if read_policies().ocr else Wanted.NEVER
    data = language_data()
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
    with (
        stopped_in_order(),
        told_to(console, arguments.log, quiet=arguments.quiet) as told,
        open_library(arguments, create=True) as library,
        closing(parser),
        closed,
        library.importing.telling_new(partial(_label, arguments.labels, library)),
        library.importing.leaving_removed() if arguments.only_new else nullcontext(),
    ):
        report = import_all(
            library, arguments.paths, FileReader(parser), progress, jobs=jobs, but={arguments.log}
        )
        if report.fault is None:
            report = catch_up(library.recognizing, report, recognizer, wanted, page_progress)
            library.index_care.merge()
        console.progress("")
        _warn(report, told)
        if data is None and wanted is not Wanted.NEVER and library.recognizing.waiting():
            told.note(words.NO_LANGUAGE_DATA)
        if console.for_programs:
            messages = {item.path: _why(item, report) for item in report.refused}
            arrivals = (*report.imported, *report.already_there, *report.new_versions)
            letters = {a.letter_id: library.letters.letter(a.letter_id) for a in arrivals}
            console.answer(import_json(report, letters, messages))
        if arguments.log is not None or not console.for_programs:
            # No words of letters in a file that lies about, so no titles either.
            _tell(report, library, told, titles=arguments.log is None)
        if report.fault is not None:
            told.note(f"{explain(report.fault)} {advice(report.fault)}")
    return 1 if report.refused else 0


def _label(labels: Sequence[str], library: Library, letter_id: LetterId) -> None:
    for label in labels:
        library.labelling.put_on((letter_id,), label)


def _warn(report: ImportReport, console: Console) -> None:
    for arrival in (*report.imported, *report.new_versions):
        for warning in arrival.warnings:
            if warning in words.WARNINGS:
                console.note(f"{arrival.path}: {words.WARNINGS[warning]}")


def _why(item: Refusal, report: ImportReport) -> str:
    if report.fault is not None and item.detail == LIBRARY:
        return explain(report.fault)
    return refusal(item.code)


def _tell(report: ImportReport, library: Library, console: Console, *, titles: bool) -> None:
    for arrival in (*report.imported, *report.new_versions):
        letter = library.letters.letter(arrival.letter_id)
        console.line(f"{letter.id:>5}  {letter.title if titles else arrival.path.name}")
        brought = sum(len(plan.added) for plan in arrival.plans)
        if brought:
            console.line(f"       {words.brought(brought)}")
        _tell_left_out(arrival, console)
    for arrival in report.already_there:
        letter = library.letters.letter(arrival.letter_id)
        if letter.file_name != arrival.path.name:
            console.line(words.same_bytes(str(arrival.path), letter.file_name, letter.id))
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
