"""Hits that are put together from clauses of other matters: 派出所…, 带队督办… and 依法行政 of three neighbours urge nobody.

A wording may stretch over several clauses, since an act and its object often do. It tells of nothing when each of those clauses tells
of another matter by itself, or when only its count (件, 次) stands in a clause whose words are others'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checker.matching import Hit, Page

Clause = tuple[int, int]


class Patchwork:
    """What each clause tells by itself. hits: (rule id, hit) of every rule that looks for a matter."""

    def __init__(self, page: Page, hits: Iterable[tuple[str, Hit]]) -> None:
        self._page = page
        self._told: dict[Clause, set[str]] = defaultdict(set)  # rules with a hit whole inside the clause
        self._words: dict[Clause, set[str]] = defaultdict(set)  # rules with any word of a hit in it
        for rule_id, hit in hits:
            clauses = self._clauses(hit)
            for clause in clauses:
                self._words[clause].add(rule_id)
            if len(clauses) == 1:
                self._told[clauses[0]].add(rule_id)

    def is_one(self, rule_id: str, hit: Hit) -> bool:
        """Whether a hit of the rule holds together nothing but neighbours."""
        if len(hit.pieces) == 1:
            return False
        clauses = self._clauses(hit)
        if len(clauses) < 2:
            return False
        if all(self._told[clause] and rule_id not in self._told[clause] for clause in clauses):
            return True
        worded = {self._page.clause_at(start) for start, end in hit.pieces if end - start > 1}
        # Rules that have their words with the hit's go on with the same matter, so that their count may be its own.
        beside = {rule_id}.union(*(self._words[clause] for clause in worded))
        return any(self._words[clause] - beside for clause in clauses if clause not in worded)

    def _clauses(self, hit: Hit) -> list[Clause]:
        pieces, at = hit.pieces, self._page.clause_at
        first = at(pieces[0][0])
        if len(pieces) == 1:
            return [first]
        if len(pieces) == 2:
            last = at(pieces[1][0])
            return [first] if first == last else [first, last]
        return list(dict.fromkeys(at(start) for start, _ in pieces))
