"""The labelled promises of tests/promises: an audit of their texts, and how what is found agrees with the labels.

`python -m batch.comparisons.labelled` (in tests/) prints the figures of docs/audit-promises.md.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from checker.audit.promises import Fate, Followed
from checker.batch.comparisons.promises import find_promises
from checker.batch.store import Store

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "promises"
HALVES = ("tune", "test")
TUNE = ROOT / "corpus" / "tune"
_NUMBER = re.compile(r"^(?:（.）|\d+\.)")


@dataclass(frozen=True)
class Case:
    """One body: its labels, by the first words of sentences without their number."""

    body: str
    texts: tuple[str, str]
    year: int
    given: dict[str, Any]
    fates: dict[str, Fate]
    again: frozenset[tuple[str, str]]


def cases(half: str) -> list[Case]:
    return [
        _case(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted((LABELS / half).glob("*.yaml"))
    ]


def _case(label: dict[str, Any]) -> Case:
    return Case(
        body=label["body"],
        texts=(label["before"], label["after"]),
        year=label["year"],
        given={"level": label["level"], "region": label.get("region")},
        fates={_bare(start): Fate(fate) for start, fate in label["promises"]},
        again=frozenset((_bare(old), _bare(new)) for old, new in label["again"]),
    )


def write(folder: Path, labelled: list[Case]) -> None:
    """A file for each report."""
    for case in labelled:
        for number, text in enumerate(case.texts):
            (folder / f"{case.body}{case.year + number}.txt").write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Figures:
    """fates: (label, found) -> promises. again: right, wrong and missed pairs. errors: what was told otherwise, for whoever reads."""

    fates: Counter[tuple[Fate, Fate]]
    right: int
    wrong: int
    missed: int
    errors: tuple[str, ...] = field(repr=False)  # nobody reads those of the test half by accident

    def precision(self, *fates: Fate) -> tuple[int, int]:
        told = {pair: n for pair, n in self.fates.items() if pair[1] in fates}
        return sum(n for (label, _), n in told.items() if label in fates), sum(told.values())

    def recall(self, *fates: Fate) -> tuple[int, int]:
        true = {pair: n for pair, n in self.fates.items() if pair[0] in fates}
        return sum(n for (_, found), n in true.items() if found in fates), sum(true.values())


def figures_of(store: Store, labelled: list[Case]) -> Figures:
    fates: Counter[tuple[Fate, Fate]] = Counter()
    right = wrong = missed = 0
    errors: list[str] = []
    for case in labelled:
        (found,) = find_promises(store, case.body).followed
        for label, promise in _matched(case, found):
            fates[label, promise.fate] += 1
            if label is not promise.fate:
                errors.append(f"{label:10} {promise.fate:10} {promise.share:.2f} {promise.said.quote[:40]}")
        told = {
            next((pair for pair in case.again if pair[0] in one.before.quote and pair[1] in one.after.quote), None)
            or (one.before.quote[:20], one.after.quote[:20])
            for one in found.repeated
        }  # fmt: skip
        right, wrong, missed = (
            right + len(told & case.again),
            wrong + len(told - case.again),
            missed + len(case.again - told),
        )
        errors += [f"again? {pair}" for pair in told ^ case.again]
    return Figures(fates, right, wrong, missed, tuple(errors))


def _matched(case: Case, found: Followed) -> Iterator[tuple[Fate, Any]]:
    """Every labelled sentence with what was found of it; each sentence of the plan is labelled."""
    left = dict(case.fates)
    for promise in found.promises:
        start = next((start for start in left if start in promise.said.quote), None)
        assert start is not None, f"{case.body}: no label for {promise.said.quote}"
        yield left.pop(start), promise
    # A heading of a few words is read as none; the labels call it general.
    assert set(left.values()) <= {Fate.GENERAL}, f"{case.body}: not read as promises: {list(left)}"


def _bare(start: str) -> str:
    return _NUMBER.sub("", start)


def lines(figures: Figures) -> Iterator[str]:
    """The cells of the table in docs/audit-promises.md."""
    for words, fates in (
        ("kept or partly", (Fate.KEPT, Fate.PARTLY)),
        ("kept", (Fate.KEPT,)),
        ("partly", (Fate.PARTLY,)),
        ("not found", (Fate.NOT_FOUND,)),
        ("too general", (Fate.GENERAL,)),
    ):
        right, told = figures.precision(*fates)
        _, true = figures.recall(*fates)
        yield f"| {words} | {right} of {told} | {right} of {true} |"
    told, true = figures.right + figures.wrong, figures.right + figures.missed
    yield f"| named again | {figures.right} of {told} | {figures.right} of {true} |"


if __name__ == "__main__":
    from batch.conftest import audit

    for half in sys.argv[1:] or HALVES:
        for among in ((), sorted(TUNE.glob("*.txt"))):
            with tempfile.TemporaryDirectory() as scratch:
                folder = Path(scratch, "reports")
                folder.mkdir()
                write(folder, cases(half))
                audit(Path(scratch, "a.sqlite"), folder, *among)
                with Store(Path(scratch, "a.sqlite")) as opened:
                    figures = figures_of(opened, cases(half))
            print(half, f"among {len(among)} other reports")
            print(*lines(figures), sep="\n")
            if half == "tune":
                print(*figures.errors, sep="\n")
