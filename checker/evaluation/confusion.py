"""Labels against verdicts as one table of counts, and every measure read from it.

A pair is one report x one element. A label may list several outcomes that a careful reader would accept. A
verdict that is one of them is right, and the pair counts as labelled with it; a wrong verdict counts against
the outcome listed first. All measures below follow from the table that results.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from checker.evaluation.share import Share
from checker.finding import Outcome

SCORED = (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING)


@dataclass(frozen=True)
class Pair:
    """accepted: the outcomes a label lists, best answer first, never empty."""

    report: str
    element: str
    accepted: tuple[Outcome, ...]
    verdict: Outcome

    @property
    def is_right(self) -> bool:
        return self.verdict in self.accepted

    @property
    def label(self) -> Outcome:
        """The outcome this pair counts as labelled with."""
        return self.verdict if self.is_right else self.accepted[0]


@dataclass(frozen=True)
class Contrast:
    """Two sides of a yes-or-no question. An outcome on neither side answers it wrongly, whatever the label."""

    name: str
    positive: frozenset[Outcome]
    negative: frozenset[Outcome]


# Is the element shown at all? Does the report account for it fully?
SHOWN = Contrast("shown", frozenset({Outcome.MET, Outcome.PARTIAL}), frozenset({Outcome.MISSING}))
MET = Contrast("met", frozenset({Outcome.MET}), frozenset({Outcome.PARTIAL, Outcome.MISSING}))


@dataclass(frozen=True)
class Confusion:
    """cells: (label, verdict) -> number of pairs; a cell that is not there is 0."""

    cells: dict[tuple[Outcome, Outcome], int]

    def count(self, wanted: Callable[[Outcome, Outcome], bool]) -> int:
        """Pairs whose (label, verdict) is wanted."""
        return sum(number for (label, verdict), number in self.cells.items() if wanted(label, verdict))

    @property
    def within(self) -> Share:
        """Verdicts that are one of the label's outcomes, over all pairs, not-applicable ones included."""
        return Share(
            self.count(lambda label, verdict: label is verdict), self.count(lambda label, verdict: True)
        )

    @property
    def micro(self) -> Share:
        """Right verdicts over the pairs where label or verdict is met, partial or missing."""
        return Share(
            self.count(lambda label, verdict: label is verdict and label in SCORED),
            self.count(lambda label, verdict: label in SCORED or verdict in SCORED),
        )

    def precision(self, outcome: Outcome) -> Share:
        """Of the pairs with this verdict, those labelled with it."""
        return Share(
            self.cells.get((outcome, outcome), 0), self.count(lambda label, verdict: verdict is outcome)
        )

    def recall(self, outcome: Outcome) -> Share:
        """Of the pairs with this label, those with the verdict."""
        return Share(
            self.cells.get((outcome, outcome), 0), self.count(lambda label, verdict: label is outcome)
        )

    def f1(self, outcome: Outcome) -> float | None:
        """2 TP / (2 TP + FP + FN); None when neither a label nor a verdict is this outcome."""
        both = self.recall(outcome).of + self.precision(outcome).of
        return 2 * self.cells.get((outcome, outcome), 0) / both if both else None

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of met, partial and missing, over those that occur; None when none does."""
        known = [value for outcome in SCORED if (value := self.f1(outcome)) is not None]
        return sum(known) / len(known) if known else None

    def sensitivity(self, contrast: Contrast) -> Share:
        """Of the pairs labelled on the positive side, those with a verdict on it."""
        return self._kept(contrast.positive)

    def specificity(self, contrast: Contrast) -> Share:
        """Of the pairs labelled on the negative side, those with a verdict on it."""
        return self._kept(contrast.negative)

    def _kept(self, side: frozenset[Outcome]) -> Share:
        return Share(
            self.count(lambda label, verdict: label in side and verdict in side),
            self.count(lambda label, verdict: label in side),
        )


def confusion_of(pairs: Iterable[Pair]) -> Confusion:
    """The table of a set of pairs, its cells in the order of Outcome so that equal tables print alike."""
    counted = Counter((pair.label, pair.verdict) for pair in pairs)
    order = list(Outcome)
    cells = sorted(counted.items(), key=lambda cell: (order.index(cell[0][0]), order.index(cell[0][1])))
    return Confusion(dict(cells))
