"""`make bench`: everything, side by side in one run, into docs/performance.md and .json; minutes. `make bench-short`: the ratios of the
bars against the kept ones, under a minute; says what has become slower and never fails, since the machine may be busy or another one.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from typing import Any

from bench import many, sections
from bench.measuring import machine
from bench.page import FIGURES, bars, ratios, warnings, write

from checker.batch.worker import NEW_OBJECTS
from checker.rulebook import load_rulebook


def full(rounds: int, files: int) -> dict[str, Any]:
    """Every part of the page."""
    parts = {
        "warm": lambda: sections.warm(rounds),
        "idle": lambda: sections.idle_rules(2 * rounds),
        "cold": lambda: sections.cold(3 * rounds),
        "readers": lambda: sections.readers(rounds),
        "growth": lambda: sections.growth(rounds),
        "reports": lambda: many.reports(files),
        "memory": sections.memory,
        # Three times as many where the bars are, so that starting the workers is no part worth speaking of.
        "batch": lambda: many.batch({many.TEXT: 3 * files, many.MIXED: files}, 3),
    }
    figures: dict[str, Any] = {"machine": machine()}
    for name, measure in parts.items():
        began = time.monotonic()
        figures[name] = measure()
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return figures


def short() -> dict[str, Any]:
    """The parts that the ratios come from."""
    return {
        "warm": [sections.matching(sections.MIDDLE, load_rulebook(), 5)],
        "idle": sections.idle_rules(5),
        "cold": sections.cold(5),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measures of speed; see docs/performance.md."
    )
    parser.add_argument("--short", action="store_true", help="the ratios only, against the kept ones")
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--files", type=int, default=400)
    options = parser.parse_args()
    gc.set_threshold(NEW_OBJECTS, 10, 10)  # as the command line and workers of an audit have it
    if options.short:
        measured = ratios(short())
        kept = ratios(json.loads(FIGURES.read_text(encoding="utf-8"))) if FIGURES.exists() else {}
        for name, value in measured.items():
            print(f"{value:7.2f}  {name}" + (f"  (kept: {kept[name]:.2f})" if name in kept else ""))
        for line in warnings(measured, kept):
            print(f"WARNING: {line}", file=sys.stderr)
        return
    figures = full(options.rounds, options.files)
    if options.dry:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        write(figures)
    for what, asked, reached, holds in bars(figures):
        print(f"{'ok ' if holds else 'NO '} {what}: {reached} ({asked})")


if __name__ == "__main__":
    main()
