"""Hits that are put together from clauses of other matters: 派出所…, 带队督办… and 依法行政 of three neighbours urge nobody.

A wording may stretch over several clauses, since an act and its object often do. It tells of nothing when each of those clauses tells
of another matter by itself, or when only its count (件, 次) stands in a clause whose words are others'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checker.matching import Hit, Page

Clause = tuple[int, int]
_NOBODY: frozenset[str] = frozenset()


class Patchwork:
    """What each clause tells by itself. hits: (rule id, hit) of every rule that looks for a matter."""

    def __init__(self, page: Page, hits: Iterable[tuple[str, Hit]]) -> None:
        self._clause_of = clause_of = page.clause_of
        self._told: dict[Clause, set[str]] = defaultdict(set)  # rules with a hit whole inside the clause
        self._partly: dict[Clause, set[str]] = defaultdict(set)  # rules with a word of another hit in it
        for rule_id, hit in hits:
            pieces = hit.pieces
            first = clause_of[pieces[0][0]]
            clauses = None if len(pieces) == 1 else self._clauses(pieces)
            if clauses is None:
                self._told[first].add(rule_id)
            else:
                for clause in clauses:
                    self._partly[clause].add(rule_id)

    def is_one(self, rule_id: str, hit: Hit) -> bool:
        """Whether a hit of the rule holds together nothing but neighbours."""
        clauses = None if len(hit.pieces) == 1 else self._clauses(hit.pieces)
        if clauses is None:
            return False
        told, partly = self._told, self._partly
        if all(clause in told and rule_id not in told[clause] for clause in clauses):
            return True
        worded = {self._clause_of[start] for start, end in hit.pieces if end - start > 1}
        bare = [clause for clause in clauses if clause not in worded]
        if not bare:
            return False
        # Rules that have their words with the hit's go on with the same matter, so that their count may be its own.
        beside = {rule_id}.union(*(words.get(clause, ()) for clause in worded for words in (told, partly)))
        return any(words.get(clause, _NOBODY) - beside for clause in bare for words in (told, partly))

    def _clauses(self, pieces: tuple[Clause, ...]) -> list[Clause] | None:
        """The clauses that the pieces begin in, each once; None when it is a single one."""
        clause_of = self._clause_of
        first = clause_of[pieces[0][0]]
        if len(pieces) == 2:
            last = clause_of[pieces[1][0]]
            return None if first == last else [first, last]
        clauses = list(dict.fromkeys([clause_of[start] for start, _ in pieces]))
        return clauses if len(clauses) > 1 else None
