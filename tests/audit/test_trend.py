"""A body over the years: what rose, what fell, and whether the points say anything."""

from __future__ import annotations

import pytest
from audit.rows import ABSENT, MET, MISSING, PARTIAL, PERFECT, overview, report

from checker.audit.accuracy import Accuracy
from checker.audit.trend import matching, trend_of

SPREAD = Accuracy("test", 20, 10.0, PERFECT.pooled)


def trend(*reports, accuracy=PERFECT):
    shown = overview(reports, accuracy)
    return trend_of(shown, "甲", shown.contents.reports)


def test_elements_that_rose_and_fell_are_named() -> None:
    before = report(1, (MISSING, MET, PARTIAL, ABSENT), year=2022)
    after = report(2, (PARTIAL, MISSING, PARTIAL, MET), year=2023)
    _, year = trend(before, after).years
    assert [one.title for one in year.gained] == ["下一年度主要安排"]
    assert [one.title for one in year.lost] == ["不足的原因"]


@pytest.mark.parametrize(("accuracy", "changed"), [(PERFECT, True), (SPREAD, False)])
def test_a_difference_within_the_error_is_none(accuracy, changed) -> None:
    before = report(1, (MET, MET, MISSING, MISSING), year=2022)
    after = report(2, (MET, MET, PARTIAL, MISSING), year=2023)
    _, year = trend(before, after, accuracy=accuracy).years
    assert year.changed is changed


def test_years_are_in_order_and_gaps_are_named() -> None:
    shown = trend(report(3, year=2024), report(1, year=2020), report(2, year=2021))
    assert [one.report.year for one in shown.years] == [2020, 2021, 2024]
    assert shown.gaps == (2022, 2023)


def test_a_report_without_a_year_is_not_lost() -> None:
    shown = trend(report(1), report(2, year=None))
    assert [one.id for one in shown.others] == [2]


def test_other_rules_are_said() -> None:
    _, year = trend(report(1, year=2022), report(2, year=2023, rulebook=7)).years
    assert year.same_rules is False


def test_a_body_is_found_by_key_name_or_part_of_it() -> None:
    reports = [
        report(1, issuer="云水县人民政府", body="370306"),
        report(2, issuer="云水县司法局", body="370306/司法局"),
        report(3, issuer="云水县人民政府", body="370306", year=2023),
    ]
    assert list(matching(reports, "370306")) == ["370306"]
    assert [one.id for one in matching(reports, "云水县人民政府")["370306"]] == [1, 3]
    assert list(matching(reports, "云水")) == ["370306", "370306/司法局"]
    assert matching(reports, "山阳") == {}
