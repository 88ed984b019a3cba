"""Stands among MuPDF's bindings in the built program: finds what `lean.py` left out of them."""

from __future__ import annotations

from typing import Any

from pymupdf import _mupdf  # the module that this is put into has it already

THISOWN = property(lambda kind: kind.this.own(), lambda kind, value: kind.this.own(value))


def _passing_on(target: Any) -> Any:
    def method(self: Any, *args: Any) -> Any:
        return target(self, *args)

    return method


class PassingOn:
    """What all classes of the bindings are: a method that is missing is one of the library's."""

    def __getattr__(self, name: str) -> Any:
        for kind in type(self).__mro__:
            target = getattr(_mupdf, f"{kind.__name__}_{name}", None)
            if target is not None:
                setattr(kind, name, _passing_on(target))
                return getattr(self, name)
        msg = f"{type(self).__name__!r} object has no attribute {name!r}"
        raise AttributeError(msg, name=name, obj=self)


def __getattr__(name: str) -> Any:
    try:
        return getattr(_mupdf, name)
    except AttributeError:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg) from None
