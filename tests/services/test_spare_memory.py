"""What a process gives back to the system, and that it goes on as before afterwards."""

import os
import subprocess
import sys

import pytest
from rules.house import PACKAGE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do this themselves")

COUNT = """
import sys
def megabytes(*kinds):
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(kinds)) / 1024
"""
# Pieces are freed and others of half the size are needed, again and again, as letters come and go;
# something small is left on top each time.
PIECES = """
from kanttekening.services.spare_memory import keep_little
keep_little()
before, kept = megabytes("Private_Dirty:"), []
for size in (24, 20, 16, 12, 8, 4):
    piece = bytearray(b"x") * (size << 20)
    kept.append(bytearray(2000))
    del piece
print(megabytes("Private_Dirty:") - before)
"""
PAGES = """
import hashlib, pymupdf
from PySide6.QtGui import QImage
from kanttekening.readers.loaded_code import let_go_of_code
document = pymupdf.open()
for number in range(2):
    document.new_page().insert_text((72, 90), "Besluit van de raad")
def drawn(page):
    return hashlib.sha256(document[page].get_pixmap(dpi=90).samples).hexdigest()
first, before = drawn(0), megabytes("Private_Clean:", "Shared_Clean:")
let_go_of_code()
after = megabytes("Private_Clean:", "Shared_Clean:")
assert drawn(1) == first == drawn(0)
try:
    pymupdf.open(stream=b"geen pdf", filetype="pdf")
except pymupdf.FileDataError:
    print(after / before, QImage(10, 10, QImage.Format.Format_RGB32).sizeInBytes())
"""


def said_by(program):
    done = subprocess.run(
        [sys.executable, "-c", COUNT + program],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [float(word) for word in done.stdout.split()]


def test_large_pieces_that_were_freed_are_not_kept():
    assert said_by(PIECES)[0] < 2


def test_libraries_take_little_once_they_are_loaded_and_work_as_before():
    share, size = said_by(PAGES)
    assert share < 0.35
    assert size == 400
