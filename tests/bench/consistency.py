"""How long the consistency checks take on whole reports: `python tests/bench/consistency.py [FILE…]`, by default the sample."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from checker.judging.consistency import CHECKS, Draft
from checker.matching import page_of
from checker.reading import read_document
from checker.structure import outline_of

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "000_fcac6cd107282472.txt"
ROUNDS = 20


def main(paths: list[Path]) -> None:
    total = dict.fromkeys(CHECKS, 0.0)
    for path in paths:
        document = read_document(path)
        page = page_of(document, outline_of(document))
        for name, seconds in best_times(page).items():
            total[name] += seconds
    for name, seconds in [*total.items(), ("all", sum(total.values()))]:
        print(f"{name:28} {seconds / len(paths) * 1000:6.2f} ms a report")


def best_times(page) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """The best of some rounds for each check; what checks share is counted where it is first needed."""
    best = dict.fromkeys(CHECKS, float("inf"))
    for _ in range(ROUNDS):
        draft = Draft(page)
        for name, check in CHECKS.items():
            start = time.perf_counter()
            tuple(check(draft))
            best[name] = min(best[name], time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [SAMPLE])
