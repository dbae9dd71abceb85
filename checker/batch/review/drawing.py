"""Which verdicts people are to read: all doubtful ones up to a limit, and a sample of the rest whose chance of being drawn is known.

A verdict is drawn by a hash of seed, report and element, so the same seed draws the same verdicts from the same results, in whatever
order the store has them, and a larger sample holds the smaller one.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from checker.audit.review import Drawn, Item, Stratum
from checker.batch.review.fingerprints import fingerprint, passages_of, subject_of
from checker.batch.store import Store
from checker.finding import Importance, Outcome

_SAMPLED = (Stratum.MET, Stratum.PARTIAL, Stratum.MISSING)
_BETWEEN = "　／　"
_EQUALLY = 2  # one half of the sample is spread equally over the outcomes, since the rare ones err otherwise than the common one

_VERDICTS = """
FROM findings f JOIN inputs i ON i.report_id = f.report_id JOIN reports r ON r.id = f.report_id
WHERE i.status = 'assessed' AND r.is_annual_report = 1 AND f.outcome IN ('met', 'partial', 'missing')
"""
_COUNT = f"SELECT f.outcome, f.review IS NOT NULL, count(*) {_VERDICTS} GROUP BY 1, 2"
_EACH = f"SELECT f.report_id, f.element, f.outcome, f.review IS NOT NULL {_VERDICTS}"
_ITEM = """
SELECT f.*, e.title, e.ordinal, b.phrase AS basis, i.path, i.relative, r.issuer, r.body, r.anchored, r.level, r.year
FROM findings f JOIN inputs i ON i.report_id = f.report_id AND i.status = 'assessed' JOIN reports r ON r.id = f.report_id
     JOIN elements e ON e.rulebook_id = r.rulebook_id AND e.element = f.element JOIN phrases b ON b.id = f.basis_id
WHERE f.report_id = ? AND f.element = ?
"""


@dataclass(frozen=True)
class Draw:
    """strata: in the order of Stratum. items: by report and checklist."""

    seed: int
    strata: tuple[Drawn, ...]
    items: tuple[Item, ...]


def draw(store: Store, *, sample: int, doubts: int, seed: int) -> Draw:
    """sample: how many of the verdicts that are in no doubt; doubts: how many doubtful ones at most."""
    population = dict.fromkeys(Stratum, 0)
    for outcome, doubtful, count in store.connection.execute(_COUNT):
        population[Stratum.DOUBT if doubtful else Stratum(outcome)] += count
    wanted = {Stratum.DOUBT: min(doubts, population[Stratum.DOUBT])}
    wanted |= dict(
        zip(_SAMPLED, allotted(sample, [population[stratum] for stratum in _SAMPLED]), strict=True)
    )
    strata = tuple(Drawn(stratum, population[stratum], wanted[stratum]) for stratum in Stratum)
    chosen = _chosen(store, wanted, seed)
    items = [_item(store, strata, *one) for one in chosen]
    items.sort(key=lambda found: found[0])
    return Draw(seed, strata, tuple(item for _, item in items))


def allotted(sample: int, population: Sequence[int]) -> list[int]:
    """How many of each stratum are drawn: half of the sample equally, half by size, none more than there are."""
    shares = [min(sample // _EQUALLY // len(population), size) for size in population]
    left = min(sample, sum(population)) - sum(shares)
    free = [size - share for size, share in zip(population, shares, strict=True)]
    total = sum(free)
    if not total or left <= 0:
        return shares
    exact = [left * size / total for size in free]
    shares = [share + int(more) for share, more in zip(shares, exact, strict=True)]
    rest = min(sample, sum(population)) - sum(shares)
    for place in sorted(range(len(exact)), key=lambda at: int(exact[at]) - exact[at])[:rest]:
        shares[place] += 1
    return shares


def _chosen(store: Store, wanted: dict[Stratum, int], seed: int) -> list[tuple[int, str, Stratum]]:
    """(report, element, stratum) of the smallest hashes of each stratum; memory of the sample only."""
    heaps: dict[Stratum, list[tuple[int, int, str]]] = {stratum: [] for stratum in Stratum}
    for report, element, outcome, doubtful in store.connection.execute(_EACH):
        stratum = Stratum.DOUBT if doubtful else Stratum(outcome)
        heap, room = heaps[stratum], wanted[stratum]
        one = (-_lot(seed, report, element), report, element)
        if len(heap) < room:
            heapq.heappush(heap, one)
        elif room and one > heap[0]:
            heapq.heapreplace(heap, one)
    return [(report, element, stratum) for stratum, heap in heaps.items() for _, report, element in heap]


def _lot(seed: int, report: int, element: str) -> int:
    return int.from_bytes(blake2b(f"{seed}:{report}:{element}".encode(), digest_size=8).digest())


def _item(
    store: Store, strata: Sequence[Drawn], report: int, element: str, stratum: Stratum
) -> tuple[tuple[str, int], Item]:
    """(place in the list, item)."""
    row: sqlite3.Row = next(store.rows(_ITEM, (report, element)))
    passages = passages_of(row["evidence"], row["nearest"])
    subject = subject_of(row)
    first = _first(row["evidence"] or row["nearest"])
    nearest = json.loads(row["nearest"]) if row["nearest"] else {}
    item = Item(
        fingerprint=fingerprint(subject, row["year"], element, row["outcome"], passages),
        subject=subject,
        stratum=stratum,
        chance=next(one.chance for one in strata if one.stratum is stratum),
        name=row["issuer"] or row["path"],
        level=row["level"],
        year=row["year"],
        element=element,
        title=row["title"],
        importance=Importance(row["importance"]),
        outcome=Outcome(row["outcome"]),
        doubt=row["review"] or "",
        reason=row["reason"],
        quote=_BETWEEN.join(passages),
        place=" ".join(part for part in first if part),
        lacks=nearest.get("lacks", ""),
        clauses="；".join(citation["text"] for citation in json.loads(row["basis"])),
        path=row["path"],
    )
    return (row["path"], row["ordinal"]), item


def _first(stored: str | None) -> tuple[str, ...]:
    """Heading and place of the first passage, as far as known."""
    if not stored:
        return ()
    passages = json.loads(stored)
    one = passages[0] if isinstance(passages, list) else passages
    return one.get("heading", ""), one.get("place", "")
