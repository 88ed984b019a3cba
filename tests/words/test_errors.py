"""Every error has a sentence, and every sentence says what to do."""

import re
from pathlib import Path

import pytest

from kanttekening.domain import errors
from kanttekening.domain.correction import CORRECTABLE
from kanttekening.domain.errors import (
    ElsewhereError,
    KanttekeningError,
    LibraryError,
    LibraryFault,
    NotFoundError,
    NotKeptError,
    NotPrintedError,
    NotWrittenError,
    PageFaultError,
    RefusalCode,
    RefusedError,
    TakenError,
    UnclearValueError,
)
from kanttekening.words.errors import advice, explain, refusal

LIBRARY = Path("map") / "raad.kanttekening"
EVERY_ERROR = [
    *(RefusedError(code) for code in RefusalCode),
    *(LibraryError(fault, LIBRARY) for fault in LibraryFault),
    *(NotFoundError(what, "7") for what in ("letter", "annotation", "page", "quote", "passage")),
    PageFaultError(3),
    ElsewhereError("note"),
    NotPrintedError(),
    NotWrittenError(Path("map") / "data.ics"),
    NotKeptError(Path("map") / "voorkeuren.json"),
    TakenError(Path("map") / "blad.png"),
    *(UnclearValueError(fact, "31 juni") for fact in (*CORRECTABLE, "iets")),
    KanttekeningError(),
]
LONGEST_SENTENCE = 25


def test_no_class_is_forgotten():
    classes = {
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, KanttekeningError)
    }
    assert {type(error) for error in EVERY_ERROR} == classes


@pytest.mark.parametrize("error", EVERY_ERROR, ids=repr)
def test_every_error_is_explained_in_short_sentences(error):
    for words in (explain(error), advice(error)):
        assert words[0].isupper() or words.startswith(LIBRARY.name)
        assert words.endswith((".", "”."))
        assert not re.search(r"[{}]|None|Error", words)
        for sentence in re.split(r"(?<=[.:]) ", words):
            assert len(sentence.split()) <= LONGEST_SENTENCE
    assert explain(error) != advice(error)


@pytest.mark.parametrize("fault", LibraryFault)
def test_a_fault_names_its_file(fault):
    assert LIBRARY.name in explain(LibraryError(fault, LIBRARY))


def test_every_refusal_differs():
    assert len({refusal(code) for code in RefusalCode}) == len(RefusalCode)
