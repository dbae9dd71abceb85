"""Wordings -> hits in a page. One pass over the text for all literals, then wordings are put together sentence by sentence.

Definition of a hit (docs/rule-language.md, "Wordings"): every piece stands in one sentence; ordered pieces with at most `reach`
characters between neighbours, unordered ones without overlap and within `reach` characters altogether.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import itemgetter

from checker.matching.page import Page
from checker.matching.vocabulary import Piece, Place, Vocabulary, numbers_of
from checker.rulebook.wording import Wording
from checker.values import NamedTuple

_START, _END = itemgetter(0), itemgetter(1)

Spans = list[Place]
_NEVER: dict[str, list[Place]] = {}
_FEW = 8  # spans that are quicker looked at than searched


class Hit(NamedTuple):  # not a dataclass: a report has a thousand
    """A wording found. start, end: squeezed span over all pieces; pieces: their own spans; edits: typos absorbed."""

    wording: Wording
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    edits: int = 0


class Occurrences:
    """Where each literal stands in a page, inside sentences only.

    In which sentences a word stands is also kept as one whole number, bit i for sentence i: most wordings of which every piece is on the
    page have no sentence that holds them all, and fall by a few `and`s.
    """

    def __init__(self, page: Page, wordings: Vocabulary | Iterable[Wording]) -> None:
        self.page = page
        self._vocabulary = wordings if isinstance(wordings, Vocabulary) else Vocabulary(wordings)
        self._first, self._again = self._vocabulary.places(page)
        self._bits: dict[str, int] = {}
        for number, here in enumerate(self._first):
            bit = 1 << number
            for word in here:
                self._bits[word] = self._bits.get(word, 0) | bit

    def with_typos(self, typos: dict[str, tuple[int, int]]) -> Occurrences:
        """The same occurrences, with one approximate place for each literal in typos (found nowhere exactly)."""
        wider = Occurrences.__new__(Occurrences)  # a copy, without the module that copies anything
        vars(wider).update(vars(self))
        wider._first, wider._bits = [*self._first], {**self._bits}
        for word, place in typos.items():
            number = self.page.sentence_of[place[0]]
            wider._first[number] = {**wider._first[number], word: place}
            wider._bits[word] = 1 << number
        return wider

    def __contains__(self, word: str) -> bool:
        return word in self._bits

    def __iter__(self) -> Iterator[str]:
        return iter(self._bits)

    def all_hits(self) -> Iterator[tuple[int, list[Hit]]]:
        """Numbers of the vocabulary's wordings, in order, each with its hits; all that are left out have none."""
        wordings = self._vocabulary.wordings
        for number, sentences in self._vocabulary.candidates(self._bits):
            yield number, self._hits(wordings[number], sentences)

    def hits(self, wording: Wording) -> list[Hit]:
        """All hits of a wording, one for each place of its first (ordered) or rarest piece."""
        common = -1
        for piece in wording.pieces:
            common &= self.sentences(piece)
        return self._hits(wording, common)

    def _hits(self, wording: Wording, sentences: int) -> list[Hit]:
        """sentences: those that hold every piece, bit i for sentence i."""
        found: list[Hit] = []
        pieces, rarest = wording.pieces, None
        for number in numbers_of(sentences):
            here, again = self._first[number], self._again.get(number, _NEVER)
            spans = [_spans(piece, here, again) for piece in pieces]
            if len(spans) == 1:
                found += [Hit(wording, span[0], span[1], (span,)) for span in spans[0]]
                continue
            single = [of_piece[0] for of_piece in spans if len(of_piece) == 1]
            if len(single) == len(spans):
                # Of most words a sentence has one: there is nothing to choose.
                _only(wording, single, found)
            elif wording.ordered:
                _in_order(wording, spans, found)
            else:
                if rarest is None:
                    counts = [self._count(piece) for piece in pieces]
                    rarest = counts.index(min(counts))
                _any_order(wording, [spans[rarest], *spans[:rarest], *spans[rarest + 1 :]], found)
        return found

    def sentences(self, piece: Piece) -> int:
        """In which sentences a piece stands: bit i for sentence i."""
        known, sentences = self._bits, 0
        for word in piece:
            if word in known:
                sentences |= known[word]
        return sentences

    def first_in(self, piece: Piece, sentence: int) -> tuple[int, int]:
        """The first place of a piece in a sentence that holds it."""
        return _spans(piece, self._first[sentence], self._again.get(sentence, _NEVER))[0]

    def _count(self, piece: Piece) -> int:
        """How many places a piece has."""
        bits, more = self._bits, self._more
        return sum([bits[word].bit_count() + more.get(word, 0) for word in bits.keys() & piece])

    @cached_property
    def _more(self) -> dict[str, int]:
        """Of each word, how many places it has besides the first one in each sentence."""
        more: dict[str, int] = {}
        for again in self._again.values():
            for word, places in again.items():
                more[word] = more.get(word, 0) + len(places)
        return more


def _spans(piece: Piece, here: dict[str, Place], again: dict[str, list[Place]]) -> Spans:
    """The places of a piece in a sentence that holds it, in order of start, longest first at the same start.

    here, again: words of the sentence -> the first place, the further ones.
    """
    if len(piece) == 1:
        word = piece[0]
        return [here[word], *again[word]] if word in again else [here[word]]
    words = here.keys() & piece
    spans = [*map(here.__getitem__, words)]
    if again:
        for word in words:
            if word in again:
                spans += again[word]
    return _in_place(spans) if len(spans) > 1 else spans


def _in_place(spans: Spans) -> Spans:
    spans.sort(key=_END, reverse=True)
    spans.sort(key=_START)
    return spans


def _only(wording: Wording, spans: Spans, found: list[Hit]) -> None:
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
