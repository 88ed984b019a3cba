"""Words on screen come from the words room; a literal in a widget is a word nobody reviews."""

import ast
import re

from rules.house import PACKAGE, ROOT, name_of, tree

SPEAKING_METHODS = {
    "setText", "setPlainText", "setHtml", "setMarkdown", "setToolTip", "setStatusTip",
    "setWhatsThis", "setWindowTitle", "setTitle", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setInformativeText", "setDetailedText", "setLabelText",
    "setTabText", "setItemText", "setHeaderLabels", "setPrefix", "setSuffix", "addAction",
    "addMenu", "addTab", "addItem", "addRow", "showMessage", "information", "warning", "critical",
    "question", "about", "getOpenFileNames", "getExistingDirectory", "getSaveFileName", "drawText",
    "answer",
}  # fmt: skip
SPEAKING_CLASSES = {
    "QLabel", "QPushButton", "QToolButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox",
    "QMenu", "QDockWidget", "QMessageBox", "Question",
}  # fmt: skip
UNSPOKEN = {"objectName", "shortcut", "icon"}

SCREENS = [path for path in [*PACKAGE.glob("ui/**/*.py"), PACKAGE / "app.py"] if path.exists()]
A_WORD = re.compile(r"[^\W\d_]{2,}")


def literal_words(module: ast.Module) -> list[str]:
    """Words that are written where they are shown, each with its line."""
    found = []
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in SPEAKING_METHODS | SPEAKING_CLASSES:
            named = (word.value for word in call.keywords if word.arg not in UNSPOKEN)
            given = [*call.args, *named]
            found += [
                f"line {call.lineno}: {name}({word!r})"
                for argument in given
                for word in spoken(argument)
            ]
    return found


def spoken(argument: ast.expr) -> list[str]:
    """Texts in an argument itself; what a call inside it is given are names, not words."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value] if A_WORD.search(argument.value) else []
    if isinstance(argument, ast.JoinedStr):
        return [word for part in argument.values for word in spoken(part)]
    if isinstance(argument, ast.BinOp):
        return spoken(argument.left) + spoken(argument.right)
    if isinstance(argument, ast.IfExp):
        return spoken(argument.body) + spoken(argument.orelse)
    if isinstance(argument, (ast.List, ast.Tuple)):
        return [word for part in argument.elts for word in spoken(part)]
    return []


def test_screens_have_no_words_of_their_own():
    found = {name_of(path): words for path in SCREENS if (words := literal_words(tree(path)))}
    assert not found


def test_a_literal_word_would_be_seen():
    code = "label.setText('Nieuwe brief' if new else f'{count} brieven')"
    assert len(literal_words(ast.parse(code))) == 2
    assert not literal_words(ast.parse("label.setText(words.NEW + ' • ' + str(x['count']))"))


# What the glossary in desktop/README.md has another word for.
NOT_OUR_WORDS = re.compile(r"\b(?:notitie|annotatie|opmerking)", re.I)
TEXTS = [
    *ROOT.glob("resources/help/*.md"), *ROOT.glob("resources/packaging/**/*.xml"),
    ROOT / "README.md", ROOT / "CHANGELOG.md",
]  # fmt: skip


def words_shown(module: ast.Module) -> list[str]:
    """All texts of a module but those that explain it."""
    explaining = {
        id(part.body[0].value)
        for part in ast.walk(module)
        if isinstance(part, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and part.body
        and isinstance(part.body[0], ast.Expr)
    }
    return [
        each.value
        for each in ast.walk(module)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
        and id(each) not in explaining
    ]  # fmt: skip


def test_one_thing_has_one_word():
    modules = sorted(PACKAGE.glob("words/*.py"))
    assert len(modules) > 20
    shown = {name_of(path): words_shown(tree(path)) for path in modules}
    shown |= {path.name: path.read_text("utf-8").splitlines() for path in TEXTS}
    # Who searched with the old word before is told that it still works.
    found = {
        name: line
        for name, lines in shown.items()
        for line in lines
        if NOT_OUR_WORDS.search(line.replace("*heeft:notities*", ""))
    }
    assert not found
