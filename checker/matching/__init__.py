"""Compiled wordings -> hits in a document. Knows no part, no polarity and no verdict."""

from __future__ import annotations

from checker.matching.hit import Hit
from checker.matching.hits import Occurrences
from checker.matching.page import Page, Span, page_of
from checker.matching.slips import FixedTerms, Slip
from checker.matching.typos import edit_budget, first_pairs, typo_places
from checker.matching.vocabulary import Vocabulary, numbers_of

__all__ = [
    "FixedTerms",
    "Hit",
    "Occurrences",
    "Page",
    "Slip",
    "Span",
    "Vocabulary",
    "edit_budget",
    "first_pairs",
    "numbers_of",
    "page_of",
    "typo_places",
]
