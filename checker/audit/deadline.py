"""Published on time? The day each report of an audit became public against the day it had to be. Unknown days stay unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.audit.values import Report
from checker.rulebook.deadlines import Deadline


class Punctuality(StrEnum):
    ON_TIME = "on-time"
    LATE = "late"
    EARLY = "early"  # before the year was over: the day or the year is wrong
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Publication:
    """limit: the last day, None when no duty is known for the year. published: None when nobody knows. days: late by so many, else 0."""

    report: Report
    state: Punctuality
    limit: date | None
    published: date | None
    days: int = 0
    basis: str = ""


def publications(reports: Iterable[Report], deadlines: Sequence[Deadline]) -> tuple[Publication, ...]:
    """Every annual report of a known year, the latest first, then the unknown ones; by path where equal."""
    found = [_publication(report, deadlines) for report in reports if report.is_annual]
    order = list(Punctuality)
    ranks = {Punctuality.LATE: 0, Punctuality.EARLY: 1, Punctuality.UNKNOWN: 2, Punctuality.ON_TIME: 3}
    assert set(ranks) == set(order)
    return tuple(sorted(found, key=lambda one: (ranks[one.state], -one.days, one.report.path)))


def _publication(report: Report, deadlines: Sequence[Deadline]) -> Publication:
    year = report.year
    rule = next((one for one in deadlines if year is not None and year in one.years), None)
    limit = rule.last_day(year) if rule is not None and year is not None else None
    day = _day(report.published)
    if year is None or limit is None or day is None:
        return Publication(report, Punctuality.UNKNOWN, limit, day, basis=rule.basis if rule else "")
    assert rule is not None
    if day > limit:
        return Publication(report, Punctuality.LATE, limit, day, (day - limit).days, rule.basis)
    state = Punctuality.EARLY if day < date(year, 12, 31) else Punctuality.ON_TIME
    return Publication(report, state, limit, day, 0, rule.basis)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None
