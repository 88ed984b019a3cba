"""Back and forward inside one letter, along the same road as between letters."""

from kanttekening.domain.guide import Spot


def test_alt_left_comes_back_to_where_a_link_was_followed(window):
    window.roads.open(2)
    reader = window.reader
    reader.page_view.go_to_page(1)
    reader.guiding.go_to_spot(Spot(3))
    assert reader.page_view.page == 3
    assert window.actions_table["back"].isEnabled()
    window.actions_table["back"].trigger()
    assert reader.page_view.page == 1
    window.actions_table["forward"].trigger()
    assert reader.page_view.page == 3


def test_the_road_leads_over_letters_too(window):
    window.roads.open(2)
    window.reader.guiding.go_to_spot(Spot(3))
    window.roads.follow(4)
    assert window.reader._opened.letter.id == 4
    window.actions_table["back"].trigger()
    assert window.reader._opened.letter.id == 2
    assert window.reader.page_view.page == 3
    window.actions_table["back"].trigger()
    assert window.reader.page_view.page == 1
