"""A library with very many annotations, made up out of the sample letters' sentences."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
TESTS = HERE.parents[1]
sys.path[:0] = [str(TESTS.parent / "desktop"), str(TESTS), str(TESTS / "benchmarks" / "search")]

from corpus import Corpus  # noqa: E402
from store.making import read_file  # noqa: E402

from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind  # noqa: E402
from kanttekening.domain.letter import Facts, LetterId  # noqa: E402
from kanttekening.domain.passage import Span  # noqa: E402
from kanttekening.services.clock import stamp  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.store.annotations import to_row  # noqa: E402
from kanttekening.text.anchoring import describe  # noqa: E402

AUTHORS = ("Griffie", "A. de Boer", "Fractie Lokaal", "J. van Dam", "M. el Idrissi")
SENDERS = ("Vereniging van Nederlandse Gemeenten", "Gemeente Oudewater", "College van B en W")
LABELS = ((), (), (), ("financiën",), ("jeugd", "sociaal domein"), ("wonen",))
PARTS = ("haven", "molen", "dorps", "kust", "water", "veen", "polder", "markt", "brink", "heide")
BEGIN = datetime(2024, 1, 1, 9, tzinfo=UTC)


def fill(path: Path, notes: int, to_a_letter: int = 25, words: int | None = None) -> list[str]:
    """Write the library; gives some rare words that stand in its notes."""
    corpus, chance = Corpus(), random.Random(11)
    rare: list[str] = []
    with Library.open(path, author="Griffie") as library:
        database = library._database
        database.execute("PRAGMA synchronous = OFF")
        for number in range(-(-notes // to_a_letter)):
            made = corpus.letter(number + 1)
            facts = Facts(
                subject=made.subject, sender=SENDERS[number % 3], date=made.date,
                circular_number=made.circular if number % 3 == 0 else None, reference=made.kenmerk,
            )  # fmt: skip
            read = read_file(made.body, name=f"{number}.txt", facts=facts)
            stored = library.importing.store(read).value
            version = library.letters.content(stored.letter_id).version_id
            with database.transaction():
                for at in range(min(to_a_letter, notes - number * to_a_letter)):
                    note = annotation(made.body, stored.letter_id, version, at, chance)
                    library._annotations.put(note.id, to_row(note), "")
                    if at == 0:
                        rare.append(note.note.rsplit(" ", 1)[-1])
                library._indexing.notes(LetterId(stored.letter_id))
    return rare


def annotation(text, letter_id, version, at, chance):
    """One of a few kinds of annotation, with a rare word in one of twenty-five."""
    sentences = [line for line in text.replace("\n", " ").split(". ") if len(line) > 20]
    start = chance.randrange(max(1, len(text) - 200))
    span = Span(start, min(len(text), start + chance.randint(20, 180)))
    made = stamp(BEGIN + timedelta(minutes=chance.randrange(1_400_000)))
    note = (
        ""
        if at % 3 == 1
        else " ".join(chance.sample(sentences, min(len(sentences), chance.randint(1, 2))))
    )
    if at == 0:
        note = f"{note} Navragen: {chance.choice(PARTS)}{chance.choice(PARTS)}begroting"
    return Annotation(
        AnnotationId(f"{letter_id:08}-{at:04}-4000-8000-{chance.randrange(1 << 40):012x}"),
        letter_id, version, chance.choice(list(MarkKind)),
        describe(text, span, 1 + at // 10), note, chance.choice(AUTHORS), made, made,
        labels=chance.choice(LABELS),
    )  # fmt: skip
