"""The files of the house, for the tests that walk through them."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "kanttekening"


def product_modules() -> list[Path]:
    """Every module that is the product's own code."""
    others = [ROOT / "start.py", *sorted((ROOT / "resources").rglob("*.py"))]
    return [*sorted(PACKAGE.rglob("*.py")), *others]


def modules_of_tests() -> list[Path]:
    """Every module of the tests."""
    return sorted((ROOT / "tests").rglob("*.py"))


def committed_files() -> list[Path]:
    """Every file that git keeps, as far as it stands on disk."""
    listing = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
    )
    paths = (ROOT / name for name in listing.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


@functools.cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    """A file's place in the house, the same on every system."""
    return path.relative_to(ROOT).as_posix()
