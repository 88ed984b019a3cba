"""Queries of every class with the letter that must answer."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Sequence

from corpus import PARTS, MadeLetter

Question = tuple[str, int]


def _slip(rnd: random.Random, word: str) -> str:
    at = rnd.randrange(1, len(word))
    sign = rnd.choice(string.ascii_lowercase)
    return rnd.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + sign + word[at:],
            word[:at] + sign + word[at + 1 :],
        ]
    )


def _swap(rnd: random.Random, word: str) -> str:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = rnd.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _bare(word: str) -> str:
    return word.replace("ë", "e")


def _phrase(rnd: random.Random, letter: MadeLetter) -> str:
    words = letter.body.replace("-\n", "").split()
    at = words.index(letter.rare["plain"])
    return '"' + " ".join(words[max(0, at - 3) : at + 3]).replace('"', "") + '"'


Maker = Callable[[random.Random, MadeLetter], str]
CLASSES: dict[str, Maker] = {
    "exact": lambda rnd, letter: letter.rare["plain"],
    "exact in subject": lambda rnd, letter: letter.rare["subject"],
    "prefix": lambda rnd, letter: letter.rare["plain"][: rnd.randint(7, 9)],
    "accents": lambda rnd, letter: _bare(letter.rare["accented"]),
    "typo1": lambda rnd, letter: _slip(rnd, letter.rare["plain"]),
    "typo2": lambda rnd, letter: _slip(rnd, _slip(rnd, letter.rare["plain"])),
    "transposition": lambda rnd, letter: _swap(rnd, letter.rare["plain"]),
    "typo1, accents": lambda rnd, letter: _slip(rnd, _bare(letter.rare["accented"])),
    "typo in typing": lambda rnd, letter: "gemeenten " + _slip(rnd, letter.rare["plain"][:10]),
    "OCR": lambda rnd, letter: letter.rare["scanned"],
    "line break": lambda rnd, letter: letter.rare["broken"],
    "inflection": lambda rnd, letter: letter.rare["singular"] + "en",
    "compound part": lambda rnd, letter: _ending_of(letter.rare["ending"]),
    "compound split": lambda rnd, letter: " ".join(_parts(letter.rare["compound"])),
    "rare and common": lambda rnd, letter: f"gemeenten {letter.rare['plain']}",
    "two slips in two": lambda rnd, letter: (
        f"{_slip(rnd, letter.rare['plain'])} {_slip(rnd, letter.rare['compound'])}"
    ),
    "phrase": _phrase,
    "kenmerk": lambda rnd, letter: letter.kenmerk,
    "kenmerk, own spacing": lambda rnd, letter: letter.kenmerk[:5] + " " + letter.kenmerk[5:],
    "kenmerk, one slip": lambda rnd, letter: letter.kenmerk[:-2] + letter.kenmerk[-1] * 2,
    "Lbr.": lambda rnd, letter: rnd.choice(["Lbr ", "lbr.", "", "Lbr. "]) + letter.circular,
    "note": lambda rnd, letter: letter.rare["note"],
    "note, typo1": lambda rnd, letter: _slip(rnd, letter.rare["note"]),
    "common": lambda rnd, letter: rnd.choice(["gemeenten", "kabinet", "financiële", "de VNG"]),
    "nonsense": lambda rnd, letter: "qx" + "".join(rnd.choices("qxzjvkw", k=8)),
}
ANY_ANSWER, NO_ANSWER = -1, -2
# Two classes have many right answers: all letters of one number (every 1000th), or anything.
MANY = {"common": ANY_ANSWER, "nonsense": NO_ANSWER}


def _parts(compound: str) -> tuple[str, str]:
    part = max((part for part in PARTS if compound.endswith(part)), key=len)
    return compound.removesuffix(part), part


def _ending_of(compound: str) -> str:
    part = max((part for part in PARTS if compound.startswith(part + "s")), key=len)
    return compound.removeprefix(part + "s")


def questions(letters: Sequence[MadeLetter], name: str, most: int) -> list[Question]:
    """The same questions at every run."""
    rnd = random.Random(name)
    chosen = [letter for letter in letters if letter.note or not name.startswith("note")]
    return [
        (CLASSES[name](rnd, letter), MANY.get(name, letter.id))
        for letter in rnd.choices(chosen, k=most)
    ]


def keystrokes(letters: Sequence[MadeLetter], most: int) -> list[str]:
    """What stands in the search field after every key of some queries."""
    rnd = random.Random("keys")
    found = []
    for letter in rnd.choices(letters, k=most):
        query = rnd.choice(
            [
                letter.rare["plain"],
                f"financiële {letter.rare['compound']}",
                "campagne tegen het ravijn",
                f"kabinet {_slip(rnd, letter.rare['plain'])}",
                letter.kenmerk,
            ]
        )
        found += [query[:end] for end in range(1, len(query) + 1)]
    return found
