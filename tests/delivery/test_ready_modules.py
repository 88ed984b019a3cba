"""Modules of the built program are found and read as PyInstaller itself does it, and stay so."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

START = Path(__file__).resolve().parents[2] / "resources" / "packaging" / "start"
SOURCES = {
    "room/__init__.py": "from room import chair",
    "room/chair.py": "MADE_OF = 'wood'",
    "room/cellar/wine.py": "YEAR = 1979",  # a folder without a module of its own
    "alone.py": "import room",
}

# Asks PyInstaller's finder and reader, then ours, and tells what each found.
COMPARED = """
import importlib.machinery, json, os, sys
loaders, archive, ours = sys.argv[1:]
sys.path.insert(0, loaders)
sys._MEIPASS = os.path.dirname(archive)
sys.path.append(sys._MEIPASS)
sys._pyinstaller_pyz = archive
import pyimod02_importers as importers
importers.install()

def told(spec):
    places = spec.submodule_search_locations
    return [spec.name, type(spec.loader).__name__, spec.origin, spec.has_location, spec.cached,
            spec.parent, None if places is None else list(places)]

def looked():
    importlib.invalidate_caches()
    find = importlib.machinery.PathFinder.find_spec if len(sys.meta_path) == usual else \
        sys.meta_path[0].find_spec
    specs = [told(find(name, path)) for name, path in asked]
    code = importers.pyz_archive.extract("room.chair")
    raw = importers.pyz_archive.extract("alone", raw=True)
    return specs + [code.co_names, code.co_code.hex(), raw.hex()]

room = os.path.join(sys._MEIPASS, "room")
asked = [("room", None), ("room.chair", [room]), ("alone", None)]
usual = len(sys.meta_path)
before = looked()
exec(open(ours).read(), {})
after = looked()
os.rename(archive, archive + ".before")  # an upgrade puts another file there
open(archive, "w").close()
import alone, room.cellar.wine, colorsys
try:
    import room.table
    missing = False
except ModuleNotFoundError:
    missing = True
print(json.dumps([before, after, sys.modules["room.chair"].MADE_OF, room.cellar.wine.YEAR,
                  missing]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the program is opened for each module")
def test_modules_are_found_and_read_as_ever(tmp_path):
    from PyInstaller.archive.writers import ZlibArchiveWriter

    entries, code = [], {}
    for place, text in SOURCES.items():
        name = place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        source = tmp_path / place
        entries.append((name, str(source), "PYMODULE"))
        code[name] = compile(text, place, "exec")
    entries.append(("room.cellar", "-", "PYMODULE"))
    code["room.cellar"] = None
    archive = tmp_path / "modules.pyz"
    ZlibArchiveWriter(str(archive), entries, code)
    loaders = Path(find_spec("PyInstaller").origin).parent / "loader"
    done = subprocess.run(
        [sys.executable, "-c", COMPARED, loaders, archive, START / "ready_modules.py"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before, after, made_of, year, missing = json.loads(done.stdout)
    assert after == before
    assert (made_of, year, missing) == ("wood", 1979, True)
