"""Libraries that programs of long ago really made: all that was in them is there, and a copy.

`data/libraries` has one of the first version there ever was (20 November 2026) and two of later
ones, each written by the program of its day: a letter about a bridge, in the later ones with a
newer text, a question and an action with words, and a mark without.
"""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

LIBRARIES = Path(__file__).resolve().parents[1] / "data" / "libraries"
NOTES = {
    ("vraag", "Twee van de zes balken", "Zijn de andere vier ook onderzocht?", "party"),
    ("actie", "97.500 euro", "Waar is dit uit betaald: “reserve bruggen”? €", "private"),
    ("belangrijk", "Havenkade", "", "private"),
}


@pytest.fixture(params=[1, 4, 10])
def version(request, path):
    """Which version; its library is put where the test's own would be."""
    packed = LIBRARIES / f"version-{request.param}.kanttekening.xz"
    path.write_bytes(lzma.decompress(packed.read_bytes()))
    return request.param


def rows(library):
    """All that a library holds, by table; what is searched in is made of the rest."""
    with closing(sqlite3.connect(library)) as connection:
        tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for name, made in tables.fetchall()
            if not made.startswith("CREATE VIRTUAL")
        }


def test_every_note_is_there_and_so_is_a_copy_of_what_was(version, path, ask_json):
    before = rows(path)
    found = ask_json("annotations")["annotations"]
    assert {
        (each["kind"], each["quote"], each["note"], each["visibility"]) for each in found
    } == NOTES
    assert rows(path.with_name(f"{path.name}.versie-{version}")) == before


def test_the_letter_is_whole_and_is_found_again(version, path, ask, ask_json):
    shown = ask_json("show", 1)
    newest = "3 september 2024" if version == 1 else "17 september 2024"
    assert shown["reference"] == "VB/2024/117"
    assert f"Datum: {newest}" in shown["text"]
    assert len(shown["versions"]) == (1 if version == 1 else 2)
    assert ask("check", "--repair")[0] == 0
    assert [hit["letter"]["id"] for hit in ask_json("search", "wilgenbrug")["hits"]] == [1]
    assert ask("check")[0] == 0
