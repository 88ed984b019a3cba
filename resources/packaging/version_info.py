"""What Windows shows of kanttekening.exe under Eigenschappen, Details."""

from __future__ import annotations

from typing import TYPE_CHECKING

import release

if TYPE_CHECKING:
    from pathlib import Path

_DUTCH, _UNICODE = 0x0413, 1200
_TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable('{language:04X}{charset:04X}', [{strings}])]),
    VarFileInfo([VarStruct('Translation', [{language}, {charset}])]),
  ],
)
"""


def write(folder: Path) -> str:
    """Write the resource as PyInstaller reads it; gives its path."""
    version = release.version()
    values = {
        "ProductName": "Kanttekening",
        "FileDescription": "Kanttekening",
        "CompanyName": "Kanttekening",
        "ProductVersion": version,
        "FileVersion": version,
        "OriginalFilename": "kanttekening.exe",
        "InternalName": "kanttekening",
        "LegalCopyright": "Vrije software, AGPL-3.0 of later",
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in values.items())
    numbers = (*map(int, version.split(".")), 0)
    path = folder / "version.txt"
    text = _TEMPLATE.format(numbers=numbers, strings=strings, language=_DUTCH, charset=_UNICODE)
    path.write_text(text, "utf-8")
    return str(path)
