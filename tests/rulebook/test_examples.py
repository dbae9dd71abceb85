"""Every rule agrees with its own examples."""

from __future__ import annotations

import pytest

from checker.examples import EXPECTED, judge_example
from checker.rulebook import load_rulebook

RULEBOOK = load_rulebook()
CASES = [
    pytest.param(rule, text, EXPECTED[kind], id=f"{rule.id}:{kind}:{number}")
    for rule in RULEBOOK.rules.values()
    for kind, texts in rule.examples.items()
    for number, text in enumerate(texts, 1)
]


@pytest.mark.parametrize(("rule", "text", "expected"), CASES)
def test_a_rule_agrees_with_its_own_examples(rule, text, expected):
    finding = judge_example(rule, text, RULEBOOK)
    assert finding.outcome is expected, finding.reason


def test_every_rule_shows_both_sides():
    bare = [r.id for r in RULEBOOK.rules.values() if not (r.examples.get("met") and r.examples.get("missing"))]
    assert not bare, f"rules without a met and a missing example: {bare}"
