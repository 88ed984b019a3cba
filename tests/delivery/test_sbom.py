"""The bill of materials after its files were signed."""

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import sbom


def bill(**sums):
    files = [{"name": name, "hashes": [{"content": content}]} for name, content in sums.items()]
    return {"serialNumber": "old", "components": [{"name": "part", "components": files}]}


def test_a_signed_file_gets_its_new_sum(tmp_path):
    (tmp_path / "program").write_bytes(b"signed")
    made = bill(program="as it was")
    assert sbom.with_new_sums(made, tmp_path) == []
    [file] = made["components"][0]["components"]
    assert file["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(b"signed").hexdigest()}]
    assert made["serialNumber"] != "old"


def test_a_file_that_came_or_went_meanwhile_is_named(tmp_path):
    (tmp_path / "came").write_bytes(b"new")
    assert sbom.with_new_sums(bill(went="sum"), tmp_path) == ["came", "went"]


def test_the_bill_is_in_one_order_on_every_system(tmp_path):
    """Windows would put a before B."""
    for name in ("B", "a", "C"):
        (tmp_path / name).write_text(name)
    assert [path.name for path in sbom._files(tmp_path)] == ["B", "C", "a"]
