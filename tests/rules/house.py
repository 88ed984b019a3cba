"""The files of the house, for the tests that walk through them."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "kanttekening"
MADE_HERE = {
    ".git", ".venv", ".kanttekening", ".hypothesis", ".pytest_cache", ".ruff_cache", ".mypy_cache",
    ".import_linter_cache", "__pycache__", "build", "dist", "screenshots",
}  # fmt: skip


def product_modules() -> list[Path]:
    """Every module that is the product's own code."""
    others = [ROOT / "start.py", *sorted((ROOT / "resources").rglob("*.py"))]
    return [*sorted(PACKAGE.rglob("*.py")), *others]


def modules_of_tests() -> list[Path]:
    """Every module of the tests."""
    return sorted((ROOT / "tests").rglob("*.py"))


def committed_files() -> list[Path]:
    """Every file that git keeps; of a copy without git, every file that is not made here."""
    listing = git("ls-files", "-z")
    if listing is not None:
        paths = (ROOT / name for name in listing.split("\0") if name)
        return [path for path in paths if path.is_file()]
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not MADE_HERE.intersection(path.relative_to(ROOT).parts)
    ]


def git(*arguments: str) -> str | None:
    """Ask git, if it is there and this is one of its folders."""
    try:
        done = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", *arguments],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode()


@functools.cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    """A file's place in the house, the same on every system."""
    return path.relative_to(ROOT).as_posix()
