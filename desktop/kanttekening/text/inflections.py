"""Forms of a Dutch word that the stemmer takes for other words.

Snowball leaves three things apart that a reader takes for one word: a long vowel is written twice
in a closed syllable and once in an open one (financieel, financiële; groot, grote), an adjective
has an e or not (groen, groene), and some plurals have a vowel of their own (raadslid, raadsleden;
bedrag, bedragen). The rules are those of the Woordenlijst Nederlandse Taal. What is made here may
be no word at all: it counts when a letter has it. Words come folded, without accents.
"""

from __future__ import annotations

import re

_SHORTEST = 3
_SHORTEST_ADJECTIVE = 4
_CONSONANTS = "bcdfgklmnprstvz"
# In the singular and in the plural, also as the end of a compound.
_PLURALS = (
    ("lid", "leden"), ("stad", "steden"), ("schip", "schepen"), ("kind", "kinderen"),
    ("dag", "dagen"), ("weg", "wegen"), ("dak", "daken"), ("pad", "paden"),
    ("bedrag", "bedragen"), ("verslag", "verslagen"), ("verdrag", "verdragen"),
    ("gebrek", "gebreken"), ("verbod", "verboden"), ("aanbod", "aanboden"), ("gebod", "geboden"),
    ("bevel", "bevelen"), ("slot", "sloten"), ("hof", "hoven"), ("blad", "bladen"),
    ("blad", "bladeren"), ("spel", "spelen"), ("bad", "baden"), ("vat", "vaten"),
    ("glas", "glazen"), ("gat", "gaten"), ("oorlog", "oorlogen"), ("advies", "adviezen"),
    ("idee", "ideeen"), ("zee", "zeeen"), ("museum", "musea"), ("centrum", "centra"),
    ("datum", "data"), ("politicus", "politici"), ("industrie", "industrieen"),
    ("categorie", "categorieen"),
)  # fmt: skip
_CLOSED = re.compile(rf"(.*)(aa|ee|oo|uu)([{_CONSONANTS}])")
_OPEN = re.compile(rf"(.*)([aeou])([{_CONSONANTS}])en?")
_ADJECTIVE = re.compile(rf"(.*[a-z])([{_CONSONANTS}])e")
_VOICED = {"f": "v", "s": "z"}
_VOICELESS = {"v": "f", "z": "s"}


def inflections(word: str) -> set[str]:
    """Ways to write ``word`` in another form; not those that share a stem by themselves."""
    if len(word) < _SHORTEST or not word.isalpha():
        return set()
    found = _other_number(word) | _opened(word) | _closed(word) | _with_or_without_e(word)
    return found - {word}


def _other_number(word: str) -> set[str]:
    found = set()
    for pair in _PLURALS:
        for ending, other in (pair, reversed(pair)):
            if word.endswith(ending):
                found.add(word.removesuffix(ending) + other)
    return found


def _opened(word: str) -> set[str]:
    """One vowel for two, now that a syllable follows: ``groot`` as ``grote`` and ``groten``."""
    match = _CLOSED.fullmatch(word)
    if match is None:
        return set()
    head, vowels, consonant = match.groups()
    return {
        head + vowels[0] + each + ending
        for each in {consonant, _VOICED.get(consonant, consonant)}
        for ending in ("e", "en")
    }


def _closed(word: str) -> set[str]:
    """Two vowels for one: ``financiele`` as ``financieel``."""
    match = _OPEN.fullmatch(word)
    if match is None:
        return set()
    head, vowel, consonant = match.groups()
    return {head + vowel * 2 + each for each in {consonant, _VOICELESS.get(consonant, consonant)}}


def _with_or_without_e(word: str) -> set[str]:
    """``serieus`` as ``serieuze``, and the other way round."""
    if len(word) < _SHORTEST_ADJECTIVE:
        return set()
    match = _ADJECTIVE.fullmatch(word)
    if match is not None:
        head, consonant = match.groups()
        return {head + consonant, head + _VOICELESS.get(consonant, consonant)}
    if word[-1] in _CONSONANTS:
        return {word + "e", word[:-1] + _VOICED.get(word[-1], word[-1]) + "e"}
    return set()
