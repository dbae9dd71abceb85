"""The committed accuracy card is what the rules, the labels and the rounds give today."""

from __future__ import annotations

from pathlib import Path

from checker.evaluation import evaluate
from checker.evaluation.history import read_history
from checker.rendering.accuracy_json import accuracy_json
from checker.rendering.evaluation_card import evaluation_card
from checker.rendering.evaluation_card_texts import COMMAND

ROOT = Path(__file__).parents[2]


def test_the_card_is_up_to_date() -> None:
    measured = evaluate(ROOT / "tests" / "corpus")
    fresh = evaluation_card(measured, read_history(ROOT / "docs" / "accuracy-history.yaml"))
    committed = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    # No diff of the texts: it would be a wall of tables.
    assert (fresh == committed) is True, f"docs/accuracy.md is stale; run: {COMMAND}"
    figures = (ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8")
    assert (accuracy_json(measured) == figures) is True, f"docs/accuracy.json is stale; run: {COMMAND}"
