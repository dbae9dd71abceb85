"""Wordings -> hits in a page. One pass over the text for all literals, then wordings are put together sentence by sentence.

Definition of a hit (docs/rule-language.md, "Wordings"): every piece stands in one sentence; ordered pieces with at most `reach`
characters between neighbours, unordered ones without overlap and within `reach` characters altogether.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

from checker.matching.page import Page
from checker.rulebook.wording import Wording

# Units that also end or begin other words (文件, 事项, 层次, 市场, 国家, 条件): alone in a wording they mean a count.
UNITS = frozenset("件次份项个家人户条场名起期处宗批册篇辆艘吨台套轮卷座支张元部节门堂例亩枚天类种案遍")
_NUMBER = frozenset("0123456789〇一二三四五六七八九十百千万亿两")
_ABOUT = frozenset("余多几")  # 20余件 is a count, 多次 is none


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

    def __init__(self, page: Page, wordings: Iterable[Wording]) -> None:
        self.page = page
        literals = {word for wording in wordings for piece in wording.pieces for word in piece}
        # A literal whose first two characters stand nowhere together stands nowhere: most need no search.
        pairs = {a + b for a, b in pairwise(page.text)} | set(page.text)
        self._found = {
            word: [(at, at + len(word)) for at in places]
            for word in literals
            if word[:2] in pairs and (places := _places(page, word))
        }
        self._spans: dict[int, tuple[tuple[str, ...], list[tuple[int, int]]]] = {}

    def with_typos(self, typos: dict[str, tuple[int, int]]) -> Occurrences:
        """The same occurrences, with one approximate place for each literal in typos (found nowhere exactly)."""
        wider = copy(self)
        wider._spans = {}
        wider._found = {**self._found, **{word: [span] for word, span in typos.items()}}
        return wider

    def __contains__(self, word: str) -> bool:
        return word in self._found

    def of(self, piece: tuple[str, ...]) -> list[tuple[int, int]]:
        """Spans of any alternative of a piece, in order of start, longest first at the same start."""
        # By identity: the same word group stands in many wordings, and hashing its hundred words costs more than the search.
        known = self._spans.get(id(piece))
        if known is None:
            spans = [span for word in piece for span in self._found.get(word, ())]
            spans.sort(key=lambda s: (s[0], -s[1]))
            known = self._spans[id(piece)] = (piece, spans)
        return known[1]

    def hits(self, wording: Wording) -> list[Hit]:
        """All hits of a wording, one for each place of its first (ordered) or rarest piece."""
        found = []
        for piece in wording.pieces:
            spans = self.of(piece)
            if not spans:
                return []
            found.append(spans)
        if len(found) == 1:
            return [Hit(wording, start, end, ((start, end),)) for start, end in found[0]]
        if wording.ordered:
            return list(self._in_order(wording, found))
        return list(self._any_order(wording, found))

    def _in_order(self, wording: Wording, found: list[list[tuple[int, int]]]) -> Iterable[Hit]:
        for first in found[0]:
            limit = self._sentence_end(first)
            chain = _chain([first], found[1:], wording.reach, limit)
            if chain:
                yield Hit(wording, chain[0][0], chain[-1][1], tuple(chain))

    def _any_order(self, wording: Wording, found: list[list[tuple[int, int]]]) -> Iterable[Hit]:
        rarest = min(range(len(found)), key=lambda i: len(found[i]))
        for anchor in found[rarest]:
            index = self.page.span_at(anchor[0])
            if index is None:
                continue
            low = max(self.page.spans[index].start, anchor[1] - wording.reach)
            high = min(self.page.spans[index].end, anchor[0] + wording.reach)
            others = [
                [s for s in spans if low <= s[0] and s[1] <= high]
                for i, spans in enumerate(found)
                if i != rarest
            ]
            best = _tightest([anchor], others, wording.reach)
            if best:
                spans = tuple(sorted(best))
                yield Hit(wording, spans[0][0], max(end for _, end in spans), spans)

    def _sentence_end(self, span: tuple[int, int]) -> int:
        index = self.page.span_at(span[0])
        return span[1] if index is None else self.page.spans[index].end


def _places(page: Page, word: str) -> list[int]:
    """Starts of a literal that lie in one sentence; overlapping ones included. A bare unit counts after a number only."""
    places = []
    at = page.text.find(word)
    while at >= 0:
        index = page.span_at(at)
        counts = word not in UNITS or _is_counted(page.text, at)
        if counts and index is not None and at + len(word) <= page.spans[index].end:
            places.append(at)
        at = page.text.find(word, at + 1)
    return places


def _is_counted(text: str, at: int) -> bool:
    """Whether a number stands right before text[at]."""
    if text[at - 1 : at] in _ABOUT:
        at -= 1
    return at > 0 and text[at - 1] in _NUMBER


def _chain(
    chain: list[tuple[int, int]], rest: list[list[tuple[int, int]]], gap: int, limit: int
) -> list[tuple[int, int]] | None:
    """The first way to go on from the end of chain through the remaining pieces, nearest first."""
    if not rest:
        return chain
    end = chain[-1][1]
    spans = rest[0]
    for span in spans[bisect_left(spans, (end, -1)) :]:
        if span[0] - end > gap or span[1] > limit:
            break
        longer = _chain([*chain, span], rest[1:], gap, limit)
        if longer:
            return longer
    return None


def _tightest(
    chosen: list[tuple[int, int]], rest: list[list[tuple[int, int]]], reach: int
) -> list[tuple[int, int]] | None:
    """The choice of one span for each piece, without overlap, that stretches least; None when none stays within reach."""
    if not rest:
        return chosen
    best: list[tuple[int, int]] | None = None
    for span in rest[0]:
        if any(span[0] < end and start < span[1] for start, end in chosen):
            continue
        candidate = _tightest([*chosen, span], rest[1:], reach)
        if candidate and (best is None or _stretch(candidate) < _stretch(best)):
            best = candidate
    return best if best and _stretch(best) <= reach else None


def _stretch(spans: list[tuple[int, int]]) -> int:
    return max(end for _, end in spans) - min(start for start, _ in spans)
