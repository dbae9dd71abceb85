"""Points as people see them: the ends of the scale mean exactly that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rendering.number import bar_length, points_text, share_text

POINTS = st.floats(min_value=0, max_value=100)


@pytest.mark.parametrize(
    ("points", "text", "share"),
    [
        (None, "—", "—"),
        (0, "0", "0%"),
        (0.0001, "0.1", "1%"),
        (12.25, "12.3", "12%"),
        (64.3, "64.3", "64%"),
        (75, "75.0", "75%"),
        (99.5, "99.5", "99%"),
        (99.97, "99.9", "99%"),
        (100.0, "100", "100%"),
    ],
)
def test_points_and_shares(points: float | None, text: str, share: str) -> None:
    assert (points_text(points), share_text(points)) == (text, share)


@given(POINTS)
def test_only_everything_is_100_and_only_nothing_is_0(points: float) -> None:
    assert (share_text(points) == "100%") == (points == 100)
    assert (share_text(points) == "0%") == (points == 0)


@given(POINTS, st.integers(min_value=2, max_value=40))
def test_only_everything_fills_the_bar(points: float, cells: int) -> None:
    assert (bar_length(points, cells) == cells) == (points == 100)
    assert (bar_length(points, cells) == 0) == (points == 0)
