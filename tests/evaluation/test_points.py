"""Points of whole reports against what their labels give, and the figures that ship for rankings."""

from __future__ import annotations

import json

import pytest

from checker.evaluation.confusion import Pair
from checker.evaluation.points import points_error
from checker.finding import Certainty, Finding, Importance, Outcome
from checker.rendering.accuracy_json import accuracy_json
from checker.rulebook import load_rulebook

SCORING = load_rulebook().scoring
MET, PARTIAL, MISSING, ABSENT = (
    Outcome.MET,
    Outcome.PARTIAL,
    Outcome.MISSING,
    Outcome.NOT_APPLICABLE,
)


def finding(element: str, outcome: Outcome) -> Finding:
    return Finding(element, "", "content", Importance.EXPECTED, outcome, Certainty.SURE, "measures")


def pair(element: str, label: Outcome, verdict: Outcome) -> Pair:
    return Pair("r", element, (label,), verdict)


def test_a_verdict_too_good_raises_the_points_by_its_share() -> None:
    findings = [finding("a", MET), finding("b", MET)]
    pairs = [pair("a", MET, MET), pair("b", PARTIAL, MET)]
    error = points_error([(findings, pairs)], SCORING)
    assert error is not None
    assert (error.reports, error.mean, error.spread) == (1, 25.0, None)


def test_the_spread_is_that_of_the_reports() -> None:
    right = ([finding("a", MET), finding("b", MET)], [pair("a", MET, MET), pair("b", MET, MET)])
    wrong = ([finding("a", MET), finding("b", MISSING)], [pair("a", MET, MET), pair("b", MET, MISSING)])
    error = points_error([right, wrong], SCORING)
    assert error is not None
    assert error.mean == -25.0
    assert error.spread == pytest.approx(35.355, abs=0.001)


def test_a_report_without_points_counts_nowhere() -> None:
    assert points_error([([finding("a", ABSENT)], [pair("a", ABSENT, ABSENT)])], SCORING) is None


def test_the_shipped_figures_are_those_of_a_half_with_reports() -> None:
    from checker.evaluation.result import Evaluation

    empty = json.loads(accuracy_json(Evaluation("x", "f", 65, None, ())))
    assert (empty["split"], empty["reports"], empty["pooled"]) == (None, 0, {})
