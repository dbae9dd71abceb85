"""Whose a clause is: the elements that have a word of a hit in it. A fact there belongs to them first (`belonging.py`).

Asked of a third of a report's sentences, so the answer is worked out for a sentence when its first clause is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Set

from checker.matching import Hit, Page

Clause = tuple[int, int]

_NOBODY: frozenset[str] = frozenset()


class Owners:
    """hits: (rule id, hits) of every rule that looks for a matter."""

    def __init__(self, page: Page, hits: Iterable[tuple[str, tuple[Hit, ...]]]) -> None:
        self._page = page
        self._hits: dict[int, list[tuple[str, Hit]]] = defaultdict(list)  # by sentence: a hit lies in one
        for rule_id, own in hits:
            for hit in own:
                self._hits[page.sentence_of[hit.start]].append((rule_id, hit))
        self._clauses: dict[int, dict[Clause, set[str]]] = {}

    def of_clause(self, clause: Clause, is_title_studied: Callable[[Hit, int], bool]) -> Set[str]:
        """Ids of the rules that have a word in a clause, one of `Page.clauses`.

        is_title_studied: whether a hit, in the sentence of that number, is only the name of a document that was studied, which makes
        its sentence no matter of its own. Not kept: who asks keeps this object, and a ring of the two would outlive its report.
        """
        index = self._page.sentence_of[clause[0]]
        known = self._clauses.get(index)
        if known is None:
            known = self._clauses[index] = self._by_clause(index, is_title_studied)
        return known.get(clause, _NOBODY)

    def _by_clause(self, index: int, is_title_studied: Callable[[Hit, int], bool]) -> dict[Clause, set[str]]:
        """By the words themselves: a clause that a wide wording only stretches over is not its own."""
        owners: dict[Clause, set[str]] = {}
        owned = [pair for pair in self._hits.get(index, ()) if not is_title_studied(pair[1], index)]
        if not owned:
            return owners
        clauses = self._page.clauses(index)
        if len(clauses) == 1:
            return {clauses[0]: {rule_id for rule_id, _ in owned}}
        for rule_id, hit in owned:
            for start, end in hit.pieces:
                for clause in clauses:
                    if clause[0] < end and start < clause[1]:
                        owners.setdefault(clause, set()).add(rule_id)
        return owners

    def within(self, start: int, end: int) -> set[str]:
        """Ids of the rules that have a word beginning in squeezed [start, end), studied titles included."""
        return {
            rule_id
            for index in set(self._page.sentence_of[start:end])
            for rule_id, hit in self._hits.get(index, ())
            if any(start <= first < end for first, _ in hit.pieces)
        }
