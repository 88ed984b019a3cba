"""Three programs write in one note at once, each with what it saw last: no word is lost."""

import os
import random
from contextlib import suppress

import pytest
from store.making import TEXT, open_library, span_of, store

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.errors import NotFoundError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be fast")

HANDS, TIMES = 3, 15


def write_on(path, mark, hand):
    """Type words that nobody else types; the window shows now and then what the others did."""
    chance, shown = random.Random(hand), ""
    with open_library(path) as library, library._database.patience(60):
        for number in range(TIMES):
            word = f"<{hand}.{number}>"
            typed = shown + word if chance.random() < 0.7 else word + shown
            written = library.annotating.write(mark, typed, shown).value
            shown = typed if chance.random() < 0.3 else written.annotation.note
            with suppress(NotFoundError):  # another hand has just removed it
                if chance.random() < 0.2:
                    library.annotating.set_kind(mark, chance.choice(list(MarkKind)))
                if chance.random() < 0.1:
                    library.annotating.remove(mark)


def test_every_word_is_there_in_the_end(tmp_path):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as library:
        letter = store(library)
        mark = library.annotating.mark(letter, span_of(TEXT, "kosten"), MarkKind.ACTION).value.id
    children = []
    for hand in range(HANDS):
        child = os.fork()
        if not child:
            code = 1
            try:
                write_on(path, mark, hand)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * HANDS
    with open_library(path) as library:
        # Whoever removed the note did so knowingly; another hand, or this one, brought it back.
        library.annotating.write(mark, "einde", "")
        (found,) = library.annotating.all()
        words = [f"<{hand}.{number}>" for hand in range(HANDS) for number in range(TIMES)]
        assert [word for word in words if word not in found.note] == []
        assert library.checking.check().ok
