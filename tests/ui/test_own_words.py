"""What Qt's own translation does not know is answered from our table."""

import pytest
from PySide6.QtCore import QCoreApplication

from kanttekening.ui.application import speak_dutch
from kanttekening.ui.own_words import OwnWords
from kanttekening.words.dialogs import QT_WORDS


@pytest.mark.parametrize(("place", "dutch"), QT_WORDS.items())
def test_every_word_of_the_table_is_found(qapp, place, dutch):
    assert OwnWords(QT_WORDS, qapp).translate(*place) == dutch


def test_a_remark_of_qt_does_not_hide_a_word_and_others_are_left_alone(qapp):
    words = OwnWords(QT_WORDS, qapp)
    assert words.translate("QAbstractFileIconProvider", "Folder", "All other platforms") == "Map"
    assert not words.translate("QFileDialog", "Folder")
    assert not words.translate("QMessageBox", "&Look in:")


def test_what_qt_knows_itself_stays(qapp):
    speak_dutch(qapp)
    assert QCoreApplication.translate("QFileSystemModel", "Name") == "Naam"
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "Map"
