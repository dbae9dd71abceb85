"""The rulebook: framework/ and rules/ as one checked value."""

from __future__ import annotations

from checker.rulebook.loading import load_rulebook
from checker.rulebook.location import rulebook_folder
from checker.rulebook.rule import (
    CENTRAL,
    LEVEL_NAMES,
    Clause,
    Instrument,
    Rule,
    Rulebook,
    Scoring,
    Tier,
    YearRange,
)

__all__ = [
    "CENTRAL",
    "LEVEL_NAMES",
    "Clause",
    "Instrument",
    "Rule",
    "Rulebook",
    "Scoring",
    "Tier",
    "YearRange",
    "load_rulebook",
    "rulebook_folder",
]
