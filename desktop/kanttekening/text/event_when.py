"""From what the words say to days on the calendar, seen from the date of the letter."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from kanttekening.domain.findings import EventRole, Precision, Tense
from kanttekening.text.date_grammar import is_in_reach
from kanttekening.text.date_grammar_forms import Origin
from kanttekening.text.event_mentions import Lean

if TYPE_CHECKING:
    from datetime import date

    from kanttekening.text.date_grammar_forms import Form
    from kanttekening.text.event_mentions import Mention
    from kanttekening.text.periods import Period

# A leap day or a week 53 may be years away.
_YEARS_AROUND = 8
_JUST_GONE = 7


def period_of(mention: Mention, lean: Lean, letter: date | None) -> Period | None:
    """The days that a mention means, or None without what is needed to tell."""
    form = mention.form
    if form.fixed() is not None or letter is None:
        found = form.fixed()
    elif form.of_letter is not None:
        found = form.of_letter(letter)
    elif form.of_year is not None:
        found = _nearby(mention, lean, letter)
    else:
        found = None
    return found if found and is_in_reach(found) else None


def _nearby(mention: Mention, lean: Lean, letter: date) -> Period | None:
    """The one that holds the letter's day, else the next or the last as the sentence looks."""
    found = _candidates(mention.form, letter)
    if mention.lean is Lean.OPEN:
        around = [one for one in found if one.holds(letter) and not one.is_day]
        if around:
            return around[0]
    past = [one for one in found if one.first <= letter]
    ahead = [one for one in found if one.last >= letter]
    if _has_just_gone(mention, past, letter):
        return None
    fits = _on_weekday(mention.form, past[-1:] + ahead[:1])
    if fits:
        return fits
    way = mention.lean if mention.lean is not Lean.OPEN else lean
    if mention.role is EventRole.DEADLINE and way is Lean.OPEN:
        way = Lean.AHEAD
    if way is Lean.OPEN:
        return min(found, key=lambda one: abs((one.first - letter).days), default=None)
    return ahead[0] if way is Lean.AHEAD else past[-1]


def _has_just_gone(mention: Mention, past: list[Period], letter: date) -> bool:
    """A term without a year that ended this week: as likely it is this one as that of next year."""
    return (
        mention.role is EventRole.DEADLINE
        and mention.lean is Lean.OPEN
        and bool(past)
        and past[-1].is_day
        and 0 < (letter - past[-1].last).days <= _JUST_GONE
    )


def _candidates(form: Form, letter: date) -> list[Period]:
    if form.of_year is None:
        return []
    first, last = letter.year - _YEARS_AROUND, letter.year + _YEARS_AROUND
    years = range(max(first, MINYEAR), min(last, MAXYEAR) + 1)
    return [period for year in years if (period := form.of_year(year)) is not None]


def _on_weekday(form: Form, found: list[Period]) -> Period | None:
    """The only one that falls on the weekday that is written beside it."""
    if form.weekday is None:
        return None
    fits = [one for one in found if one.first.weekday() == form.weekday]
    return fits[0] if len(set(fits)) == 1 else None


def tense_of(mention: Mention, period: Period, lean: Lean, letter: date | None) -> Tense | None:
    """Past, running or next; a year that is only a horizon is none of these."""
    form = mention.form
    if letter is None or form.origin is Origin.YEAR:
        return None
    if period.last < letter:
        return Tense.PAST
    if period.first > letter or (
        form.origin is Origin.LETTER and period.first == letter != period.last
    ):
        return Tense.NEXT
    if form.precision in (Precision.MONTH, Precision.YEAR):
        return {Lean.BACK: Tense.PAST, Lean.AHEAD: Tense.NEXT, Lean.OPEN: Tense.RUNNING}[lean]
    return Tense.RUNNING
