"""What every test may ask for. Qt runs offscreen and never touches the user's own files."""

import os
import sys
from pathlib import Path

import hypothesis
import pytest

# How fast examples come says something of the machine and nothing of the program.
hypothesis.settings.register_profile(
    "machines",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    # A landing is judged on examples that stay the same; a person's own runs look for new ones.
    derandomize="CI" in os.environ,
)
hypothesis.settings.load_profile("machines")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def seeds() -> tuple[Path, ...]:
    """The five sample letters, in the order of their names."""
    return tuple(sorted((ROOT / "seeds").glob("*.txt")))


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    """A data folder of its own for each test, so that nobody's library is opened by accident."""
    folder = tmp_path / "data"
    monkeypatch.setenv("KANTTEKENING_DATA_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_windows_of_before():
    """Windows of earlier tests go for good: each would be dressed anew with every later one."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is None:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    for window in app.topLevelWidgets():
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
