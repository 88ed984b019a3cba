"""What the command line says of a letter that comes in again."""

import hashlib

VERSION_KEYS = {"id", "created", "extraction", "page_count", "file_name", "sha256"}


def test_a_newer_file_is_said_and_shown(filled, ask, ask_json, seeds, tmp_path):
    newer = tmp_path / "nieuw.txt"
    newer.write_text(seeds[0].read_text("utf-8").replace("75 miljoen", "90 miljoen"), "utf-8")
    report = ask_json("import", newer)
    assert report["imported"] == report["already_there"] == []
    (letter,) = report["new_versions"]
    assert letter["id"] == filled["imported"][0]["id"]
    versions = ask_json("show", letter["id"])["versions"]
    assert [set(version) for version in versions] == [VERSION_KEYS] * 2
    assert [version["file_name"] for version in versions] == [seeds[0].name, "nieuw.txt"]
    assert [version["sha256"] for version in versions] == [
        hashlib.sha256(path.read_bytes()).hexdigest() for path in (seeds[0], newer)
    ]
    assert letter["sha256"] == versions[-1]["sha256"]
    for path in (seeds[0], newer):
        again = ask_json("import", path)
        assert [known["id"] for known in again["already_there"]] == [letter["id"]]
    assert ask_json("show", letter["id"])["versions"] == versions
    assert ask("check")[0] == 0
