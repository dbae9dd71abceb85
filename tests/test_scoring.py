"""Points and grades as docs/scoring.md defines them."""

from __future__ import annotations

import pytest

from checker.finding import Certainty, Finding, Importance, Outcome
from checker.rulebook import load_rulebook
from checker.scoring import coverage, score_of

SCORING = load_rulebook().scoring


def finding(outcome, importance="expected", group="functions", name="x"):
    return Finding(
        f"{group}/{name}", "某项", group, Importance(importance), Outcome(outcome), Certainty.SURE, "measures"
    )


@pytest.mark.parametrize(
    ("outcomes", "points"),
    [
        ([("met", "mandatory")], 100),
        ([("missing", "mandatory")], 0),
        ([("partial", "advised")], 50),
        ([("met", "mandatory"), ("missing", "advised")], 75),
        ([("met", "mandatory"), ("partial", "expected"), ("missing", "advised")], 66.7),
        ([("met", "mandatory"), ("not-applicable", "mandatory"), ("waived", "expected")], 100),
        ([], None),
        ([("not-applicable", "mandatory")], None),
    ],
)
def test_points_are_the_weighted_share_of_what_applies(outcomes, points):
    assert coverage([finding(*o) for o in outcomes], SCORING) == points


def test_a_share_that_is_almost_all_is_not_shown_as_all():
    almost = [finding("met", "mandatory")] * 2000 + [finding("partial", "advised")]
    assert coverage(almost, SCORING) == 99.9


@pytest.mark.parametrize(
    ("met", "of", "grade"),
    [(90, 100, "优秀"), (89, 100, "良好"), (75, 100, "良好"), (60, 100, "合格"), (59, 100, "不合格")],
)
def test_grades_begin_at_their_floor(met, of, grade):
    findings = [finding("met")] * met + [finding("missing")] * (of - met)
    assert score_of(findings, SCORING, 2024).grade == grade


def test_a_missing_mandatory_content_caps_the_grade_whatever_the_points():
    findings = [finding("met")] * 99 + [finding("missing", "mandatory", "content", "causes")]
    score = score_of(findings, SCORING, 2024)
    assert score.points is not None
    assert score.points > 90
    assert score.grade == "不合格"
    assert score.missing_mandatory == ("content/causes",)
    assert "降为不合格" in score.cap


def test_a_partial_content_caps_nothing():
    findings = [finding("met")] * 99 + [finding("partial", "mandatory", "content", "causes")]
    assert score_of(findings, SCORING, 2024).grade == "优秀"


def test_years_before_the_rule_get_no_grade():
    score = score_of([finding("met")], SCORING, 2018)
    assert (score.points, score.grade) == (None, None)
