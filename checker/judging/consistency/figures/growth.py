"""A change against the two figures it was taken of: 由5210次减少到3125次，同比下降50.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.quantities import Quantity, Scope
from checker.judging.consistency.figures.shares import ID, TITLE, bounds

_FROM = re.compile(r"(?:由|从)[^,;。、]{0,12}$")
_TO = re.compile(r"[^,;。、]{0,10}(?:到|至|为|成)(?:今年的?|目前的?|20\d\d年的?)?$")
_BY = re.compile(
    r",?(?:同比|较上年|比上年|较去年|比去年|降幅|增幅)?(?:增长|上升|增加|提高|提升|下降|减少|降低|压减|压缩)?(?:了|达到?|为)?$"
)


def growth(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each rate of growth or decline that its two figures do not give."""
    text = draft.plain
    for span in draft.sentences():
        quantities = draft.quantities_of(span)
        for old, new, rate in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if rate.unit != "%" or old.unit != new.unit or old.unit in ("%", "个百分点") or not old.value:
                continue
            if not (
                _FROM.search(text, span.start, old.start)
                and _TO.fullmatch(text, old.end, new.start)
                and _BY.fullmatch(text, new.end, rate.start)
                and rate.start > new.end + 1
            ):
                continue
            if not _agrees(rate, old, new):
                yield _finding(draft, old, new, rate)


def _agrees(rate: Quantity, old: Quantity, new: Quantity) -> bool:
    low, high = bounds(rate)
    changes = [abs(n - o) / o * 100 for n in (new.low, new.high) for o in (old.low, old.high) if o]
    return not changes or (min(changes) <= high and low <= max(changes))


def _finding(draft: Draft, old: Quantity, new: Quantity, rate: Quantity) -> ConsistencyFinding:
    first, last = (new, old) if new.value >= old.value else (old, new)
    change = (abs(new.value - old.value) / old.value * 100).quantize(Decimal("0.01"))
    said = draft.words(new.end, rate.end).lstrip(",，")
    message = f"请核对：（{first.number} − {last.number}）÷ {old.number} = {change}%，文中写“{said}”。"
    exact = old.scope is new.scope is rate.scope is Scope.EXACT
    start, end = draft.page.clause(old.start, old.end)
    certainty = Certainty.SURE if exact else Certainty.LIKELY
    return draft.finding(ID, TITLE, certainty, message, [(start, max(end, rate.end))])
