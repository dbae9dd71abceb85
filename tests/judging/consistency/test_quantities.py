"""Figures as values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.judging.consistency.figures.quantities import Scope, figures_in, quantities_in, quantity_of
from checker.judging.consistency.figures.shares import agrees, bounds

FIGURES = [
    ("受理2743件", "2743", "件", Scope.EXACT),
    ("受理2,743件", "2743", "件", Scope.EXACT),
    ("率达98%以上", "98", "%", Scope.ABOVE),
    ("近3万件", "30000", "件", Scope.NEAR),
    ("约860宗", "860", "件", Scope.ABOUT),
    ("1.2万余件", "12000", "件", Scope.ABOVE),
    ("办件4余万件", "40000", "件", Scope.ABOVE),
    ("罚款2.71亿元", "271000000", "元", Scope.EXACT),
    ("不足5%", "5", "%", Scope.BELOW),
    ("下降2.1个百分点", "2.1", "个百分点", Scope.EXACT),
    ("三百二十件", "320", "件", Scope.EXACT),
    ("百分之九十五点五", "95.5", "%", Scope.EXACT),
    ("一千〇八名", "1008", "人", Scope.EXACT),
    ("举办三期", "3", "期", Scope.EXACT),
]
NO_FIGURES = ["一件事", "两个维护", "三项制度", "第3次", "2024年", "第三方", "最多跑一次"]


@pytest.mark.parametrize(("text", "value", "unit", "scope"), FIGURES)
def test_a_figure_is_read_with_unit_and_scope(text, value, unit, scope):
    (quantity,) = quantities_in(text)
    assert (quantity.value, quantity.unit, quantity.scope) == (Decimal(value), unit, scope)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_only_looks_like_a_figure_is_none(text):
    assert quantities_in(text) == ()


def test_a_number_put_together_over_a_gap_is_dropped():
    (figure,) = figures_in("12件")
    assert quantity_of(figure, (0, 2, 3)) is None
    assert quantity_of(figure, (0, 1, 2)) is not None


INTERVALS = [
    ("860余件", 860, 870),
    ("3万余件", 30_000, 40_000),
    ("1.13万件", 11_250, 11_350 + 0),
    ("45件", 45, 45),
]


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS)
def test_a_rounded_figure_is_an_interval(text, low, high):
    (quantity,) = quantities_in(text)
    assert quantity.low == low
    assert quantity.high == high


SHARES = [  # part, whole, what the text calls it, whether it may
    ("2688件", "2743件", "98%", True),
    ("2688件", "2743件", "约98%", True),
    ("2688件", "2743件", "98%以上", False),
    ("2688件", "2743件", "近98%", True),
    ("2688件", "2743件", "97.9%", True),  # cut off
    ("2688件", "2743件", "98.1%", False),
    ("995件", "1000件", "100%", True),
    ("994件", "1000件", "100%", False),
    ("2206件", "2460件", "近92%", False),
    ("2743件", "2688件", "98%以上", False),  # a part is no more than its whole
]


@pytest.mark.parametrize(("part", "whole", "rate", "expected"), SHARES)
def test_a_share_agrees_within_what_its_words_leave_open(part, whole, rate, expected):
    first, second, claimed = (quantities_in(text)[0] for text in (part, whole, rate))
    assert agrees(claimed, first, second) is expected


def test_the_bounds_of_a_plain_rate_allow_rounding_and_cutting_off():
    assert bounds(quantities_in("98%")[0]) == (Decimal("97.5"), Decimal(99))
