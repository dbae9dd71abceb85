"""A document as the matcher sees it: squeezed text, cut into sentences and clauses that no wording may cross.

All positions inside matching and judging are positions in the squeezed text; `original` leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import pairwise

from checker.document import Document
from checker.folding import Squeezed, squeeze
from checker.matching.slips import FixedTerms, Slip, mend
from checker.structure.outline import Outline, PartName, Sentence
from checker.values import dataclass, replace

# A comma between digits groups thousands; 、 joins tasks of one clause.
_CLAUSE_END = re.compile(r"(?<!\d)[,:]|[,:](?!\d)")
_MARK_IN_NUMBER = re.compile(r"(?<=\d)[,:](?=\d)")
BETWEEN = -1


@dataclass(frozen=True)
class Span:
    """A sentence in squeezed positions, with the sentence of the outline it is."""

    start: int
    end: int
    sentence: Sentence


@dataclass(frozen=True)
class Page:
    """text: squeezed, folded. spans: the sentences, in order. slips: fixed terms with one character wrong; None as long
    as `with_slips` has not looked for them."""

    document: Document
    outline: Outline
    squeezed: Squeezed
    spans: tuple[Span, ...]
    sentence_of: tuple[
        int, ...
    ]  # number of the sentence at every position and behind the last; BETWEEN where there is none
    _clauses: tuple[list[tuple[int, int]], ...]
    # Of every position: where its clause begins, and where the clause of a span that ends there does.
    _lefts: tuple[int, ...]
    _rights: tuple[int, ...]
    slips: tuple[Slip, ...] | None = None

    @cached_property
    def text(self) -> str:
        return self.squeezed.text

    def with_slips(self, terms: FixedTerms) -> Page:
        """The same page, its slips found. Quotes inside a term (“赢”商环境) say that it is meant."""
        found = terms.slips(self.text)
        plain = (slip for slip in found if self._is_unbroken(slip.start, slip.end))
        return replace(self, slips=tuple(plain))

    def mended(self) -> Page:
        """The page as it was meant: its text without the slips, every position as before."""
        if not self.slips:
            return self
        return replace(self, squeezed=replace(self.squeezed, text=mend(self.text, self.slips)))

    def _is_unbroken(self, start: int, end: int) -> bool:
        index = self.span_at(start)
        first, last = self.original(start, end)
        written = self.document.folded[first:last]
        return index is not None and end <= self.spans[index].end and '"' not in written

    def span_at(self, position: int) -> int | None:
        """Index of the sentence at a squeezed position; None between sentences (title, residue)."""
        index = self.sentence_of[position]
        return None if index == BETWEEN else index

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause or clauses that hold [start, end), cut at commas and colons inside its sentence."""
        index = self.sentence_of[start]
        if index == BETWEEN:
            return start, end
        return self._lefts[start], self._rights[end - 1] if end <= self.spans[index].end else self.spans[
            index
        ].end

    def clause_at(self, position: int) -> tuple[int, int]:
        """The clause that holds the character at a position inside a sentence."""
        return self._lefts[position], self._rights[position]

    def clauses(self, index: int) -> list[tuple[int, int]]:
        """All clauses of sentence `index`, in order. Not to be changed."""
        return self._clauses[index]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document's text of a squeezed span."""
        return self.squeezed.span(start, end)

    def part_at(self, position: int) -> PartName | None:
        index = self.span_at(position)
        return None if index is None else self.spans[index].sentence.part


def page_of(document: Document, outline: Outline) -> Page:
    """Prepare a document for matching. Sentences without a visible character are dropped."""
    squeezed = squeeze(document.folded)
    spans = []
    for sentence in outline.sentences:
        start = bisect_left(squeezed.origin, sentence.start)
        end = bisect_left(squeezed.origin, sentence.end)
        if end > start:
            spans.append(Span(start, end, sentence))
    numbers: list[int] = []
    for index, span in enumerate(spans):
        numbers += [BETWEEN] * (span.start - len(numbers))
        numbers += [index] * (span.end - span.start)
    numbers += [BETWEEN] * (len(squeezed.text) + 1 - len(numbers))
    return Page(document, outline, squeezed, tuple(spans), tuple(numbers), *_cut(squeezed.text, spans))


def _cut(
    text: str, spans: list[Span]
) -> tuple[tuple[list[tuple[int, int]], ...], tuple[int, ...], tuple[int, ...]]:
    """The clauses of every sentence, a comma at the end of each; and the bounds of the clause at every position, the comma left out."""
    clauses: list[list[tuple[int, int]]] = []
    lefts: list[int] = []
    rights: list[int] = []
    for span in spans:
        ends = [match.end() for match in _CLAUSE_END.finditer(text, span.start, span.end)]
        clauses.append([(a, b) for a, b in pairwise([span.start, *ends, span.end]) if b > a])
        lefts += [0] * (span.start - len(lefts))
        rights += [0] * (span.start - len(rights))
        for a, b in clauses[-1]:
            lefts += [a] * (b - a)
        for end in ends:
            rights += [end - 1] * (end - 1 - len(rights))
        rights += [span.end] * (span.end - len(rights))
    for match in _MARK_IN_NUMBER.finditer(text, 0, len(lefts)):
        lefts[match.end()] = match.end()  # 1,200件 with a hit on the second number
    return tuple(clauses), tuple(lefts), tuple(rights)
