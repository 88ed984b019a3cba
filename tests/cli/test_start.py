"""Opening a library and listing its letters loads nothing that is slow."""

import subprocess
import sys
from pathlib import Path

from store.making import open_library, store

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
SLOW = ("sqlite_utils", "pymupdf", "rapidfuzz", "snowballstemmer", "PySide6", "hypothesis")
PROGRAM = """
import sys
from pathlib import Path
from kanttekening.services.library import Library
with Library.open(Path(sys.argv[1]), author="Anna") as library:
    assert len(library.letters.rows()) == 1
    library.letters.counts()
    library.letters.content(1)
print([name for name in sys.argv[2:] if name in sys.modules])
"""


def test_the_list_is_there_without_the_slow_libraries(tmp_path):
    path = tmp_path / "raad.kanttekening"
    with open_library(path) as library:
        store(library)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, path, *SLOW],
        cwd=DESKTOP,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
