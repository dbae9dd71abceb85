"""A report under proof: its page, what it says of itself, and what several checks need, computed once.

Positions are positions in the squeezed text, as everywhere in judging; `quote` leads back to the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from checker.document import Document
from checker.finding import Certainty, ConsistencyFinding, Quote
from checker.judging.consistency.figures.quantities import Quantity, quantities_in
from checker.matching import Page, Span
from checker.rulebook.location import RulebookFolder
from checker.structure.outline import Outline, PartName
from checker.values import dataclass

_BOOK = re.compile(r"《[^《》]{1,120}》")
# Stands for every character of a document's title: no check reads figures, years or places inside a name.
HIDDEN = "◇"
# What runs on longer is a table or a list without stops: nothing in it can be told to belong together.
LONGEST_SENTENCE = 1500


@dataclass(frozen=True)
class Draft:
    """published: ISO date of publication when it is known from outside the page, else None. rules: whose terms and deadlines hold."""

    page: Page
    published: str | None = None
    rules: RulebookFolder | None = None

    @property
    def document(self) -> Document:
        return self.page.document

    @property
    def outline(self) -> Outline:
        return self.page.outline

    @property
    def year(self) -> int | None:
        return self.outline.title.year

    @property
    def level(self) -> str | None:
        return self.outline.title.level

    @property
    def issuer(self) -> str | None:
        return self.outline.title.issuer

    @property
    def text(self) -> str:
        """The squeezed text."""
        return self.page.text

    @cached_property
    def plain(self) -> str:
        """The squeezed text with titles in 《》 hidden, character by character."""
        return _BOOK.sub(lambda match: HIDDEN * len(match.group()), self.page.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every figure outside titles, in the order of the text."""
        return quantities_in(self.plain, self.page.squeezed.origin)

    @cached_property
    def _by_sentence(self) -> dict[int, tuple[Quantity, ...]]:
        starts = [quantity.start for quantity in self.quantities]
        return {
            span.start: self.quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            for span in self.page.spans
        }

    def quantities_of(self, span: Span) -> tuple[Quantity, ...]:
        """The figures of one sentence."""
        return self._by_sentence[span.start]

    def sentences(self, *parts: PartName) -> Iterator[Span]:
        """Sentences of the parts (all when none is named); headings and endless ones left out."""
        return (
            span
            for span in self.page.spans
            if not span.sentence.is_heading
            and (not parts or span.sentence.part in parts)
            and span.end - span.start <= LONGEST_SENTENCE
        )

    def quote(self, start: int, end: int) -> Quote:
        """The passage as it stands in the document, with the heading above it."""
        first, last = self.page.original(start, end)
        text = self.document.text
        above = [s.heading for s in self.outline.sections if s.start <= first < s.end]
        heading = text[above[-1].start : above[-1].end].strip() or above[-1].title if above else ""
        return Quote(text[first:last], first, last, heading, self.document.place_at(first))

    def words(self, start: int, end: int) -> str:
        """The passage for a message: as in the document, without blanks and line breaks."""
        return "".join(self.quote(start, end).quote.split())

    def finding(
        self, check: str, title: str, certainty: Certainty, message: str, places: Iterable[tuple[int, int]]
    ) -> ConsistencyFinding:
        """A finding of a check; places: squeezed spans to quote, in the order of the text."""
        quotes = tuple(self.quote(start, end) for start, end in places)
        return ConsistencyFinding(check, title, certainty, quotes, message)
