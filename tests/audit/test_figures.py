"""Distributions and weakest elements: numbers that can be checked by hand."""

from __future__ import annotations

from audit.rows import ABSENT, MET, MISSING, PARTIAL, PERFECT, overview, report

from checker.audit.figures import NOWHERE, by_region, spread_of, weakest


def test_quartiles_of_an_odd_and_an_even_number() -> None:
    points = [10.0, 20.0, 30.0, 40.0, 50.0]
    odd = spread_of("", [report(n, points=one) for n, one in enumerate(points)])
    assert (odd.low, odd.quarter, odd.middle, odd.three_quarters, odd.high) == (10, 20, 30, 40, 50)
    even = spread_of("", [report(n, points=one) for n, one in enumerate(points[:4])])
    assert (even.quarter, even.middle, even.three_quarters) == (15, 25, 35)


def test_reports_without_points_are_in_no_distribution() -> None:
    assert spread_of("", [report(1, points=None)]) is None


def test_regions_are_as_fine_as_the_audit_is_wide() -> None:
    def names(*codes):
        rows = [report(number, region=code) for number, code in enumerate(codes)]
        return [one.name for one in by_region(overview(rows).leagues)]

    assert names("370306", "410100") == ["山东省", "河南省"]
    assert names("370306", "370200") == ["青岛市", "淄博市"]
    assert len(names("370303", "370306")) == 2
    assert names("370306", None)[-1] == NOWHERE


def test_the_weakest_element_stands_first_and_who_is_not_asked_does_not_count() -> None:
    shown = overview([report(1, (MET, MISSING, PARTIAL, ABSENT)), report(2, (MET, PARTIAL, MISSING, ABSENT))])
    found = weakest(shown.contents.elements, shown.leagues, PERFECT)
    assert [one.element.id for one in found] == ["content/causes", "digital/platform", "content/plan"]
    assert (found[0].asked, found[0].missing, found[0].partial, found[0].lacking) == (2, 1, 1, 0.75)
    assert found[0].trust == 1.0
    assert found[-1].trust is None
