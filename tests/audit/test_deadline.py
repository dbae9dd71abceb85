"""Published on time: the last day, the day after, and days nobody knows."""

from __future__ import annotations

import pytest
from audit.rows import report

from checker.audit.deadline import publications
from checker.rulebook.loading import load_deadlines

DEADLINES = load_deadlines()


@pytest.mark.parametrize(
    ("year", "published", "state", "days"),
    [
        (2018, "2019-03-31", "on-time", 0),
        (2018, "2019-04-01", "late", 1),
        (2019, "2020-04-01", "on-time", 0),
        (2019, "2020-04-02", "late", 1),
        (2024, "2026-04-01", "late", 365),
        (2024, "2024-11-02", "early", 0),
        (2024, None, "unknown", 0),
        (2024, "去年", "unknown", 0),
        (None, "2025-03-01", "unknown", 0),
        (2010, "2011-09-01", "unknown", 0),
    ],
)
def test_a_day_is_in_time_or_not_or_unknown(year, published, state, days) -> None:
    (one,) = publications([report(1, year=year, published=published)], DEADLINES)
    assert (one.state.value, one.days) == (state, days)


def test_what_is_no_annual_report_has_no_deadline() -> None:
    assert publications([report(1, is_annual=False, published="2030-01-01")], DEADLINES) == ()


def test_the_latest_stand_first_and_the_unknown_before_those_in_time() -> None:
    rows = [
        report(1, published="2025-03-01"),
        report(2, published=None),
        report(3, published="2025-04-05"),
        report(4, published="2025-06-01"),
    ]
    assert [one.report.id for one in publications(rows, DEADLINES)] == [4, 3, 2, 1]
