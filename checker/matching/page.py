"""A document as the matcher sees it: squeezed text, cut into sentences and clauses that no wording may cross.

All positions inside matching and judging are positions in the squeezed text; `original` leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.document import Document
from checker.folding import Squeezed, squeeze
from checker.matching.slips import FixedTerms, Slip, mend
from checker.structure.outline import Outline, PartName, Sentence

# A comma between digits groups thousands; 、 joins tasks of one clause.
_CLAUSE_END = re.compile(r"(?<!\d)[,:]|[,:](?!\d)")


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
    _sentences: tuple[int | None, ...]  # of every position, and of the one behind the last
    _clauses: tuple[list[tuple[int, int]], ...]
    _cuts: tuple[int, ...]  # commas and colons that end a clause, in order
    sentence_ends: tuple[int, ...]  # end of the sentence at every position; 0 between sentences
    slips: tuple[Slip, ...] | None = None

    @property
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
        return self._sentences[position]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause or clauses that hold [start, end), cut at commas and colons inside its sentence."""
        index = self.span_at(start)
        if index is None:
            return start, end
        span, cuts = self.spans[index], self._cuts
        before, after = bisect_left(cuts, start), bisect_left(cuts, end)
        left = cuts[before - 1] + 1 if before and cuts[before - 1] >= span.start else span.start
        if start > span.start and self.squeezed.text[start - 1] in ",:":
            left = start  # 1,200件 with a hit on the second number
        return left, cuts[after] if after < len(cuts) and cuts[after] < span.end else span.end

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
    clauses, cuts = _cut(squeezed.text, spans)
    numbers = _numbered(len(squeezed.text), spans)
    ends = tuple(0 if index is None else spans[index].end for index in numbers)
    return Page(document, outline, squeezed, tuple(spans), numbers, clauses, cuts, ends)


def _numbered(length: int, spans: list[Span]) -> tuple[int | None, ...]:
    """The number of the sentence at every position of a text and behind its end; None between sentences."""
    numbers: list[int | None] = []
    for index, span in enumerate(spans):
        numbers += [None] * (span.start - len(numbers))
        numbers += [index] * (span.end - span.start)
    return (*numbers, *[None] * (length + 1 - len(numbers)))


def _cut(text: str, spans: list[Span]) -> tuple[tuple[list[tuple[int, int]], ...], tuple[int, ...]]:
    """The clauses of every sentence, a comma at the end of each; and the places of all commas that end one."""
    clauses, cuts = [], []
    for span in spans:
        ends = [match.end() for match in _CLAUSE_END.finditer(text, span.start, span.end)]
        cuts += [end - 1 for end in ends]
        clauses.append([(a, b) for a, b in pairwise([span.start, *ends, span.end]) if b > a])
    return tuple(clauses), tuple(cuts)
