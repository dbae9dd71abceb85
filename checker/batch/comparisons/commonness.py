"""How rare a run of characters is among the bodies of a store. Memory does not grow with the store.

A count-min sketch (Cormode and Muthukrishnan 2005): counts may come out too high where runs collide, never too low, so that a common
formula is never taken for a rare one.
"""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Weights = NDArray[np.float64]

_CELLS = 1 << 23  # two rows of 16 MB
_SHIFTS = (0, 32)
_MOST = np.iinfo(np.uint16).max
_RARE = 0.5  # of the scale: as many bodies as the square root of all
# Even three townships that share a template do not make it a formula of the whole country.
_FEWEST_BODIES = 100


class Commonness:
    """In how many bodies each run occurs. exempt: runs of listed formulas, sorted, at least one; they weigh nothing."""

    def __init__(self, exempt: Hashes) -> None:
        self._exempt = exempt
        self._rows = [np.zeros(_CELLS, dtype=np.uint16) for _ in _SHIFTS]
        self.bodies = 0

    def add(self, runs: Hashes) -> None:
        """Count the runs of one body, whatever the number of its reports and of times a run is in them."""
        self.bodies += 1
        for row, shift in zip(self._rows, _SHIFTS, strict=True):
            cells = np.unique(_cells(runs, shift))
            row[cells] += (row[cells] < _MOST).astype(np.uint16)

    def weights(self, runs: Hashes) -> Weights:
        """1 for a run that few bodies have (the square root of all), falling with the logarithm of their number to 0 for one of all."""
        counts = np.minimum(
            *(row[_cells(runs, shift)] for row, shift in zip(self._rows, _SHIFTS, strict=True))
        )
        rarity = 1 - np.log(np.maximum(counts, 1)) / self._scale
        weights = np.minimum(rarity / _RARE, 1)
        at = np.minimum(np.searchsorted(self._exempt, runs), len(self._exempt) - 1)
        weights[self._exempt[at] == runs] = 0
        return np.maximum(weights, 0).astype(np.float64)

    @cached_property
    def _scale(self) -> float:
        return math.log(max(self.bodies, _FEWEST_BODIES))


def _cells(runs: Hashes, shift: int) -> NDArray[np.int64]:
    return ((runs >> np.uint64(shift)) & np.uint64(_CELLS - 1)).astype(np.int64)
