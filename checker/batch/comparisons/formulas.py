"""The listed formulas of official prose: data in formulas.txt, here as runs. Who extends the list changes no code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from checker.batch.comparisons.commonness import Hashes
from checker.batch.comparisons.masking import Mask
from checker.batch.comparisons.runs import runs_of

_FILE = Path(__file__).with_name("formulas.txt")


def formulas() -> tuple[str, ...]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def formula_runs() -> Hashes:
    """Every run that lies inside a listed formula."""
    mask = Mask(())
    return np.unique(np.concatenate(runs_of([mask(formula).letters for formula in formulas()])))
