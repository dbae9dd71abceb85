"""What outputs show is what the store holds: every file once, verdicts and points as they were judged."""

from __future__ import annotations

import json
from pathlib import Path

from checker.audit.accuracy import shipped_accuracy
from checker.audit.overview import Overview, is_problem
from checker.batch.audited import contents_of
from checker.batch.store import Store, counted, scorecard_of
from checker.finding import Outcome


def test_every_file_is_a_report_or_left_out_with_a_reason(audited: Path, expected) -> None:
    with Store(audited) as store:
        overview = Overview(contents_of(store), shipped_accuracy())
    contents = overview.contents
    assert overview.files == len(expected)
    assert len(contents.reports) == sum(one["status"] == "assessed" for one in expected.values())
    assert all(one.reason for one in contents.left_out)
    assert {one.id for one in overview.ordered} == {one.id for one in contents.reports}
    assert len(overview.ordered) == len(contents.reports)


def test_rows_are_those_of_the_scorecard(audited: Path) -> None:
    with Store(audited) as store:
        contents = contents_of(store)
        for row, report in zip(counted(store), contents.reports, strict=True):
            card = scorecard_of(store, row["id"])
            assert report.points == card.score.points
            known = {element.id: number for number, element in enumerate(contents.elements)}
            for finding in card.findings:
                assert report.verdicts[known[finding.id]] is finding.outcome
                assert report.importances[known[finding.id]] is finding.importance
            assert report.contradictions == len(card.consistency)


def test_every_scored_report_has_an_error(audited: Path) -> None:
    """The weights that are loaded are those that gave the points."""
    with Store(audited) as store:
        overview = Overview(contents_of(store), shipped_accuracy())
    assert not [one for one in overview.unranked if one.reason == "margin"]
    assert overview.placed
    assert overview.measured_with_these_rules


def test_details_come_in_the_order_asked_for_with_evidence_and_advice(audited: Path) -> None:
    with Store(audited) as store:
        contents = contents_of(store)
        ids = [one.id for one in reversed(contents.reports)]
        details = list(contents.details(ids))
        asked = list(dict.fromkeys(one.report for one in details))
        (sentence,) = [
            json.loads(row["evidence"])[0]["quote"]
            for row in store.rows(
                "SELECT evidence FROM findings WHERE report_id = ? AND evidence IS NOT NULL ORDER BY element LIMIT 1",
                (ids[0],),
            )
        ]
        contradictions = list(contents.contradictions(ids))
        problems = list(contents.problems(ids))
    assert asked == ids
    assert len(details) == len(ids) * len(contents.elements)
    assert sentence in {one.quote for one in details if one.report == ids[0]}
    assert all(one.advice and one.clauses for one in details if one.outcome is Outcome.MISSING)
    assert len(contradictions) == sum(one.contradictions for one in contents.reports)
    assert problems == [one for one in details if is_problem(one.outcome)]
    assert problems
