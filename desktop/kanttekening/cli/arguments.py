"""What can be asked on the command line."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from kanttekening.domain.annotation import MarkKind, Visibility
from kanttekening.domain.export import ExportForm
from kanttekening.domain.rows import SortOrder
from kanttekening.words import cli as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PROGRAM = "kanttekening"
_SORTS = (SortOrder.DATE, SortOrder.ARRIVAL, SortOrder.SENDER, SortOrder.TITLE)
# The largest number that the library can count to.
_HIGHEST = 2**63 - 1

_REPORT_GROUPS = ("standing", "letter", "kind", "label")


class UsageError(Exception):
    """The arguments make no sense: one sentence, and how it should be."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, words.USAGE if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch and leaves ending the program to others."""

    def __init__(self, **settings: Any) -> None:
        settings |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Formatter}
        super().__init__(**settings)
        self.options = self.add_argument_group(words.OPTIONS)
        self.items = self.add_argument_group(words.ITEMS)
        self.options.add_argument("-h", "--help", action="help", help=words.HELP)
        # Accepted before and after the command; only where given does it count.
        self.options.add_argument(
            "--library", type=named_file, metavar="BESTAND", default=argparse.SUPPRESS,
            help=words.LIBRARY,
        )  # fmt: skip
        self.options.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help=words.JSON
        )

    def error(self, message: str) -> NoReturn:
        """Say in Dutch what is wrong."""
        for pattern, sentence in words.USES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise UsageError(sentence.format(*found.groups()), self.format_usage())
        raise UsageError(words.UNKNOWN_USE, self.format_usage())


def build_parser() -> Parser:
    """The parser of the whole command line."""
    parser = Parser(prog=PROGRAM, description=words.PROGRAM)
    parser.options.add_argument("--version", action="store_true", help=words.VERSION)
    commands = parser.add_subparsers(
        title=words.COMMANDS, dest="command", metavar="OPDRACHT", parser_class=Parser
    )
    for name, help_words, fill in _COMMANDS:
        fill(commands.add_parser(name, help=help_words, description=help_words))
    return parser


def number_from(least: int, most: int = _HIGHEST) -> Callable[[str], int]:
    """A whole number that is not too small, and not too large."""

    def number(value: str) -> int:
        try:
            found = int(value)
        except ValueError:
            found = least - 1
        if not least <= found <= most:
            raise argparse.ArgumentTypeError(words.bad_number(least, most, _HIGHEST))
        return found

    return number


def named_file(value: str) -> Path:
    """A file that has a name."""
    if not value or "\0" in value:
        raise argparse.ArgumentTypeError(words.NO_NAME)
    return Path(value)


def _label(value: str) -> str:
    from kanttekening.services.labelling import tidy_name  # only who labels waits for it

    if not tidy_name(value):
        raise argparse.ArgumentTypeError(words.NO_LABEL)
    return value


def _import(parser: Parser) -> None:
    parser.items.add_argument(
        "paths", nargs="+", type=named_file, metavar="PAD", help=words.IMPORT_PATHS
    )
    parser.options.add_argument(
        "--ocr", choices=("auto", "never", "force"), default="auto", help=words.IMPORT_OCR
    )
    add = parser.options.add_argument
    add("--jobs", type=number_from(1), metavar="N", help=words.IMPORT_JOBS)
    add(
        "--label", dest="labels", type=_label, action="append", default=[], metavar="LABEL",
        help=words.IMPORT_LABEL,
    )  # fmt: skip
    add("--new", dest="only_new", action="store_true", help=words.IMPORT_NEW)
    add("--quiet", action="store_true", help=words.IMPORT_QUIET)
    add("--log", type=named_file, metavar="BESTAND", help=words.IMPORT_LOG)


def _list(parser: Parser) -> None:
    _filters(parser)
    parser.options.add_argument(
        "--sort", choices=[sort.value for sort in _SORTS], default="date", help=words.LIST_SORT
    )


def _filters(parser: Parser) -> None:
    parser.items.add_argument("filters", nargs="*", metavar="FILTER", help=words.FILTERS)


def _letter_id(parser: Parser) -> None:
    parser.items.add_argument("id", type=number_from(1), metavar="NR", help=words.LETTER_ID)


def _show(parser: Parser) -> None:
    _letter_id(parser)
    only = parser.options.add_mutually_exclusive_group()
    only.add_argument("--text", action="store_true", help=words.SHOW_TEXT)
    only.add_argument("--structure", action="store_true", help=words.SHOW_STRUCTURE)


def _search(parser: Parser) -> None:
    parser.items.add_argument("query", nargs="+", metavar="VRAAG", help=words.SEARCH_QUERY)
    parser.options.add_argument(
        "--limit", type=number_from(1), default=50, metavar="N", help=words.SEARCH_LIMIT
    )
    parser.options.add_argument("--exact", action="store_true", help=words.SEARCH_EXACT)
    parser.options.add_argument("--letterhead", action="store_true", help=words.SEARCH_LETTERHEAD)


def _annotate(parser: Parser) -> None:
    _letter_id(parser)
    add = parser.options.add_argument
    add("--quote", required=True, metavar="TEKST", help=words.ANNOTATE_QUOTE)
    add("--occurrence", type=number_from(1), metavar="N", help=words.ANNOTATE_OCCURRENCE)
    add(
        "--kind", choices=[kind.value for kind in MarkKind], default=MarkKind.IMPORTANT.value,
        help=words.ANNOTATE_KIND,
    )  # fmt: skip
    add("--author", metavar="NAAM", help=words.ANNOTATE_AUTHOR)
    add("--note", default="", metavar="TEKST", help=words.ANNOTATE_NOTE)
    add(
        "--visibility", choices=[who.value for who in Visibility],
        default=Visibility.PRIVATE.value, help=words.ANNOTATE_VISIBILITY,
    )  # fmt: skip


def _annotations(parser: Parser) -> None:
    _filters(parser)
    add = parser.options.add_argument
    add("--letter", type=number_from(1), metavar="NR", help=words.ANNOTATIONS_LETTER)
    add("--import", dest="source", type=named_file, metavar="BESTAND", help=words.NOTES_IMPORT)
    add("--update", action="store_true", help=words.NOTES_UPDATE)


def _export(parser: Parser) -> None:
    parser.items.add_argument(
        "form", choices=[form.value for form in ExportForm], metavar="VORM", help=words.EXPORT_FORM
    )
    _filters(parser)
    add = parser.options.add_argument
    add("--out", type=named_file, required=True, metavar="BESTAND", help=words.EXPORT_OUT)
    add("--letter", type=number_from(1), metavar="NR", help=words.EXPORT_LETTER)
    add(
        "--visibility", choices=[who.value for who in Visibility],
        default=Visibility.PRIVATE.value, help=words.EXPORT_VISIBILITY,
    )  # fmt: skip
    add("--group", choices=_REPORT_GROUPS, default="letter", help=words.EXPORT_GROUP)


def _page(parser: Parser) -> None:
    _letter_id(parser)
    parser.items.add_argument(
        "number", type=number_from(1), metavar="PAGINA", help=words.PAGE_NUMBER
    )
    add = parser.options.add_argument
    add("--out", type=named_file, required=True, metavar="BESTAND", help=words.PAGE_OUT)
    add("--dpi", type=number_from(36, 600), default=150, metavar="N", help=words.PAGE_DPI)


def _check(parser: Parser) -> None:
    parser.options.add_argument("--repair", action="store_true", help=words.CHECK_REPAIR)


def _backup(parser: Parser) -> None:
    parser.items.add_argument("file", type=named_file, metavar="BESTAND", help=words.BACKUP_FILE)


def _restore(parser: Parser) -> None:
    parser.items.add_argument("file", type=named_file, metavar="BESTAND", help=words.RESTORE_FILE)


_COMMANDS: tuple[tuple[str, str, Callable[[Parser], None]], ...] = (
    ("import", words.IMPORT, _import),
    ("list", words.LIST, _list),
    ("show", words.SHOW, _show),
    ("search", words.SEARCH, _search),
    ("annotate", words.ANNOTATE, _annotate),
    ("annotations", words.ANNOTATIONS, _annotations),
    ("export", words.EXPORT, _export),
    ("page", words.PAGE, _page),
    ("check", words.CHECK, _check),
    ("backup", words.BACKUP, _backup),
    ("restore", words.RESTORE, _restore),
)
