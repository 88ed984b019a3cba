"""Who may look at whom, and what every module says of itself."""

import ast
import os
import subprocess
import sys

import pytest
from rules.house import PACKAGE, ROOT, name_of, product_modules, tree


def test_rooms_only_look_where_they_may():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_says_what_it_is_for():
    assert not [name_of(path) for path in product_modules() if not ast.get_docstring(tree(path))]


def test_nothing_is_printed_but_by_the_command_line():
    """A stray print would break `--json`, and a windowed program has no standard output."""
    allowed = ("start.py", "desktop/kanttekening/cli/", "desktop/kanttekening/smoke.py",
               "resources/packaging/")  # fmt: skip
    assert not [
        f"{name_of(path)}:{node.lineno}"
        for path in product_modules()
        if not name_of(path).startswith(allowed)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]


def test_the_command_line_does_without_qt_and_slow_libraries():
    """Starting must be quick: what a command needs it imports itself."""
    if not (PACKAGE / "cli" / "commands.py").exists():
        pytest.skip("the command line is not there")
    slow = ("PySide6", "pymupdf", "sqlite_utils", "rapidfuzz", "asyncio", "multiprocessing")
    code = f"import sys, kanttekening.__main__; print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
