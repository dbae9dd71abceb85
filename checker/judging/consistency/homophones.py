"""Fixed terms with one character wrong, told by sound or by shape. Part of consistency/wording."""

from __future__ import annotations

from functools import lru_cache

from checker.judging.consistency.draft import Draft
from checker.matching import FixedTerms, Slip
from checker.rulebook.terms import Terms


def slips_of(draft: Draft, terms: Terms) -> tuple[Slip, ...]:
    """The slips of a draft; those the judgement read over where it has looked, so that what is credited is asked about too."""
    slips = draft.page.slips
    return slips if slips is not None else draft.page.with_slips(key_terms(terms)).slips or ()


def key_terms(terms: Terms) -> FixedTerms:
    """The key terms alone, for a proof without a rulebook."""
    return _prepared(terms.key_terms, tuple(sorted(terms.not_typos)))


@lru_cache(maxsize=4)
def _prepared(terms: tuple[str, ...], not_slips: tuple[str, ...]) -> FixedTerms:
    return FixedTerms(terms, not_slips=not_slips)
