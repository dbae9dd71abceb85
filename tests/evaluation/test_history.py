"""The rounds of the past: read strictly, and quoted as they were measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import UsageFault
from checker.evaluation.history import Cause, read_history
from checker.evaluation.labels import Split
from checker.finding import Outcome

FAULTS = [
    ("- {date: 2026-01-02, round: a, split: tune}", "缺少 macro"),
    ("- {date: 2026-01-02, round: a, split: train, macro: 0.5}", "split：只能是 tune、test"),
    ("- {date: 2026-01-02, round: a, split: tune, macro: 50}", "macro：应为 0 至 1 的数"),
    ("- {date: 2026-01-02, round: a, split: tune, macro: 0.5, f2: 1}", "不认识的键 f2"),
    ("- {date: 2026-01-02, round: a, split: tune, macro: 0.5, f1: {waived: 1}}", "f1：只能有"),
    (
        "- {date: 2026-01-02, round: a, split: tune, macro: 0.5, causes: [{cause: x, before: 2}]}",
        "每项写 cause",
    ),
    (
        "- {date: 2026-01-02, round: a, split: tune, macro: 0.5, causes: [{cause: x, before: 2, after: -1}]}",
        "不小于 0 的整数",
    ),
    ("- {date: 2026-01-02, round: a, split: tune, macro: 0.5, causes: 3}", "每项写 cause"),
    ("rounds: []", "应为列表"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_faulty_history_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "accuracy-history.yaml"
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(UsageFault, match=message):
        read_history(path)


def test_no_history_is_no_fault(tmp_path: Path) -> None:
    assert read_history(tmp_path / "nothing.yaml") == ()


def test_the_first_round_is_on_record() -> None:
    first, second, *_ = read_history(Path(__file__).parents[2] / "docs" / "accuracy-history.yaml")
    assert (first.split, first.macro, first.f1[Outcome.PARTIAL]) == (Split.TUNE, 0.888, 0.836)
    assert (second.split, second.macro, second.reports) == (Split.TEST, 0.822, 19)


def test_a_ledger_of_causes_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "accuracy-history.yaml"
    path.write_text(
        "- date: 2026-01-02\n  round: a\n  split: tune\n  macro: 0.5\n"
        "  causes: [{cause: wording, before: 7, after: 2}, {cause: structure, before: 3, after: 0}]\n",
        encoding="utf-8",
    )
    (one,) = read_history(path)
    assert one.causes == (Cause("wording", 7, 2), Cause("structure", 3, 0))
