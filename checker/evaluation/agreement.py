"""Two labellers of the same reports: how far they agree, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.evaluation.labels import ReportLabel
from checker.evaluation.share import Share, share_of
from checker.finding import Outcome


@dataclass(frozen=True)
class Agreement:
    """kappa, equal: on the first-listed answers. second_in_first: the second labeller's first answer stands in the first one's list;
    first_in_second: the other way round."""

    reports: int
    kappa: float | None
    equal: Share
    second_in_first: Share
    first_in_second: Share


def agreement_of(both: Sequence[tuple[ReportLabel, ReportLabel]]) -> Agreement:
    """both: (first, second) label of each report that has two; the same elements in each."""
    answers = [
        (accepted, second.outcomes[element])
        for first, second in both
        for element, accepted in first.outcomes.items()
    ]
    return Agreement(
        reports=len(both),
        kappa=kappa([(first[0], second[0]) for first, second in answers]),
        equal=share_of(first[0] is second[0] for first, second in answers),
        second_in_first=share_of(second[0] in first for first, second in answers),
        first_in_second=share_of(first[0] in second for first, second in answers),
    )


def kappa(answers: Sequence[tuple[Outcome, Outcome]]) -> float | None:
    """Cohen's kappa, unweighted: (observed - expected) / (1 - expected) agreement.

    None without answers, and when both give one and the same answer throughout: there agreement by chance is
    certain and kappa is not defined. Source: Cohen 1960.
    """
    total = len(answers)
    first, second = (
        Counter(answer[0] for answer in answers),
        Counter(answer[1] for answer in answers),
    )
    chance = sum(first[outcome] * second[outcome] for outcome in first)
    if chance == total * total:
        return None
    observed = sum(one is other for one, other in answers)
    return (observed * total - chance) / (total * total - chance)
