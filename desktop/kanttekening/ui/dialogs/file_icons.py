"""A sign for files and one for folders in Qt's own dialog for files, without opening any of them.

Qt itself looks into a file to see what it is, and closing a library that is open here would end the
locks that SQLite has on it (`store.whereabouts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileIconProvider

from kanttekening.words import files as words

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class FileIcons(QFileIconProvider):
    """Tells folders and files apart. Qt asks from a thread of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = super().icon(QFileIconProvider.IconType.Folder)
        self._file = super().icon(QFileIconProvider.IconType.File)

    def icon(self, of: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        """See Qt."""
        if isinstance(of, QFileInfo):
            return self._folder if of.isDir() else self._file
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        """See Qt."""
        return words.FOLDER if info.isDir() else words.kind(info.suffix())
