"""What a sample of decisions says of all verdicts: the arithmetic, and that it is not biased."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.agreement import agreement, estimated
from checker.audit.review import Decision, Drawn, Reviewed, Ruling, State, Stratum
from checker.batch.review.drawing import allotted
from checker.finding import Outcome

MET, PARTIAL, MISSING = Outcome.MET, Outcome.PARTIAL, Outcome.MISSING
OUTCOME = {Stratum.DOUBT: MET, Stratum.MET: MET, Stratum.PARTIAL: PARTIAL, Stratum.MISSING: MISSING}


def decided(number: int, stratum: Stratum, right: bool, reviewer: str = "张三") -> Reviewed:
    outcome = OUTCOME[stratum]
    ruling = Ruling(outcome.value) if right else Ruling.NOT_APPLICABLE
    return Reviewed(
        Decision(f"{stratum}{number}", reviewer, "2025-03-01", ruling, ""),
        State.VALID, 1, "某县", 2024, "a/b", outcome, outcome, stratum, 1, "",
    )  # fmt: skip


def test_each_stratum_weighs_as_much_as_it_is_large() -> None:
    strata = [Drawn(Stratum.MET, 900, 10), Drawn(Stratum.MISSING, 100, 10)]
    decisions = [decided(n, Stratum.MET, n > 0) for n in range(10)]
    decisions += [decided(n, Stratum.MISSING, n >= 5) for n in range(10)]
    estimate = estimated(strata, decisions)
    assert estimate is not None
    assert estimate.share == pytest.approx(0.9 * 0.1 + 0.1 * 0.5)
    assert estimate.low < estimate.share < estimate.high
    assert (estimate.of, estimate.decided) == (1000, 20)


def test_two_reviewers_of_one_verdict_share_its_weight() -> None:
    strata = [Drawn(Stratum.MET, 100, 2)]
    one = [decided(0, Stratum.MET, True), decided(1, Stratum.MET, False)]
    both = [*one, decided(1, Stratum.MET, True, "李四")]
    first, second = estimated(strata, one), estimated(strata, both)
    assert first is not None
    assert second is not None
    assert (first.share, second.share) == (0.5, 0.25)
    assert second.decided == 2


def test_a_stratum_that_nobody_looked_at_is_not_guessed() -> None:
    strata = [Drawn(Stratum.MET, 100, 2), Drawn(Stratum.MISSING, 50, 2)]
    assert estimated(strata, [decided(0, Stratum.MET, True)]) is None
    assert estimated(
        [Drawn(Stratum.MET, 100, 2), Drawn(Stratum.MISSING, 0, 0)], [decided(0, Stratum.MET, True)]
    )


def test_who_saw_everything_knows_it() -> None:
    estimate = estimated([Drawn(Stratum.MET, 2, 2)], [decided(n, Stratum.MET, n > 0) for n in range(2)])
    assert estimate is not None
    assert (estimate.low, estimate.share, estimate.high) == (0.5, 0.5, 0.5)


def test_the_estimate_is_not_biased_and_its_interval_holds() -> None:
    """400 samples of a known population: the mean of the estimates is the truth, and nine in ten intervals hold it, as 95 % intervals do or nearly."""
    rng = random.Random(7)
    sizes = {Stratum.MET: 3000, Stratum.PARTIAL: 800, Stratum.MISSING: 1200}
    errors = {Stratum.MET: 0.03, Stratum.PARTIAL: 0.25, Stratum.MISSING: 0.1}
    truth = sum(sizes[one] * errors[one] for one in sizes) / sum(sizes.values())
    shares, held = [], 0
    for _ in range(400):
        counts = allotted(150, list(sizes.values()))
        strata = [Drawn(one, sizes[one], count) for one, count in zip(sizes, counts, strict=True)]
        decisions = [
            decided(n, one.stratum, rng.random() >= errors[one.stratum])
            for one in strata
            for n in range(one.drawn)
        ]
        estimate = estimated(strata, decisions)
        assert estimate is not None
        shares.append(estimate.share)
        held += estimate.low <= truth <= estimate.high
    assert sum(shares) / len(shares) == pytest.approx(truth, abs=0.005)
    assert held / 400 >= 0.9


@given(st.integers(0, 500), st.lists(st.integers(0, 400), min_size=3, max_size=3))
def test_a_sample_is_as_large_as_asked_for_and_never_larger_than_what_there_is(
    sample: int, population: list[int]
) -> None:
    drawn = allotted(sample, population)
    assert sum(drawn) == min(sample, sum(population))
    assert all(0 <= one <= size for one, size in zip(drawn, population, strict=True))


def test_kappa_is_told_only_where_it_is_defined() -> None:
    assert agreement([]).kappa is None
    assert agreement([(MET, MET)] * 5).kappa is None
    assert agreement([(MET, MET), (MISSING, MISSING)]).kappa == 1
    mixed = agreement([(MET, MET), (MET, MISSING), (MISSING, MET), (MISSING, MISSING)])
    assert (mixed.share, mixed.kappa) == (0.5, 0)


@pytest.mark.parametrize(
    ("sample", "population", "expected"),
    [
        (60, [1000, 100, 900], [35, 12, 13]),
        (0, [10, 10, 10], [0, 0, 0]),
        (100, [5, 0, 7], [5, 0, 7]),
        (1, [10, 10, 10], [1, 0, 0]),
    ],
)
def test_a_sample_is_spread_over_the_outcomes(
    sample: int, population: list[int], expected: list[int]
) -> None:
    drawn = allotted(sample, population)
    assert sum(drawn) == min(sample, sum(population))
    assert all(0 <= one <= size for one, size in zip(drawn, population, strict=True))
    if sample != 60:
        assert drawn == expected
    else:
        assert min(drawn) >= 10
