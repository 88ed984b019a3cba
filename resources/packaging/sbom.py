"""Writes the bill of materials (CycloneDX 1.6) of a built program: `poe sbom`.

Every file is in it with its sha256, under the part it belongs to, with that part's origin, version
and licence. A file that nobody can explain, or a licence without its text, fails. With --signed and
a folder the bill for Windows, which was written before its files were signed, gets their new sums.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import uuid
from collections import defaultdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import origins
import release
from origins import Origin

_INSIDE = "_internal/"


def main() -> int:
    """Write dist/sbom-linux.cdx.json, or with --windows that of the program for Windows."""
    if "--signed" in sys.argv:
        return _renew(release.ROOT / "dist" / "sbom-windows.cdx.json", Path(sys.argv[-1]))
    windows = "--windows" in sys.argv
    frozen, packages, name = release.FROZEN, None, "linux"
    if windows:
        work = release.ROOT / "build" / "windows"
        frozen, packages, name = work / "dist" / release.NAME, work / "python", "windows"
        packages = packages / "Lib" / "site-packages"
    given = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    # A program that is named was built by this Python, whatever it is for.
    bill = Bill(given[0], None) if given else Bill(frozen, packages)
    unexplained = bill.unexplained()
    target = release.ROOT / "dist" / f"sbom-{name}.cdx.json"
    _write(target, bill.as_json())
    print(f"{target}: {len(bill.files)} files, {len(bill.parts)} parts")
    print("\n".join(f"not explained: {line}" for line in unexplained))
    return 1 if unexplained else 0


def _write(target: Path, bill: dict[str, Any]) -> None:
    text = json.dumps(bill, indent=1, ensure_ascii=False) + "\n"
    target.write_bytes(text.encode())  # the same line ends on every system


def _renew(target: Path, frozen: Path) -> int:
    """Put the sums of a program that was signed in its bill; another file than before fails."""
    bill = json.loads(target.read_text("utf-8"))
    different = with_new_sums(bill, frozen)
    _write(target, bill)
    print("\n".join(f"not in both: {name}" for name in different) or f"{target}: new sums")
    return 1 if different else 0


def with_new_sums(bill: dict[str, Any], frozen: Path) -> list[str]:
    """Write what the files of a folder are now into a bill; names files that are not in both."""
    there = {path.relative_to(frozen).as_posix(): path for path in _files(frozen)}
    listed = {
        file["name"]: file for part in bill["components"] for file in part.get("components", [])
    }
    for name in there.keys() & listed.keys():
        listed[name]["hashes"] = _hashes(there[name])
    bill["serialNumber"] = _serial_number(bill["components"])
    return sorted(there.keys() ^ listed.keys())


def _files(frozen: Path) -> list[Path]:
    # By their names as texts: a path of Windows is put in another order, without regard to case.
    files = (path for path in frozen.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(files, key=Path.as_posix)


def _hashes(path: Path) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}]


def _serial_number(parts: list[dict[str, Any]]) -> str:
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(parts, sort_keys=True))
    return f"urn:uuid:{number}"


class Bill:
    """All files of a built program, by what they are part of."""

    def __init__(self, frozen: Path, packages: Path | None = None) -> None:
        self._frozen = frozen
        self._wheels = _wheels(packages)
        self._python = _python(frozen, packages)
        self.files = _files(frozen)
        self.parts: dict[Origin, list[Path]] = defaultdict(list)
        self._unknown: list[str] = []
        for path in self.files:
            origin = self._origin(path)
            if origin is None:
                self._unknown.append(self._place(path))
            else:
                self.parts[origin].append(path)
        for origin in self._packed():
            self.parts.setdefault(origin, [])

    def unexplained(self) -> list[str]:
        """Name the files without an origin, and the licences without a text."""
        texts = {path.name for path in self._frozen.rglob("licences/**/*.txt")}
        missing = {part.text for part in self.parts if part.text not in texts}
        return self._unknown + sorted(f"no licence text {text}" for text in missing)

    def as_json(self) -> dict[str, Any]:
        """The bill as CycloneDX writes it."""
        version = release.version()
        parts = [self._part(origin) for origin in sorted(self.parts, key=lambda each: each.purl)]
        return {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "serialNumber": _serial_number(parts),
            "version": 1,
            "metadata": {
                "timestamp": f"{datetime.fromtimestamp(release.moment(), UTC):%Y-%m-%dT%H:%M:%SZ}",
                "component": {
                    "type": "application",
                    "bom-ref": "kanttekening",
                    "name": "Kanttekening",
                    "version": version,
                    "purl": f"pkg:generic/kanttekening@{version}",
                    "licenses": [{"expression": "AGPL-3.0-or-later"}],
                },
            },
            "components": parts,
            "dependencies": [
                {"ref": "kanttekening", "dependsOn": [part["bom-ref"] for part in parts]}
            ],
        }

    def _part(self, origin: Origin) -> dict[str, Any]:
        part: dict[str, Any] = {
            "type": "library",
            "bom-ref": origin.purl,
            "name": origin.name,
            "version": origin.version,
            "purl": origin.purl,
            "licenses": [{"expression": origin.licence}],
            "properties": [{"name": "kanttekening:licence-text", "value": origin.text}],
        }
        if self.parts[origin]:
            part["components"] = [self._file(path) for path in self.parts[origin]]
        else:
            place = f"{release.NAME} (compiled modules)"
            part["properties"].append({"name": "kanttekening:inside", "value": place})
        return part

    def _file(self, path: Path) -> dict[str, Any]:
        place = self._place(path)
        return {
            "type": "file",
            "bom-ref": f"file:{place}",
            "name": place,
            "hashes": _hashes(path),
        }

    def _place(self, path: Path) -> str:
        return path.relative_to(self._frozen).as_posix()

    def _origin(self, path: Path) -> Origin | None:
        place = self._place(path)
        inside = place.removeprefix(_INSIDE)
        for start, (name, licence, text) in origins.OWN.items():
            if inside.startswith(start):
                ours = _is_ours(path, inside)
                return Origin("generic", name, release.version(), licence, text) if ours else None
        if place in {release.NAME, f"{release.NAME}.exe"}:
            return self._wheel("pyinstaller")
        wheel = self._wheels.places.get(inside.lower()) or self._wheels.places.get(
            _dist_info(inside).lower()
        )
        for start, name in origins.MADE_OF_WHEELS.items():
            if inside.startswith(start) and inside.endswith(".pyc"):
                wheel = name
        if wheel:
            return self._wheel(wheel)
        return self._of_python(inside) or self._of_debian(path)

    def _of_python(self, inside: str) -> Origin | None:
        """Python and its library, and on Windows what Microsoft lends it."""
        name = Path(inside).name.lower()
        if "/" not in inside and name.startswith(origins.MICROSOFT):
            licence = "LicenseRef-Microsoft-redistributable"
            return Origin("generic", "Microsoft C runtime", "14", licence, "python.txt")
        if name in self._python.files and inside in (name, f"{self._python.extensions}/{name}"):
            return Origin("generic", "CPython", self._python.version, "PSF-2.0", "python.txt")
        return None

    def _wheel(self, name: str) -> Origin | None:
        known = origins.WHEELS.get(name)
        version = self._wheels.versions.get(name, "")
        return Origin("pypi", name, version, *known) if known else None

    def _of_debian(self, path: Path) -> Origin | None:
        # A wheel's library may be linked from the top, without its folder.
        by_name = self._wheels.names.get(path.name)
        if by_name:
            return self._wheel(by_name)
        package = debian_package(path.name)
        if package is None:
            return None
        name, version = package
        licence = next(
            (said for start, said in origins.DEBIAN.items() if name.startswith(start)), ""
        )
        return Origin("deb/debian", name, version, licence, f"{name}.txt") if licence else None

    def _packed(self) -> set[Origin]:
        """What is compiled into the program file itself: modules of wheels, without files."""
        from PyInstaller.archive.readers import CArchiveReader

        names = (release.NAME, f"{release.NAME}.exe")
        file = next(path for path in self.files if self._place(path) in names)
        modules = CArchiveReader(str(file)).open_embedded_archive("PYZ.pyz").toc
        tops = {name.partition(".")[0] for name in modules}
        wheels = {self._wheels.modules[top] for top in tops & self._wheels.modules.keys()}
        self._unknown += [f"a module of {name}" for name in sorted(wheels - origins.WHEELS.keys())]
        found = {self._wheel(name) for name in wheels}
        return {origin for origin in found if origin is not None}


class _wheels:  # noqa: N801 -- used as a function
    """What is installed: which file and which module is of which wheel."""

    def __init__(self, packages: Path | None) -> None:
        self.places: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.modules: dict[str, str] = {}
        self.versions: dict[str, str] = {}
        path = sys.path if packages is None else [str(packages)]
        for wheel in importlib.metadata.distributions(path=path):
            name = re.sub(r"[-_.]+", "-", wheel.metadata["Name"]).lower()
            self.versions[name] = wheel.version
            for file in wheel.files or []:
                place = file.as_posix()
                self.places[place.lower()] = name
                if place.endswith((".so", ".dll", ".pyd")) or ".so." in place:
                    self.names.setdefault(file.name, name)
                if place.endswith((".py", ".so", ".pyd")):
                    self.modules.setdefault(place.partition("/")[0].partition(".")[0], name)


def _dist_info(place: str) -> str:
    """PyInstaller keeps of a wheel's own papers what is asked for; any of them tells the wheel."""
    folder, _, rest = place.partition("/")
    return f"{folder}/METADATA" if folder.endswith(".dist-info") and rest else ""


def _is_ours(path: Path, inside: str) -> bool:
    """Whether a file of our own stands in the repository, to the byte, or is made of what does."""
    source = release.ROOT / inside
    if inside.startswith(origins.MADE):
        return not inside.endswith(".txt") or path.stem.startswith(tuple(origins.DEBIAN))
    return source.is_file() and source.read_bytes() == path.read_bytes()


class _python:  # noqa: N801 -- used as a function
    """The Python that is in a program: its version, and the files it may have brought along."""

    def __init__(self, frozen: Path, packages: Path | None) -> None:
        major, minor = sys.version_info[:2]
        self.extensions = f"python{major}.{minor}/lib-dynload"
        own = {"base_library.zip", f"libpython{major}.{minor}.so.1.0"}
        library = next(frozen.rglob(f"python{major}{minor}.dll"), None)
        self.version = platform.python_version() if library is None else _stated(library)
        places = [Path(sysconfig.get_config_var("DESTSHARED") or sys.base_exec_prefix)]
        if library is not None:
            own |= {library.name, "python3.dll", *origins.LENT_TO_PYTHON}
            root = Path(sys.base_prefix) if packages is None else packages.parents[1]
            places = [root, root / "DLLs"]
        found = {file.name for place in places for file in place.glob("*") if _is_extension(file)}
        self.files = {name.lower() for name in own | found}


def _is_extension(file: Path) -> bool:
    return file.suffix in {".so", ".pyd"}


def _stated(library: Path) -> str:
    """The version that a library of Windows says it is."""
    word = "FileVersion".encode("utf-16-le")
    after = library.read_bytes().partition(word)[2][:80].decode("utf-16-le", "ignore")
    found = re.search(r"\d+\.\d+\.\d+", after)
    return found.group() if found else platform.python_version()


@cache
def debian_package(library: str) -> tuple[str, str] | None:
    """The Debian package on this machine that has a library, and its version."""
    if shutil.which("dpkg") is None:
        return None
    asked = subprocess.run(
        ["dpkg", "-S", f"*/{library}"], capture_output=True, encoding="utf-8", check=False
    )
    owners = [
        line.split(":")[0] for line in asked.stdout.splitlines() if line.endswith(f"/{library}")
    ]
    owners = [owner for owner in owners if "cross" not in owner and "dbg" not in owner]
    if not owners:
        return None
    version = subprocess.check_output(
        ["dpkg-query", "-W", "-f", "${Version} ", owners[0]], encoding="utf-8"
    )
    return owners[0], version.split()[0]


if __name__ == "__main__":
    sys.exit(main())
