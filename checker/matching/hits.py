"""Wordings -> hits in a page. One pass over the text for all literals, then wordings are put together sentence by sentence.

Definition of a hit (docs/rule-language.md, "Wordings"): every piece stands in one sentence; ordered pieces with at most `reach`
characters between neighbours, unordered ones without overlap and within `reach` characters altogether.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from operator import itemgetter

from checker.matching.page import Page
from checker.matching.vocabulary import Piece, Spans, Vocabulary
from checker.rulebook.wording import Wording

_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True)
class Hit:
    """A wording found. start, end: squeezed span over all pieces; pieces: their own spans; edits: typos absorbed."""

    wording: Wording
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    edits: int = 0


class Occurrences:
    """Where each literal stands in a page, inside sentences only."""

    def __init__(self, page: Page, wordings: Vocabulary | Iterable[Wording]) -> None:
        self.page = page
        self._vocabulary = wordings if isinstance(wordings, Vocabulary) else Vocabulary(wordings)
        self._found = self._vocabulary.places(page)
        self._present = self._vocabulary.present(self._found)
        self._spans: dict[int | None, Spans] = {}

    def with_typos(self, typos: dict[str, tuple[int, int]]) -> Occurrences:
        """The same occurrences, with one approximate place for each literal in typos (found nowhere exactly)."""
        wider = copy(self)
        wider._spans = {}
        wider._found = {**self._found, **{word: [span] for word, span in typos.items()}}
        wider._present = self._vocabulary.present(wider._found)
        return wider

    def __contains__(self, word: str) -> bool:
        return word in self._found

    def complete(self) -> list[int]:
        """Numbers of the vocabulary's wordings of which every piece is there, in order; all others have no hit."""
        return self._vocabulary.complete(self._present)

    def of(self, piece: Piece) -> Spans:
        """Spans of any alternative of a piece, in order of start, longest first at the same start."""
        number = self._vocabulary.number(piece)
        known = self._spans.get(number) if number is not None else None
        if known is None:
            words = piece if number is None else self._present.get(number, ())
            known = [span for word in words for span in self._found.get(word, ())]
            if len(words) > 1:
                known.sort(key=_END, reverse=True)
                known.sort(key=_START)
            if number is not None:
                self._spans[number] = known
        return known

    def hits(self, wording: Wording) -> list[Hit]:
        """All hits of a wording, one for each place of its first (ordered) or rarest piece."""
        found = []
        for piece in wording.pieces:
            spans = self.of(piece)
            if not spans:
                return []
            found.append(spans)
        if len(found) == 1:
            return [Hit(wording, span[0], span[1], (span,)) for span in found[0]]
        if wording.ordered:
            return list(self._in_order(wording, found))
        return list(self._any_order(wording, found))

    def _in_order(self, wording: Wording, found: list[Spans]) -> Iterable[Hit]:
        second, reach, ends = found[1], wording.reach, self.page.sentence_ends
        for first in found[0]:
            # Most first pieces have no second one near: told before anything is put together.
            at = bisect_left(second, (first[1], -1))
            if at == len(second) or second[at][0] - first[1] > reach:
                continue
            chain = _chain([first], found[1:], reach, ends[first[0]])
            if chain:
                yield Hit(wording, first[0], chain[-1][1], tuple(chain))

    def _any_order(self, wording: Wording, found: list[Spans]) -> Iterable[Hit]:
        rarest = min(range(len(found)), key=lambda i: len(found[i]))
        others = [spans for i, spans in enumerate(found) if i != rarest]
        for anchor in found[rarest]:
            index = self.page.span_at(anchor[0])
            if index is None:
                continue
            low = max(self.page.spans[index].start, anchor[1] - wording.reach)
            high = min(self.page.spans[index].end, anchor[0] + wording.reach)
            near = []
            for spans in others:
                inside = _inside(spans, low, high)
                if not inside:
                    break
                near.append(inside)
            else:
                best = _tightest([anchor], *anchor, near, wording.reach)
                if best:
                    chosen = tuple(sorted(best[1]))
                    yield Hit(wording, chosen[0][0], chosen[0][0] + best[0], chosen)


def _inside(spans: Spans, low: int, high: int) -> Spans:
    inside = []
    for at in range(bisect_left(spans, (low, -1)), len(spans)):
        span = spans[at]
        if span[0] >= high:
            break
        if span[1] <= high:
            inside.append(span)
    return inside


def _chain(
    chain: list[tuple[int, int]], rest: list[list[tuple[int, int]]], gap: int, limit: int
) -> list[tuple[int, int]] | None:
    """The first way to go on from the end of chain through the remaining pieces, nearest first."""
    if not rest:
        return chain
    end = chain[-1][1]
    spans = rest[0]
    for at in range(bisect_left(spans, (end, -1)), len(spans)):
        span = spans[at]
        if span[0] - end > gap or span[1] > limit:
            break
        longer = _chain([*chain, span], rest[1:], gap, limit)
        if longer:
            return longer
    return None


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
