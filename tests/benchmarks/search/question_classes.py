"""The classes of questions: what people remember of a letter, and how they get it wrong."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator
from itertools import islice

from corpus import MadeLetter
from damage import confuse
from lexicon import STREET_ENDS
from library import plain_words
from questions import WORD, Asker, Question, folded

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_SHORT_MONTHS = "jan. feb. mrt apr. mei jun. jul. aug. sept okt. nov dec.".split()

# -- what people do to words -----------------------------------------------------------------


def slip(rnd: random.Random, word: str) -> str:
    """One letter too few, too many, or another; the first stays."""
    at = rnd.randrange(1, len(word))
    sign = rnd.choice(string.ascii_lowercase.replace(word[at], ""))
    forms = (
        word[:at] + word[at + 1 :],
        word[:at] + sign + word[at:],
        word[:at] + sign + word[at + 1 :],
    )
    return rnd.choice(forms)


def swap(rnd: random.Random, word: str) -> str:
    """Two letters in the wrong order."""
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = rnd.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


# -- the classes -----------------------------------------------------------------------------

Made = Iterator[Question]


def _one(query: str, letter: MadeLetter, **more) -> Question:
    return Question(query, frozenset({letter.id}), **more)


def exact(ask: Asker, rnd: random.Random) -> Made:
    for letter, word in ask.rare_words(rnd, 5, r"\w+"):
        yield _one(word, letter)


def phrase(ask: Asker, rnd: random.Random) -> Made:
    for letter, word in ask.rare_words(rnd):
        words = re.sub(r"[^\w ]", "", letter.body.replace("-\n", "").replace("\n", " ")).split()
        if word in words:
            at = words.index(word)
            first = max(0, at - rnd.randint(0, 3))
            shown = words[first : first + rnd.randint(3, 5)]
            # Only as it stands: no line end and no number that was split by its comma.
            if (
                word in shown
                and " ".join(shown) in letter.body
                and not re.search(r"\d", " ".join(shown))
            ):
                yield _one(f'"{" ".join(shown)}"', letter)


def prefix(ask: Asker, rnd: random.Random) -> Made:
    for letter, word in ask.rare_words(rnd):
        for length in range(5, len(word)):
            if ask.beginnings(word[:length]) <= 8:
                yield _one(word[:length], letter, typing=True)
                break


def accents(ask: Asker, rnd: random.Random) -> Made:
    for letter, word in ask.rare_words(rnd, 6, r"[a-z]*[éëï][a-zéëï]*"):
        yield _one(folded(word), letter)


def typo1(ask: Asker, rnd: random.Random) -> Made:
    for letter, word in ask.rare_words(rnd):
        query = slip(rnd, word)
        if not ask.is_word(query):
            yield _one(query, letter)


def typo2(ask: Asker, rnd: random.Random) -> Made:
    for letter, word in ask.rare_words(rnd, 9):
        query = slip(rnd, slip(rnd, word))
        if not ask.is_word(query):
            yield _one(query, letter)


def transposition(ask: Asker, rnd: random.Random) -> Made:
    for letter, word in ask.rare_words(rnd):
        query = swap(rnd, word)
        if not ask.is_word(query):
            yield _one(query, letter)


def ocr_query(ask: Asker, rnd: random.Random) -> Made:
    """Pasted from a scan: the letter is right, the query is not."""
    for letter, word in ask.rare_words(rnd):
        query = confuse(rnd, word)
        if query != word and not ask.is_word(query):
            yield _one(query, letter)


def _meant(*kinds: str, shortest: int = 8) -> Callable[[Asker, random.Random], Made]:
    """The query is right, and the letter has it only as the damage made it."""

    def made(ask: Asker, rnd: random.Random) -> Made:
        for number, meant, _ in ask.damaged(rnd, *kinds):
            if len(meant) < shortest or ask.frequency(meant) > 3:
                continue
            letter = ask.letter(number)
            if folded(meant) not in plain_words(f"{letter.body} {letter.subject} {letter.note}"):
                yield _one(meant, letter)

    return made


def inflection(ask: Asker, rnd: random.Random) -> Made:
    """One for more, or more for one, where the letters have only the other."""
    lexicon = ask.corpus.lexicon
    forms = {noun.one: noun.more for noun in lexicon.tail}
    forms |= {noun.more: noun.one for noun in lexicon.tail}
    heads = {head.one: head.more for head in lexicon.heads if head.one != head.more}
    heads |= {more: one for one, more in heads.items()}
    for letter, word in ask.rare_words(rnd, 5):
        other = forms.get(word) or _other_end(word, heads)
        if other and not ask.is_word(other):
            yield _one(other, letter)


def _other_end(word: str, heads: dict[str, str]) -> str:
    """A compound whose last part is bent: ``zorgfonds`` for ``zorgfondsen``."""
    ends = [end for end in heads if word.endswith(end) and len(word) - len(end) >= 5]
    if not ends:
        return ""
    end = max(ends, key=len)
    return word.removesuffix(end) + heads[end]


def compound_part(ask: Asker, rnd: random.Random) -> Made:
    """The first part of a compound; few letters have it, and hardly any as a word of its own."""
    ends = [end for head in ask.corpus.lexicon.heads for end in head] + STREET_ENDS
    for letter in ask.chosen(rnd):
        words = [word for word in WORD.findall(letter.body.replace("-\n", "")) if len(word) > 9]
        rnd.shuffle(words)
        for word in words:
            end = max((end for end in ends if word.endswith(end)), key=len, default="")
            part = word.removesuffix(end).lower()
            if len(part) < 5 or not end or part in letter.body.lower().split():
                continue
            if ask.beginnings(part) <= 8 and ask.frequency(part) <= 2:
                yield _one(part, letter)
                break


def compound_split(ask: Asker, rnd: random.Random) -> Made:
    """A compound written apart."""
    heads = {end for head in ask.corpus.lexicon.heads for end in head}
    for letter, word in ask.rare_words(rnd, 12):
        ends = [end for end in heads if word.endswith(end) and len(word) - len(end) >= 5]
        if ends:
            end = max(ends, key=len)
            yield _one(f"{word.removesuffix(end)} {end}", letter)


def kenmerk(ask: Asker, rnd: random.Random) -> Made:
    for letter in ask.chosen(rnd):
        yield _one(letter.kenmerk, letter)


def kenmerk_spacing(ask: Asker, rnd: random.Random) -> Made:
    for letter in ask.chosen(rnd):
        parts = re.findall(r"[A-Z]+|\d+", letter.kenmerk)
        yield _one(rnd.choice((" ", "", "-", " / ")).join(parts), letter)


def kenmerk_part(ask: Asker, rnd: random.Random) -> Made:
    """The digits that people read out: the last ones, with the year."""
    for letter in ask.chosen(rnd):
        digits = re.findall(r"20\d\d\D?\d{5,}", letter.kenmerk)
        if digits:
            same = [
                n for n in _same_digits(letter, ask.letters) if digits[0] in ask.letter(n).kenmerk
            ]
            yield Question(digits[0], frozenset(same))


def _same_digits(letter: MadeLetter, letters: int) -> range:
    """The numbers of the letters of one year and one turn of the kinds of kenmerk."""
    first = letter.id // 12 * 12
    return range(max(1, first), min(first + 12, letters + 1))


def kenmerk_slip(ask: Asker, rnd: random.Random) -> Made:
    """One wrong digit, where that is not the number of another letter."""
    for letter in ask.chosen(rnd):
        places = [found.start() for found in re.finditer(r"\d", letter.kenmerk)]
        at = rnd.choice(places[4:])
        wrong = str((int(letter.kenmerk[at]) + rnd.randint(1, 9)) % 10)
        query = letter.kenmerk[:at] + wrong + letter.kenmerk[at + 1 :]
        if query not in {ask.letter(n).kenmerk for n in _same_turn(query, letter, ask.letters)}:
            yield _one(query, letter)


def _same_turn(query: str, letter: MadeLetter, letters: int) -> range:
    """The letters that could have this number: those of the year whose turn it is."""
    turn = int(re.findall(r"\d+", query)[-1][-5:]) - 1
    first = turn // 12 * 192 + letter.id // 12 % 16 * 12
    return range(max(1, first), min(first + 12, letters + 1))


def circular(ask: Asker, rnd: random.Random) -> Made:
    for _ in range(20_000):
        letter = ask.letter(max(1, rnd.randint(1, ask.letters) // 12) * 12)
        year, number = letter.circular.split("/")
        forms = (f"Lbr. {year}/{number}", f"lbr {year}/{int(number)}", f"Lbr.{year}/{number}",
                 letter.circular, f"ledenbrief {year}/{number}", f"lbr{year}{number}")  # fmt: skip
        yield _one(rnd.choice(forms), letter)


def date(ask: Asker, rnd: random.Random) -> Made:
    """A day in any form; right are the letters of that day."""
    for letter in ask.chosen(rnd):
        year, month, day = letter.date.split("-")
        name = _MONTHS[int(month) - 1]
        short = _SHORT_MONTHS[int(month) - 1]
        forms = (
            f"{int(day)} {name} {year}", f"{day}-{month}-{year}", f"{int(day)}/{int(month)}/{year}",
            letter.date, f"{int(day)} {short} {year}", f"{int(day)}.{int(month)}.{year}",
        )  # fmt: skip
        yield Question(rnd.choice(forms), frozenset(), day=letter.date)


def three_words(ask: Asker, rnd: random.Random) -> Made:
    """Three words of which few letters have all."""
    for letter, words in _remembered(ask, rnd):
        yield _one(" ".join(words), letter)


def three_typing(ask: Asker, rnd: random.Random) -> Made:
    """The same, the last one not finished yet."""
    for letter, words in _remembered(ask, rnd):
        last = words[-1][: max(5, len(words[-1]) - rnd.randint(1, 3))]
        yield _one(" ".join([*words[:-1], last]), letter, typing=True)


def three_slip(ask: Asker, rnd: random.Random) -> Made:
    """The same, one of them with a typing error."""
    for letter, words in _remembered(ask, rnd):
        at = rnd.randrange(3)
        words[at] = slip(rnd, words[at])
        yield _one(" ".join(words), letter)


def three_wrong(ask: Asker, rnd: random.Random) -> Made:
    """Three words and one that the letter does not have."""
    for letter, words in _remembered(ask, rnd):
        other = ask.letter(rnd.randint(1, ask.letters))
        wrong = rnd.choice(WORD.findall(other.body))
        if wrong.lower() not in letter.body.lower():
            words.insert(rnd.randrange(4), wrong)
            yield _one(" ".join(words), letter)


def _remembered(ask: Asker, rnd: random.Random) -> Iterator[tuple[MadeLetter, list[str]]]:
    """Words that are not rare by themselves; together they point at one letter or so."""
    for letter in ask.chosen(rnd):
        whole = letter.body.replace("-\n", "")
        words = [word for word in dict.fromkeys(WORD.findall(whole)) if word.islower()]
        rnd.shuffle(words)
        picked: list[str] = []
        expected = float(ask.letters)
        for word in words:
            share = ask.frequency(word) / ask.letters
            if share * ask.letters > 3 and share < 0.2 and len(picked) < 3:
                picked.append(word)
                expected *= share
        if len(picked) == 3 and expected < 0.3:
            yield letter, picked


def hyphen(ask: Asker, rnd: random.Random) -> Made:
    """A compound with a hyphen in it."""
    heads = {end for head in ask.corpus.lexicon.heads for end in head}
    for letter, word in ask.rare_words(rnd, 12):
        ends = [end for end in heads if word.endswith(end) and len(word) - len(end) >= 5]
        if ends:
            end = max(ends, key=len)
            yield _one(f"{word.removesuffix(end)}-{end}", letter)


def notes(ask: Asker, rnd: random.Random) -> Made:
    """Two words of a note."""
    for letter in ask.chosen(rnd):
        words = [
            word for word in WORD.findall(letter.note) if ask.frequency(word) < ask.letters / 50
        ]
        if len(words) >= 2:
            yield _one(" ".join(rnd.sample(words, 2)), letter)


def filtered(ask: Asker, rnd: random.Random) -> Made:
    """A word that is not rare, within one year and one sender."""
    for letter, words in _remembered(ask, rnd):
        sender = letter.sender.split()[-1]
        yield _one(words[0] + " " + words[1], letter, year=letter.year, sender=sender)


def common(ask: Asker, rnd: random.Random) -> Made:
    """Words that nearly every letter has: any answer is right, what counts is the time."""
    words = "gemeente raad brief kosten vergadering onderzoek regeling inwoner wethouder".split()
    while True:
        yield Question(" ".join(rnd.sample(words, rnd.randint(1, 3))), frozenset({0}))


def nonsense(ask: Asker, rnd: random.Random) -> Made:
    """What no letter has, nor anything like it."""
    while True:
        words = [
            "".join(rnd.choices("qxzjkvwcfy", k=rnd.randint(7, 12)))
            for _ in range(rnd.randint(1, 2))
        ]
        yield Question(" ".join(words), frozenset(), nobody=True)


CLASSES: dict[str, Callable[[Asker, random.Random], Made]] = {
    "exact": exact,
    "phrase": phrase,
    "prefix": prefix,
    "accents": accents,
    "one typo": typo1,
    "two typos": typo2,
    "transposition": transposition,
    "OCR in query": ocr_query,
    "OCR in letter": _meant("misread"),
    "word broken": _meant("broken"),
    "word glued": _meant("glued"),
    "line break": _meant("line break"),
    "inflection": inflection,
    "compound part": compound_part,
    "compound split": compound_split,
    "hyphen": hyphen,
    "kenmerk": kenmerk,
    "kenmerk, spacing": kenmerk_spacing,
    "kenmerk, part": kenmerk_part,
    "kenmerk, slip": kenmerk_slip,
    "Lbr.": circular,
    "date": date,
    "three words": three_words,
    "three, typing": three_typing,
    "three, one slip": three_slip,
    "three and a wrong": three_wrong,
    "notes": notes,
    "filtered": filtered,
    "common": common,
    "nonsense": nonsense,
}  # fmt: skip


def questions_of(ask: Asker, name: str, most: int) -> list[Question]:
    """The questions of one class, the same at every run over the same corpus."""
    rnd = random.Random(f"{name} {ask.letters}")
    return list(islice(CLASSES[name](ask, rnd), most))
