"""Runs first in the built program: makes Qt's enums quickly.

PySide hands each enum of a class to Python's `enum` when the class is first used. That makes one
member after the other in a way that foresees everything a person may write in a class: 33 ms of a
start, for the 250 enums (4,000 members) of what the window uses, `Qt` with its keys most of all.
Here the same class comes about directly: what such a class has is copied from an empty one of its
kind, and the members are filled in. Whatever is not plain (another kind, a value that is no number,
a name that means something to `enum`) is made as ever. `tests/packaging` compares the two.
"""

from __future__ import annotations

import enum
import sys
from typing import Any

# What belongs to a class itself, not to its kind.
_OWN = {"__dict__", "__weakref__", "__doc__", "__module__", "__qualname__"}
_IS_FLAG = {enum.Enum: False, enum.IntEnum: False, enum.Flag: True, enum.IntFlag: True}
# Python makes something else of these.
_SPECIAL = {"mro", "name", "value"}

_Maker: Any = enum.EnumType
_usual = _Maker._create_
_set = type.__setattr__


def _pattern(kind: type[enum.Enum]) -> dict[str, Any]:
    """What an enum of this kind has when it has no members."""
    made = _usual(kind, "Pattern", [], module=__name__, boundary=enum.KEEP)
    return {name: value for name, value in vars(made).items() if name not in _OWN}


def _is_plain(members: Any, *, is_flag: bool) -> bool:
    """Whether these are pairs of an ordinary name and a number."""
    if type(members) is not list or not {*map(type, members)} <= {tuple}:
        return False
    names, values = [name for name, _ in members], [value for _, value in members]
    return (
        {*map(type, values)} <= {int}
        and not (is_flag and values and min(values) < 0)
        and _SPECIAL.isdisjoint(names)
        and " _" not in " " + " ".join(names)
    )


def _filled(cls: Any, names: list[tuple[str, int]], *, is_flag: bool) -> Any:
    """Give a new class its members, as `enum` does."""
    new, is_number = cls._new_member_, cls._use_args_
    order, by_name, by_value = cls._member_names_, cls._member_map_, cls._value2member_map_
    mask = singles = 0
    for name, value in names:
        member = by_value.get(value)
        mask |= value
        if member is None:
            member = new(cls, value) if is_number else new(cls)
            is_single = value and not value & (value - 1)
            if is_single:
                singles |= value
            member._value_ = value
            member._name_ = name
            member.__objclass__ = cls
            member._sort_order_ = len(order)
            by_value[value] = member
            if is_single or not is_flag:
                order.append(name)
        by_name[name] = member
        _set(cls, name, member)
    if is_flag:
        tells_apart = "_singles_mask_" in vars(cls)  # not yet in 3.11.2
        _set(cls, "_flag_mask_", mask if tells_apart else singles)
        if tells_apart:
            _set(cls, "_singles_mask_", singles)
        _set(cls, "_all_bits_", 2 ** mask.bit_length() - 1)
        values = [by_name[name]._value_ for name in order]
        if values != sorted(values):
            _set(cls, "_iter_member_", cls._iter_member_by_def_)
    return cls


def hasten() -> None:
    """Have `enum` make plain classes this way from now on."""
    patterns = {kind: _pattern(kind) for kind in _IS_FLAG}

    def create(
        cls: Any,
        class_name: str,
        names: Any,
        *,
        module: str | None = None,
        qualname: str | None = None,
        type: Any = None,  # noqa: A002 -- enum's own name
        start: int = 1,
        boundary: Any = None,
    ) -> Any:
        is_flag = _IS_FLAG.get(cls)
        if is_flag is None or type is not None or boundary is not enum.KEEP:
            pass
        elif _is_plain(names, is_flag=is_flag):
            found = dict(patterns[cls])
            for own in ("_member_names_", "_unhashable_values_"):
                found[own] = []
            for own in ("_member_map_", "_value2member_map_"):
                found[own] = {}
            found["__module__"] = module or sys._getframe(2).f_globals["__name__"]  # noqa: SLF001
            if qualname is not None:
                found["__qualname__"] = qualname
            made = _Maker.__base__.__new__(_Maker, class_name, (cls,), found)
            return _filled(made, names, is_flag=is_flag)
        if module is None:
            module = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001
        return _usual(
            cls, class_name, names,
            module=module, qualname=qualname, type=type, start=start, boundary=boundary,
        )  # fmt: skip

    _Maker._create_ = create


# Written after Python 3.11 and looked at with no other: elsewhere all stays as it was.
if sys.version_info[:2] == (3, 11):
    hasten()
