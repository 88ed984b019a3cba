"""What is said of a query when the letters that were found do not have all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from services.searching_sample import SEEDS, take_in

from kanttekening.domain.asking import Misread
from kanttekening.services.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("search") / "library.kanttekening"
    with Library.open(path, author="griffie") as opened:
        for seed in SEEDS:
            take_in(opened, seed.name, seed.read_bytes())
        yield opened


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("waghtlijst ravijn", [(Misread.NOT_FOUND, "waghtlijst")]),
        ("klankbordgroep raadsledennieuwsbrief", [(Misread.NOT_TOGETHER, "")]),
        ("finaciele ravijn", []),
        ("over heden overleg", []),
        ("waghtlijst", []),
    ],
)
def test_a_word_that_no_hit_has_is_told(library: Library, typed: str, told: list) -> None:
    remarks = library.searching.search(typed).remarks
    found = [(it.misread, it.typed if it.misread is Misread.NOT_FOUND else "") for it in remarks]
    assert found == told


def test_without_words_no_row_begins_with_its_letterhead(library: Library) -> None:
    for query, has_sentence in (("jaar:2024", False), ("jaar:2024 overheden", True)):
        rows = library.searching.rows(library.searching.search(query))
        assert rows
        assert any(row.snippet for row in rows) == has_sentence
