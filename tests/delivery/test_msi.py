"""What administrators are told of the MSI packages is what is in them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "packaging"))
import msi
import release

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "resources" / "help" / "beheer.md").read_text("utf-8")


@pytest.mark.parametrize("scope", msi.Scope)
def test_the_page_names_the_codes_of_this_version(scope):
    assert f"Productcode van {release.version()} " in PAGE
    codes = [msi.product_code(scope, release.version()), msi.upgrade_code(scope)]
    assert any(all(f"`{{{code}}}`" in line for code in codes) for line in PAGE.splitlines())


def test_the_page_names_the_oldest_windows():
    assert f"build {msi.OLDEST_BUILD}" in PAGE
