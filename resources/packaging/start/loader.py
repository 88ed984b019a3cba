"""Stands in for the loader of PySide's signatures: in the built program each part comes when asked.

PySide's own loads everything it has at every start: what reads signatures, what words a wrong
call, what guards imports. None of it is needed until something is called wrongly. The names here
are those that PySide's library looks up. `hasten.py` puts this file in its place.
"""

from __future__ import annotations

import builtins
import sys
from importlib import import_module
from typing import Any

import signature_bootstrap
from shibokensupport import signature

signature.get_signature = signature_bootstrap.get_signature
signature.make_snake_case_name = signature_bootstrap.make_snake_case_name
builtins.__feature_import__ = signature_bootstrap.__feature_import__  # type: ignore[attr-defined]
# As PySide's parser of signatures would leave it: Qt's enums are Python's.
sys.pyside6_option_python_enum = True  # type: ignore[attr-defined]


# PySide's library looks among the loaded modules for the table of types, and crashes without.
import_module("shibokensupport.signature.mapping")


def _part(name: str) -> Any:
    return import_module(f"shibokensupport.signature.{name}")


def pyside_type_init(type_key: Any, sig_strings: Any) -> Any:
    """Prepare the signatures of a class."""
    return _part("parser").pyside_type_init(type_key, sig_strings)


def create_signature(props: Any, key: Any) -> Any:
    """Give a signature its looks."""
    return _part("layout").create_signature(props, key)


def seterror_argument(args: Any, func_name: Any, info: Any) -> Any:
    """Word what was wrong with a call."""
    return _part("errorhandler").seterror_argument(args, func_name, info)


def make_helptext(func: Any) -> Any:
    """Describe a function."""
    return _part("errorhandler").make_helptext(func)


def finish_import(_module: Any) -> None:
    """Do what PySide does after an import: nothing, for it has no old names to add now."""


def feature_import(*_args: Any, **_named: Any) -> None:
    """Let an import be: nobody asks here for other names of Qt's methods."""


def feature_imported(_module: Any) -> None:
    """See ``feature_import``."""


def post_init() -> None:
    """Put no function before Python's imports."""
