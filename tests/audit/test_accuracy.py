"""What a verdict is worth, and the error of a whole report."""

from __future__ import annotations

import pytest
from audit.rows import ELEMENTS, MET, MISSING, PARTIAL, PERFECT, SCORING, report
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.accuracy import POOLED_PAIRS, Accuracy, accuracy_from, shipped_accuracy
from checker.audit.margin import Margins
from checker.evaluation.share import Z95

POOLED = {(MET, MET): 90, (PARTIAL, MET): 10, (MISSING, MISSING): 50, (PARTIAL, PARTIAL): 20}


def test_an_element_without_pairs_has_the_pooled_shares() -> None:
    assert Accuracy("test", 20, 0.0, POOLED).shares("content/plan", MET) == pytest.approx((0.9, 0.1, 0.0))


def test_own_pairs_and_pooled_pairs_are_weighed_by_their_number() -> None:
    accuracy = Accuracy("test", 20, 0.0, POOLED, {"content/plan": {(MISSING, MET): 5}})
    total = POOLED_PAIRS + 5
    assert accuracy.shares("content/plan", MET) == pytest.approx(
        (0.9 * POOLED_PAIRS / total, 0.1 * POOLED_PAIRS / total, 5 / total)
    )


def test_a_verdict_never_seen_says_nothing() -> None:
    assert Accuracy("test", 0, 0.0, {}).shares("content/plan", MET) == pytest.approx((1 / 3,) * 3)


def test_the_margin_is_the_propagated_one_of_the_formula() -> None:
    accuracy = Accuracy("test", 20, 0.0, POOLED)
    row = report(1, (MET, MET, MISSING, MISSING))
    margin = Margins(ELEMENTS, SCORING, accuracy).of(row)
    assert margin is not None
    variance = 0.9 * (1 - 0.95) ** 2 + 0.1 * (0.5 - 0.95) ** 2
    deviation = 100 * (2 * variance) ** 0.5 / 4
    assert margin.deviation == pytest.approx(deviation)
    assert margin.low == pytest.approx(100 * 1.9 / 4 - Z95 * deviation)
    assert margin.high == pytest.approx(100 * 1.9 / 4 + Z95 * deviation)


def test_the_measured_spread_of_whole_reports_is_the_least_deviation() -> None:
    margin = Margins(ELEMENTS, SCORING, Accuracy("test", 20, 4.0, POOLED)).of(
        report(1, (MET, MET, MISSING, MISSING))
    )
    assert margin is not None
    assert margin.deviation > 4.0
    calm = Margins(ELEMENTS, SCORING, Accuracy("test", 20, 9.0, POOLED)).of(report(1, (MISSING,) * 4))
    assert calm is not None
    assert calm.deviation == 9.0


@given(st.lists(st.sampled_from([MET, PARTIAL, MISSING]), min_size=4, max_size=4), st.floats(0, 30))
def test_an_interval_holds_the_points_and_stays_on_the_scale(verdicts, spread) -> None:
    row = report(1, verdicts)
    margin = Margins(ELEMENTS, SCORING, Accuracy("test", 20, spread, POOLED)).of(row)
    assert margin is not None
    assert 0 <= margin.low <= row.points <= margin.high <= 100


def test_points_that_other_weights_gave_have_no_margin() -> None:
    assert Margins(ELEMENTS, SCORING, PERFECT).of(report(1, points=12.0)) is None


def test_the_shipped_figures_can_be_read_and_are_measured() -> None:
    accuracy = shipped_accuracy()
    assert accuracy.split in ("test", "tune")
    assert accuracy.reports >= 10
    assert accuracy.spread > 0
    assert len(accuracy.elements) >= 60


def test_figures_of_no_reports_are_read_too() -> None:
    empty = {"split": None, "reports": 0, "points": None, "pooled": {}, "elements": {}}
    assert accuracy_from(empty).spread == 0.0
