"""What takes a rule's hits away: a look-alike over one of their words, or a word of `unless` in their clause."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from checker.matching import Hit, Page
from checker.rulebook import Rule

Span = tuple[int, int]


class Masks:
    """Of one rule on one page. never: where its look-alikes stand, squeezed, in the order of its wordings."""

    def __init__(self, page: Page, rule: Rule, never: list[Span]) -> None:
        self._page = page
        self._never = never
        pairs, text = page.pairs, page.text
        # Most words of `unless` stand nowhere, and their first two characters tell so without a look at the text.
        self._unless = [w for w in rule.unless if (len(w) < 2 or w[:2] in pairs) and w in text]
        # In order of start, and how far the look-alikes up to each one reach: told without a look at every one.
        ordered = sorted(never)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))
        self._excluding: dict[Span, list[str]] = {}

    @property
    def takes_nothing(self) -> bool:
        return not self._starts and not self._unless

    def over(self, hit: Hit) -> bool:
        """Whether the hit counts for nothing."""
        # The hit reaches over all its words: where no look-alike meets it, none meets a word.
        before = bisect_left(self._starts, hit.end)
        if before and self._furthest[before - 1] > hit.start:
            for start, end in hit.pieces:
                before = bisect_left(self._starts, end)
                if before and self._furthest[before - 1] > start:
                    return True
        return bool(self._unless) and bool(self.excluding_words(hit))

    def look_alike(self, hit: Hit) -> Span | None:
        """The first look-alike that lies over a word of the hit; None when it counts for nothing for another reason."""
        return next(
            (
                span
                for span in self._never
                if any(span[0] < end and start < span[1] for start, end in hit.pieces)
            ),
            None,
        )

    def excluding_words(self, hit: Hit) -> list[str]:
        """The words of `unless` in the hit's clause."""
        clause = self._page.clause(hit.start, hit.end)
        known = self._excluding.get(clause)
        if known is None:
            text = self._page.text[slice(*clause)]
            known = self._excluding[clause] = [word for word in self._unless if word in text]
        return known
