"""Two versions of a draft: each kind of change, consistency findings taken once, the score."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rendering.samples import CARD, FINDINGS, SCORE, finding

from checker.comparison import Change, compare
from checker.finding import ConsistencyFinding, Finding, Outcome, Quote
from checker.scorecard import Scorecard

MET, PARTIAL, MISSING, ABSENT, WAIVED, UNASSESSED = Outcome
PLACES = {"first-responsible": 200, "measures": 1200, "plan": 5600}


def card(*findings: Finding, consistency: tuple[ConsistencyFinding, ...] = ()) -> Scorecard:
    return replace(CARD, findings=findings, consistency=consistency)


def element(outcome: Outcome, *parts: str) -> Finding:
    return finding(
        "disputes/x", "甲", outcome, evidence=tuple(Quote("乙", PLACES[p], PLACES[p] + 1) for p in parts)
    )


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (element(MET, "measures"), element(MISSING), Change.NEWLY_MISSING),
        (element(PARTIAL, "measures"), element(MISSING), Change.NEWLY_MISSING),
        (element(MET, "measures"), element(PARTIAL, "plan"), Change.WORSENED),
        (element(MISSING), element(PARTIAL, "plan"), Change.RECOVERED),
        (element(MISSING), element(MET, "measures"), Change.RECOVERED),
        (element(PARTIAL, "plan"), element(MET, "measures"), Change.IMPROVED),
        (element(MET, "measures"), element(MET, "plan"), Change.MOVED),
        (element(PARTIAL, "measures", "plan"), element(PARTIAL, "first-responsible"), Change.MOVED),
        (element(MET, "measures"), element(MET, "measures", "plan"), Change.UNCHANGED),
        (element(MET, "measures", "plan"), element(MET, "plan"), Change.UNCHANGED),
        (element(MISSING), element(MISSING), Change.UNCHANGED),
        (element(WAIVED), element(MISSING), Change.ASIDE),
        (element(MET, "measures"), element(ABSENT), Change.ASIDE),
        (element(ABSENT), element(ABSENT), Change.UNCHANGED),
        (element(ABSENT), element(UNASSESSED), Change.ASIDE),
    ],
)
def test_a_change_is_told_by_verdict_first_and_place_second(
    old: Finding, new: Finding, change: Change
) -> None:
    assert compare(card(old), card(new)).elements[0].change is change


def test_elements_of_only_one_version_are_aside() -> None:
    other = replace(element(MET, "plan"), id="disputes/y")
    changes = {one.id: one.change for one in compare(card(element(MISSING)), card(other)).elements}
    assert changes == {"disputes/x": Change.ASIDE, "disputes/y": Change.ASIDE}


def test_a_version_compared_with_itself_has_no_change() -> None:
    same = compare(CARD, CARD)
    assert {one.change for one in same.elements} == {Change.UNCHANGED}
    assert (same.gone, same.arisen, same.points_change, same.differing) == ((), (), 0.0, ())
    assert len(same.elements) == len(FINDINGS)


def query(words: str, message: str = "和不对") -> ConsistencyFinding:
    return replace(CARD.consistency[0], quotes=(Quote(words, 0, len(words)),), message=message)


@pytest.mark.parametrize(
    ("old", "new", "gone", "arisen"),
    [
        ([query("甲 乙")], [query("甲乙", "别的")], 0, 0),  # blanks are no change
        ([query("收到3件")], [query("共收到3件")], 0, 0),  # the same question, words around it changed
        ([query("甲", "一")], [query("乙", "二")], 1, 1),
        ([query("甲"), query("甲")], [query("甲")], 1, 0),  # each is taken once
        ([], [query("甲"), query("乙")], 0, 2),
    ],
)
def test_consistency_findings_are_taken_one_by_one(
    old: list[ConsistencyFinding], new: list[ConsistencyFinding], gone: int, arisen: int
) -> None:
    told = compare(card(consistency=tuple(old)), card(consistency=tuple(new)))
    assert (len(told.gone), len(told.arisen)) == (gone, arisen)


@pytest.mark.parametrize(
    ("old", "new", "change"), [(64.3, 70.0, 5.7), (70.0, 64.3, -5.7), (None, 64.3, None), (64.3, None, None)]
)
def test_the_score_changes_only_between_two_scores(
    old: float | None, new: float | None, change: float | None
) -> None:
    told = compare(
        replace(CARD, score=replace(SCORE, points=old)), replace(CARD, score=replace(SCORE, points=new))
    )
    assert told.points_change == change


def test_two_different_reports_are_told() -> None:
    other = replace(CARD, document=replace(CARD.document, issuer="山阳县人民政府", year=2023))
    assert compare(CARD, other).differing == ("issuer", "year")
