"""How much of one sentence's matter another one has. Pairs of characters, each weighed by how few sentences of the store have it.

Needs no extra: a hint for a person, for which the exact measure of `audit similar` would be too exact, since a deed is never reported
in the words that promised it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from checker.batch.comparisons.formula_list import formulas, generalities
from checker.batch.comparisons.masking import FIGURE, Mask

_BREAK = "|"  # stands where a formula stood; no pair reaches over it
_OFTEN = 0.2  # a pair that is in this share of all sentences says nothing
_FEWEST_SENTENCES = 100  # so that two short reports do not make every pair a rare one


def matter(letters: str) -> str:
    """letters: masked. What is left without the listed formulas and generalities; "" when that is nothing."""
    left = _listed_pattern().sub(_BREAK, letters)
    return left if left.strip(_BREAK) else ""


def pairs_in(letters: str) -> frozenset[str]:
    """The pairs of characters that may say what a sentence is about: neither figures nor breaks."""
    return frozenset(a + b for a, b in pairwise(letters) if _counts(a) and _counts(b))


class Rarity:
    """In how many sentences each pair of characters occurs."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._sentences = 0

    def add(self, sentences: Iterable[frozenset[str]]) -> None:
        for pairs in sentences:
            self._counts.update(pairs)
            self._sentences += 1

    def of(self, pair: str) -> float:
        """In [0, 1]: 1 for a pair of one sentence, 0 for one that a fifth of all sentences have."""
        often = _OFTEN * max(self._sentences, _FEWEST_SENTENCES)
        return max(0.0, 1 - math.log(max(self._counts[pair], 1)) / math.log(often))

    def weights(self, letters: str) -> list[float]:
        """What each character weighs: as much as the commoner of its two pairs, so that the seam between two stock words is no rarity."""
        sides = [self.of(a + b) if _counts(a) and _counts(b) else None for a, b in pairwise(letters)]
        before: Sequence[float | None] = [None, *sides]
        after: Sequence[float | None] = [*sides, None]
        return [
            min((side for side in around if side is not None), default=0.0)
            for around in zip(before, after, strict=True)
        ]


def held(letters: str, weights: Sequence[float], pairs: frozenset[str]) -> float:
    """How much of the weight of these letters stands in a pair that is among these.

    Single characters were tried beside the pairs: in a report of real length they find everything everywhere.
    """
    inside = [a + b in pairs for a, b in pairwise(letters)]
    around = zip([False, *inside], [*inside, False], strict=True)
    return sum(weight for weight, (before, after) in zip(weights, around, strict=True) if before or after)


def _counts(character: str) -> bool:
    return character not in (_BREAK, FIGURE)


@cache
def _listed_pattern() -> re.Pattern[str]:
    mask = Mask(())
    listed = {mask(phrase).letters for phrase in (*formulas(), *generalities())} - {""}
    return re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))
