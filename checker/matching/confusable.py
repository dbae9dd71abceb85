"""Which characters may never stand for each other: they tell two official terms apart, or deny."""

from __future__ import annotations

NEGATIONS = frozenset("不未无没非免勿莫")
# Characters whose exchange makes another official term. A hit that differs in one of them is a different word, not a typo.
CONFUSABLE = (
    frozenset("治制"),
    frozenset("前后中"),
    frozenset("议决诉裁"),
    frozenset("府务"),
    frozenset("审备督检监"),
    frozenset("公共"),
    frozenset("上下"),
    frozenset("省市县区镇乡街村"),
    frozenset("一二三四五六七八九十"),
    frozenset("0123456789"),
    frozenset("立执司普守用学"),
    frozenset("人员"),
    frozenset("执司"),
    frozenset("安健"),
    frozenset("制性"),
    frozenset("办理治"),
    frozenset("收支"),
)


def is_another_term(written: str, meant: str) -> bool:
    """Whether one character in the place of another makes another official term, or a negation."""
    return (
        written in NEGATIONS
        or meant in NEGATIONS
        or any(written in group and meant in group for group in CONFUSABLE)
    )
