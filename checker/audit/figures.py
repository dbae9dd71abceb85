"""Distributions of points and the weakest elements, as numbers. Draws nothing and ranks nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from checker.audit.accuracy import SCORED, Accuracy
from checker.audit.ranking import League
from checker.audit.values import Element, Report
from checker.finding import Outcome
from checker.judging.consistency.divisions import division_codes

NOWHERE = "地区没有认出"
_STEPS = (2, 4, 6)  # digits of a division code: province, city, county


@dataclass(frozen=True)
class Spread:
    """Points of a group of reports. levels: level -> reports, so that a reader sees what was put together."""

    name: str
    reports: int
    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float
    grades: Mapping[str, int]
    levels: Mapping[str, int]


@dataclass(frozen=True)
class Weakness:
    """One element over a set of reports. asked: reports it scores in. trust: how likely a reader would confirm `missing`, from the
    accuracy figures; None when the element is missing nowhere.
    """

    element: Element
    asked: int
    met: int
    partial: int
    missing: int
    trust: float | None

    @property
    def lacking(self) -> float:
        """Share of the asked reports in which it is missing or only touched, the touched half, in [0, 1]."""
        return (self.missing + self.partial / 2) / self.asked if self.asked else 0.0


def spread_of(name: str, reports: Sequence[Report]) -> Spread | None:
    """None when no report has points."""
    points = sorted(report.points for report in reports if report.points is not None)
    if not points:
        return None
    half = len(points) // 2
    lower, upper = points[: half + len(points) % 2], points[half:]  # the middle one belongs to both halves
    return Spread(
        name,
        len(points),
        points[0],
        median(lower),
        median(points),
        median(upper),
        points[-1],
        Counter(report.grade or "不定等次" for report in reports if report.points is not None),
        Counter(report.level or "" for report in reports if report.points is not None),
    )


def by_region(leagues: Iterable[League]) -> tuple[Spread, ...]:
    """Points by region, in the order of the division codes: provinces, or cities when all lie in one province, or its counties."""
    reports = [placed.report for league in leagues for placed in league.placed]
    codes = {report.region for report in reports if report.region}
    digits = next((step for step in _STEPS if len({code[:step] for code in codes}) > 1), _STEPS[0])
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.region[:digits] if report.region else ""].append(report)
    spreads = [
        spread_of(region_name(code.ljust(6, "0")) if code else NOWHERE, groups[code])
        for code in sorted(groups, key=lambda code: (not code, code))
    ]
    return tuple(spread for spread in spreads if spread is not None)


def weakest(
    elements: Sequence[Element], leagues: Iterable[League], accuracy: Accuracy
) -> tuple[Weakness, ...]:
    """Every element asked of at least one ranked report, the most lacking first; equal ones in the order of the checklist."""
    counts: list[Counter[Outcome]] = [Counter() for _ in elements]
    for league in leagues:
        for placed in league.placed:
            for count, verdict in zip(counts, placed.report.verdicts, strict=True):
                if verdict is not None:
                    count[verdict] += 1
    found = []
    for element, count in zip(elements, counts, strict=True):
        met, partial, missing = (count[outcome] for outcome in SCORED)
        if met + partial + missing:
            trust = accuracy.shares(element.id, Outcome.MISSING)[-1] if missing else None
            found.append(Weakness(element, met + partial + missing, met, partial, missing, trust))
    return tuple(sorted(found, key=lambda one: -one.lacking))


def region_name(code: str) -> str:
    """The name of a place; the code itself when the table does not have it."""
    return _names().get(code, code)


@cache
def _names() -> Mapping[str, str]:
    return {code: name for name, codes in division_codes().items() for code in codes}
