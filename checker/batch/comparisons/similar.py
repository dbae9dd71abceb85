"""Reports of a store that share their text: with the body's own earlier report, with a neighbour, with many. A hint, no verdict.

Two passes over the store: one counts how common every run is, one finds what to compare. Then every pair found is compared sentence by
sentence. The limits are measured by tests/batch/comparisons/planting.py.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from typing import TextIO, TypeVar

import numpy as np

from checker.audit.likeness import Likeness, Likenesses, PartLikeness, Relation, Side
from checker.batch.comparisons.candidates import Candidates, Pair
from checker.batch.comparisons.commonness import Commonness
from checker.batch.comparisons.formulas import formula_runs
from checker.batch.comparisons.passages import Shared, SharedPart, most_in_common, shared_between
from checker.batch.comparisons.prepared import Weighed, prepare, weigh, weigh_parts
from checker.batch.comparisons.templates import templates_of
from checker.batch.progress import Progress
from checker.batch.store import Store

T = TypeVar("T")
LEAST_SHARE = 0.5
# Characters that few bodies have, or more of commoner ones: a sentence in a part; two in parts that make up half of a report; four in
# a part alone, since a short part may be alike by chance.
_LEAST_PART_WEIGHT = 25.0
_LEAST_WEIGHT = 60.0
_LEAST_ALONE = 150.0
_KEPT = 256  # prepared reports held at a time

_REPORTS = """
SELECT i.path, r.id, r.issuer, r.region, r.region_name, r.body, r.year, r.published
FROM inputs i JOIN reports r ON r.id = i.report_id
WHERE i.status = 'assessed' AND r.is_annual_report = 1
ORDER BY coalesce(r.body, i.path), r.year, i.path
"""


def find_likenesses(store: Store, least: float = LEAST_SHARE, progress: TextIO | None = None) -> Likenesses:
    """Every pair of reports alike as a whole or in a part. least: share from which it is told, LEAST_SHARE or more. progress: where to tell
    how it goes.

    Raises UsageFault without the extra.
    """
    finder = _Finder(store, least, progress)
    with closing(finder.candidates):
        likenesses = finder.run()
    likenesses.sort(key=_order)
    return Likenesses(
        reports=len(finder.rows),
        bodies=finder.commonness.bodies,
        compared=finder.compared,
        least=least,
        likenesses=tuple(likenesses),
        templates=templates_of(likenesses),
    )


class _Finder:
    def __init__(self, store: Store, least: float, progress: TextIO | None) -> None:
        self.store, self.least, self.progress = store, least, progress
        self.rows = list(store.rows(_REPORTS))
        self.commonness = Commonness(formula_runs())
        self.candidates = Candidates()
        self.compared = 0
        self._held: OrderedDict[int, Weighed] = OrderedDict()

    def run(self) -> list[Likeness]:
        rows = self._told_of(self.rows, "第一遍，看哪些字句常见：已读 {} 份报告")
        for _, group in groupby(rows, key=lambda row: row["body"] or row["path"]):
            runs = [prepare(self.store, row).runs() for row in group]
            self.commonness.add(np.unique(np.concatenate(runs)))
        for place, row in enumerate(self._told_of(self.rows, "第二遍，找可能相同的：已读 {} 份报告")):
            prepared = prepare(self.store, row)
            whole = weigh(prepared, self.commonness)
            # Who copies may put a sentence into another part.
            self.candidates.add(place, None, whole.distinct, whole.distinct_weights)
            for name, part in weigh_parts(prepared, self.commonness).items():
                self.candidates.add(place, name, part.distinct, part.distinct_weights)
        pairs = sorted({*self._own(), *((p.first, p.second) for p in self.candidates.pairs())})
        found = []
        for first, second in self._told_of(pairs, "逐句比对：已比对 {} 对报告"):
            likeness = self._compared(Pair(first, second))
            if likeness is not None:
                found.append(likeness)
        self.compared = len(pairs)
        return found

    def _told_of(self, things: Sequence[T], words: str) -> Iterator[T]:
        """The same things one after another, telling how far it is."""
        progress = Progress(self.progress, words=words)
        for done, thing in enumerate(things):
            progress.tell(done, len(things), 0)
            yield thing
        progress.finish()

    def _own(self) -> Iterator[tuple[int, int]]:
        """Each report with the body's own report before it, however little they share."""
        for place in range(1, len(self.rows)):
            before, row = self.rows[place - 1], self.rows[place]
            if row["body"] is not None and row["body"] == before["body"]:
                yield place - 1, place

    def _compared(self, pair: Pair) -> Likeness | None:
        first, second = self.rows[pair.first], self.rows[pair.second]
        later, other = (second, first) if _age(second) >= _age(first) else (first, second)
        one, two = self._weighed(later), self._weighed(other)
        if most_in_common(one, two) < _LEAST_WEIGHT:
            return None
        shared = shared_between(one, two)
        parts = self._told(shared)
        if not parts:
            return None
        sides = _side(later), _side(other)
        return Likeness(_relation(later, other), *sides, shared.share, shared.other_share, _by_share(parts))

    def _told(self, shared: Shared) -> list[PartLikeness]:
        """The parts to tell of: those alike by themselves, else those that make the reports alike as a whole; none when they are not."""
        alike = [part for part in shared.parts if self._is_alike(part)]
        as_a_whole = max(shared.share, shared.other_share) >= self.least and shared.weight >= _LEAST_WEIGHT
        if not as_a_whole and sum(part.weight for part in alike) < _LEAST_ALONE:
            return []
        return [part.likeness for part in alike or shared.parts]

    def _is_alike(self, part: SharedPart) -> bool:
        return part.weight >= _LEAST_PART_WEIGHT and part.likeness.greater >= self.least

    def _weighed(self, row: sqlite3.Row) -> Weighed:
        held = self._held.pop(row["id"], None) or weigh(prepare(self.store, row), self.commonness)
        self._held[row["id"]] = held
        if len(self._held) > _KEPT:
            self._held.popitem(last=False)
        return held


def _by_share(parts: Sequence[PartLikeness]) -> tuple[PartLikeness, ...]:
    return tuple(sorted(parts, key=lambda part: (-part.greater, part.part)))


def _age(row: sqlite3.Row) -> tuple[int, str, str]:
    return row["year"] or 0, row["published"] or "", row["path"]


def _relation(later: sqlite3.Row, other: sqlite3.Row) -> Relation:
    if later["body"] is not None and later["body"] == other["body"]:
        before = later["year"] is not None and other["year"] == later["year"] - 1
        return Relation.LAST_YEAR if before else Relation.EARLIER
    cities = [(row["region"] or "")[:4] for row in (later, other)]
    near = cities[0] == cities[1] and cities[0][2:] not in ("", "00")
    return Relation.NEIGHBOUR if near else Relation.OTHER


def _side(row: sqlite3.Row) -> Side:
    return Side(row["id"], row["path"], row["issuer"] or row["path"], row["year"], row["body"])


def _order(likeness: Likeness) -> tuple[int, float, int, str, str]:
    rank = list(Relation).index(likeness.relation)
    greatest = max(likeness.greater, *(part.greater for part in likeness.parts))
    return rank, -greatest, -likeness.chars, likeness.later.path, likeness.other.path
