"""Cohen's kappa against values worked out by hand, and the share within each other's lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation.agreement import agreement_of, kappa
from checker.evaluation.labels import ReportLabel, Split
from checker.evaluation.share import Share
from checker.finding import Outcome

M, P, X = Outcome.MET, Outcome.PARTIAL, Outcome.MISSING


def label(**outcomes: tuple[Outcome, ...]) -> ReportLabel:
    return ReportLabel("a", Path("a.yaml"), "a.txt", Split.TUNE, {}, outcomes, {}, (), ())


def test_kappa_is_the_one_worked_out_by_hand() -> None:
    # 20 and 15 of 50 agree, chance (25 * 30 + 25 * 20) / 2500 = 0.5: (0.7 - 0.5) / 0.5.
    answers = [(M, M)] * 20 + [(M, X)] * 5 + [(X, M)] * 10 + [(X, X)] * 15
    assert kappa(answers) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([(M, M), (X, X), (P, P)], 1.0),
        ([(M, X), (X, M)], -1.0),
        ([(M, M), (M, M)], None),
        ([], None),
    ],
)
def test_kappa_at_its_ends(answers: list[tuple[Outcome, Outcome]], expected: float | None) -> None:
    assert kappa(answers) == expected


def test_lists_are_compared_in_both_directions() -> None:
    first = label(a=(M, P), b=(M,), c=(X,), d=(P, X))
    second = label(a=(P,), b=(P, M), c=(X,), d=(M,))
    agreement = agreement_of([(first, second)])
    assert agreement.equal == Share(1, 4)
    assert agreement.second_in_first == Share(2, 4)
    assert agreement.first_in_second == Share(2, 4)
