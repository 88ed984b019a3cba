"""How much of a letter was recognised, and how sure that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.domain.scan import PRINTED, Extent, Quality, Scan


@pytest.mark.parametrize(
    ("scan", "extent"),
    [
        (Scan(), Extent.NONE),
        (Scan((1, 2)), Extent.NONE),
        (Scan((), (1,), bytes([90])), Extent.WHOLE),
        (Scan((), (1,)), Extent.WHOLE),
        (Scan((2,), (1,), bytes([90])), Extent.SOME_PAGES),
        (Scan((), (1,), bytes([90, PRINTED])), Extent.SOME_PAGES),
    ],
)
def test_extent(scan, extent):
    assert scan.extent is extent


@pytest.mark.parametrize(
    ("sure", "quality"), [(96, Quality.GOOD), (80, Quality.FAIR), (40, Quality.POOR)]
)
def test_quality_in_a_word(sure, quality):
    assert Scan((), (1,), bytes([sure, PRINTED])).quality is quality


@given(st.binary(max_size=50))
def test_only_recognised_words_are_doubtful(confidences):
    scan = Scan((), (1,), confidences)
    doubtful = scan.doubtful(60)
    assert all(confidences[index] < 60 for index in doubtful)
    assert len(doubtful) == sum(value < 60 for value in confidences)
    assert (scan.average is None) == all(value == PRINTED for value in confidences)
