"""Files and functions stay small enough to be read in one sitting."""

import ast

from rules.house import modules_of_tests, name_of, product_modules, tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
TABLES = "desktop/kanttekening/words/"
STEPS = "desktop/kanttekening/store/migrations.py"  # a schema reads as a list, at any length


def test_files_stay_readable():
    lengths = {
        name_of(path): len(path.read_text("utf-8").splitlines())
        for path in [*product_modules(), *modules_of_tests()]
        if not name_of(path).startswith(TABLES)
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_functions_stay_readable():
    lengths = {
        f"{name_of(path)}: {node.name}": node.end_lineno - node.lineno + 1
        for path in product_modules()
        if name_of(path) != STEPS
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
