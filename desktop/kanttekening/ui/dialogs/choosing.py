"""Asks which files or which folder, and where to save: in Dutch, beginning where one was last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kanttekening.services.places import is_folder
from kanttekening.words import dialogs, intake

if TYPE_CHECKING:
    from kanttekening.ui.state import WindowState

# Where letters come from is seldom where one saves what one made of them.
_KEY, _SAVING_KEY = "folder", "saving_folder"
_MODE, _LABEL = QFileDialog.FileMode, QFileDialog.DialogLabel


class FileChooser:
    """The computer's own dialog where it has one, else Qt's; remembers the folder."""

    def __init__(self, window: QWidget, state: WindowState) -> None:
        self._window = window
        self.state = state

    def files(self, title: str = intake.CHOOSE_FILES, kinds: str = "") -> list[Path]:
        """Ask for files, of all the kinds that can be read unless it is said which."""
        dialog = self.dialog(title, _MODE.ExistingFiles)
        dialog.setNameFilters([kinds or intake.file_kinds(), intake.ALL_FILES])
        return self._asked(dialog)

    def folder(self, title: str = intake.CHOOSE_FOLDER, *, saving: bool = False) -> list[Path]:
        """Ask for one folder, to take in or, if it is for ``saving``, to write in."""
        dialog = self.dialog(title, _MODE.Directory, _SAVING_KEY if saving else _KEY)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._asked(dialog, _SAVING_KEY if saving else _KEY)

    def target(self, title: str, name: str, kind: str) -> Path | None:
        """Ask where to write a file, which is called ``name`` unless a person says otherwise."""
        start = self._folder(_SAVING_KEY) / name
        path = ask_where_to_save(self._window, title, start, kind)
        if path is not None:
            self.state.keep_text(_SAVING_KEY, str(path.parent))
        return path

    def dialog(self, title: str, mode: QFileDialog.FileMode, key: str = _KEY) -> QFileDialog:
        """Make a dialog with Dutch labels. Qt's own translation leaves some of them in English."""
        dialog = QFileDialog(self._window, title, str(self._folder(key)))
        dialog.setFileMode(mode)
        _tell_in_dutch(dialog)
        labels = dialogs.CHOOSER_LABELS
        if mode is _MODE.Directory:
            _label(dialog, labels.look_in, labels.folder_name, labels.choose)
        else:
            _label(dialog, labels.look_in, labels.file_name, labels.open)
        return dialog

    def _asked(self, dialog: QFileDialog, key: str = _KEY) -> list[Path]:
        chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
        names = dialog.selectedFiles() if chosen else []
        if names:
            self.state.keep_text(key, dialog.directory().absolutePath())
        dialog.deleteLater()
        return [Path(name) for name in names]

    def _folder(self, key: str) -> Path:
        last = self.state.text(key)
        if last and is_folder(Path(last)):
            return Path(last)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        return documents if is_folder(documents) else Path.home()


def ask_where_to_save(window: QWidget, title: str, start: Path, kind: str) -> Path | None:
    """Ask under which name to save. ``start`` is the name to begin with, its end the usual one.

    ``kind`` are the files of this kind ("PDF-bestanden (*.pdf)"). Who gives the name of a file that
    is there is asked whether it may be replaced.
    """
    dialog = QFileDialog(window, title, str(start.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(_MODE.AnyFile)
    _tell_in_dutch(dialog)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(start.suffix.removeprefix("."))
    dialog.selectFile(start.name)
    labels = dialogs.CHOOSER_LABELS
    _label(dialog, labels.save_in, labels.file_name, labels.save)
    chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
    names = dialog.selectedFiles() if chosen else []
    dialog.deleteLater()
    return Path(names[0]) if names else None


def _tell_in_dutch(dialog: QFileDialog) -> None:
    from kanttekening.ui.dialogs.file_columns import tell_in_dutch  # not before there is a dialog

    tell_in_dutch(dialog)


def _label(dialog: QFileDialog, folder: str, name: str, accept: str) -> None:
    labels = dialogs.CHOOSER_LABELS
    dialog.setLabelText(_LABEL.LookIn, folder)
    dialog.setLabelText(_LABEL.FileName, name)
    dialog.setLabelText(_LABEL.FileType, labels.file_type)
    dialog.setLabelText(_LABEL.Accept, accept)
    dialog.setLabelText(_LABEL.Reject, labels.cancel)
