"""Compiled wordings -> hits in a document. Knows no part, no polarity and no verdict."""

from __future__ import annotations

from checker.matching.hits import Hit, Occurrences
from checker.matching.page import Page, Span, page_of
from checker.matching.typos import typo_hits

__all__ = ["Hit", "Occurrences", "Page", "Span", "page_of", "typo_hits"]
