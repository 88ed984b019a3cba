"""The line that leads back to the letter where a reference was followed: when it is there."""


def test_it_is_there_for_who_followed_a_reference_and_goes_after_a_while(window, qtbot):
    line = window.panel.way_back
    line._stay.setInterval(120)
    window.roads.open(2)
    assert line.isHidden()
    window.roads.follow(4)
    assert not line.isHidden()
    qtbot.waitUntil(line.isHidden, timeout=3000)
    assert window.actions_table["back"].isEnabled()
    window.actions_table["back"].trigger()
    assert window.reader._opened.letter.id == 2


def test_it_goes_when_one_opens_another_letter_oneself(window):
    line = window.panel.way_back
    window.roads.open(2)
    window.roads.follow(4)
    assert not line.isHidden()
    window.actions_table["next_letter"].trigger()
    if window.reader._opened.letter.id == 4:
        window.actions_table["previous_letter"].trigger()
    assert window.reader._opened.letter.id != 4
    assert line.isHidden()
    assert window.actions_table["back"].isEnabled()


def test_it_stays_for_who_has_it_under_the_hand(window, qtbot):
    line = window.panel.way_back
    line._stay.setInterval(60)
    window.roads.open(2)
    window.roads.follow(4)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.wait(200)
    assert not line.isHidden()
