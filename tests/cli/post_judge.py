"""What a letter that was taken in tells, beside what a careful clerk wrote down beforehand.

Each letter of tests/data/post has a table of its own name. `facts` lists every heading fact; what
is not listed must be absent, and a list of strings for a single fact means: any of these, "" being
absent. Events are "begin/end precision role bound tense place=..."; whatever would reach the agenda
must be listed, or be among `either_events`. Decisions are judged one by one, requests by some of
their words, references as "kind | words | number | date". The `not_` lists name traps.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

POST = Path(__file__).resolve().parents[1] / "data" / "post"
LETTERS = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(POST.glob("*.toml"))
}
FACTS = (
    "kind", "sender", "sender_email", "recipients", "date", "reference", "your_reference",
    "circular_number", "subject", "phone", "attachments_count", "signatory", "signatory_role",
    "language",
)  # fmt: skip
NOT_IN_THE_AGENDA = ("M", "Y")


@dataclass(frozen=True)
class Verdict:
    """One value: right, missing or wrong, with what was expected and what was shown."""

    field: str
    outcome: str
    expected: object
    shown: object


def letter_file(name):
    return next(path for path in POST.glob(f"{name}.*") if path.suffix != ".toml")


def judge(expected, shown):
    """All verdicts on one letter."""
    yield from judge_facts(expected["facts"], shown)
    yield from judge_events(expected, shown)
    yield from judge_asked("decisions", expected, decisions(shown), str.__eq__)
    yield from judge_asked("requests", expected, requests(shown), str.__contains__)
    yield from judge_references(expected, shown)
    parts = [part["kind"] for part in shown["parts"]]
    yield same("parts", expected.get("parts", ["letter"]), parts)
    attachments = [one["file_name"] for one in shown["attachments"]]
    yield same("attachments", expected.get("attachments", []), attachments)
    for words in expected.get("hidden", []):
        yield same("reading_text", False, words in shown["reading_text"])


def same(field, expected, shown):
    return Verdict(field, "right" if expected == shown else "wrong", expected, shown)


def judge_facts(expected, shown):
    for fact in FACTS:
        allowed = expected.get(fact, "")
        if fact == "recipients":
            allowed = allowed if allowed and isinstance(allowed[0], list) else [allowed or []]
        elif not isinstance(allowed, list):
            allowed = [allowed]
        value = shown[fact] if shown[fact] is not None else ""
        otherwise = "wrong" if value not in ("", []) else "missing"
        yield Verdict(fact, "right" if value in allowed else otherwise, allowed, value)


def judge_events(expected, shown):
    found = list(shown["events"])
    for row in expected.get("events", []):
        when, precision, role, bound, tense, place = event_of(row)
        dated = [one for one in found if when == (one["start"], one["end"])]
        dated.sort(key=lambda one: one["role"] != role)
        if not dated:
            yield Verdict("events", "missing", row, None)
            continue
        one = dated[0]
        found.remove(one)
        told = (one["precision"], one["role"], one["bound"] or "-", str(one["tense"]))
        right = told == (precision, role, bound, tense) and place in (None, one["place"])
        yield Verdict("events", "right" if right else "wrong", row, event_row(one))
    allowed = expected.get("either_events", [])
    traps = expected.get("not_events", [])
    for one in found:
        agenda = one["tense"] != "past" and one["precision"] not in NOT_IN_THE_AGENDA
        agenda = agenda and one["start"] is not None and one["start"] not in allowed
        if agenda or any(trap in one["text"] for trap in traps):
            yield Verdict("events", "wrong", None, event_row(one))


def event_of(row):
    row, _, place = row.partition(" place=")
    when, precision, role, bound, tense = row.split()
    start, _, end = when.partition("/")
    return (start, end or start), precision, role, bound, tense, place or None


def event_row(one):
    values = (one["precision"], one["role"], one["bound"] or "-", one["tense"])
    when = f"{one['start']}/{one['end']}"
    return " ".join((when, *map(str, values), f"place={one['place']}", f"({one['text']})"))


def decisions(shown):
    return [
        text for one in shown["requested_decisions"] for text in (one["items"] or [one["text"]])
    ]


def requests(shown):
    return [" ".join((one["text"], *one["items"])) for one in shown["requests"]]


def judge_asked(field, expected, found, fits):
    """Nothing is judged where the table is silent."""
    if field not in expected:
        return
    left = list(found)
    for words in expected[field]:
        hit = next((one for one in left if fits(one, words)), None)
        if hit is None:
            yield Verdict(field, "missing", words, None)
        else:
            left.remove(hit)
            yield Verdict(field, "right", words, hit)
    for one in left:
        yield Verdict(field, "wrong", None, one)


def judge_references(expected, shown):
    found = shown["references"]
    for row in expected.get("references", []):
        kind, words, number, date = [*(part.strip() for part in row.split("|")), "", ""][:4]
        close = [one for one in found if words in one["text"] or one["text"] in words]
        told = [(one["kind"], one["number"] or "", one["date"] or "") for one in close]
        if not close:
            yield Verdict("references", "missing", row, None)
        else:
            right = (kind, number, date) in told
            yield Verdict("references", "right" if right else "wrong", row, told)
    for words in expected.get("not_references", []):
        if any(words in one["text"] for one in found):
            yield Verdict("references", "wrong", None, words)
