"""MuPDF's bindings for Python without what only passes on: a third of what a worker has of its own.

`pymupdf.mupdf` is generated: 9,000 functions and methods, nearly all of which hand their arguments
to the function of the same name in the library `_mupdf` and do nothing else. A worker calls a few
hundred. In the built program those that only pass on are left out, and looked up in `_mupdf` when
they are first asked for. That saves 4.6 MB and 8 ms of computing in every worker.

What is more than that stays as it is: what has defaults, what is called with names for its
arguments, what the module itself or a class of it refers to, and the classes one can inherit from.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trim import Entry

MODULE = "pymupdf.mupdf"
_LIBRARY = "_mupdf"
_OURS = Path(__file__).parent / "start" / "passing_on.py"
# PyMuPDF copies constants of these names out of the module's own table, but for the last.
_COPIED, _NOT_COPIED = ("PDF_", "UCDN_SCRIPT_"), "PDF_ENUM_NAME_"
_INHERITED = "__disown__"

Scope: TypeAlias = "ast.Module | ast.ClassDef"


def with_lean_bindings(modules: Iterable[Entry], ours: Path, folder: Path) -> list[Entry]:
    """Put lean bindings, written in ``folder``, in the place of MuPDF's; ``ours`` uses them too."""
    entries = list(modules)
    [bindings] = [Path(source) for name, source, _kind in entries if name == MODULE]
    users = [path for path in bindings.parent.glob("*.py") if path != bindings]
    trees = (ast.parse(path.read_text("utf-8")) for path in (*users, *ours.rglob("*.py")))
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / bindings.name
    made.write_text(lean_source(bindings.read_text("utf-8"), trees), "utf-8")
    return [(name, str(made) if name == MODULE else source, kind) for name, source, kind in entries]


def lean_source(source: str, users: Iterable[ast.Module] = ()) -> str:
    """Leave out of ``source`` what passes on and is used by its name only, from outside."""
    module = ast.parse(source)
    wanted = _Wanted(module, users)
    body = [each for each in _slimmed(module, wanted) if not _is_passed_on(each, "", wanted)]
    first = next(at for at, each in enumerate(body) if isinstance(each, ast.ClassDef))
    _docstring, _future, *ours = ast.parse(_OURS.read_text("utf-8")).body
    module.body = [*body[:first], *ours, *body[first:]]
    return ast.unparse(ast.fix_missing_locations(module))


class _Wanted:
    """Names that are used in a way that looking them up later would not serve."""

    def __init__(self, module: ast.Module, users: Iterable[ast.Module]) -> None:
        self.names: set[str] = set()
        self.of_classes: set[tuple[str, str]] = set()
        for each in ast.walk(module):
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load):
                self.names.add(each.id)
        for tree in (module, *users):
            for each in ast.walk(tree):
                if isinstance(each, ast.Call) and each.keywords:
                    self.names.add(_last(each.func))
                elif isinstance(each, ast.Attribute):
                    self.of_classes.add((_last(each.value), each.attr))


def _last(expression: ast.expr) -> str:
    """Give the last part of a dotted name."""
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""


def _slimmed(module: ast.Module, wanted: _Wanted) -> Iterator[ast.stmt]:
    """Give the statements of the module, the classes without the methods that pass on."""
    for each in module.body:
        if isinstance(each, ast.ClassDef) and _is_plain(each):
            each.bases = [ast.Name("PassingOn", ast.Load())]
            each.body = [
                _with_shared_flag(part)
                for part in each.body
                if not _is_passed_on(part, each.name, wanted)
            ]
        yield each


def _is_plain(each: ast.ClassDef) -> bool:
    """Whether a class stands alone, and is not made to be inherited from."""
    names = {part.name for part in each.body if isinstance(part, ast.FunctionDef)}
    return [ast.unparse(base) for base in each.bases] == ["object"] and _INHERITED not in names


def _is_passed_on(each: ast.stmt, owner: str, wanted: _Wanted) -> bool:
    if isinstance(each, ast.Assign):
        return not owner and _is_constant(each, wanted)
    if not isinstance(each, ast.FunctionDef) or each.name in wanted.names:
        return False
    if owner and (each.name.startswith("__") or (owner, each.name) in wanted.of_classes):
        return False
    return _target(each) == (f"{owner}_{each.name}" if owner else each.name)


def _is_constant(each: ast.Assign, wanted: _Wanted) -> bool:
    """Whether this is `NAME = _mupdf.NAME`, for nobody in particular."""
    [place] = each.targets
    if not isinstance(place, ast.Name) or place.id in wanted.names:
        return False
    is_copied = place.id.startswith(_COPIED) and not place.id.startswith(_NOT_COPIED)
    return not is_copied and ast.unparse(each.value) == f"{_LIBRARY}.{place.id}"


def _target(function: ast.FunctionDef) -> str | None:
    """Name the function of the library that gets all arguments as they are, if there is one."""
    given = function.args
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if (
        function.decorator_list
        or given.defaults
        or given.kwonlyargs
        or given.kwarg
        or len(body) != 1
    ):
        return None
    call = body[0].value if isinstance(body[0], ast.Return) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.keywords:
        return None
    names = [each.arg for each in given.args] + ([f"*{given.vararg.arg}"] if given.vararg else [])
    passed = [ast.unparse(each) for each in call.args]
    return call.func.attr if _last(call.func.value) == _LIBRARY and passed == names else None


def _with_shared_flag(part: ast.stmt) -> ast.stmt:
    """Let all classes have one `thisown`, which is made anew for each of 500."""
    if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "thisown":
        part.value = ast.Name("THISOWN", ast.Load())
    return part
