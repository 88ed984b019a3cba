"""One key, one action: Qt silently ignores a shortcut that stands in the table twice."""

import ast
from collections import Counter

import pytest
from rules.house import PACKAGE, tree

ACTIONS = PACKAGE / "ui" / "actions.py"
KEYWORDS = {"shortcut", "shortcuts", "key", "keys"}


def shortcuts(module: ast.Module) -> list[str]:
    """Every key that an entry of the action table names."""
    named = [
        keyword.value
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in KEYWORDS
    ]
    texts = [
        part.value
        for value in named
        for part in ast.walk(value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value
    ]
    return ["+".join(sorted(text.lower().split("+"))) for text in texts]


def test_no_key_is_given_out_twice():
    if not ACTIONS.exists():
        pytest.skip("the table of actions is not there")
    twice = [key for key, count in Counter(shortcuts(tree(ACTIONS))).items() if count > 1]
    assert not twice


def test_a_double_key_would_be_seen():
    module = ast.parse("[Spec('a', shortcut='Ctrl+Shift+Z'), Spec('b', shortcut='Shift+Ctrl+Z')]")
    assert len(set(shortcuts(module))) == 1
    assert len(shortcuts(module)) == 2
