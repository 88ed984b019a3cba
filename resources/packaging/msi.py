"""Makes the MSI packages, for one person and for the whole computer, with wixl (msitools).

Every code in them is derived from names, so that the same source gives the same package. The
upgrade code never changes (that is how a new version finds the old one); the product code does with
every version, and is what administrators detect an installation by.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import uuid
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import msi_dates
import release

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "Kanttekening"
# Of documents that are offered under "Openen met".
ENDINGS = ("pdf", "docx", "odt", "rtf", "eml", "msg")
OLDEST_BUILD = 18362  # Windows 10, version 1903: before that, Qt does not find ICU

_OURS = uuid.uuid5(uuid.NAMESPACE_DNS, release.APP_ID)
_TOO_OLD = (
    f"Kanttekening werkt op Windows 10 versie 1903 (build {OLDEST_BUILD}) of nieuwer. "
    "Werk Windows eerst bij."
)
_NEWER_THERE = "Er staat al een nieuwere versie van Kanttekening op deze computer."


class Scope(StrEnum):
    """For whom an MSI installs the program."""

    MACHINE = "perMachine"
    USER = "perUser"


def upgrade_code(scope: Scope) -> str:
    """What all versions have in common."""
    return _code(f"upgrade {scope}")


def product_code(scope: Scope, version: str) -> str:
    """What tells this version."""
    return _code(f"product {scope} {version}")


def _code(what: str) -> str:
    return str(uuid.uuid5(_OURS, what)).upper()


def file_name(scope: Scope, version: str) -> str:
    """The name of a package."""
    return f"kanttekening-{version}-x64{'' if scope is Scope.MACHINE else '-gebruiker'}.msi"


def make(frozen: Path, target: Path, version: str, scope: Scope) -> None:
    """Make a package out of the built program."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "package.wxs"
        tree = ElementTree(describe(frozen, version, scope))
        indent(tree)
        tree.write(source, encoding="utf-8", xml_declaration=True)
        made = subprocess.run(
            ["wixl", "--arch", "x64", "--output", target, source],
            cwd=frozen,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if made.returncode != 0:
            raise ValueError(made.stderr[-2000:])
    msi_dates.make_even(target, release.moment(), _code(f"package {scope} {version}"))


def describe(frozen: Path, version: str, scope: Scope) -> Element:
    """Write down what is installed where, in the words of WiX."""
    wix = Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = SubElement(
        wix, "Product", Id=product_code(scope, version), UpgradeCode=upgrade_code(scope),
        Name=NAME, Version=version, Manufacturer=NAME, Language="1043", Codepage="1252",
    )  # fmt: skip
    SubElement(
        product, "Package", Id=_code(f"package {scope} {version}"), InstallerVersion="500",
        Compressed="yes", InstallScope=scope, Platform="x64", Description=NAME, Manufacturer=NAME,
    )  # fmt: skip
    SubElement(product, "MajorUpgrade", DowngradeErrorMessage=_NEWER_THERE)
    SubElement(product, "Media", Id="1", Cabinet="kanttekening.cab", EmbedCab="yes")
    _ask_build(product)
    SubElement(product, "Icon", Id="icoon.ico", SourceFile=os.path.relpath(icon(), frozen))
    SubElement(product, "Property", Id="ARPPRODUCTICON", Value="icoon.ico")
    SubElement(product, "Property", Id="ARPNOMODIFY", Value="1")
    root = SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    SubElement(root, "Directory", Id="ProgramMenuFolder")
    components = [*_files(frozen, _program_folder(root, scope), scope)]
    feature = SubElement(product, "Feature", Id="Alles", Level="1")
    for component in components:
        SubElement(feature, "ComponentRef", Id=component)
    return wix


def icon() -> Path:
    """The program's icon for Windows."""
    return release.HERE / "windows" / "kanttekening.ico"


def _ask_build(product: Element) -> None:
    """Refuse where Windows is too old. What it is called there stays 9600 for every new Windows."""
    build = SubElement(product, "Property", Id="BUILD")
    SubElement(
        build, "RegistrySearch", Id="build", Root="HKLM", Type="raw", Name="CurrentBuildNumber",
        Key=r"SOFTWARE\Microsoft\Windows NT\CurrentVersion", Win64="yes",
    )  # fmt: skip
    condition = SubElement(product, "Condition", Message=_TOO_OLD)
    condition.text = f"Installed OR BUILD >= {OLDEST_BUILD}"


def _program_folder(root: Element, scope: Scope) -> Element:
    """Where the program goes: never the folder of a person's libraries, which is named alike."""
    if scope is Scope.MACHINE:
        parent = SubElement(root, "Directory", Id="ProgramFiles64Folder")
    else:
        local = SubElement(root, "Directory", Id="LocalAppDataFolder")
        parent = SubElement(local, "Directory", Id="Programs", Name="Programs")
    return SubElement(parent, "Directory", Id="INSTALLDIR", Name=NAME)


def _files(frozen: Path, top: Element, scope: Scope) -> Iterator[str]:
    """Describe every file as a component; the program's own has the entries of the registry."""
    folders = {frozen: top}
    for path in sorted(frozen.rglob("*")):
        place = path.relative_to(frozen).as_posix()
        parent = folders[path.parent]
        if path.is_dir():
            folders[path] = SubElement(parent, "Directory", Id=_ident("d", place), Name=path.name)
            continue
        component = SubElement(
            parent, "Component", Id=_ident("c", place), Guid=_code(f"{scope} {place}"), Win64="yes"
        )
        file = SubElement(
            component, "File", Id=_ident("f", place), Name=path.name, Source=place, KeyPath="yes"
        )
        if place == "kanttekening.exe":
            SubElement(
                file, "Shortcut", Id="menu", Directory="ProgramMenuFolder", Name=NAME,
                Advertise="no", WorkingDirectory="INSTALLDIR",
            )  # fmt: skip
            for key, name, value in _classes():
                root = "HKLM" if scope is Scope.MACHINE else "HKCU"
                entry = {"Root": root, "Key": key, "Type": "string", "Value": value}
                SubElement(component, "RegistryValue", entry | ({"Name": name} if name else {}))
        yield _ident("c", place)


def _classes() -> Iterator[tuple[str, str, str]]:
    """Entries of the registry: key, name and value. None of them makes us the default of others."""
    classes, program = r"Software\Classes", "[INSTALLDIR]kanttekening.exe"
    for kind, title in (("Stuk", "Stuk in Kanttekening"), ("Bibliotheek", "Bibliotheek")):
        key = rf"{classes}\Kanttekening.{kind}"
        yield key, "", title
        yield rf"{key}\shell\open\command", "", f'"{program}" "%1"'
    yield rf"{classes}\Kanttekening.Bibliotheek\DefaultIcon", "", program
    yield rf"{classes}\.kanttekening", "", "Kanttekening.Bibliotheek"
    for ending in ENDINGS:
        yield rf"{classes}\.{ending}\OpenWithProgids", "Kanttekening.Stuk", ""


def _ident(kind: str, place: str) -> str:
    return kind + uuid.uuid5(_OURS, place).hex[:24]
