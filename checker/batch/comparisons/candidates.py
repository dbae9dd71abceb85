"""Which parts of reports may be alike: MinHash signatures in bands (locality-sensitive hashing). Proves nothing.

Signatures and the runs they were made of lie in temporary files and the bands are sorted one after another, so that memory hardly grows
with the reports. Weights enter by sampling: a run is taken with the chance of its weight, decided by the run itself, so that two
reports take the same ones. What falls into one band is counted run by run before it is called a candidate: a signature says little
of two parts of unequal length.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from checker.batch.comparisons.commonness import Hashes, Weights
from checker.batch.comparisons.extra import require_datasketch

# Chance to be compared at Jaccard 0.67 (80% in common) 1.00, at 0.5 0.996, at 0.33 0.79, at 0.1 0.04.
_BANDS, _ROWS = 42, 3
_VALUES = _BANDS * _ROWS
_SEED = 1
# Fewer rare runs than these are never told of, neither for a whole report nor for one part of it (`similar.py`).
_LEAST_RUNS = 40
_LEAST_RUNS_OF_PART = 60
# Share of the taken runs of the smaller part that the other must have; less than what is told in the end, since these are a sample.
_LEAST_PROMISED = 0.4
_ERROR = 0.1  # of the Jaccard index that a signature of so many values tells; more in one case of a hundred
# In a larger bucket every part is compared with the next and the first only; a template still hangs together.
_LARGE = 30
_TOGETHER = 1 << 14

Signature = NDArray[np.uint32]
_HALF = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True)
class Pair:
    """Places of two reports in the order they were added, first < second."""

    first: int
    second: int


class Candidates:
    """Signatures of parts, and the pairs of reports of which one part has enough of another's."""

    def __init__(self) -> None:
        self._sign = _signer()
        # Numbers only, no text; gone when closed.
        self._signatures = tempfile.TemporaryFile()  # noqa: SIM115
        self._runs = tempfile.TemporaryFile()  # noqa: SIM115
        self._reports: list[int] = []
        self._parts: list[int] = []
        self._sizes: list[int] = []
        self._part_numbers: dict[str | None, int] = {}

    def close(self) -> None:
        """Remove the files; nothing can be asked afterwards."""
        self._signatures.close()
        self._runs.close()

    def add(self, report: int, part: str | None, runs: Hashes, weights: Weights) -> None:
        """report: its place. part: None for the whole report. What has too few rare runs is left out."""
        chance = (runs & _HALF).astype(np.float64) / float(_HALF)
        taken = runs[chance < weights]
        if len(taken) < (_LEAST_RUNS if part is None else _LEAST_RUNS_OF_PART):
            return
        numbers = np.unique((taken >> np.uint64(32)).astype(np.uint32))
        self._signatures.write(self._sign(numbers).tobytes())
        self._runs.write(numbers.tobytes())
        self._reports.append(report)
        self._sizes.append(len(numbers))
        self._parts.append(self._part_numbers.setdefault(part, len(self._part_numbers)))

    def pairs(self) -> list[Pair]:
        """Every pair once, in order."""
        if not self._reports:
            return []
        self._signatures.flush()
        self._runs.flush()
        signatures = np.memmap(
            self._signatures, dtype=np.uint32, mode="r", shape=(len(self._reports), _VALUES)
        )
        reports, parts = np.array(self._reports), np.array(self._parts, dtype=np.uint64)
        sizes = np.array(self._sizes)
        runs = _Runs(np.memmap(self._runs, dtype=np.uint32, mode="r"), sizes)
        found: set[tuple[int, int]] = set()
        seen = np.zeros(0, dtype=np.int64)
        for band in range(_BANDS):
            columns = signatures[:, band * _ROWS : (band + 1) * _ROWS]
            coded = np.setdiff1d(np.unique(_coded(columns, parts)), seen, assume_unique=True)
            seen = np.union1d(seen, coded)
            for start in range(0, len(coded), _TOGETHER):
                first, second = np.divmod(coded[start : start + _TOGETHER], len(reports))
                jaccard = (signatures[first] == signatures[second]).mean(axis=1) + _ERROR
                shared = jaccard / (1 + jaccard) * (sizes[first] + sizes[second])
                hopeful = shared >= _LEAST_PROMISED * np.minimum(sizes[first], sizes[second])
                hopeful &= reports[first] != reports[second]
                for one, other in zip(first[hopeful].tolist(), second[hopeful].tolist(), strict=True):
                    pair = (min(reports[one], reports[other]), max(reports[one], reports[other]))
                    if pair not in found and runs.promise(one, other):
                        found.add(pair)
        return [Pair(int(first), int(second)) for first, second in sorted(found)]


class _Runs:
    """The runs that were taken of every part, one part after another. sizes: how many of each."""

    def __init__(self, runs: NDArray[np.uint32], sizes: NDArray[np.int64]) -> None:
        self._runs, self._sizes = runs, sizes
        self._starts = np.cumsum(sizes) - sizes

    def promise(self, one: int, other: int) -> bool:
        """Whether the one part has enough of the other's runs, or the other of the one's."""
        shorter, longer = sorted((one, other), key=lambda place: int(self._sizes[place]))
        few, many = self._of(shorter), self._of(longer)
        at = np.minimum(np.searchsorted(many, few), len(many) - 1)
        return int(np.count_nonzero(many[at] == few)) >= _LEAST_PROMISED * len(few)

    def _of(self, place: int) -> NDArray[np.uint32]:
        return self._runs[self._starts[place] : self._starts[place] + self._sizes[place]]


def _coded(columns: NDArray[np.uint32], parts: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Pairs of rows that are equal in all columns and of one part, as first * rows + second."""
    keys = parts.copy()
    for column in range(columns.shape[1]):
        keys = keys * np.uint64(0x9E3779B97F4A7C15) + columns[:, column].astype(np.uint64)
        keys ^= keys >> np.uint64(29)
    order = np.argsort(keys, kind="stable")
    bounds = np.flatnonzero(np.diff(keys[order])) + 1
    edges = np.concatenate([[0], bounds, [len(order)]])
    large = np.flatnonzero(np.diff(edges) > 1)
    coded = [
        a * len(order) + b for at in large for a, b in _of_bucket(order[edges[at] : edges[at + 1]].tolist())
    ]
    return np.array(coded, dtype=np.int64)


def _of_bucket(members: list[int]) -> Iterator[tuple[int, int]]:
    """members: in order."""
    if len(members) <= _LARGE:
        yield from ((a, b) for at, a in enumerate(members) for b in members[at + 1 :])
    else:
        yield from pairwise(members)
        yield from ((members[0], other) for other in members[2:])


def _signer() -> Callable[[NDArray[np.uint32]], Signature]:
    """Raises UsageFault without the extra."""
    library = require_datasketch()
    empty = library.MinHash(num_perm=_VALUES, seed=_SEED, hashfunc=int)

    def sign(runs: NDArray[np.uint32]) -> Signature:
        signature = empty.copy()
        signature.update_batch(runs.tolist())
        return np.asarray(signature.hashvalues, dtype=np.uint64).astype(np.uint32)

    return sign
