"""One body over the years: points with their error, what was gained and what was lost between two reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.audit.accuracy import SCORED
from checker.audit.margin import Margin
from checker.audit.overview import Overview
from checker.audit.values import Element, Report
from checker.finding import Outcome


@dataclass(frozen=True)
class Year:
    """The report of one year. gained, lost: elements that rose or fell against the report before, both asked in both. changed: whether the
    points differ by more than the error: True, False, or None for the first and for what cannot be compared.
    """

    report: Report
    margin: Margin | None
    gained: tuple[Element, ...] = ()
    lost: tuple[Element, ...] = ()
    changed: bool | None = None
    same_rules: bool = True


@dataclass(frozen=True)
class Trend:
    """gaps: years between the first and the last without a report. others: reports of the body that are in no year's place."""

    body: str
    name: str
    years: tuple[Year, ...]
    gaps: tuple[int, ...]
    others: tuple[Report, ...]


def matching(reports: Sequence[Report], wanted: str) -> dict[str, list[Report]]:
    """Body -> its reports, for whoever has this key or this name; else whose key or name contains it."""
    bodies: dict[str, list[Report]] = {}
    for report in reports:
        bodies.setdefault(report.body or report.path, []).append(report)
    exact = {
        body: members
        for body, members in bodies.items()
        if wanted == body or any(wanted == report.issuer for report in members)
    }
    return exact or {
        body: members
        for body, members in bodies.items()
        if wanted in body or any(wanted in (report.issuer or "") for report in members)
    }


def trend_of(overview: Overview, body: str, reports: Sequence[Report]) -> Trend:
    """reports: all of one body."""
    dated = sorted(
        (one for one in reports if one.year is not None and one.is_annual),
        key=lambda one: (one.year or 0, one.path),
    )
    # Of several reports of one year, which happens only where the place is unknown, each stands for itself.
    years: list[Year] = []
    for report in dated:
        before = years[-1] if years and years[-1].report.year != report.year else None
        years.append(_year(overview, report, before))
    present = {one.year for one in dated}
    gaps = (
        [year for year in range(dated[0].year or 0, dated[-1].year or 0) if year not in present]
        if dated
        else []
    )
    others = tuple(one for one in reports if one not in dated)
    name = dated[-1].name if dated else reports[0].name
    return Trend(body, name, tuple(years), tuple(gaps), others)


def _year(overview: Overview, report: Report, before: Year | None) -> Year:
    placed = overview.placed.get(report.id)
    margin = placed.margin if placed else None
    if before is None:
        return Year(report, margin)
    gained: list[Element] = []
    lost: list[Element] = []
    for element, old, new in zip(
        overview.contents.elements, before.report.verdicts, report.verdicts, strict=True
    ):
        if old in SCORED and new in SCORED and old is not new:
            (gained if _order(new) < _order(old) else lost).append(element)
    same_level = before.report.level == report.level
    changed = None
    if margin and before.margin and same_level:
        changed = margin.low > before.margin.high or before.margin.low > margin.high
    return Year(
        report, margin, tuple(gained), tuple(lost), changed, before.report.rulebook == report.rulebook
    )


def _order(outcome: Outcome | None) -> int:
    return list(Outcome).index(outcome) if outcome is not None else len(Outcome)
