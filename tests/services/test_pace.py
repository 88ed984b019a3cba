"""How fast, and how long still: judged by what was done lately, and not before one can know."""

from kanttekening.services.pace import Estimate, Pace


def test_nothing_is_said_too_early():
    moments = iter([0.0, 1.0, 3.0])
    pace = Pace(lambda: next(moments))
    assert pace.estimate(50, 100) is None
    assert pace.estimate(60, 100) == Estimate(20.0, 2.0)


def test_what_went_fast_long_ago_does_not_count():
    moments = iter([0.0, 10.0, 30.0, 50.0])
    pace = Pace(lambda: next(moments))
    pace.estimate(1000, 2000)
    pace.estimate(1020, 2000)
    assert pace.estimate(1040, 2040) == Estimate(1.0, 1000.0)
