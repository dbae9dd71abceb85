"""Print the table of mutation kinds: `PYTHONPATH=tests python -m mutations [--full] [--kind NAME]... [--show N]`.

Exit code 1 when a kind is under its floor.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from mutations.kinds import GOAL_OVERALL, HEADER, KINDS, line, measure


def main() -> int:
    parser = argparse.ArgumentParser(prog="mutations", description=__doc__)
    parser.add_argument("--full", action="store_true", help="all cases, not the sample")
    parser.add_argument("--kind", action="append", default=[], choices=[kind.name for kind in KINDS])
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N cases of each kind that went wrong"
    )
    asked = parser.parse_args()
    cases = right = 0
    under = []
    print(HEADER)
    for kind in KINDS:
        if asked.kind and kind.name not in asked.kind:
            continue
        tally = measure(kind, full=asked.full)
        cases, right = cases + tally.cases, right + tally.right
        if tally.share < kind.floor:
            under.append(kind.name)
        print(line(kind, tally), flush=True)
        if asked.show and tally.misses:
            print("   ", Counter(miss.element for miss in tally.misses).most_common(10))
        for miss in tally.misses[: asked.show]:
            wanted = "|".join(sorted(miss.wanted))
            print(f"    {miss.report} {miss.element}: {wanted} -> {miss.got} | {miss.note} | {miss.reason}")
    print(
        f"{'all':<17}{cases:>7}{right:>9}{right / cases if cases else 1:>9.2%}{'':>8}  目标 {GOAL_OVERALL:.0%}"
    )
    if under:
        print(f"under their floor: {', '.join(under)}")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
