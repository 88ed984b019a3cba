"""The command line: one command, one answer, one exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from kanttekening import __version__
from kanttekening.cli import (
    export_commands,
    import_command,
    letter_commands,
    library_commands,
    note_commands,
)
from kanttekening.cli.arguments import PROGRAM, UsageError, build_parser
from kanttekening.cli.console import Console, OutputError
from kanttekening.cli.shapes import error_json
from kanttekening.domain.errors import (
    KanttekeningError,
    LibraryError,
    NotFoundError,
    NotWrittenError,
    RefusedError,
    TakenError,
)
from kanttekening.services.filters import FilterError
from kanttekening.words import cli as words
from kanttekening.words.errors import advice, explain

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

DONE, SOME_FAILED, WRONG_USE, NO_LIBRARY, INTERRUPTED = 0, 1, 2, 3, 130

_COMMANDS: dict[str, Callable[[Namespace, Console], int]] = {
    "import": import_command.import_letters,
    "list": letter_commands.list_letters,
    "show": letter_commands.show,
    "search": letter_commands.search,
    "page": letter_commands.page,
    "export": export_commands.export,
    "annotate": note_commands.annotate,
    "annotations": note_commands.list_annotations,
    "check": library_commands.check,
    "backup": library_commands.backup,
    "restore": library_commands.restore,
}


def run(argv: Sequence[str]) -> int:
    """Carry out one command; the exit code."""
    console = Console.standard(for_programs="--json" in argv)
    try:
        arguments = build_parser().parse_args(list(argv))
        return _dispatch(arguments, console)
    except SystemExit:  # --help has been answered
        return DONE
    except UsageError as error:
        return _wrong_use(console, error)
    except FilterError as error:
        return _wrong_use(console, UsageError(words.BAD_FILTER.format(word=error.word)))
    except KanttekeningError as error:
        return _failed(console, error)
    except KeyboardInterrupt as stopped:  # whoever was at work may say how far it came
        console.note(str(stopped) or words.STOPPED)
        return INTERRUPTED
    except BrokenPipeError:  # whoever was reading has seen enough
        _write_no_more()
        return DONE
    except OutputError:
        console.note(words.NO_OUTPUT)
        _write_no_more()
        return WRONG_USE


def _write_no_more() -> None:
    """What is still waiting to be written must not fail once more at exit."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: Namespace, console: Console) -> int:
    if arguments.version:
        if console.for_programs:
            console.answer({"version": __version__})
        else:
            console.line(f"Kanttekening {__version__}")
        return DONE
    if arguments.command is None:
        raise UsageError(words.NO_COMMAND, build_parser().format_usage())
    code = _COMMANDS[arguments.command](arguments, console)
    console.finish()
    return code


def _wrong_use(console: Console, error: UsageError) -> int:
    console.note(error.message)
    if error.usage:
        console.note(error.usage.rstrip())
    console.note(words.usage_hint(PROGRAM))
    if console.for_programs:
        console.answer(error_json("usage", error.message))
    return WRONG_USE


def _failed(console: Console, error: KanttekeningError) -> int:
    message, hint = explain(error), advice(error)
    console.note(message)
    console.note(hint)
    if console.for_programs:
        console.answer(error_json(_code(error), message, hint))
    return NO_LIBRARY if isinstance(error, LibraryError) else SOME_FAILED


def _code(error: KanttekeningError) -> str:
    match error:
        case LibraryError():
            return error.fault.value
        case RefusedError():
            return error.code.value
        case NotFoundError():
            return "not_found"
        case NotWrittenError():
            return "not_written"
        case TakenError():
            return "exists"
        case _:
            return "page_fault"
