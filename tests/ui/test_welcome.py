"""What stands where no letter does can be read to the end, in every width and size of letters."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from kanttekening.ui.welcome import NothingChosen, Welcome


def cut_off(page):
    """The sentences for which there is not enough room."""
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]


@pytest.mark.parametrize("points", [9, 14, 20])
@pytest.mark.parametrize("width", [340, 440, 700, 1200])
def test_sentences_are_whole(qtbot, qapp, theme, width, points):
    action = QAction("x", qapp)
    for page in (NothingChosen(theme, QWidget()), Welcome(theme, action, action, action)):
        qtbot.addWidget(page)
        for label in page.findChildren(QLabel):
            font = label.font()
            font.setPointSize(points)
            label.setFont(font)
        page.resize(width, 640)
        page.show()
        qtbot.wait(1)
        assert cut_off(page) == []
        for label in page.findChildren(QLabel):
            assert page.rect().contains(label.geometry())
