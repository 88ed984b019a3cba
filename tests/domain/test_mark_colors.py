"""What the colours of other programs say of a mark."""

import pytest

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.mark_colors import MARK_COLORS, kind_of_color


@pytest.mark.parametrize("kind", MarkKind)
def test_our_own_colours_come_back_as_their_kinds(kind):
    assert kind_of_color(MARK_COLORS[kind]) is kind


@pytest.mark.parametrize("usual", ["#FFFF00", "#FFED00", "#FFD100", "#FFEA4D"])
def test_the_yellow_of_every_marker_asks_nothing(usual):
    assert kind_of_color(usual) is MarkKind.LOOSE


@pytest.mark.parametrize(
    ("color", "kind"),
    [
        ("#FF0000", MarkKind.DISAGREE),
        ("#FF9900", MarkKind.QUESTION),
        ("#00CC44", MarkKind.IMPORTANT),
        ("#0066FF", MarkKind.ACTION),
        ("#9933FF", MarkKind.PLEDGE),
        ("#808080", MarkKind.LOOSE),
        ("geel", MarkKind.LOOSE),
    ],
)
def test_a_colour_that_was_chosen_stands_for_the_kind_most_like_it(color, kind):
    assert kind_of_color(color) is kind
