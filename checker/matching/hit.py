"""A hit, and how the places that the pieces of a wording have in one sentence make one. Knows no page."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from checker.rulebook.wording import Wording
from checker.values import NamedTuple

Place = tuple[int, int]  # squeezed start and end
Spans = list[Place]

_START, _END = itemgetter(0), itemgetter(1)
_FEW = 8  # spans that are quicker looked at than searched


class Hit(NamedTuple):  # not a dataclass: a report has a thousand
    """A wording found. start, end: squeezed span over all pieces; pieces: their own spans; edits: typos absorbed."""

    wording: Wording
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    edits: int = 0


def in_place(spans: Spans) -> Spans:
    """The spans put in order of start, longest first at the same start."""
    spans.sort(key=_END, reverse=True)
    spans.sort(key=_START)
    return spans


def only(wording: Wording, spans: Spans, found: list[Hit]) -> None:
    """Add the hit in one sentence where each piece has a single place, if they make one."""
    if not wording.ordered:
        spans.sort()
    reach = wording.reach
    end = spans[0][0]
    for first, last in spans:
        if first < end or (first - end > reach and wording.ordered):
            return
        end = last
    if wording.ordered or end - spans[0][0] <= reach:
        found.append(Hit(wording, spans[0][0], end, tuple(spans)))


def in_order(wording: Wording, spans: list[Spans], found: list[Hit]) -> None:
    """Add the hits in one sentence. spans: of each piece in it."""
    firsts, second, rest, reach = spans[0], spans[1], spans[1:], wording.reach
    for first in firsts:
        # Most first pieces have no second one near: told before anything is put together.
        at = bisect_left(second, (first[1], -1))
        if at == len(second) or second[at][0] - first[1] > reach:
            continue
        if len(rest) == 1:
            found.append(Hit(wording, first[0], second[at][1], (first, second[at])))
            continue
        chain = _chain([first], rest, reach)
        if chain:
            found.append(Hit(wording, first[0], chain[-1][1], tuple(chain)))


def _chain(chain: Spans, rest: list[Spans], gap: int) -> Spans | None:
    """The first way to go on from the end of chain through the remaining pieces, nearest first."""
    if not rest:
        return chain
    end = chain[-1][1]
    spans = rest[0]
    for at in range(bisect_left(spans, (end, -1)), len(spans)):
        span = spans[at]
        if span[0] - end > gap:
            break
        longer = _chain([*chain, span], rest[1:], gap)
        if longer:
            return longer
    return None


def any_order(wording: Wording, spans: list[Spans], found: list[Hit]) -> None:
    """Add the hits in one sentence. spans: of each piece in it, the rarest in the page first."""
    reach = wording.reach
    for anchor in spans[0]:
        low, high = anchor[1] - reach, anchor[0] + reach
        near = [other if len(other) <= _FEW else _inside(other, low, high) for other in spans[1:]]
        if len(near) == 1:
            best = _nearest(anchor, near[0], reach)
        elif len(near) == 2:
            best = _nearest_two(anchor, near[0], near[1], reach)
        else:
            chosen = _tightest([anchor], *anchor, near, reach)
            best = chosen and chosen[1]
        if best:
            best.sort()
            found.append(Hit(wording, best[0][0], best[-1][1], tuple(best)))


def _nearest(anchor: tuple[int, int], others: Spans, reach: int) -> Spans | None:
    """anchor and the span that stretches least with it, without overlap; None when none stays within reach. Of several the first."""
    start, end = anchor
    least, best = reach + 1, None
    for other in others:
        if other[0] >= end:
            stretch = other[1] - start
        elif other[1] <= start:
            stretch = end - other[0]
        else:
            continue
        if stretch < least:
            least, best = stretch, other
    return None if best is None else [anchor, best]


def _nearest_two(anchor: tuple[int, int], firsts: Spans, seconds: Spans, reach: int) -> Spans | None:
    """The same with two spans, one of each list: what `_tightest` says, in two loops, for the wordings of three pieces."""
    start, end = anchor
    least, best = reach + 1, None
    for first in firsts:
        a, b = first
        if a < end and start < b:
            continue
        low, high = a if a < start else start, b if b > end else end
        if high - low >= least:
            continue
        for second in seconds:
            c, d = second
            if (c < end and start < d) or (c < b and a < d):
                continue
            stretch = (d if d > high else high) - (c if c < low else low)
            if stretch < least:
                least, best = stretch, [anchor, first, second]
    return best


def _inside(spans: Spans, low: int, high: int) -> Spans:
    """Those of the spans, which are in order, that lie in [low, high)."""
    if len(spans) == 1:
        return spans if low <= spans[0][0] and spans[0][1] <= high else []
    inside = []
    for at in range(bisect_left(spans, (low, -1)), len(spans)):
        span = spans[at]
        if span[0] >= high:
            break
        if span[1] <= high:
            inside.append(span)
    return inside


def _tightest(chosen: Spans, low: int, high: int, rest: list[Spans], reach: int) -> tuple[int, Spans] | None:
    """The choice of one span for each piece, without overlap, that stretches least, behind its stretch; None when none stays within reach.

    low, high: over what is chosen. Of several that stretch alike the first.
    """
    if not rest:
        return high - low, chosen
    best: tuple[int, Spans] | None = None
    for span in rest[0]:
        first, last = min(low, span[0]), max(high, span[1])
        if last - first > reach or (best is not None and last - first >= best[0]):
            continue
        if any(span[0] < end and start < span[1] for start, end in chosen):
            continue
        candidate = _tightest([*chosen, span], first, last, rest[1:], reach)
        if candidate is not None and (best is None or candidate[0] < best[0]):
            best = candidate
    return best
