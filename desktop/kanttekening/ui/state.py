"""What a window remembers: its size, its columns. Lives in an INI file, never in a registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class WindowState:
    """A small file of places and sizes; a damaged or missing one means the defaults."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def blob(self, key: str) -> QByteArray | None:
        """Give back what Qt saved of itself under ``key``."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def keep_blob(self, key: str, value: QByteArray) -> None:
        """Remember what Qt saves of itself."""
        self._settings.setValue(key, value)

    def text(self, key: str, default: str = "") -> str:
        """Give back a word."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def word(self, key: str, known: Sequence[str], default: str) -> str:
        """Give back a word out of those that are known."""
        word = self.text(key, default)
        return word if word in known else default

    def keep_text(self, key: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(key, value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Give back a yes or no."""
        return self.text(key, "yes" if default else "no") == "yes"

    def keep_flag(self, key: str, *, value: bool) -> None:
        """Remember a yes or no."""
        self.keep_text(key, "yes" if value else "no")

    def save(self) -> None:
        """Write the file."""
        self._settings.sync()
