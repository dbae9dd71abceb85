"""Findings -> score. Knows no file, no clock and no colour.

The formulas stand in docs/scoring.md; this module is their only implementation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from checker.finding import Finding, Importance, Outcome
from checker.rulebook import Scoring
from checker.scorecard import GroupScore, Score

_OUTCOME = attrgetter("outcome")
_SCORED = attrgetter("importance", "outcome")


def score_of(findings: Sequence[Finding], scoring: Scoring, year: int | None) -> Score:
    """Points, grade and counts of one report.

    findings: one per element, in any order. year: the report year; before scoring.first_graded_year there are no points and no grade,
    since the duty to report the contents did not exist. Raises nothing.
    """
    counts = _counts(findings)
    members: dict[str, list[Finding]] = {group: [] for group in scoring.groups}
    for finding in findings:
        if finding.group in members:
            members[finding.group].append(finding)
    groups = tuple(
        GroupScore(group, title, coverage(members[group], scoring), _counts(members[group]))
        for group, title in scoring.groups.items()
        if members[group]
    )
    if year is not None and year < scoring.first_graded_year:
        return Score(None, None, counts, groups)
    points = coverage(findings, scoring)
    missing = tuple(
        finding.id
        for finding in findings
        if finding.group == scoring.cap_group
        and finding.importance is Importance.MANDATORY
        and finding.outcome is Outcome.MISSING
    )
    grade = _grade(points, scoring)
    cap = ""
    if missing and grade is not None and grade != scoring.fail_grade:
        names = "、".join(finding.title for finding in findings if finding.id in missing)
        cap = f"缺少法定内容“{names}”，按得分本为{grade}，降为{scoring.fail_grade}"
    if missing and grade is not None:
        grade = scoring.fail_grade
    return Score(points, grade, counts, groups, _formula(findings, scoring, points), cap, missing)


def coverage(findings: Iterable[Finding], scoring: Scoring) -> float | None:
    """Points of a set of findings: 100 x sum(weight x credit) / sum(weight) over met, partial and missing.

    Returns 0-100 rounded to one decimal; None when nothing applies, since an empty checklist is no perfect report.
    100 and 0 only when exact: 99.96 is shown as 99.9. Source: docs/scoring.md, "Coverage".
    """
    earned, total = _sums(findings, scoring)
    if total == 0:
        return None
    exact = 100 * earned / total
    if 0 < exact < 100:
        return min(max(round(exact, 1), 0.1), 99.9)
    return exact


def _sums(findings: Iterable[Finding], scoring: Scoring) -> tuple[float, int]:
    earned, total = 0.0, 0
    for (importance, outcome), number in Counter(map(_SCORED, findings)).items():
        credit = scoring.credit.get(outcome)
        if credit is not None:
            weight = number * scoring.weights[importance]
            earned += weight * credit
            total += weight
    return earned, total


def _counts(findings: Iterable[Finding]) -> dict[Outcome, int]:
    return {**dict.fromkeys(Outcome, 0), **Counter(map(_OUTCOME, findings))}


def _grade(points: float | None, scoring: Scoring) -> str | None:
    if points is None:
        return None
    return next((name for name, floor in scoring.grades if points >= floor), scoring.fail_grade)


def _formula(findings: Sequence[Finding], scoring: Scoring, points: float | None) -> str:
    if points is None:
        return ""
    earned, total = _sums(findings, scoring)
    weights = scoring.weights
    return (
        f"得分 = 100 × Σ(权重×得分率) ÷ Σ权重 = 100 × {earned:g} ÷ {total}；"
        f"权重：必备 {weights['mandatory']}、应有 {weights['expected']}、倡导 {weights['advised']}；"
        f"得分率：充分 {scoring.credit['met']:g}、仅提及 {scoring.credit['partial']:g}、缺失 {scoring.credit['missing']:g}；不适用的不计"
    )
