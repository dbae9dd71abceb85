"""Two reports of one body: which sentences of the earlier plan the later measures take up, which shortcomings are named again.

The limits were chosen on tests/promises/tune alone; docs/audit-promises.md has what they give on the half that was held out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.audit.promises import Fate, Promise, Said
from checker.batch.comparisons.masking import Mask
from checker.batch.comparisons.rarity import Rarity, covered, matter, pairs_in

# Of the weight of a promise. Deeds are reported in other words than they were promised in, so half of the characters is much.
_KEPT = 0.45
_PARTLY = 0.3
# Mean of both directions: a short lack that a long one happens to hold is not the same lack.
_SAME_LACK = 0.33
_LEAST_LETTERS = 4  # letters with a matter of their own; a promise of fewer is too general to be looked for
_LEAST_WEIGHT = 1.0  # shared by a clause with the sentence that answers it
_CLAUSE = re.compile(r"[^,，:：;；。]+")
_AHEAD = re.compile(r"^(?:下一?步|今后|明年|下一?年度?|接下来)|(?:拟于|将于|计划于|预计)")


@dataclass(frozen=True)
class Statement:
    """A sentence as it is compared. pairs: of its masked letters."""

    said: Said
    pairs: frozenset[str]


@dataclass(frozen=True)
class _Clause:
    letters: str
    weights: list[float]

    def shared(self, pairs: frozenset[str]) -> float:
        return sum(
            weight for weight, held in zip(self.weights, covered(self.letters, pairs), strict=True) if held
        )


class Following:
    """The later report of one body. measures, plan: its sentences there."""

    def __init__(self, rarity: Rarity, measures: Sequence[Statement], plan: Sequence[Statement]) -> None:
        self._rarity = rarity
        self._measures = [one for one in measures if not _AHEAD.search(one.said.quote)]
        self._plan = plan

    def promise(self, said: Said, mask: Mask) -> Promise:
        """What became of a sentence of the earlier plan. mask: takes the body's own names out."""
        clauses = list(self._clauses(said.quote, mask))
        whole = sum(sum(clause.weights) for clause in clauses)
        letters = sum(weight > 0 for clause in clauses for weight in clause.weights)
        if letters < _LEAST_LETTERS:
            return Promise(said, Fate.GENERAL, 0.0, (), None)
        share, answers = _found(clauses, whole, self._measures)
        fate = Fate.KEPT if share >= _KEPT else Fate.PARTLY if share >= _PARTLY else Fate.NOT_FOUND
        again = None
        if fate is not Fate.KEPT:
            promised, places = _found(clauses, whole, self._plan)
            again = places[0] if promised >= _KEPT and places else None
        return Promise(said, fate, share, answers if fate is not Fate.NOT_FOUND else (), again)

    def _clauses(self, quote: str, mask: Mask) -> Iterator[_Clause]:
        for written in _CLAUSE.findall(quote):
            letters = matter(mask(written).letters)
            if letters:
                yield _Clause(letters, self._rarity.weights(letters))


def _found(
    clauses: Sequence[_Clause], whole: float, sentences: Sequence[Statement]
) -> tuple[float, tuple[Said, ...]]:
    """(share of the clauses' weight that the sentences have, the sentences it is in). Each clause is looked for in one sentence only."""
    held, places = 0.0, set()
    for clause in clauses:
        best = max(sentences, key=lambda one: clause.shared(one.pairs), default=None)
        if best is not None and (shared := clause.shared(best.pairs)) >= _LEAST_WEIGHT:
            held += shared
            places.add(best.said)
    return held / whole, tuple(sorted(places, key=lambda said: said.start))


def repeated(
    rarity: Rarity, before: Iterable[tuple[Said, str]], after: Iterable[tuple[Said, str]]
) -> list[tuple[Said, Said, float]]:
    """(earlier, later, share) of the shortcomings named again, each used once, in the order of the later report.

    before, after: a shortcoming and its masked letters without formulas.
    """
    earlier = [(said, letters, rarity.weights(letters), pairs_in(letters)) for said, letters in before]
    later = [(said, letters, rarity.weights(letters), pairs_in(letters)) for said, letters in after]
    scored = []
    for one in earlier:
        for other in later:
            share = (_part(one, other[3]) + _part(other, one[3])) / 2
            if share >= _SAME_LACK:
                scored.append((share, one[0], other[0]))
    scored.sort(key=lambda found: (-found[0], found[1].start, found[2].start))
    taken: set[tuple[str, int]] = set()
    told = []
    for share, old, new in scored:
        if ("before", old.start) not in taken and ("after", new.start) not in taken:
            taken |= {("before", old.start), ("after", new.start)}
            told.append((old, new, share))
    return sorted(told, key=lambda found: found[1].start)


def _part(one: tuple[Said, str, list[float], frozenset[str]], pairs: frozenset[str]) -> float:
    whole = sum(one[2])
    return _Clause(one[1], one[2]).shared(pairs) / whole if whole else 0.0
