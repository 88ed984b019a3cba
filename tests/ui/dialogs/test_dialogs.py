"""Dialogs show what they promise and can be closed with Esc."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kanttekening.domain.arrival import Refusal
from kanttekening.domain.errors import RefusalCode
from kanttekening.services.places import resource
from kanttekening.ui.dialogs.about import AboutDialog
from kanttekening.ui.dialogs.handbook import HandbookDialog
from kanttekening.ui.dialogs.refusals import RefusalsDialog
from kanttekening.ui.surroundings import Surroundings
from kanttekening.words import errors, screen


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


def texts(item):
    below = (item.child(number) for number in range(item.childCount()))
    return [item.text(0), *(text for child in below for text in texts(child))]


def test_refused_files_are_listed_with_the_reason(parent, theme, tmp_path):
    refusals = [Refusal(tmp_path / "scan.pdf", code, "detail 7") for code in RefusalCode]
    dialog = RefusalsDialog(parent, theme, refusals)

    for number, code in enumerate(RefusalCode):
        branch = dialog.tree.topLevelItem(number)
        assert branch.isExpanded()
        assert errors.refusal(code) in texts(branch)
        folded = branch.child(branch.childCount() - 1)
        assert not folded.isExpanded()
        assert f"{code} · detail 7" in texts(folded)


def test_the_list_of_refused_files_can_be_copied(parent, theme, tmp_path):
    dialog = RefusalsDialog(parent, theme, [Refusal(tmp_path / "scan.pdf", RefusalCode.ENCRYPTED)])
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons[screen.COPY].click()

    assert "scan.pdf" in QGuiApplication.clipboard().text()


def test_every_page_of_the_handbook_can_be_read(parent, theme):
    dialog = HandbookDialog(parent, theme, resource("help"))
    items = [dialog.pages.item(row) for row in range(dialog.pages.count())]
    names = [item.text() for item in items if item.flags()]

    assert names[0] == "Beginnen"
    for item, name in zip((item for item in items if item.flags()), names, strict=True):
        dialog.pages.setCurrentItem(item)
        assert name in dialog.page.toPlainText()
        written = dialog.page.toPlainText().replace("**vet**", "")  # an example of how to write
        assert "**" not in written


def test_links_lead_to_other_pages(parent, theme):
    dialog = HandbookDialog(parent, theme, resource("help"))
    dialog.page.anchorClicked.emit(QUrl("zoeken.md"))

    assert dialog.pages.currentItem().text() == "Zoeken"


def test_links_of_the_handbook_lead_somewhere():
    pages = {path.name: path.read_text("utf-8") for path in resource("help").glob("*.md")}
    promised = {"lezen.md", "aantekeningen.md"}
    for text in pages.values():
        links = set(re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", text))
        assert links <= set(pages) | promised


def test_about_shows_licences_and_facts_to_copy(parent, theme, tmp_path):
    around = Surroundings("raad", resource, tuple, lambda: "Versie: 1", lambda _: None)
    dialog = AboutDialog(parent, theme, around)
    dialog._copy.click()

    assert QGuiApplication.clipboard().text() == "Versie: 1"
    assert "lucide" in [path.stem for path in dialog._licences]


def test_esc_closes_a_dialog(qtbot, parent, theme):
    dialog = HandbookDialog(parent, theme, resource("help"))
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_long_reason_is_shown_whole(parent, theme, tmp_path):
    detail = "woord " * 60
    refusal = Refusal(tmp_path / "scan.pdf", RefusalCode.DAMAGED, detail)
    dialog = RefusalsDialog(parent, theme, [refusal])
    dialog.show()
    folded = dialog.tree.topLevelItem(0).child(2)
    folded.setExpanded(True)
    dialog.tree.doItemsLayout()
    line = dialog.tree.fontMetrics().height()

    assert dialog.tree.visualItemRect(folded.child(1)).height() >= 3 * line
    assert dialog.tree.visualItemRect(folded).height() < 2 * line
    dialog.resize(420, 440)
    dialog.tree.doItemsLayout()
    assert dialog.tree.visualItemRect(folded.child(1)).height() >= 5 * line
