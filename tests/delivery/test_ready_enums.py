"""Qt's enums as the built program makes them are those that Python's own `enum` would make."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

START = Path(__file__).resolve().parents[2] / "resources" / "packaging" / "start"

# Makes every enum both ways, and tells in what they differ.
COMPARED = """
import enum, json, sys
usual = enum.EnumType._create_
exec(open(sys.argv[1]).read())
quick = enum.EnumType._create_
made, own_way = [], 0
def both(cls, class_name, names, **how):
    global own_way
    one = quick(cls, class_name, names, **how)
    made.append((one, usual(cls, class_name, names, **{**how, "module": "x"})))
    return one
enum.EnumType._create_ = both
from PySide6 import QtCore, QtGui, QtWidgets
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        getattr(module, name)

def combined(one, other):
    return [(~one).value, [m and m.name for m in one], (one | other).value,
            (one & other).value, (one ^ other).name]

def tried(ask):
    try:
        return ask()
    except AttributeError:  # Python 3.11.2 stumbles over bits without a name
        return "nothing"

def told(cls):
    members = cls.__members__
    facts = [
        [(name, member.name, member.value, member._sort_order_, sorted(vars(member)), hash(member))
         for name, member in members.items()],
        [member.name for member in cls],
        [cls(value).name for value in cls._value2member_map_],
        [[base.__name__ for base in cls.__mro__[1:]], len(cls), sorted(cls._member_map_)],
        sorted(name for name in vars(cls) if name not in made_by_qt),
    ]
    if issubclass(cls, enum.Flag):
        few = [cls(value) for value in list(cls._value2member_map_)[:8]]
        facts.append([tried(lambda: combined(one, other)) for one in few for other in few])
        facts.append([cls._flag_mask_, getattr(cls, "_singles_mask_", None), cls._all_bits_])
    return facts

# PySide writes in the classes after they are made, and two it extends with operators.
made_by_qt = {"_missing_", "__module__", "__qualname__"}
extended = {"Modifier", "KeyboardModifier"}
different = [str(one) for one, other in made
             if one.__name__ not in extended and told(one) != told(other)]
print(json.dumps([len(made), sum(len(one.__members__) for one, _ in made), different]))
"""


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="elsewhere enums are made as ever")
def test_every_enum_of_qt_is_what_python_would_have_made():
    command = [sys.executable, "-c", COMPARED, str(START / "ready_enums.py")]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert told.stdout, told.stderr
    classes, members, different = json.loads(told.stdout)
    assert classes > 300
    assert members > 5000
    assert different == []


# What `enum` makes something of that is not a plain member.
ODD = """
import enum, sys
exec(open(sys.argv[1]).read())
assert [m.value for m in enum.Enum("Words", "one two")] == [1, 2]
assert enum.Enum("Texts", [("one", "een")]).one.value == "een"
assert enum.IntFlag("Loose", [("a", 1), ("b", 2)])(7).value == 7
assert enum.Enum("Named", [("name", 1)], boundary=enum.KEEP).__members__["name"].value == 1
class Mine(enum.Enum):
    ONE = 1
    ALSO_ONE = 1
assert Mine.ALSO_ONE is Mine.ONE and list(Mine) == [Mine.ONE]
twice = enum.IntEnum("Twice", [("a", 1), ("b", 1), ("c", 0)], boundary=enum.KEEP)
assert twice.b is twice.a and [m.name for m in twice] == ["a", "c"] and twice.a == 1
try:
    twice.a = 3
except AttributeError:
    print("well")
"""


def test_other_enums_are_made_as_ever():
    command = [sys.executable, "-c", ODD, str(START / "ready_enums.py")]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert told.stdout == "well\n", told.stderr
