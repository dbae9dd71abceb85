"""The two baselines: what they see, and that their cut-offs are the best there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.evaluation.baselines import (
    Cutoffs,
    Scored,
    best_cutoffs,
    by_keywords,
    by_ratio,
    first_wording,
    score_pair,
    view_of,
)
from checker.evaluation.confusion import Pair, confusion_of
from checker.finding import Outcome
from checker.reading import read_document
from checker.rulebook import load_rulebook

M, P, X, N = Outcome.MET, Outcome.PARTIAL, Outcome.MISSING, Outcome.NOT_APPLICABLE
PAIR = Pair("a", "disputes/litigation", (M,), X)


def seen(text: str, element: str = "disputes/litigation") -> Scored:
    return score_pair(PAIR, load_rulebook().rules[element], view_of(read_document(text)))


def test_a_keyword_anywhere_is_met_whatever_is_said_of_it() -> None:
    named, silent = seen("负责人从未出庭 应诉。"), seen("全年办理案件46件。")
    assert [pair.verdict for pair in by_keywords([named, silent])] == [M, X]


def test_a_ratio_is_cut_in_three() -> None:
    scored = [Scored(PAIR, False, ratio) for ratio in (80, 79.9, 60, 59.9)]
    assert [pair.verdict for pair in by_ratio(scored, Cutoffs(80, 60))] == [M, P, P, X]
    assert seen("行政应诉和负责人出庭").ratio == 100


def test_a_needle_longer_than_the_text_is_not_found_in_it() -> None:
    assert seen("应").ratio == 0


def test_what_does_not_apply_does_not_apply_to_the_baselines_either() -> None:
    scored = [replace(seen("出庭应诉"), pair=replace(PAIR, verdict=N))]
    assert by_keywords(scored)[0].verdict is N
    assert by_ratio(scored, Cutoffs(80, 60))[0].verdict is N


def test_the_cutoffs_found_are_the_best_of_all() -> None:
    labels = [(M, 90), (M, 84), (M, 60), (P, 83), (P, 70), (X, 69), (X, 50), (X, 86), (P, 88)]
    scored = [Scored(Pair("a", "x/y", (label,), X), False, ratio) for label, ratio in labels]
    best = best_cutoffs(scored)
    assert best is not None

    def macro(cutoffs: Cutoffs) -> float:
        return confusion_of(by_ratio(scored, cutoffs)).macro_f1 or 0.0

    every = [macro(Cutoffs(met, partial)) for met in range(41, 101) for partial in range(40, met)]
    assert macro(best) == pytest.approx(max(every))
    assert best.partial < best.met
    assert best_cutoffs([]) is None


def test_only_rules_judged_by_structure_have_no_first_wording() -> None:
    bare = {rule.id for rule in load_rulebook().rules.values() if first_wording(rule) is None}
    assert all(id.startswith(("document/", "content/", "plan/", "shortcomings/")) for id in bare)
