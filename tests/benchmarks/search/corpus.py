"""Made-up letters, the same at every run; each can be made by itself, from its number alone."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from damage import Damaged, narrow, scanned
from lexicon import SENDERS, Lexicon, Noun
from sentences import sentences

_FIRST_YEAR, _YEARS = 2010, 16
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_KINDS = ("ledenbrief", "raadsinformatiebrief", "collegebrief", "raadsvoorstel", "motie", "brief")
# The share of letters that are scans, or were set in narrow lines, or have a note.
_SCANS, _NARROW, _NOTED = 0.08, 0.2, 0.2
_OWN_WORDS = 5
_OWN_COMPOUNDS = 6


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """One letter. ``date`` is ISO 8601, ``circular`` is ``yy/nnn`` or empty, as ``note`` may be."""

    id: int
    date: str
    sender: str
    kenmerk: str
    circular: str
    kind: str
    subject: str
    body: str
    note: str
    damaged: tuple[Damaged, ...] = ()

    @property
    def year(self) -> int:
        return int(self.date[:4])


class Corpus:
    """Letters by number, from 1."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self._sentences = sentences()

    def letter(self, number: int) -> MadeLetter:
        """The letter with this number."""
        rnd = random.Random(f"letter {number}")
        writer = _Writer(rnd, self.lexicon)
        year = _FIRST_YEAR + number // 12 % _YEARS
        turn = number // (12 * _YEARS) * 12 + number % 12 + 1
        paragraphs = [
            " ".join(writer.sentence(rnd.choice(self._sentences)) for _ in range(rnd.randint(3, 6)))
            for _ in range(min(60, int(rnd.lognormvariate(2.5, 0.55)) + 2))
        ]
        fate, damaged = rnd.random(), []
        if fate < _SCANS:
            paragraphs, damaged = _each(rnd, paragraphs, scanned)
        elif fate < _SCANS + _NARROW:
            paragraphs, damaged = _each(rnd, paragraphs, narrow)
        is_circular = number % 12 == 0
        return MadeLetter(
            number,
            f"{year}-{rnd.randint(1, 12):02}-{rnd.randint(1, 28):02}",
            SENDERS[0] if is_circular else writer.sender(),
            _kenmerk(number, year, turn),
            f"{year % 100:02}/{number // (12 * _YEARS) + 1:03}" if is_circular else "",
            _KINDS[0] if is_circular else rnd.choice(_KINDS[1:]),
            writer.subject(),
            "\n\n".join(paragraphs),
            writer.note() if rnd.random() < _NOTED else "",
            tuple(damaged),
        )


def _each(rnd, paragraphs, spoil):
    done = [spoil(rnd, paragraph) for paragraph in paragraphs]
    return [text for text, _ in done], [one for _, damaged in done for one in damaged]


def _kenmerk(number: int, year: int, turn: int) -> str:
    """The sender's own number, in one of the forms that senders use; each only once."""
    forms = (
        f"U{year}{turn:05}", f"COS/U{year}{turn:05}", f"{year}-{turn:07}", f"Z/{year}/{turn:06}",
        f"D{year}-{number % 12 + 1:02}-{turn:06}", f"BZK-{year}-{turn:06}",
    )  # fmt: skip
    return forms[number % len(forms)]


class _Writer:
    """Fills the gaps of the sentences of one letter."""

    def __init__(self, rnd: random.Random, lexicon: Lexicon) -> None:
        self._rnd = rnd
        self._lexicon = lexicon
        tail = lexicon.tail
        # Squared, so that some rare words are in many letters and most are in few.
        self._own = [tail[int(rnd.random() ** 2 * len(tail))] for _ in range(_OWN_WORDS)]
        self._weights = list(accumulate(1 / (at + 1) for at in range(_OWN_WORDS)))
        self._compounds = [lexicon.compound(rnd, self._mine()) for _ in range(_OWN_COMPOUNDS)]

    def sentence(self, parts: tuple[str, ...]) -> str:
        """One sentence with its gaps filled."""
        filled = [getattr(self, f"_{part}")() if at % 2 else part for at, part in enumerate(parts)]
        written = "".join(filled)
        return written[0].upper() + written[1:]

    def subject(self) -> str:
        """What the letter is about."""
        return f"{self._c().capitalize()} en {self._N()} {self._town()}"

    def note(self) -> str:
        """What a council member would write in the margin."""
        kinds = (
            f"Navragen bij {self._name()}: {self._c()}?",
            f"Klopt {self._euro()} voor {self._T()}?",
            f"Bespreken met {self._name()} over de {self._C()}.",
            f"Motie over {self._C()} voorbereiden",
        )
        return self._rnd.choice(kinds)

    def sender(self) -> str:
        """An office or a town."""
        if self._rnd.random() < 0.4:
            return f"Gemeente {self._town()}"
        return self._rnd.choice(SENDERS)

    @cached_property
    def _home(self) -> str:
        return self._rnd.choice(self._lexicon.towns)

    def _noun(self) -> Noun:
        lexicon = self._lexicon
        return self._rnd.choices(lexicon.nouns, cum_weights=lexicon.noun_weights)[0]

    def _mine(self) -> Noun:
        return self._rnd.choices(self._own, cum_weights=self._weights)[0]

    def _n(self) -> str:
        return self._noun().one

    def _N(self) -> str:  # noqa: N802 - the name of a gap
        return self._noun().more

    def _t(self) -> str:
        return self._mine().one

    def _T(self) -> str:  # noqa: N802
        return self._mine().more

    def _c(self) -> str:
        return self._rnd.choice(self._compounds).one

    def _C(self) -> str:  # noqa: N802
        return self._rnd.choice(self._compounds).more

    def _a(self) -> str:
        return self._rnd.choice(self._lexicon.adjectives)

    def _v(self) -> str:
        return self._rnd.choice(self._lexicon.verbs).present

    def _i(self) -> str:
        return self._rnd.choice(self._lexicon.verbs).infinitive

    def _p(self) -> str:
        return self._rnd.choice(self._lexicon.verbs).participle

    def _name(self) -> str:
        lexicon = self._lexicon
        return self._rnd.choices(lexicon.surnames, cum_weights=lexicon.name_weights)[0]

    def _town(self) -> str:
        return self._home if self._rnd.random() < 0.7 else self._rnd.choice(self._lexicon.towns)

    def _street(self) -> str:
        return self._lexicon.street(self._rnd)

    def _date(self) -> str:
        rnd = self._rnd
        return f"{rnd.randint(1, 28)} {rnd.choice(_MONTHS)} {self._year()}"

    def _euro(self) -> str:
        return f"€ {self._rnd.randint(1, 999)}.{self._rnd.randint(0, 999):03}"

    def _num(self) -> str:
        return str(self._rnd.randint(2, 400))

    def _pct(self) -> str:
        return f"{self._rnd.randint(1, 99)},{self._rnd.randint(0, 9)}%"

    def _year(self) -> str:
        return str(_FIRST_YEAR + self._rnd.randint(0, _YEARS + 4))

    def _ref(self) -> str:
        return f"U{self._year()}{self._rnd.randint(10000, 99999)}"
