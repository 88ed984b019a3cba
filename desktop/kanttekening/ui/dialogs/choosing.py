"""Asks which files or which folder: in Dutch, and beginning where one was last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kanttekening.words import screen

if TYPE_CHECKING:
    from kanttekening.ui.state import WindowState

_KEY = "folder"
_MODE, _LABEL = QFileDialog.FileMode, QFileDialog.DialogLabel


class FileChooser:
    """The computer's own dialog where it has one, else Qt's; remembers the folder."""

    def __init__(self, window: QWidget, state: WindowState) -> None:
        self._window = window
        self._state = state

    def files(self) -> list[Path]:
        """Ask for files of the kinds that can be read."""
        dialog = self.dialog(screen.CHOOSE_FILES, _MODE.ExistingFiles)
        dialog.setNameFilters([screen.file_kinds(), screen.ALL_FILES])
        return self._asked(dialog)

    def folder(self, title: str = screen.CHOOSE_FOLDER) -> list[Path]:
        """Ask for one folder."""
        dialog = self.dialog(title, _MODE.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._asked(dialog)

    def dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        """Make a dialog with Dutch labels. Qt's own translation leaves some of them in English."""
        dialog = QFileDialog(self._window, title, str(self._folder()))
        dialog.setFileMode(mode)
        labels = screen.CHOOSER_LABELS
        dialog.setLabelText(_LABEL.LookIn, labels.look_in)
        dialog.setLabelText(
            _LABEL.FileName,
            labels.folder_name if mode is _MODE.Directory else labels.file_name,
        )
        dialog.setLabelText(_LABEL.FileType, labels.file_type)
        dialog.setLabelText(
            _LABEL.Accept, labels.choose if mode is _MODE.Directory else labels.open
        )
        dialog.setLabelText(_LABEL.Reject, labels.cancel)
        return dialog

    def _asked(self, dialog: QFileDialog) -> list[Path]:
        chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
        names = dialog.selectedFiles() if chosen else []
        if names:
            self._state.keep_text(_KEY, dialog.directory().absolutePath())
        dialog.deleteLater()
        return [Path(name) for name in names]

    def _folder(self) -> Path:
        last = self._state.text(_KEY)
        if last and Path(last).is_dir():
            return Path(last)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        return documents if documents.is_dir() else Path.home()
