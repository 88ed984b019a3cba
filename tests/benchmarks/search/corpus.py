"""Made-up letters out of the sentences of the sample letters, the same at every run."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_STARTS = "b br d dr f g gr h k kl kr l m n p pl r s sl st t tr v w z".split()
_VOWELS = "a aa e ee i ie o oo oe u ui ij".split()
_ENDS = "k l m n p r s t nd ng rn ld rt st".split()
PARTS = (
    "fonds regeling overleg akkoord agenda nota begroting uitkering heffing korting opgave"
    " tekort voorziening commissie beraad campagne"
).split()


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """One letter, and the rare words in it by what was done to them."""

    id: int
    subject: str
    kenmerk: str
    circular: str
    date: str
    body: str
    note: str
    rare: dict[str, str] = field(default_factory=dict)


def sentences() -> list[str]:
    """The sentences of the sample letters."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += [part for part in _SENTENCE.split(line.strip()) if len(part.split()) > 5]
    return found


class Maker:
    """Makes letters one after the other."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._sentences = sentences()
        self._stems: set[str] = set()

    def stem(self) -> str:
        """A made-up stem that nobody had before."""
        pick = self._random.choice
        while True:
            word = pick(_STARTS) + pick(_VOWELS) + pick(_ENDS) + pick(_VOWELS) + pick(_ENDS)
            if word not in self._stems and len(word) >= 6:
                self._stems.add(word)
                return word

    def letter(self, number: int) -> MadeLetter:
        """The next letter."""
        rnd = self._random
        rare = {
            kind: self.stem() + rnd.choice(PARTS)
            for kind in ("plain", "subject", "note", "broken", "compound", "scanned")
        }
        rare["accented"] = self.stem() + "iële"
        rare["singular"] = self.stem() + "ing"
        rare["ending"] = rnd.choice(PARTS) + "s" + self.stem()
        rare["scanned"] = self.stem().replace("m", "n") + "term" + "inal"
        lines = [rnd.choice(self._sentences) for _ in range(rnd.randint(12, 45))]
        for kind in ("plain", "accented", "singular", "compound", "ending"):
            self._put(lines, rare[kind])
        self._put(lines, rare["scanned"].replace("rm", "rrn"))
        broken, half = rare["broken"], len(rare["broken"]) // 2
        self._put(lines, f"{broken[:half]}-\n{broken[half:]}")
        year = 2010 + number % 16
        return MadeLetter(
            number,
            f"{rnd.choice(self._sentences)[:60]} {rare['subject']}",
            f"U{year}{number:05}",
            f"{year % 100}/{number % 1000:03}",
            f"{year}-{1 + number % 12:02}-{1 + number % 28:02}",
            "\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4)),
            f"Navragen: {rare['note']}" if number % 5 == 0 else "",
            rare,
        )

    def _put(self, lines: list[str], word: str) -> None:
        at = self._random.randrange(len(lines))
        words = lines[at].split(" ")
        words.insert(self._random.randint(1, len(words)), word)
        lines[at] = " ".join(words)
