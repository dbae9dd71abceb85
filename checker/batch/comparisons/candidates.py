"""Which parts of reports may be alike: MinHash signatures in bands (locality-sensitive hashing). Proves nothing.

Signatures lie in a temporary file and the bands are sorted one after another, so that memory hardly grows with the reports. Weights
enter by sampling: a run is taken with the chance of its weight, decided by the run itself, so that two reports take the same ones.
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
_LEAST_RUNS = 25  # a part of fewer rare runs says nothing of its own
# Share of the smaller part that the signatures must promise; less than what is told in the end, for the error of an estimate (0.04).
_LEAST_PROMISED = 0.4
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
    """Signatures of parts, and the pairs of reports that share enough bands of one part."""

    def __init__(self) -> None:
        self._sign = _signer()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- numbers only, no text; gone when closed
        self._reports: list[int] = []
        self._parts: list[int] = []
        self._sizes: list[int] = []
        self._part_numbers: dict[str, int] = {}

    def close(self) -> None:
        """Remove the file; nothing can be asked afterwards."""
        self._file.close()

    def add(self, report: int, part: str, runs: Hashes, weights: Weights) -> None:
        """report: its place. Parts with too few rare runs are left out."""
        chance = (runs & _HALF).astype(np.float64) / float(_HALF)
        taken = runs[chance < weights]
        if len(taken) < _LEAST_RUNS:
            return
        self._file.write(self._sign((taken >> np.uint64(32)).astype(np.uint32)).tobytes())
        self._reports.append(report)
        self._sizes.append(len(taken))
        self._parts.append(self._part_numbers.setdefault(part, len(self._part_numbers)))

    def pairs(self) -> list[Pair]:
        """Every pair once, in order."""
        if not self._reports:
            return []
        self._file.flush()
        signatures = np.memmap(self._file, dtype=np.uint32, mode="r", shape=(len(self._reports), _VALUES))
        reports, parts = np.array(self._reports), np.array(self._parts, dtype=np.uint64)
        sizes = np.array(self._sizes)
        found: set[tuple[int, int]] = set()
        seen = np.zeros(0, dtype=np.int64)
        for band in range(_BANDS):
            columns = signatures[:, band * _ROWS : (band + 1) * _ROWS]
            coded = np.setdiff1d(np.unique(_coded(columns, parts)), seen, assume_unique=True)
            seen = np.union1d(seen, coded)
            for start in range(0, len(coded), _TOGETHER):
                first, second = np.divmod(coded[start : start + _TOGETHER], len(reports))
                jaccard = (signatures[first] == signatures[second]).mean(axis=1)
                shared = jaccard / (1 + jaccard) * (sizes[first] + sizes[second])
                alike = shared >= _LEAST_PROMISED * np.minimum(sizes[first], sizes[second])
                ordered = np.sort(np.stack([reports[first[alike]], reports[second[alike]]]), axis=0)
                found.update((int(a), int(b)) for a, b in ordered.T if a != b)
        return [Pair(*pair) for pair in sorted(found)]


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
