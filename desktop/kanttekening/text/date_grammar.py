"""Dutch dates, periods and terms in a sentence, still without the letter's own date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kanttekening.domain.findings import Precision
from kanttekening.text.date_grammar_days import DAY_RULES
from kanttekening.text.date_grammar_forms import Form, Found, Origin
from kanttekening.text.date_grammar_parts import PART_RULES
from kanttekening.text.date_grammar_terms import TERM_RULES
from kanttekening.text.periods import FIRST_YEAR, LAST_YEAR, Period, Yearly

if TYPE_CHECKING:
    from collections.abc import Sequence

# The first rule that takes a word has it: longer expressions come before what they hold.
_RULES = (
    *TERM_RULES[:2],
    *DAY_RULES,
    *PART_RULES[:3],
    *TERM_RULES[2:-2],
    *PART_RULES[3:],
    *TERM_RULES[-2:],
)
_RANGE = re.compile(r" ?(?:tot en met|t/m|tot|-|–|—)(?: (?:en met|uiterlijk))? ?", re.IGNORECASE)
_BETWEEN = re.compile(r"\btussen (?:de |het )?$", re.IGNORECASE)
_AND = re.compile(r" en(?: (?:de|het))? ", re.IGNORECASE)
_OR = re.compile(r" ?(?:/|of) ?", re.IGNORECASE)
_LISTED = re.compile(r" ?(?:,|&|,? en|of|,? en op)(?: (?:op|de|van))? ?", re.IGNORECASE)
_WIDEST_GAP = 20
_VAGUE = (Precision.ABOUT, Precision.MONTH)
_SPACES = str.maketrans("\t\n\xa0\u2002\u2003\u2009\u202f", "       ")


def evened(words: str) -> str:
    """The same words, sign by sign, with plain spaces for every kind of white space."""
    return words.translate(_SPACES)


def find_forms(words: str) -> list[Found]:
    """Find the expressions of time in an evened sentence, ranges and lists put together."""
    return _joined(words, _scan(words))


def _scan(words: str) -> list[Found]:
    taken: list[Found] = []
    lower = words.lower()
    for rule in _RULES:
        if not any(hint in lower for hint in rule.needs):
            continue
        for match in rule.pattern.finditer(words):
            start, end = match.span()
            if not any(start < other.end and other.start < end for other in taken):
                forms = tuple(form for form in rule.read(match) if form.exists())
                taken.append(Found(start, end, forms))
    return sorted((found for found in taken if found.forms), key=lambda found: found.start)


def _joined(words: str, found: Sequence[Found]) -> list[Found]:
    shown: list[Found] = []
    for one in found:
        this = _between(words, one)
        last = shown[-1] if shown else None
        joined = _pair(words, last, this) if last else None
        if joined and last:
            shown[-1:] = joined
        else:
            shown.append(this)
    for index in range(len(shown) - 2, -1, -1):
        shown[index] = _in_one_year(words, shown[index], shown[index + 1])
    return shown


def _between(words: str, one: Found) -> Found:
    """A list of two days is a range after the word for it."""
    if len(one.forms) == 2 and _BETWEEN.search(words[max(0, one.start - 20) : one.start]):
        form = _ranged(*one.forms)
        return replace(one, forms=(form,)) if form else one
    return one


def _pair(words: str, last: Found, this: Found) -> list[Found] | None:
    """Two neighbours as one range, or None if they are none."""
    gap = words[last.end : this.start]
    if len(gap) > _WIDEST_GAP:
        return None
    left, right = last.forms[-1], this.forms[0]
    is_range = bool(_RANGE.fullmatch(gap)) or (
        bool(_AND.fullmatch(gap))
        and bool(_BETWEEN.search(words[max(0, last.start - 20) : last.start]))
    )
    is_vague = left.precision in _VAGUE and right.precision in _VAGUE
    if is_range or (is_vague and _OR.fullmatch(gap)):
        form = _ranged(left, right)
        if form and not is_range:
            form = replace(form, precision=Precision.ABOUT)
        if form:
            return [Found(last.start, this.end, (*last.forms[:-1], form, *this.forms[1:]))]
    return None


def _in_one_year(words: str, last: Found, this: Found) -> Found:
    """A list shares the year that is written once, behind its last day."""
    other = this.forms[0]
    gap = words[last.end : this.start]
    if other.year is None or len(gap) > _WIDEST_GAP or not _LISTED.fullmatch(gap):
        return last
    return replace(last, forms=tuple(_dated(form, other) for form in last.forms))


def _dated(form: Form, other: Form) -> Form:
    """The form in the year that is written once, behind the last of a list."""
    if form.of_year is None or form.year is not None or other.origin is Origin.YEAR:
        return form
    dated = replace(form, year=other.year)
    return dated if dated.exists() else form


def _ranged(left: Form, right: Form) -> Form | None:
    """From the first day of one form to the last of another."""
    if left.of_year is None or right.of_year is None:
        return None
    year = left.year
    of_year = _from_to(left.of_year, right.of_year, right.year if year is not None else None)
    if year is None and right.year is not None:
        begin, end = left.of_year(right.year), right.of_year(right.year)
        later = begin is not None and end is not None and begin.first > end.last
        year = right.year - 1 if later else right.year
    form = Form(_precision(left, right), of_year, year, origin=left.origin)
    return form if form.exists() else None


def _from_to(left: Yearly, right: Yearly, last_year: int | None) -> Yearly:
    def in_year(year: int) -> Period | None:
        begin, end = left(year), right(year if last_year is None else last_year)
        if begin and end and end.last < begin.first and last_year is None:
            end = right(year + 1)
        if begin is None or end is None or end.last < begin.first:
            return None
        return Period(begin.first, end.last)

    return in_year


def _precision(left: Form, right: Form) -> Precision:
    both = {left.precision, right.precision}
    if Precision.ABOUT in both:
        return Precision.ABOUT
    return Precision.YEAR if both == {Precision.YEAR} else Precision.PERIOD


def is_in_reach(period: Period) -> bool:
    """Whether the period lies in years that a letter can mean."""
    return period.first.year >= FIRST_YEAR and period.last.year <= LAST_YEAR
