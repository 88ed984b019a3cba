"""How long it takes to see of what letter a text is a version, among ten thousand.

Half of them are one series: the same boilerplate, which shares all its bands.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from kanttekening.domain.document import Document, Reading, Understanding
from kanttekening.domain.layout import PageLayout
from kanttekening.domain.letter import Facts
from kanttekening.domain.structure import facts_to_json
from kanttekening.services.likeness import Likeness
from kanttekening.store.database import open_database
from kanttekening.store.prints import PrintStore

LETTERS = 10_000
ASKED = 200


def letter(number: int) -> tuple[str, Facts]:
    """A made-up letter; the odd ones are invitations of one series."""
    chance = random.Random(number)
    own = " ".join(f"woord{chance.randrange(4000)}" for _ in range(40 if number % 2 else 400))
    series = " ".join(f"vast{n}" for n in range(300)) if number % 2 else ""
    subject = "Uitnodiging" if number % 2 else f"Onderwerp {number}"
    facts = Facts(subject=subject, date=f"20{10 + number % 15}-03-02", reference=f"Z{number}")
    return f"{series} {own}", facts


def main() -> None:
    """Fill a library with what the question needs, and ask."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "groot.kanttekening"
        with open_database(path) as database:
            prints = PrintStore(database)
            with database.transaction():
                database.execute("INSERT INTO originals VALUES (1, '', 0, 'plain', x'00')")
                for number in range(1, LETTERS + 1):
                    text, facts = letter(number)
                    database.execute(
                        "INSERT INTO letters (id, title, kind, is_read, imported_at, original_id, "
                        "file_name) VALUES (?, '', 'brief', 0, '', 1, '')",
                        (number,),
                    )
                    database.execute(
                        "INSERT INTO versions (id, letter_id, extraction, created, facts, "
                        "structure, text, layout, file_name, media_type) "
                        "VALUES (?, ?, 1, '', ?, '', '', x'', '', '')",
                        (number, number, facts_to_json(facts)),
                    )
                    prints.put(number, text, facts)
            ask(Likeness(database))


def ask(likeness: Likeness) -> None:
    """Ask for letters that are there, changed a little, and say how long it took."""
    taken, found = [], 0
    for number in random.Random(1).sample(range(1, LETTERS + 1), ASKED):
        text, facts = letter(number)
        reading = Reading("text/plain", Document(f"{text} slot"), PageLayout.build((), ()))
        started = time.perf_counter()
        found += likeness.find(reading, Understanding(facts, (), (), ()), "") == number
        taken.append(1000 * (time.perf_counter() - started))
    slow = statistics.quantiles(taken, n=20)[-1]
    sys.stdout.write(
        f"{found} of {ASKED} found; {statistics.median(taken):.1f} ms, 95%: {slow:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
