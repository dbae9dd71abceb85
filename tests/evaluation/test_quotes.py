"""Evidence overlap, and contradictions found, missed, invented and tolerated."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation.labels import Remark, ReportLabel, Split
from checker.evaluation.quotes import evidence_overlaps, overlaps, remark_shares
from checker.evaluation.share import Share
from checker.finding import Certainty, ConsistencyFinding, Finding, Importance, Outcome, Quote
from checker.reading import read_document

TEXT = "收到131件，审结136件。办结率98%。发布目录547条，开放433个。审结136件。"


def quote(words: str) -> Quote:
    return Quote(words, TEXT.index(words), TEXT.index(words) + len(words))


def remark(id: str, words: str) -> ConsistencyFinding:
    return ConsistencyFinding(f"consistency/{id}", "", Certainty.SURE, (quote(words),), "")


LABEL = ReportLabel(
    "a",
    Path("a.yaml"),
    "a.txt",
    Split.TUNE,
    {},
    {},
    {"x/met": ("审结136件", "办结率98%"), "x/missing": ("收到131件",)},
    (Remark("consistency/arithmetic", "收到131件，审结136件"), Remark("consistency/year", "办结率98%")),
    ("发布目录547条，开放433个",),
    read_document(TEXT),
)


def test_quotes_overlap_when_they_share_a_character_wherever_the_labelled_one_stands() -> None:
    assert overlaps("审结136件", TEXT, [quote("件，审")])
    assert overlaps("审结136件", TEXT, [Quote("", len(TEXT) - 3, len(TEXT))])
    assert not overlaps("收到131件", TEXT, [quote("，审结")])


def test_evidence_overlap_counts_every_labelled_quote() -> None:
    met = Finding(
        "x/met",
        "",
        "x",
        Importance.EXPECTED,
        Outcome.MET,
        Certainty.SURE,
        "measures",
        (),
        (quote("审结136"),),
    )
    assert list(evidence_overlaps(LABEL, [met])) == [True, False, False]


REMARKS = [
    ([], Share(0, 0), Share(0, 2)),
    ([remark("arithmetic", "131件")], Share(1, 1), Share(1, 2)),
    ([remark("arithmetic", "131件"), remark("arithmetic", "审结136件")], Share(2, 2), Share(1, 2)),
    ([remark("year", "131件")], Share(0, 1), Share(0, 2)),  # the right place under the wrong name
    ([remark("arithmetic", "547条")], Share(0, 0), Share(0, 2)),  # tolerated
    ([remark("year", "98%"), remark("year", "。")], Share(1, 2), Share(1, 2)),
]


@pytest.mark.parametrize(("findings", "precision", "recall"), REMARKS)
def test_contradictions_are_right_by_id_and_place(
    findings: list[ConsistencyFinding], precision: Share, recall: Share
) -> None:
    assert remark_shares(LABEL, findings) == (precision, recall)
