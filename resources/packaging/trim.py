"""What goes into the built program: lists of what to keep, and the little logic to apply them.

PyInstaller collects what could be needed. Half of that is never loaded: Qt's virtual keyboard and
QML, other people's languages, whatever the build machine's desktop brings along. Here is said what
stays, and every library that nothing of that can reach is dropped as well.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from PyInstaller.depend.bindepend import get_imports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# One line of PyInstaller's tables: place in the program, place on this machine, kind.
Entry = tuple[str, str, str]

EXCLUDED_MODULES = [
    # The network: nothing leaves the machine, so nothing in the program can.
    "PySide6.QtNetwork", "_ssl", "ssl", "_hashlib", "http", "urllib.request", "asyncio", "ftplib",
    "imaplib", "smtplib", "telnetlib", "poplib", "nntplib", "xmlrpc", "socketserver",
    # Parts of Qt without a use here.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtDBus", "PySide6.QtSql",
    # Parts of PyMuPDF that bring a layout model, and its generated documentation.
    "pymupdf.layout", "pymupdf_layout", "pymupdf4llm", "pymupdf.mupdf_doc", "onnxruntime",
    "networkx", "numpy", "pandas", "PIL", "fontTools",
    # Tools of developers, and of sqlite-utils' own command line.
    "pip", "setuptools", "pkg_resources", "distutils", "ensurepip", "lib2to3", "pytest", "_pytest",
    "hypothesis", "IPython", "pygments", "rich", "unittest", "doctest", "pdb", "pydoc",
    "pydoc_data", "tkinter", "turtle", "curses", "readline",
    # What others would like to know of time zones and exact numbers: Python asks the system for
    # the one, and has the other in C.
    "tzdata", "_pydecimal",
]  # fmt: skip

# Qt's plugins by folder; None keeps a whole folder, a folder that is not named goes.
KEPT_PLUGINS: dict[str, set[str] | None] = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg", "qico", "qjpeg"},
    "styles": None,
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": None,
    "printsupport": None,
}

KEPT_TRANSLATIONS = ("qtbase_nl.qm", "qt_nl.qm")

# Libraries that may be reachable on paper (a plugin could load them) but are never used.
DROPPED_LIBRARIES = (
    "qt6network", "qt6virtualkeyboard", "qt6quick", "qt6qml", "qt6pdf", "qt6opengl", "qt6eglfs",
    "libssl", "libcrypto", "opengl32sw", "libgtk-", "libgdk-", "ucrtbase", "api-ms-win",
    # Linux has its own way to printers, which brings network and TLS along: that of the system.
    # What a library needs is told with all that this needs in turn, so each is named.
    "libcups.so", "libgnutls", "libavahi", "libkrb5", "libgssapi", "libk5crypto", "libhogweed",
    "libnettle", "libp11-kit", "libtasn1", "libunistring", "libidn2", "libcom_err", "libkeyutils",
    "libgmp",
    # RapidFuzz a second time, for newer processors: for what we ask it is 2 % quicker (measured
    # with 60,000 words), and it falls back by itself on the other, at a cost of 5 MB.
    "_cpp_avx2.",
)  # fmt: skip

# Of a wheel's own papers: what it is, what it offers and its licence, not how it came here.
KEPT_PAPERS = ("METADATA", "entry_points.txt", "licenses/")
DROPPED_ENDINGS = (".pyi", ".h", ".lib", ".pc", ".cmake")
# Modules whose checks of their own (`assert`) stay: they stand between PyMuPDF and foreign files.
CHECKED_MODULES = ("pymupdf",)
# Of those, the one that is nothing but names for what is in a library, and 1.4 MB of words on them.
GENERATED_MODULE = "pymupdf.mupdf"
STEMMERS = "snowballstemmer"
KEPT_STEMMERS = {"among", "basestemmer", "dutch_stemmer"}
DROPPED_FOLDERS = ("mupdf-devel", "dateutil/zoneinfo", "tcl8", "glue")

# Of Python's first modules: encodings that any start may ask for, and other modules that none does.
KEPT_ENCODINGS = ("__init__", "aliases", "ascii", "latin_1", "utf_8", "cp1252", "mbcs")
SELDOM_READ = ("ntpath", "traceback") if sys.platform != "win32" else ("posixpath", "traceback")

# Documents of the program itself: source in the repository, folder in the program.
DOCUMENTS = [
    ("seeds", "seeds"),
    ("CHANGELOG.md", "."),
    ("LICENSE", "."),
]
RESOURCE_FOLDERS = ("icons", "style", "help", "fonts", "report", "licences", "tessdata")


def documents(root: Path) -> list[tuple[str, str]]:
    """List the files that the program reads, for PyInstaller's `datas`."""
    resources = [(f"resources/{name}", f"resources/{name}") for name in RESOURCE_FOLDERS]
    return [
        (str(root / source), folder)
        for source, folder in [*DOCUMENTS, *resources]
        if (root / source).exists()
    ]


def trim_datas(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Keep what is wanted, and of the links to libraries those whose library stays."""
    libraries = {_name(entry) for entry in binaries}
    return [
        entry
        for entry in datas
        if _is_wanted(entry)
        and (entry[2] != "SYMLINK" or PurePosixPath(entry[1]).name in libraries)
    ]


def trim_binaries(binaries: Iterable[Entry]) -> list[Entry]:
    """Keep what is wanted and can be reached from Python, its extensions or a kept plugin."""
    wanted = [entry for entry in binaries if _is_wanted(entry)]
    by_name = {_name(entry): entry for entry in wanted}
    reached: set[str] = set()
    waiting = [entry for entry in wanted if _is_loaded_by_name(entry)]
    while waiting:
        entry = waiting.pop()
        if entry[0] in reached:
            continue
        reached.add(entry[0])
        waiting.extend(by_name[name] for name in _needed_by(entry) if name in by_name)
    return [entry for entry in wanted if entry[0] in reached]


def without_words(modules: Iterable[Entry]) -> list[Entry]:
    """Have modules compiled without what only developers read: less to load, and to carry."""
    return [(name, source, _compiling(name, kind)) for name, source, kind in modules]


def without_other_stemmers(modules: Iterable[Entry], folder: Path) -> list[Entry]:
    """Leave the stemmers of other languages out, and what imports them all at once."""
    bare = folder / STEMMERS / "__init__.py"
    bare.parent.mkdir(parents=True, exist_ok=True)
    bare.write_text("")
    return [
        (name, str(bare) if name == STEMMERS else source, kind)
        for name, source, kind in modules
        if not name.startswith(f"{STEMMERS}.") or name.partition(".")[2] in KEPT_STEMMERS
    ]


def put_in_order(datas: Iterable[Entry]) -> None:
    """Write the archive of Python's first modules anew by name, and pack what is seldom read.

    PyInstaller writes it in the order of a set, which Windows' Python shuffles in every run.
    """
    for place, source, _kind in datas:
        if place == "base_library.zip":
            with ZipFile(source) as archive:
                modules = {name: archive.read(name) for name in archive.namelist()}
            with ZipFile(source, "w") as archive:
                for name in sorted(modules):
                    packed = ZIP_DEFLATED if _is_seldom_read(name) else ZIP_STORED
                    archive.writestr(ZipInfo(name), modules[name], packed)


def _is_seldom_read(name: str) -> bool:
    """Whether a start does without one of Python's first modules, so that it may be packed."""
    module = name.removesuffix(".pyc")
    folder, _, encoding = module.partition("/")
    return module in SELDOM_READ or (folder == "encodings" and encoding not in KEPT_ENCODINGS)


def _compiling(name: str, kind: str) -> str:
    checked = name.partition(".")[0] in CHECKED_MODULES and name != GENERATED_MODULE
    return kind if checked else "PYMODULE-2"


def _name(entry: Entry) -> str:
    name = PurePosixPath(entry[0].replace("\\", "/")).name
    return name.lower() if sys.platform == "win32" else name


def _needed_by(entry: Entry) -> Iterator[str]:
    for name, _path in get_imports(entry[1]):
        base = PurePosixPath(name.replace("\\", "/")).name
        yield base.lower() if sys.platform == "win32" else base


def _is_loaded_by_name(entry: Entry) -> bool:
    """Whether Python or Qt loads this file itself, not because another library needs it."""
    place = entry[0].replace("\\", "/")
    return (
        entry[2] == "EXTENSION"
        or "/plugins/" in place
        or PurePosixPath(place).name.startswith(("libpython", "python3"))
        or place.endswith(".pyd")
    )


def _is_wanted(entry: Entry) -> bool:
    place = entry[0].replace("\\", "/")
    if "/plugins/" in place and "PySide6" in place:
        return _is_kept_plugin(place.split("/plugins/", 1)[1])
    if ".dist-info/" in place:
        return place.partition(".dist-info/")[2].startswith(KEPT_PAPERS)
    if place.endswith(".qm"):
        return place.endswith(KEPT_TRANSLATIONS)
    if place.endswith(DROPPED_ENDINGS) or any(part in place for part in DROPPED_FOLDERS):
        return False
    name = PurePosixPath(place).name.lower()
    return not any(dropped in name for dropped in DROPPED_LIBRARIES)


def _is_kept_plugin(path: str) -> bool:
    folder, _, name = path.partition("/")
    kept = KEPT_PLUGINS.get(folder, set())
    return kept is None or PurePosixPath(name).name.split(".")[0].removeprefix("lib") in kept
