"""The sample letters as poor scans, and phrases of three words that should find them.

python tests/benchmarks/search/damaged_seeds.py [phrases a letter, 200] [letters around them, 0]

Is the letter among the first three? Each is spoilt at some share of its characters, as scanners
do it, and phrases of the unspoilt letter are asked. Also the other way round: the letter as it
is, the phrase spoilt.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[2] / "desktop")]

from corpus import Corpus  # noqa: E402
from library import fill  # noqa: E402

from kanttekening.domain.document import Reading  # noqa: E402
from kanttekening.domain.layout import PageLayout, PageSize  # noqa: E402
from kanttekening.services.library import Library  # noqa: E402
from kanttekening.services.reading import ReadFile  # noqa: E402
from kanttekening.text.decode import decode  # noqa: E402
from kanttekening.text.markup import parse_text  # noqa: E402
from kanttekening.text.understanding import understand  # noqa: E402

SEEDS = sorted((HERE.parents[2] / "seeds").glob("*.txt"))
_RATES = (0.0, 0.013, 0.042, 0.079)
_CONFUSED = {
    "l": "1", "i": "l", "o": "0", "e": "c", "c": "e", "m": "rn", "n": "u", "u": "n", "h": "b",
    "d": "cl", "s": "5", "g": "q", "a": "o", "t": "f", "r": "t", "w": "vv", "ë": "é", "v": "y",
}  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,}){2}")


def spoilt(rnd: random.Random, text: str, rate: float) -> str:
    """The text with some letters misread, lost, doubled, or with a space among them."""
    out = []
    for sign in text:
        if not sign.isalpha() or rnd.random() >= rate:
            out.append(sign)
            continue
        fate = rnd.random()
        out.append(
            _CONFUSED.get(sign, sign) if fate < 0.7 else "" if fate < 0.8 else sign * 2
            if fate < 0.9 else sign + " "
        )  # fmt: skip
    return "".join(out)


def take_in(library: Library, name: str, text: str) -> int:
    """Store a letter as the product reads it; its id."""
    data = text.encode()
    document = parse_text(decode(data))
    reading = Reading("text/plain", document, PageLayout((PageSize(595, 842),)))
    read = ReadFile(
        Path(name), data, hashlib.sha256(data).hexdigest(), reading, understand(document, name)
    )
    return int(library.importing.store(read).value.letter_id)


def main() -> None:
    most, around_them = ([int(value) for value in sys.argv[1:]] + [200, 0][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory() as folder:
        around = Path(folder) / "andere.kanttekening"
        fill(around, Corpus(), around_them, Path(folder) / "counts.db")
        for rate in _RATES:
            told = [measure(around, rate, most, spoil_letter=which) for which in (True, False)]
            print(f"{rate:.1%} of the characters: letter spoilt {told[0]}, phrase spoilt {told[1]}")


def measure(around: Path, rate: float, most: int, *, spoil_letter: bool) -> str:
    """The share of phrases whose letter is among the first three, and that of the worst letter."""
    rnd = random.Random(f"{rate} {spoil_letter}")
    path = around.with_name("proef.kanttekening")
    shutil.copyfile(around, path)
    shares = []
    with Library.open(path, author="proef") as library:
        texts = [seed.read_text(encoding="utf-8") for seed in SEEDS]
        letters = [
            take_in(library, seed.name, spoilt(rnd, text, rate) if spoil_letter else text)
            for seed, text in zip(SEEDS, texts, strict=True)
        ]
        for text, letter in zip(texts, letters, strict=True):
            phrases = _WORDS.findall(text)
            right = 0
            for _ in range(most):
                phrase = rnd.choice(phrases)
                asked = phrase if spoil_letter else spoilt(rnd, phrase, rate)
                hits = library.searching.search(asked + " ").hits[:3]
                right += letter in [int(hit.letter_id) for hit in hits]
            shares.append(right / most)
    return f"{sum(shares) / len(shares):.1%} (least {min(shares):.1%})"


if __name__ == "__main__":
    main()
