"""A document as the matcher sees it: squeezed text, cut into sentences and clauses that no wording may cross.

All positions inside matching and judging are positions in the squeezed text; `original` leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from checker.document import Document
from checker.folding import Squeezed, squeeze
from checker.matching.slips import FixedTerms, Slip, mend
from checker.structure.outline import Outline, PartName, Sentence
from checker.values import NamedTuple, dataclass, replace

# A comma between digits groups thousands; 、 joins tasks of one clause. Begins with the mark, which is quick to look for.
_CLAUSE_END = re.compile(r"[,:](?:(?<!\d[,:])|(?!\d))")
_MARK_IN_NUMBER = re.compile(r"[,:](?<=\d[,:])(?=\d)")
_MARKS = ",:"
BETWEEN = -1
_NOWHERE = 0, 0  # clause of a position between sentences

Clause = tuple[int, int]  # squeezed start and end


class Span(NamedTuple):
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
    _clauses: tuple[list[Clause], ...]
    # Of every position: where its clause begins, and where the clause of a span that ends there does; all of a clause have the same tuple.
    clause_of: tuple[Clause, ...]
    slips: tuple[Slip, ...] | None = None

    @cached_property
    def text(self) -> str:
        return self.squeezed.text

    @cached_property
    def pairs(self) -> set[str]:
        """All neighbouring characters. Not to be changed."""
        return set(self.squeezed.pairs)

    def with_slips(self, terms: FixedTerms) -> Page:
        """The same page, its slips found. Quotes inside a term (“赢”商环境) say that it is meant."""
        found = terms.slips(self.text, self.squeezed.pairs)
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

    def clause(self, start: int, end: int) -> Clause:
        """The clause or clauses that hold [start, end), cut at commas and colons inside its sentence."""
        index = self.sentence_of[start]
        if index == BETWEEN:
            return start, end
        limit = self.spans[index].end
        return self.clause_of[start][0], self.clause_of[end - 1][1] if end <= limit else limit

    def clause_at(self, position: int) -> Clause:
        """The clause that holds the character at a position inside a sentence."""
        return self.clause_of[position]

    def clauses(self, index: int) -> list[Clause]:
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
    origin = squeezed.origin
    spans: list[Span] = []
    numbers: list[int] = []
    for sentence in outline.sentences:
        start = bisect_left(origin, sentence.start)
        end = bisect_left(origin, sentence.end, start)
        if end > start:
            numbers += [BETWEEN] * (start - len(numbers))
            numbers += [len(spans)] * (end - start)
            spans.append(Span(start, end, sentence))
    numbers += [BETWEEN] * (len(squeezed.text) + 1 - len(numbers))
    return Page(document, outline, squeezed, tuple(spans), tuple(numbers), *_cut(squeezed.text, spans))


def _cut(text: str, spans: list[Span]) -> tuple[tuple[list[Clause], ...], tuple[Clause, ...]]:
    """The clauses of every sentence, a comma at the end of each; and the clause of every position, the comma left out."""
    found = {match.end() for match in _CLAUSE_END.finditer(text)}
    # At the end of a sentence a comma groups no thousands, whatever the next one begins with.
    found.update(span.end for span in spans if text[span.end - 1] in _MARKS)
    ends = sorted(found)
    clauses: list[list[Clause]] = []
    places: list[Clause] = []
    low = 0
    for span in spans:
        start, end = span.start, span.end
        places += [_NOWHERE] * (start - len(places))
        low = bisect_right(ends, start, low)
        high = bisect_right(ends, end, low)
        own: list[Clause] = []
        for at in range(low, high):
            own.append((start, ends[at]))
            places += [(start, ends[at] - 1)] * (ends[at] - 1 - start)
            # The comma itself reaches as far as the clause behind it.
            places.append((start, ends[at + 1] - 1 if at + 1 < high else end))
            start = ends[at]
        if start < end:
            own.append((start, end))
            places += [(start, end)] * (end - start)
        clauses.append(own)
    for match in _MARK_IN_NUMBER.finditer(text, 0, len(places)):
        at = match.end()
        places[at] = at, places[at][1]  # 1,200件 with a hit on the second number
    return tuple(clauses), tuple(places)
