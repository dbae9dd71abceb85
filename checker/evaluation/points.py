"""How far the points of whole reports are from what their labels give. Errors inside one report go together, so this is measured apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean, stdev

from checker.evaluation.confusion import Pair
from checker.evaluation.result import PointsError
from checker.finding import Finding, Outcome
from checker.rulebook import Scoring
from checker.scoring import coverage


def points_error(
    reports: Iterable[tuple[Sequence[Finding], Sequence[Pair]]], scoring: Scoring
) -> PointsError | None:
    """reports: the findings of each with its pairs. None when no report gets points both ways."""
    errors = []
    for findings, pairs in reports:
        labels: Mapping[str, Outcome] = {pair.element: pair.label for pair in pairs}
        judged = coverage(findings, scoring)
        labelled = coverage(
            (replace(one, outcome=labels.get(one.id, one.outcome)) for one in findings), scoring
        )
        if judged is not None and labelled is not None:
            errors.append(judged - labelled)
    if not errors:
        return None
    return PointsError(len(errors), fmean(errors), stdev(errors) if len(errors) > 1 else None)
