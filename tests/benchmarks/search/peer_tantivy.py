"""tantivy with its own tolerance: one slip a word for words of five signs, two from nine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from corpus import MadeLetter
from questions import Question, folded

_TEXTS = ("subject", "numbers", "sender", "body", "notes")


class Tantivy:
    """The library behind several search servers, in this process."""

    name = "tantivy"

    def __init__(self) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True, indexed=True)
        for field in _TEXTS:
            builder.add_text_field(field)
        self._schema = builder.build()

    def build(self, letters: Iterable[MadeLetter], folder: Path) -> None:
        index = self._tantivy.Index(self._schema, path=str(folder))
        writer = index.writer(200_000_000, 1)
        for each in letters:
            texts = (each.subject, f"{each.kenmerk} {each.circular} {each.date}", each.sender,
                     each.body, each.note)  # fmt: skip
            folded_texts = dict(zip(_TEXTS, map(folded, texts), strict=True))
            writer.add_document(self._tantivy.Document(id=each.id, **folded_texts))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        self._index = self._tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def search(self, question: Question) -> list[int]:
        query = self._query(question)
        if query is None:
            return []
        found = self._searcher.search(query, limit=50).hits
        return [self._searcher.doc(address)["id"][0] for _, address in found]

    def _query(self, question: Question):
        tantivy = self._tantivy
        if question.query.startswith('"'):
            words = re.findall(r"\w+", folded(question.query))
            if len(words) < 2:
                return tantivy.Query.term_query(self._schema, "body", words[0]) if words else None
            return tantivy.Query.phrase_query(self._schema, "body", words)
        words = re.findall(r"\w+", folded(question.query))
        if question.sender:
            words += re.findall(r"\w+", folded(question.sender))
        if not words:
            return None
        must = [
            (tantivy.Occur.Must, self._word(word, question.typing and word is words[-1]))
            for word in words
        ]
        return tantivy.Query.boolean_query(must)

    def _word(self, word: str, growing: bool):
        """The word in any field, and near words in the text."""
        tantivy = self._tantivy
        slips = 0 if len(word) < 5 else 1 if len(word) < 9 else 2
        ways = [
            tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, word), 6.0)
            for field in _TEXTS
        ]
        if slips or growing:
            ways.append(
                tantivy.Query.fuzzy_term_query(
                    self._schema, "body", word, slips, transposition_cost_one=True, prefix=growing
                )
            )
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, way) for way in ways])

    def close(self) -> None:
        del self._searcher, self._index
