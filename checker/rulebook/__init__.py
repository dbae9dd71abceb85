"""The rulebook: framework/ and rules/ as one checked value."""

from __future__ import annotations

from checker.rulebook.loading import load_rulebook
from checker.rulebook.rule import LEVEL_NAMES, Clause, Rule, Rulebook, Scoring, YearRange

__all__ = ["LEVEL_NAMES", "Clause", "Rule", "Rulebook", "Scoring", "YearRange", "load_rulebook"]
