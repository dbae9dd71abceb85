"""Wordings -> hits in a page. One pass over the text for all literals, then wordings are put together sentence by sentence.

Definition of a hit (docs/rule-language.md, "Wordings"): every piece stands in one sentence; ordered pieces with at most `reach`
characters between neighbours, unordered ones without overlap and within `reach` characters altogether.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from copy import copy
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from checker.matching.page import Page
from checker.matching.vocabulary import Piece, Vocabulary
from checker.rulebook.wording import Wording

_START, _END = itemgetter(0), itemgetter(1)

Spans = list[tuple[int, int]]
_FEW = 8  # spans that are quicker looked at than searched


class Hit(NamedTuple):  # not a dataclass: a report has a thousand
    """A wording found. start, end: squeezed span over all pieces; pieces: their own spans; edits: typos absorbed."""

    wording: Wording
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    edits: int = 0


class _Placed(dict[str, dict[int, Spans]]):
    """Word -> sentence -> where the word stands in it, in order; worked out when a word is first asked for."""

    def __init__(self, page: Page, starts: dict[str, list[int]]) -> None:
        self._numbers = page.sentence_of
        self._starts = starts

    def __missing__(self, word: str) -> dict[int, Spans]:
        length, numbers = len(word), self._numbers
        placed: dict[int, Spans] = {}
        for start in self._starts[word]:
            number = numbers[start]
            if number in placed:
                placed[number].append((start, start + length))
            else:
                placed[number] = [(start, start + length)]
        self[word] = placed
        return placed


class _Present(dict[Piece, tuple[list[str], int]]):
    """Piece -> its words that stand in the page, and the sentences that hold one; worked out when a piece is first asked for."""

    def __init__(self, bits: dict[str, int]) -> None:
        self._bits = bits

    def __missing__(self, piece: Piece) -> tuple[list[str], int]:
        bits, sentences = self._bits, 0
        words = [word for word in piece if word in bits]
        for word in words:
            sentences |= bits[word]
        self[piece] = words, sentences
        return words, sentences


class Occurrences:
    """Where each literal stands in a page, inside sentences only.

    In which sentences a word stands is also kept as one whole number, bit i for sentence i: most wordings of which every piece is on the
    page have no sentence that holds them all, and fall by a few `and`s.
    """

    def __init__(self, page: Page, wordings: Vocabulary | Iterable[Wording]) -> None:
        self.page = page
        self._vocabulary = wordings if isinstance(wordings, Vocabulary) else Vocabulary(wordings)
        self._starts = self._vocabulary.places(page)
        bits = [1 << number for number in range(len(page.spans))]
        bit_of = [bits[number] for number in page.sentence_of[:-1]] if bits else []
        self._bits = {}
        for word, starts in self._starts.items():
            sentences = 0
            for start in starts:
                sentences |= bit_of[start]
            self._bits[word] = sentences
        self._placed, self._present = _Placed(page, self._starts), _Present(self._bits)

    def with_typos(self, typos: dict[str, tuple[int, int]]) -> Occurrences:
        """The same occurrences, with one approximate place for each literal in typos (found nowhere exactly)."""
        wider = copy(self)
        numbers = self.page.sentence_of
        wider._starts = {**self._starts, **{word: [start] for word, (start, _) in typos.items()}}
        wider._bits = {**self._bits, **{word: 1 << numbers[start] for word, (start, _) in typos.items()}}
        wider._placed, wider._present = _Placed(self.page, wider._starts), _Present(wider._bits)
        wider._placed.update({word: {numbers[span[0]]: [span]} for word, span in typos.items()})
        return wider

    def __contains__(self, word: str) -> bool:
        return word in self._starts

    def __iter__(self) -> Iterator[str]:
        return iter(self._starts)

    def candidates(self) -> list[int]:
        """Numbers of the vocabulary's wordings that may have a hit, in order; all others have none."""
        return self._vocabulary.candidates(self._bits, self._present)

    def hits(self, wording: Wording) -> list[Hit]:
        """All hits of a wording, one for each place of its first (ordered) or rarest piece."""
        pieces, present = wording.pieces, self._present
        if len(pieces) == 1:
            return [Hit(wording, span[0], span[1], (span,)) for span in self._everywhere(pieces[0])]
        words, common = [], -1
        for piece in pieces:
            there, sentences = present[piece]
            common &= sentences
            if not common:
                return []
            words.append(there)
        found: list[Hit] = []
        rarest = None
        for number in numbers_of(common):
            spans = [self._spans(there, number) for there in words]
            if sum(map(len, spans)) == len(spans):
                # Of most words a sentence has one: there is nothing to choose.
                _only(wording, [of_piece[0] for of_piece in spans], found)
            elif wording.ordered:
                _in_order(wording, spans, found)
            else:
                if rarest is None:
                    counts = [self._count(there) for there in words]
                    rarest = counts.index(min(counts))
                _any_order(wording, [spans[rarest], *spans[:rarest], *spans[rarest + 1 :]], found)
        return found

    def sentences(self, piece: Piece) -> int:
        """In which sentences a piece stands: bit i for sentence i."""
        return self._present[piece][1]

    def first_in(self, piece: Piece, sentence: int) -> tuple[int, int]:
        """The first place of a piece in a sentence that holds it."""
        return self._spans(self._present[piece][0], sentence)[0]

    def _count(self, words: list[str]) -> int:
        return sum([len(self._starts[word]) for word in words])

    def _everywhere(self, piece: Piece) -> Spans:
        """The places of a piece, in order of start, longest first at the same start."""
        words = self._present[piece][0]
        spans = [span for word in words for here in self._placed[word].values() for span in here]
        return _in_place(spans) if len(words) > 1 else spans

    def _spans(self, words: list[str], sentence: int) -> Spans:
        """The places of some words in a sentence, in the same order. Not to be changed."""
        placed = self._placed
        if len(words) == 1:
            return placed[words[0]][sentence]
        bit, bits = 1 << sentence, self._bits
        here = [placed[word][sentence] for word in words if bits[word] & bit]
        return here[0] if len(here) == 1 else _in_place(list(chain.from_iterable(here)))


def _in_place(spans: Spans) -> Spans:
    spans.sort(key=_END, reverse=True)
    spans.sort(key=_START)
    return spans


def numbers_of(bits: int) -> list[int]:
    """The numbers of the bits that are set, in order."""
    numbers = []
    while bits:
        lowest = bits & -bits
        numbers.append(lowest.bit_length() - 1)
        bits ^= lowest
    return numbers


def _only(wording: Wording, spans: Spans, found: list[Hit]) -> None:
    """Add the hit in one sentence where each piece has a single place, if they make one."""
    if not wording.ordered:
        spans.sort()
    start = end = spans[0][0]
    gap = 0
    for first, last in spans:
        if first < end:
            return
        gap = max(gap, first - end)
        end = last
    if (gap if wording.ordered else end - start) <= wording.reach:
        found.append(Hit(wording, start, end, tuple(spans)))


def _in_order(wording: Wording, spans: list[Spans], found: list[Hit]) -> None:
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


def _any_order(wording: Wording, spans: list[Spans], found: list[Hit]) -> None:
    """Add the hits in one sentence. spans: of each piece in it, the rarest in the page first."""
    if len(spans) == 2:
        _pairs(wording, spans[0], spans[1], found)
        return
    reach, others = wording.reach, spans[1:]
    for anchor in spans[0]:
        low, high = anchor[1] - reach, anchor[0] + reach
        near = []
        for other in others:
            inside = _inside(other, low, high)
            if not inside:
                break
            near.append(inside)
        else:
            best = _tightest([anchor], *anchor, near, reach)
            if best:
                chosen = tuple(sorted(best[1]))
                found.append(Hit(wording, chosen[0][0], chosen[0][0] + best[0], chosen))


def _pairs(wording: Wording, anchors: Spans, others: Spans, found: list[Hit]) -> None:
    """The same for two pieces, which most wordings have."""
    reach = wording.reach
    for anchor in anchors:
        start, end = anchor
        near = others if len(others) <= _FEW else _inside(others, end - reach, start + reach)
        least, best = reach + 1, None
        for other in near:
            if other[0] >= end:
                stretch = other[1] - start
            elif other[1] <= start:
                stretch = end - other[0]
            else:
                continue
            if stretch < least:
                least, best = stretch, other
        if best is not None:
            chosen = (anchor, best) if start < best[0] else (best, anchor)
            found.append(Hit(wording, chosen[0][0], chosen[1][1], chosen))


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
