"""How long reading takes, in words that one grasps at a glance."""

import pytest

from kanttekening.words import progress


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (1, "nog 1 min"),
        (10, "nog 10 min"),
        (12, "nog 10 min"),
        (13, "nog 15 min"),
        (26, "nog 25 min"),
        (44, "nog 40 min"),
        (84, "nog 80 min"),
        (89, "nog 1,5 uur"),
        (90, "nog 1,5 uur"),
        (119, "nog 2 uur"),
        (220, "nog 3,5 uur"),
        (230, "nog 4 uur"),
        (581, "nog 10 uur"),
    ],
)
def test_what_takes_long_is_told_in_hours(minutes, told):
    assert progress.left(minutes) == told


def test_one_minute_is_spoken_as_one():
    assert progress.left_spoken(1) == "nog 1 minuut lezen"
    assert progress.fresh_tip(2) == "Ongeveer 2 minuten lezen, in uw eigen tempo."
    assert progress.fresh_tip(581) == "Ongeveer 10 uur lezen, in uw eigen tempo."
