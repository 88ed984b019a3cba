"""Letters with the facts that they should yield: the samples and the made-up ones."""

import tomllib
from dataclasses import fields
from pathlib import Path

from kanttekening.domain.letter import Facts
from kanttekening.text.decode import decode
from kanttekening.text.markup import parse_text
from kanttekening.text.understanding import understand

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
LETTERS = ROOT / "tests" / "data" / "letters"

SAMPLES = tomllib.loads((SEEDS / "seeds.toml").read_text("utf-8"))["files"]
MADE_UP = tomllib.loads((LETTERS / "expected.toml").read_text("utf-8"))


def read(path):
    source = decode(path.read_bytes())
    document = parse_text(source)
    return source, document, understand(document, path.name)


def told(facts):
    """The facts as a table, without what is absent."""
    table = {}
    for field in fields(Facts):
        value = getattr(facts, field.name)
        if field.name != "evidence" and value not in (None, ()):
            table[field.name] = list(value) if isinstance(value, tuple) else value
    return table
