"""Nothing of the build machine goes along: its folders are found, and taken out."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import leaks

PLACE = b"/bouw/python/hier/3.11.7"

needs_compiler = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("gcc"), reason="needs gcc on Linux"
)


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A program folder with one library that searches where it was made, and names that place."""
    monkeypatch.setattr(leaks, "_folders_of_this_machine", lambda: [PLACE])
    inside = tmp_path / "_internal"
    inside.mkdir()
    source = tmp_path / "part.c"
    source.write_text(f'const char *place(void) {{ return "{PLACE.decode()}"; }}\n')
    library = inside / "part.so"
    search = f"-Wl,--enable-new-dtags,-rpath,{PLACE.decode()}/lib"
    subprocess.run(["gcc", "-shared", "-fPIC", search, "-o", library, source], check=True)
    source.unlink()
    return tmp_path


@needs_compiler
def test_a_search_path_of_the_build_machine_is_found(built):
    assert leaks.found(built) == [
        "_internal/part.so: /bouw/python/hier/3.11.7",
        "_internal/part.so: searches /bouw/python/hier/3.11.7/lib",
    ]


@needs_compiler
def test_it_is_taken_out_and_the_library_still_works(built):
    leaks.clean(built)
    assert leaks.found(built) == []
    library = built / "_internal" / "part.so"
    ask = "import ctypes, sys; f = ctypes.CDLL(sys.argv[1]).place; f.restype = ctypes.c_char_p"
    told = subprocess.check_output([sys.executable, "-c", f"{ask}; print(f().decode())", library])
    assert told.decode().strip().lstrip("/") == "3.11.7"
    headers = subprocess.check_output(["readelf", "-d", library], encoding="utf-8")
    assert "RUNPATH" not in headers


@needs_compiler
def test_a_path_of_its_own_stays(built):
    library = built / "_internal" / "part.so"
    source = built / "part.c"
    source.write_text("int one(void) { return 1; }\n")
    own = "-Wl,--enable-new-dtags,-rpath,$ORIGIN/lib"
    subprocess.run(["gcc", "-shared", "-fPIC", own, "-o", library, source], check=True)
    before = library.read_bytes()
    leaks.clean(built)
    assert library.read_bytes() == before


def test_what_is_packed_is_looked_through_too(tmp_path, monkeypatch):
    monkeypatch.setattr(leaks, "_folders_of_this_machine", lambda: [PLACE])
    with zipfile.ZipFile(tmp_path / "base.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("site.py", b"prefix = '" + PLACE + b"'\n" * 20)
    assert leaks.found(tmp_path) == ["base.zip/site.py: /bouw/python/hier/3.11.7"]
