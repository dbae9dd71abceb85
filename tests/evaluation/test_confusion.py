"""Every measure of a table against values worked out by hand."""

from __future__ import annotations

import pytest

from checker.evaluation.confusion import MET, SHOWN, Confusion, Pair, confusion_of
from checker.evaluation.share import Share
from checker.finding import Outcome

M, P, X, N, U = (
    Outcome.MET,
    Outcome.PARTIAL,
    Outcome.MISSING,
    Outcome.NOT_APPLICABLE,
    Outcome.NOT_ASSESSED,
)

# labelled met: 6 met, 1 partial, 1 missing; partial: 2 met, 3 partial; missing: 1 partial, 4 missing, 1 not-applicable;
# not-applicable: 5 not-applicable, 1 met.
TABLE = Confusion(
    {
        (M, M): 6,
        (M, P): 1,
        (M, X): 1,
        (P, M): 2,
        (P, P): 3,
        (X, P): 1,
        (X, X): 4,
        (X, N): 1,
        (N, N): 5,
        (N, M): 1,
    }
)


def test_precision_and_recall_are_read_down_and_across() -> None:
    assert TABLE.precision(M) == Share(6, 9)
    assert TABLE.recall(M) == Share(6, 8)
    assert TABLE.precision(X) == Share(4, 5)
    assert TABLE.recall(X) == Share(4, 6)


def test_macro_f1_is_the_mean_of_the_three() -> None:
    assert [TABLE.f1(outcome) for outcome in (M, P, X)] == pytest.approx([12 / 17, 6 / 10, 8 / 11])
    assert TABLE.macro_f1 == pytest.approx((12 / 17 + 6 / 10 + 8 / 11) / 3)


def test_micro_leaves_out_what_does_not_apply_on_both_sides() -> None:
    assert TABLE.micro == Share(13, 20)
    assert TABLE.within == Share(18, 25)


def test_sensitivity_and_specificity_ask_one_side_each() -> None:
    assert TABLE.sensitivity(SHOWN) == Share(12, 13)
    assert TABLE.specificity(SHOWN) == Share(4, 6) == TABLE.recall(X)
    assert TABLE.sensitivity(MET) == Share(6, 8)
    assert TABLE.specificity(MET) == Share(8, 11)


def test_an_outcome_that_never_occurs_has_no_f1_and_does_not_count_in_the_mean() -> None:
    table = Confusion({(M, M): 3, (X, M): 1})
    assert table.f1(P) is None
    assert table.macro_f1 == pytest.approx((6 / 7 + 0) / 2)
    assert Confusion({}).macro_f1 is None


@pytest.mark.parametrize(
    ("accepted", "verdict", "cell"),
    [
        ((P, M), M, (M, M)),
        ((P, M), P, (P, P)),
        ((P, M), X, (P, X)),
        ((M,), U, (M, U)),
        ((N, X), N, (N, N)),
    ],
)
def test_any_listed_outcome_is_right_and_a_wrong_verdict_counts_against_the_first(
    accepted: tuple[Outcome, ...], verdict: Outcome, cell: tuple[Outcome, Outcome]
) -> None:
    assert confusion_of([Pair("a", "x/y", accepted, verdict)]).cells == {cell: 1}
