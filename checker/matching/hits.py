"""Wordings -> hits in a page. One pass over the text for all literals, then wordings are put together sentence by sentence.

Definition of a hit (docs/rule-language.md, "Wordings"): every piece stands in one sentence; ordered pieces with at most `reach`
characters between neighbours, unordered ones without overlap and within `reach` characters altogether.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from checker.matching.hit import Hit, Place, Spans, any_order, in_order, in_place, only
from checker.matching.page import Page
from checker.matching.vocabulary import Piece, Vocabulary, numbers_of
from checker.rulebook.wording import Wording

_NEVER: dict[str, list[Place]] = {}


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
                only(wording, single, found)
            elif wording.ordered:
                in_order(wording, spans, found)
            else:
                if rarest is None:
                    counts = [self._count(piece) for piece in pieces]
                    rarest = counts.index(min(counts))
                any_order(wording, [spans[rarest], *spans[:rarest], *spans[rarest + 1 :]], found)
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
    return in_place(spans) if len(spans) > 1 else spans
