"""What is in the folder that is handed out, and what is not."""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import sbom

pytestmark = [pytest.mark.frozen, pytest.mark.timeout(900)]

MOST_MEGABYTES = 160
NEEDED = [
    "iconengines/*qsvgicon.*",
    "platforms/*offscreen.*",
    "translations/qtbase_nl.qm",
    "resources/icons/kanttekening.svg",
    "resources/style/*.qss",
    "resources/fonts/*.ttf",
    "resources/licences/agpl-3.0.txt",
    "resources/licences/lgpl-3.0.txt",
    "seeds/*.txt",
    "LICENSE",
    "CHANGELOG.md",
]
NEEDED_ON_LINUX = ["platforms/libqxcb.so", "platforms/libqwayland.so"]
UNWANTED = (
    "qt6network", "qtnetwork", "_ssl", "libssl", "libcrypto", "qt6qml", "qt6quick", "qt6pdf",
    "virtualkeyboard", "opengl32sw", "layout.onnx", "numpy", "libgtk-", "gnutls", "krb5", "avahi",
)  # fmt: skip


@pytest.fixture
def files(program):
    """Every file of the built program, by its place in the folder."""
    return {
        file.relative_to(program.folder).as_posix(): file
        for file in program.folder.rglob("*")
        if file.is_file()
    }


def test_nothing_in_it_can_speak_to_a_network(files):
    assert not [name for name in files if any(word in name.lower() for word in UNWANTED)]


def test_what_the_program_reads_is_in_it(program):
    needed = NEEDED + (NEEDED_ON_LINUX if sys.platform.startswith("linux") else [])
    assert not [pattern for pattern in needed if not list(program.folder.rglob(pattern))]


def test_only_dutch_texts_of_qt_are_in_it(files):
    translations = [name for name in files if name.endswith(".qm")]
    assert translations
    assert all(name.endswith("_nl.qm") for name in translations)


def test_it_stays_small(files):
    seen = {file.resolve(): file.stat().st_size for file in files.values()}
    assert sum(seen.values()) / 2**20 <= MOST_MEGABYTES


@pytest.mark.skipif("KANTTEKENING_PROGRAM" in os.environ, reason="of another machine's build")
def test_a_file_that_nobody_can_explain_is_named(program, tmp_path):
    folder = tmp_path / "kanttekening"
    shutil.copytree(program.folder, folder, symlinks=True)
    assert sbom.Bill(folder).unexplained() == []

    # Where it stands makes a file nobody's: not in a wheel's folder, not among our own.
    strange = [
        "strange.dat", "_internal/pymupdf/strange.bin", "_internal/PySide6/Qt/lib/strange.so",
        "_internal/lib-dynload/strange.so", "_internal/resources/icons/strange.svg",
        "_internal/seeds/strange.txt", "_internal/python3strange.dll",
    ]  # fmt: skip
    for place in strange:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text("whose is this?")
    changed = folder / "_internal" / "LICENSE"
    changed.write_text("whatever you like")
    found = sbom.Bill(folder).unexplained()
    assert sorted(found) == sorted([*strange, "_internal/LICENSE"])
