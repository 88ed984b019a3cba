"""Where each file of the built program comes from, and under which licence: a list kept by hand.

What is not on it is not explained, and then the bill of materials is refused. The texts of all
licences are in resources/licences; those of Debian's libraries are laid beside them at build time.
"""

from __future__ import annotations

from dataclasses import dataclass

# Wheel -> licence as SPDX writes it, and the text in resources/licences.
WHEELS = {
    "click": ("BSD-3-Clause", "click.txt"),
    "click-default-group": ("BSD-3-Clause", "click-default-group.txt"),
    "olefile": ("BSD-2-Clause", "olefile.txt"),
    "pluggy": ("MIT", "pluggy.txt"),
    "pyinstaller": ("GPL-2.0-or-later WITH Bootloader-exception", "pyinstaller.txt"),
    "pymupdf": ("AGPL-3.0-or-later", "agpl-3.0.txt"),
    "pyside6-essentials": ("LGPL-3.0-only", "lgpl-3.0.txt"),
    "python-dateutil": ("Apache-2.0 AND BSD-3-Clause", "python-dateutil.txt"),
    "rapidfuzz": ("MIT", "rapidfuzz.txt"),
    "shiboken6": ("LGPL-3.0-only", "lgpl-3.0.txt"),
    "snowballstemmer": ("BSD-3-Clause", "snowballstemmer.txt"),
    "sqlite-fts4": ("Apache-2.0", "apache-2.0.txt"),
    "sqlite-utils": ("Apache-2.0", "apache-2.0.txt"),
    "tabulate": ("MIT", "tabulate.txt"),
    "typing-extensions": ("PSF-2.0", "python.txt"),
    "tzdata": ("Apache-2.0", "apache-2.0.txt"),
    "colorama": ("BSD-3-Clause", "colorama.txt"),
}
# Debian's source package or the library's family -> licence. Texts: licences/debian.
DEBIAN = {
    "libx11": "MIT", "libxcb": "MIT", "libxau": "MIT", "libxdmcp": "MIT", "libxkbcommon": "MIT",
    "libbrotli": "MIT", "libexpat": "MIT", "libffi": "MIT", "libbsd": "BSD-3-Clause",
    "libmd": "BSD-3-Clause", "libuuid": "BSD-3-Clause", "libpcre2": "BSD-3-Clause",
    "libzstd": "BSD-3-Clause", "liblz4": "BSD-2-Clause", "libcap": "BSD-3-Clause",
    "libbz2": "bzip2-1.0.6", "liblzma": "0BSD", "zlib1g": "Zlib", "libpng": "libpng-2.0",
    "libfreetype": "FTL", "libfontconfig": "HPND", "libglib2.0": "LGPL-2.1-or-later",
    "libgcrypt": "LGPL-2.1-or-later", "libgpg-error": "LGPL-2.1-or-later",
    "libsystemd": "LGPL-2.1-or-later", "libdbus": "AFL-2.1 OR GPL-2.0-or-later",
    "libsqlite3": "blessing", "libstdc++": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libgcc-s1": "GPL-3.0-or-later WITH GCC-exception-3.1", "libpython": "PSF-2.0",
    "libssl": "Apache-2.0", "libmount": "LGPL-2.1-or-later", "libblkid": "LGPL-2.1-or-later",
    "libmpdec": "BSD-2-Clause", "libcrypt": "LGPL-2.1-or-later", "libnsl": "LGPL-2.1-or-later",
    "libtirpc": "BSD-3-Clause", "libdb5.3": "Sleepycat", "libgdbm": "GPL-3.0-or-later",
    "libselinux": "LicenseRef-public-domain", "libtinfo": "MIT", "libncurses": "MIT",
}  # fmt: skip
# Folder or file of the program's own -> what it is, version, licence, text.
OWN = {
    "resources/icons/": ("Lucide and own icons", "ISC AND EUPL-1.2", "lucide.txt"),
    "resources/fonts/AtkinsonHyperlegibleNext": (
        "Atkinson Hyperlegible Next", "OFL-1.1", "atkinson-hyperlegible-next.txt"),
    "resources/fonts/KanttekeningSerif": (
        "Kanttekening Serif", "OFL-1.1", "kanttekening-serif.txt"),
    "resources/tessdata/": ("Tesseract data for Dutch", "Apache-2.0", "tessdata-nld.txt"),
    "resources/licences/": ("Licence texts", "LicenseRef-licence-texts", "eupl-1.2.txt"),
    "resources/": ("Kanttekening", "EUPL-1.2", "eupl-1.2.txt"),
    "seeds/": ("Sample letters", "LicenseRef-of-their-authors", "eupl-1.2.txt"),
    "CHANGELOG.md": ("Kanttekening", "EUPL-1.2", "eupl-1.2.txt"),
    "LICENSE": ("Kanttekening", "EUPL-1.2", "eupl-1.2.txt"),
}  # fmt: skip
# Of these there is no file in the repository: they are made when the program is built.
MADE = ("resources/licences/debian/", "resources/records.bin", "resources/worker_records.bin")
# Folders that are made out of a wheel when the program is built.
MADE_OF_WHEELS = {"shiboken6/files.dir/shibokensupport/": "shiboken6"}
# Libraries of Microsoft that the wheels and Python bring along on Windows, as theirs allow.
MICROSOFT = ("vcruntime140", "msvcp140", "concrt140", "vcomp140")
LENT_TO_PYTHON = ("sqlite3.dll", "libffi-8.dll")


@dataclass(frozen=True, slots=True)
class Origin:
    """A maker's part of the program: where it was had, which version, which licence and text."""

    kind: str
    name: str
    version: str
    licence: str
    text: str

    @property
    def purl(self) -> str:
        """The part as other tools name it."""
        name = self.name.lower().replace(" ", "-")
        return f"pkg:{self.kind}/{name}@{self.version}"
