"""The list model holds finished rows and keeps its place where it can."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from ui.material import make_row

from kanttekening.domain.passage import Span
from kanttekening.ui.letters.model import LettersModel
from kanttekening.ui.row_list import ROW

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_qt_finds_no_fault_in_the_model(qapp):
    model = LettersModel()
    tester = QAbstractItemModelTester(model, _FATAL)
    for count in (3, 0, 5):
        model.show(tuple(make_row(number) for number in range(1, count + 1)))
    model.patch(2, is_read=False)

    assert tester.model().rowCount() == 5


def test_the_same_letters_keep_selection_and_place(qapp, qtbot):
    model = LettersModel()
    model.show((make_row(1), make_row(2)))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as signal:
        model.show((make_row(1), make_row(2, annotation_count=3)))

    assert (signal.args[0].row(), signal.args[1].row()) == (1, 1)


def test_nothing_is_told_when_nothing_changed(qapp, qtbot):
    model = LettersModel()
    model.show((make_row(1),))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show((make_row(1),))


def test_a_row_is_spoken_whole(qapp):
    model = LettersModel()
    model.show((make_row(1, is_read=False, annotation_count=3),))

    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == (
        "ongelezen, Brief 1 over het gemeentefonds, Vereniging van Nederlandse Gemeenten, "
        "20 februari 2025, Lbr. 25/011, 3 aantekeningen"
    )


def test_a_row_can_be_read_before_the_library_knows(qapp):
    model = LettersModel()
    model.show((make_row(1, is_read=False, found=Span(3, 5)),))
    model.patch(1, is_read=True)

    assert model.index(0).data(ROW).is_read
    assert model.index(0).data(ROW).found == Span(3, 5)


def test_a_letter_is_found_by_its_id(qapp):
    model = LettersModel()
    model.show((make_row(7), make_row(9)))

    assert model.position(9) == 1
    assert model.position(8) is None
