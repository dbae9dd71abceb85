"""Ranks within the error are ties; nothing is ranked across levels, years or rulebooks; nobody is lost."""

from __future__ import annotations

import pytest
from audit.rows import ABSENT, MET, MISSING, PARTIAL, overview, report
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.margin import Margin
from checker.audit.ranking import rank


def ranked(*rows: tuple[float, float, float]):
    """rows: (low, points, high). The single league of reports with these intervals."""
    margins = {number: Margin(low, high, 1.0) for number, (low, _, high) in enumerate(rows)}
    reports = [report(number, points=points) for number, (_, points, _) in enumerate(rows)]
    (league,), unranked = rank(reports, lambda one: margins[one.id])
    assert not unranked
    return league.placed


def test_a_band_is_whoever_overlaps_with_its_leader() -> None:
    placed = ranked((85, 90, 95), (80, 84, 86), (70, 76, 82), (50, 55, 60))
    # The third overlaps with the second, but not with the leader of the band.
    assert [one.band for one in placed] == [1, 1, 2, 3]
    assert [(one.first, one.last) for one in placed] == [(1, 2), (1, 2), (3, 3), (4, 4)]


def test_touching_intervals_are_a_tie() -> None:
    assert [one.band for one in ranked((80, 90, 95), (70, 75, 80))] == [1, 1]


def test_possible_places_come_from_all_intervals() -> None:
    placed = ranked((85, 90, 95), (80, 84, 86), (70, 76, 82), (50, 55, 60))
    assert [(one.best, one.worst) for one in placed] == [(1, 2), (1, 3), (2, 3), (4, 4)]


def test_equal_points_stand_in_one_band_in_the_order_of_names() -> None:
    placed = ranked((70, 80, 90), (70, 80, 90))
    assert [one.report.issuer for one in placed] == ["第0县人民政府", "第1县人民政府"]
    assert {one.band for one in placed} == {1}


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=30)
)
def test_whatever_the_intervals_places_are_whole_and_in_order(rows) -> None:
    placed = ranked(*((points - down, points, points + up) for points, down, up in rows))
    assert len(placed) == len(rows)
    points = [one.report.points for one in placed]
    assert points == sorted(points, reverse=True)
    bands = [one.band for one in placed]
    assert bands == sorted(bands)
    for place, one in enumerate(placed, 1):
        assert one.first <= place <= one.last
        assert 1 <= one.best <= place <= one.worst <= len(rows)


@pytest.mark.parametrize("given", [{"level": "C"}, {"year": 2023}, {"rulebook": 2}])
def test_other_levels_years_and_rulebooks_are_ranked_apart(given) -> None:
    shown = overview([report(1), report(2, **given)])
    assert [len(league.placed) for league in shown.leagues] == [1, 1]


def test_newest_year_first_then_from_province_to_office() -> None:
    rows = [report(1, level="T"), report(2, level="P"), report(3, level="D", year=2025)]
    assert [(one.year, one.level) for one in overview(rows).leagues] == [
        (2025, "D"),
        (2024, "P"),
        (2024, "T"),
    ]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"is_annual": False}, "not-annual"),
        ({"level": None}, "level"),
        ({"year": None}, "year"),
        ({"points": None}, "points"),
        ({"verdicts": (ABSENT,) * 4, "points": None}, "points"),
        ({"points": 12.5}, "margin"),
    ],
)
def test_who_has_no_place_is_listed_with_the_reason(given, reason) -> None:
    verdicts = given.pop("verdicts", (MET, PARTIAL, MISSING, MET))
    shown = overview([report(1, verdicts, **given), report(2)])
    assert [(one.report.id, one.reason) for one in shown.unranked] == [(1, reason)]
    assert {one.id for one in shown.ordered} == {1, 2}
