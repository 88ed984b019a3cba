"""Nothing of the build machine goes along: its folders are found, and taken out."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import leaks
import trim

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


@pytest.mark.parametrize(
    "word", [b"file:///bouw/python/hier/3.11.7/x.whl", rb"Z:\bouw\python\hier\3.11.7"]
)
def test_an_address_is_found_whichever_way_it_is_written(tmp_path, monkeypatch, word):
    monkeypatch.setattr(leaks, "_folders_of_this_machine", lambda: [PLACE])
    (tmp_path / "direct_url.json").write_bytes(word)
    [found] = leaks.found(tmp_path)
    assert found.startswith("direct_url.json: ")


def test_of_a_wheel_s_papers_only_those_go_along_that_somebody_reads():
    """Its record and its address tell where it was installed, and are another for everybody."""
    papers = ("METADATA", "RECORD", "direct_url.json", "entry_points.txt", "licenses/LICENSE.txt")
    entries = [(f"click-8.5.1.dist-info/{name}", name, "DATA") for name in papers]
    kept = [source for _place, source, _kind in trim.trim_datas(entries, [])]
    assert kept == ["METADATA", "entry_points.txt", "licenses/LICENSE.txt"]
