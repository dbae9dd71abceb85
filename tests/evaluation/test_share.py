"""Wilson intervals against values worked out by hand."""

from __future__ import annotations

import pytest

from checker.evaluation.share import Share, share_of, wilson

# 8 of 10: centre (0.8 + 3.8415/20) / 1.38415 = 0.71674, margin 1.95996 * sqrt(0.016 + 0.0096036) / 1.38415 = 0.22658.
BY_HAND = [
    (8, 10, 0.49016, 0.94332),
    (0, 10, 0.0, 0.27753),
    (10, 10, 0.72247, 1.0),
    (1, 2, 0.09453, 0.90547),
    (1, 1, 0.20655, 1.0),
    (90, 100, 0.82563, 0.94477),
]


@pytest.mark.parametrize(("right", "of", "low", "high"), BY_HAND)
def test_an_interval_is_the_one_worked_out_by_hand(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=6e-6)


@pytest.mark.parametrize("of", [1, 2, 7, 60])
def test_an_interval_holds_its_share_and_stays_in_the_scale(of: int) -> None:
    for right in range(of + 1):
        low, high = wilson(right, of)
        assert 0 <= low <= right / of <= high <= 1


def test_a_share_of_nothing_has_no_value() -> None:
    assert (share_of([]).value, Share(0, 0).interval) == (None, None)
    assert share_of([True, False, True]) == Share(2, 3)
