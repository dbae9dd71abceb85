"""Two reports of one body: which sentences of the earlier plan the later measures take up, which shortcomings are named again.

The limits were chosen on tests/promises/tune alone, with its reports drawn out to real length; docs/audit-promises.md has what they give on the half that was held out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.audit.promises import Fate, Promise, Said
from checker.batch.comparisons.masking import Mask
from checker.batch.comparisons.rarity import Rarity, held, matter, pairs_in

# Of the weight of a promise. Deeds are reported in other words than they were promised in, so half of the characters is much.
_FOUND = 0.4
_CLOSE = 0.24
_NEAR = 0.1  # below, what comes nearest has nothing to do with it
# Mean of both directions: a short lack that a long one happens to hold is not the same lack.
_SAME_LACK = 0.32
_LEAST_LETTERS = 4  # letters with a matter of their own; a promise of fewer is too general to be looked for
_CLAUSE = re.compile(r"[^,，:：;；。]+")
_AHEAD = re.compile(r"^(?:下一?步|今后|明年|下一?年度?|接下来)|(?:拟于|将于|计划于|预计)")


@dataclass(frozen=True)
class Statement:
    """A sentence as it is compared. pairs: of its masked letters, without formulas."""

    said: Said
    pairs: frozenset[str]


@dataclass(frozen=True)
class Lack:
    """A shortcoming as it is compared. letters: masked, without formulas."""

    said: Said
    letters: str


@dataclass(frozen=True)
class _Clause:
    letters: str
    weights: list[float]


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
            return Promise(said, Fate.GENERAL, 0.0, (), None, None)
        share, answers = _found(clauses, whole, self._measures)
        fate = Fate.FOUND if share >= _FOUND else Fate.CLOSE if share >= _CLOSE else Fate.NOT_FOUND
        again = None
        if fate is not Fate.FOUND:
            promised, places = _found(clauses, whole, self._plan)
            again = places[0] if promised >= _FOUND and places else None
        if fate is Fate.NOT_FOUND:
            nearest = answers[0] if answers and share >= _NEAR else None
            return Promise(said, fate, share, (), nearest, again)
        return Promise(said, fate, share, answers, None, again)

    def _clauses(self, quote: str, mask: Mask) -> Iterator[_Clause]:
        for written in _CLAUSE.findall(quote):
            letters = matter(mask(written).letters)
            if letters:
                yield _Clause(letters, self._rarity.weights(letters))


def _found(
    clauses: Sequence[_Clause], whole: float, sentences: Sequence[Statement]
) -> tuple[float, tuple[Said, ...]]:
    """(share of the clauses' weight that the sentences have, the sentences it is in). Each clause is looked for in one sentence only."""
    found = 0.0
    best: list[tuple[float, Said]] = []
    for clause in clauses if sentences else ():
        shares = [held(clause.letters, clause.weights, one.pairs) for one in sentences]
        greatest = max(shares)
        found += greatest
        weight = sum(clause.weights)
        if weight:
            best.append((greatest / weight, sentences[shares.index(greatest)].said))
    # A clause that is hardly held is no reason to show its sentence, unless there is no other.
    shown = {said for share, said in best if share >= _CLOSE} or {
        said for _, said in sorted(best, key=_by_share)[-1:]
    }
    return found / whole, tuple(sorted(shown, key=lambda said: said.start))


def _by_share(found: tuple[float, Said]) -> tuple[float, int]:
    return found[0], found[1].start


def repeated(rarity: Rarity, before: Sequence[Lack], after: Sequence[Lack]) -> list[tuple[Said, Said, float]]:
    """(earlier, later, share) of the shortcomings named again, each used once, in the order of the later report."""
    earlier, later = (
        [(one, rarity.weights(one.letters), pairs_in(one.letters)) for one in lacks]
        for lacks in (before, after)
    )
    scored = []
    for old, old_weights, old_pairs in earlier:
        for new, new_weights, new_pairs in later:
            there = held(old.letters, old_weights, new_pairs) / (sum(old_weights) or 1.0)
            back = held(new.letters, new_weights, old_pairs) / (sum(new_weights) or 1.0)
            if (there + back) / 2 >= _SAME_LACK:
                scored.append(((there + back) / 2, old.said, new.said))
    scored.sort(key=lambda found: (-found[0], found[1].start, found[2].start))
    taken: set[tuple[str, int]] = set()
    told = []
    for share, one, other in scored:
        if ("before", one.start) not in taken and ("after", other.start) not in taken:
            taken |= {("before", one.start), ("after", other.start)}
            told.append((one, other, share))
    return sorted(told, key=lambda found: found[1].start)
