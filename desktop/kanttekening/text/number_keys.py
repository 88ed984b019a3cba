"""Reference numbers in one form: kenmerk, Lbr. and telephone, in whatever spacing."""

from __future__ import annotations

import re

from kanttekening.text.fold import fold

_MOST_PER_TEXT = 200
_LONGEST_KEY = 30
_FEWEST_DIGITS = 4

_CIRCULAR = re.compile(r"(?:(?:lbr|ledenbrief)\b[\s.:]*(?:nr[\s.:]*)?)?(\d{2})\s*/\s*(\d{1,4})")
_CIRCULAR_START = re.compile(r"(?:lbr|ledenbrief)\b[\s.:]*(?:nr[\s.:]*)?(\d{1,2})?(?:\s*/\s*)?")
_CIRCULAR_PLAIN = re.compile(r"(?:lbr|ledenbrief)[\s.:]*(\d{2})(\d{3})")
_CITED_CIRCULAR = re.compile(r"\b(?:lbr|ledenbrief)\b[\s.:]{0,3}(\d{2})\s{0,2}/\s{0,2}(\d{1,4})\b")
_CITED_PHONE = re.compile(r"(?<![\w/])(?:\+31|0031|0)[\s()\-]{0,4}\d(?:[\s()\-]{0,4}\d){7,9}(?!\w)")
_CITED_REFERENCE = re.compile(
    r"\b(?:[a-z]{1,6}[/-])?[a-z]{1,4}\d{5,16}\b|\b(?:19|20)\d{2}[-/]\d{5,10}\b"
)
_PHONE_SIGNS = re.compile(r"[\d\s()+\-./]+")
_NOT_KEY = re.compile(r"[\W_]+")


def own_keys(written: str) -> tuple[str, ...]:
    """The keys under which a letter's own number is found; its parts are keys too."""
    folded = fold(written).strip()
    circular = _CIRCULAR.fullmatch(folded)
    if circular:
        return (_circular_key(*circular.groups()),)
    if _PHONE_SIGNS.fullmatch(folded):
        phone = _phone_key(folded)
        if phone:
            return (phone,)
    keys = [_plain(folded)]
    keys += [part for part in _NOT_KEY.split(folded) if _digits(part) >= _FEWEST_DIGITS]
    return tuple(dict.fromkeys(key[:_LONGEST_KEY] for key in keys if key))


def asked_keys(query: str) -> tuple[str, ...]:
    """The keys that ``query`` may stand for, likeliest first; none if it is no number."""
    folded = fold(query).strip()
    circular = _CIRCULAR.fullmatch(folded) or _CIRCULAR_PLAIN.fullmatch(folded)
    if circular:
        return (_circular_key(*circular.groups()),)
    begun = _CIRCULAR_START.fullmatch(folded)
    if begun and begun[1]:
        return (f"lbr{begun[1]}",)
    key = _plain(folded)
    digits = _digits(key)
    if digits < _FEWEST_DIGITS or 2 * digits < len(key) or len(key) > _LONGEST_KEY:
        return ()
    if _PHONE_SIGNS.fullmatch(folded) and key.startswith(("0", "31")):
        return tuple(dict.fromkeys((_national(key), key)))
    return (key,)


def cited_keys(text: str) -> tuple[str, ...]:
    """The keys of numbers that stand in running text."""
    folded = fold(text)
    keys = [_circular_key(*match.groups()) for match in _CITED_CIRCULAR.finditer(folded)]
    keys += [_phone_key(match.group()) for match in _CITED_PHONE.finditer(folded)]
    keys += [_plain(match.group()) for match in _CITED_REFERENCE.finditer(folded)]
    return tuple(dict.fromkeys(key for key in keys if key))[:_MOST_PER_TEXT]


def _circular_key(year: str, number: str) -> str:
    return f"lbr{year}{int(number):03}"


def _phone_key(written: str) -> str:
    """International digits without a plus; empty if this can't be a Dutch number."""
    key = _national(_plain(written))
    return key if key.startswith("31") and 9 <= len(key) <= 12 else ""


def _national(digits: str) -> str:
    """``0703738393``, ``0031703738393`` and ``31(0)703738393`` all as ``31703738393``."""
    if digits.startswith("0031"):
        digits = digits[2:]
    if digits.startswith("310"):
        return "31" + digits[3:]
    return "31" + digits[1:] if digits.startswith("0") else digits


def _plain(text: str) -> str:
    return _NOT_KEY.sub("", text)


def _digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)
