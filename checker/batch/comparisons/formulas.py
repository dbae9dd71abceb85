"""The listed formulas of official prose as runs."""

from __future__ import annotations

from functools import cache

import numpy as np

from checker.batch.comparisons.commonness import Hashes
from checker.batch.comparisons.formula_list import formulas
from checker.batch.comparisons.masking import Mask
from checker.batch.comparisons.runs import runs_of


@cache
def formula_runs() -> Hashes:
    """Every run that lies inside a listed formula."""
    mask = Mask(())
    return np.unique(np.concatenate(runs_of([mask(formula).letters for formula in formulas()])))
