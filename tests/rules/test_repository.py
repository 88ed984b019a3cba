"""What the repository may hold: no machine's paths, no addresses, pins that fit, a changelog."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rules.house import ROOT, committed_files, name_of

import kanttekening

# Written so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"/(?:root|work|home/[a-z]\w*)/\w|[A-Z]:\\+Users\\|[.]pyenv")
ADDRESS = re.compile(r"https?://([\w.-]+)")
# Names that are not fetched from: the name spaces of SVG and Word files, the schema of a licence,
# and those of packages for Debian and Windows.
KNOWN_ADDRESSES = {
    "www.w3.org", "tools.ietf.org", "ns.adobe.com", "purl.org",
    "purl.oclc.org", "schemas.openxmlformats.org",
    "example.org", "example.com", "www.example.org",
    "www.freedesktop.org", "www.debian.org", "schemas.microsoft.com",
}  # fmt: skip
PACKAGE_SOURCE = re.compile(r"--(?:extra-)?index-url|--find[-]links|-f https?:")
# Letters and licences are other people's words and name what they like.
OTHERS_WORDS = ("seeds/", "tests/", "resources/licences/", "resources/fonts/", "LICENSE")


def readable(path):
    """A file's text, or nothing if it is a picture or a font."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def texts():
    """Our own words: the text of every committed file, by name."""
    return {name_of(path): readable(path) for path in committed_files()}


def test_no_path_of_a_machine_is_in_the_repository(texts):
    found = {
        name: match[0]
        for name, text in texts.items()
        if not name.startswith("seeds/") and (match := MACHINE_PATH.search(text))
    }
    assert not found


def test_nothing_names_an_address_to_fetch_from(texts):
    found = {
        name: sorted(hosts)
        for name, text in texts.items()
        if not name.startswith(OTHERS_WORDS)
        and (hosts := set(ADDRESS.findall(text)) - KNOWN_ADDRESSES)
    }
    assert not found


def test_nothing_is_left_of_a_merge(texts):
    halves = re.compile(r"^(?:<{7}|>{7})( |$)", re.MULTILINE)
    assert not [name for name, text in texts.items() if halves.search(text)]


def test_no_package_source_is_named(texts):
    assert not [name for name, text in texts.items() if PACKAGE_SOURCE.search(text)]


def test_every_pin_has_a_hash_and_no_address():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 20
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_lock_fits_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = dict(re.findall(r"^([a-z0-9-]+)==([\w.]+)", lock, re.MULTILINE))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for requirement in map(Requirement, asked):
        assert requirement.name in pinned, f"{requirement.name}: write the lock anew"
        assert pinned[requirement.name] in requirement.specifier
    assert pinned["pyside6-essentials"] in SpecifierSet("<6.12")
    assert pinned["shiboken6"] == pinned["pyside6-essentials"]
    assert pinned["pymupdf"] in SpecifierSet("<2")


def test_changelog_tells_of_this_version():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## {re.escape(kanttekening.__version__)}\b", changelog, re.MULTILINE)


def test_links_in_our_pages_lead_somewhere():
    link = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
    dead = [
        f"{name_of(page)}: {target}"
        for page in committed_files()
        if page.suffix == ".md" and not name_of(page).startswith(("seeds/", "tests/data/"))
        for target in link.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not dead
