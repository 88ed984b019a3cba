"""MuPDF's bindings without what only passes on: nothing is missed, and pages look the same."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from rules.house import PACKAGE, ROOT

sys.path.insert(0, str(ROOT / "resources" / "packaging"))
import lean

# Draws, reads, looks up contents, links and annotations, and raises; with the bindings in FOLDER.
USE = """
import hashlib, importlib.abc, importlib.util, sys
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "pymupdf.mupdf" and sys.argv[1]:
            return importlib.util.spec_from_file_location(name, sys.argv[1])
sys.meta_path.insert(0, Finder())
import pymupdf
from pymupdf import mupdf
made = pymupdf.open()
for number in range(3):
    page = made.new_page()
    page.insert_text((72, 90), f"Raadsvoorstel {number}")
    page.add_highlight_annot(pymupdf.Rect(70, 80, 160, 95))
    page.insert_link({"kind": pymupdf.LINK_GOTO, "page": 0, "from": pymupdf.Rect(10, 10, 60, 30)})
made.set_toc([[1, "Inleiding", 1], [2, "Besluit", 2]])
document = pymupdf.open(stream=made.tobytes())
for page in document:
    print(hashlib.sha256(page.get_pixmap(dpi=50).samples).hexdigest())
    print(page.get_text("words"), [link["page"] for link in page.get_links()])
    print([(annot.type, annot.rect) for annot in page.annots()])
print(document.get_toc(), document.page_count, mupdf.FZ_VERSION, pymupdf.PDF_ANNOT_HIGHLIGHT)
print(mupdf.fz_make_matrix(1, 0, 0, 1, 5, 6), mupdf.FzRect(1, 2, 3, 4).fz_is_empty_rect())
for wrong in (lambda: mupdf.fz_no_such_thing, lambda: mupdf.FzRect().fz_no_such_thing):
    try:
        wrong()
    except AttributeError as error:
        print(error)
try:
    pymupdf.open(stream=b"geen pdf", filetype="pdf").load_page(3)
except Exception as error:
    print(type(error).__name__)
names = [name for name in open(sys.argv[2]).read().split() if not hasattr(mupdf, name)]
print("missed", names)
"""


@pytest.fixture(scope="module")
def bindings():
    found = next(Path(folder) / "pymupdf" for folder in sys.path if is_pymupdf(Path(folder)))
    return found / "mupdf.py"


def is_pymupdf(folder):
    return (folder / "pymupdf" / "mupdf.py").exists()


def use(folder, lean_file):
    command = [sys.executable, "-c", USE, str(lean_file), str(folder / "names")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_bindings_work_as_before_and_nothing_is_missed(bindings, tmp_path):
    entry = ("pymupdf.mupdf", str(bindings), "PYMODULE")
    other = ("pymupdf.table", "elsewhere.py", "PYMODULE")
    made = lean.with_lean_bindings([entry, other], PACKAGE / "readers", tmp_path)
    assert made[1] == other
    lean_file = Path(made[0][1])
    # Half of what Python would load is gone.
    assert lean_file.stat().st_size < 0.5 * bindings.stat().st_size
    body = ast.parse(bindings.read_text("utf-8")).body
    functions = {each.name for each in body if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    constants = {
        each.targets[0].id
        for each in body
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
    }
    (tmp_path / "names").write_text(" ".join(functions | constants))
    before, after = use(tmp_path, ""), use(tmp_path, lean_file)
    assert "missed []" in after
    assert before == after
