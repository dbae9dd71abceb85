"""A change against the two figures it was taken of: 由5210次减少到3125次，同比下降50.2%; 由94.6%上升到98.9%，提高5.3个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.quantities import Quantity, Scope
from checker.judging.consistency.figures.shares import ID, TITLE, bounds

_WORDS = re.compile("由|从")
_LEAST = 3  # figures: before, after and the change
_FROM = re.compile(r"(?:由|从)[^,;。、]{0,12}$")
_TO = re.compile(r"[^,;。、]{0,10}(?:到|至|为|成)(?:今年的?|目前的?|20\d\d年的?)?$")
_BY = re.compile(
    r",?(?:同比|较上年|比上年|较去年|比去年|降幅|增幅)?(?:增长|上升|增加|提高|提升|下降|减少|降低|压减|压缩)?(?:了|达到?|为)?$"
)
_POINTS = "个百分点"


def growth(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each rate of growth or decline, or difference in points, that its two figures do not give."""
    text = draft.plain
    for span in draft.sentences_with(_WORDS):
        quantities = draft.quantities_of(span, _LEAST)
        for old, new, change in zip(quantities, quantities[1:], quantities[2:], strict=False):
            in_points = change.unit == _POINTS and old.unit == new.unit == "%"
            in_percent = change.unit == "%" and old.unit == new.unit and old.unit not in ("%", _POINTS)
            if not (in_points or in_percent) or not old.value:
                continue
            if not (
                _FROM.search(text, span.start, old.start)
                and _TO.fullmatch(text, old.end, new.start)
                and _BY.fullmatch(text, new.end, change.start)
                and change.start > new.end + 1
            ):
                continue
            agrees = _points_agree if in_points else _agrees
            if not agrees(change, old, new):
                yield _finding(draft, old, new, change)


def _agrees(rate: Quantity, old: Quantity, new: Quantity) -> bool:
    low, high = bounds(rate)
    changes = [abs(n - o) / o * 100 for n in (new.low, new.high) for o in (old.low, old.high) if o]
    return not changes or (min(changes) <= high and low <= max(changes))


def _points_agree(points: Quantity, old: Quantity, new: Quantity) -> bool:
    """Both shares and their difference were rounded, or cut off, each for itself."""
    exact = old.scope is new.scope is points.scope is Scope.EXACT
    return not exact or abs(abs(new.value - old.value) - points.value) <= old.step + new.step + points.step


def _finding(draft: Draft, old: Quantity, new: Quantity, change: Quantity) -> ConsistencyFinding:
    first, last = (new, old) if new.value >= old.value else (old, new)
    said = draft.words(new.end, change.end).lstrip(",，")
    if change.unit == _POINTS:
        difference = f"{(first.value - last.value).normalize():f}"
        message = f"请核对：{first.number}% − {last.number}% = {difference} 个百分点，文中写“{said}”。"
    else:
        percent = ((first.value - last.value) / old.value * 100).quantize(Decimal("0.01"))
        message = f"请核对：（{first.number} − {last.number}）÷ {old.number} = {percent}%，文中写“{said}”。"
    exact = old.scope is new.scope is change.scope is Scope.EXACT
    start, end = draft.page.clause(old.start, old.end)
    certainty = Certainty.SURE if exact else Certainty.LIKELY
    return draft.finding(ID, TITLE, certainty, message, [(start, max(end, change.end))])
