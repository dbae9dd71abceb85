"""What each rule asks of every report of one level and year: the same for thousands of reports, so worked out once for a rulebook."""

from __future__ import annotations

from checker.finding import Citation, Importance
from checker.rulebook import Rulebook
from checker.values import NamedTuple


class Asked(NamedTuple):
    """excluded: why nothing is asked, empty when something is."""

    excluded: str
    group: str
    importance: Importance
    basis: tuple[Citation, ...]


def asked_of(rulebook: Rulebook, level: str | None, year: int | None) -> dict[str, Asked]:
    """Rule id -> what it asks. level: P, C, X, T, D or None; year: of the report, None when unknown. Not to be changed."""
    known = rulebook.prepared.setdefault(__name__, {})
    assert isinstance(known, dict)
    key = level, year
    if key not in known:
        known[key] = {
            rule.id: Asked(
                rule.exclusion(level, year),
                rule.group,
                rule.importance_for(level, year),
                rule.basis_for(year),
            )
            for rule in rulebook.rules.values()
        }
    found: dict[str, Asked] = known[key]
    return found
