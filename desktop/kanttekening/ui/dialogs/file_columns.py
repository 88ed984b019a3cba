"""What Qt's own file dialog says of each file, in Dutch whatever language the computer speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QHeaderView, QTreeView

from kanttekening.ui.dialogs.file_icons import FileIcons
from kanttekening.words import files as words

if TYPE_CHECKING:
    from PySide6.QtCore import QFileInfo

_NAME, _SIZE, _KIND, _CHANGED = range(4)


class FileColumns(QIdentityProxyModel):
    """Stands between the dialog and its files. Only Qt's own dialog uses it."""

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        # Qt does not keep it; the files are children of the dialog that came, and go, before this.
        self._icons = FileIcons()
        dialog.setIconProvider(self._icons)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        files = self.sourceModel()
        is_told = role == Qt.ItemDataRole.DisplayRole and index.column() in (_SIZE, _CHANGED)
        if not is_told or not isinstance(files, QFileSystemModel):
            return super().data(index, role)
        info = files.fileInfo(self.mapToSource(index))
        if not info.filePath():
            return super().data(index, role)
        return _told(info, index.column())


def tell_in_dutch(dialog: QFileDialog) -> None:
    """Let Qt's own dialog tell of its files in Dutch; the computer's own is not touched."""
    dialog.setProxyModel(FileColumns(dialog))
    table = dialog.findChild(QTreeView)
    if table is not None:
        for column in range(_SIZE, _CHANGED + 1):
            table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)


def _told(info: QFileInfo, column: int) -> str:
    if column == _SIZE:
        return "" if info.isDir() else words.size(info.size())
    moment: Any = info.lastModified().toPython()
    return words.changed(moment) if info.lastModified().isValid() else ""
