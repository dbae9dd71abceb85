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
from checker.judging.consistency.figures.quantities import Quantity, figures_in, quantity_of, start_of
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
    def _figures(self) -> tuple[list[re.Match[str]], list[int]]:
        """What is written like a figure, in the order of the text, and where it begins."""
        found = figures_in(self.plain)
        return found, [start_of(figure) for figure in found]

    @cached_property
    def _quantities(self) -> dict[int, tuple[Quantity, ...]]:
        """By the start of the sentence, for the sentences that a check has asked for: most hold no word that asks for their figures."""
        return {}

    def quantities_of(self, span: Span, least: int = 1) -> tuple[Quantity, ...]:
        """The figures of one sentence outside titles, in the order of the text.

        least: so many the caller needs to say anything; may be empty where there are fewer, and is then found without reading them.
        """
        known = self._quantities.get(span.start)
        if known is None:
            figures, starts = self._figures
            low = bisect_left(starts, span.start)
            high = bisect_left(starts, span.end, low)
            if high - low < least:
                return ()
            origin = self.page.squeezed.origin
            read = (quantity_of(figure, origin) for figure in figures[low:high])
            known = tuple(quantity for quantity in read if quantity is not None)
            self._quantities[span.start] = known
        return known

    def sentences(self, *parts: PartName) -> Iterator[Span]:
        """Sentences of the parts (all when none is named); headings and endless ones left out."""
        return (span for span in self.page.spans if _is_sentence(span, parts))

    def sentences_with(self, words: re.Pattern[str], *parts: PartName) -> Iterator[Span]:
        """Those of the sentences in which one of the words begins, titles in 《》 not looked at. words: may look ahead, not back."""
        return (span for span in self.spans_with(words) if _is_sentence(span, parts))

    def spans_with(self, words: re.Pattern[str], text: str | None = None) -> Iterator[Span]:
        """All spans in which one of the words begins: found in one pass over the text, since few spans hold a given word.

        text: the squeezed text; None: with titles in 《》 hidden.
        """
        page, plain = self.page, self.plain if text is None else text
        match = words.search(plain)
        while match is not None:
            at = match.start()
            index = page.span_at(at)
            if index is not None:
                yield page.spans[index]
            match = words.search(plain, at + 1 if index is None else page.spans[index].end)

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


def _is_sentence(span: Span, parts: tuple[PartName, ...]) -> bool:
    sentence = span.sentence
    return (
        not sentence.is_heading
        and (not parts or sentence.part in parts)
        and span.end - span.start <= LONGEST_SENTENCE
    )
