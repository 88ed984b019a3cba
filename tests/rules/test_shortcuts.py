"""One key, one action: where two actions claim a key, Qt gives it to neither."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from kanttekening.ui.actions import SPECS
from kanttekening.ui.reader.actions import TABLE


def keys(rows):
    """Every key of some rows, in Qt's own spelling."""
    return [QKeySequence(key).toString() for row in rows for key in row.keys]


def twice(found):
    """Find the keys that are there more than once."""
    return [key for key, count in Counter(found).items() if count > 1]


IN_THE_WHOLE_WINDOW = [
    *keys(spec for spec in SPECS if not spec.in_list),
    *keys(row for row in TABLE if row.everywhere),
]


def test_no_key_is_given_out_twice_in_the_list():
    assert not twice([*IN_THE_WHOLE_WINDOW, *keys(spec for spec in SPECS if spec.in_list)])


def test_no_key_is_given_out_twice_in_the_reader():
    assert not twice([*IN_THE_WHOLE_WINDOW, *keys(row for row in TABLE if not row.everywhere)])


def test_every_key_is_one_that_qt_knows():
    assert all(keys([*SPECS, *TABLE]))


def test_a_double_key_would_be_seen():
    assert twice([QKeySequence(key).toString() for key in ("Shift+Ctrl+Z", "Ctrl+Shift+Z")])
