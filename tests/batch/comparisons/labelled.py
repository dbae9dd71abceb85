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
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from checker.audit.promises import Fate, Followed, Promise
from checker.batch.comparisons.promises import find_promises
from checker.batch.store import Store
from checker.reading import read_document
from checker.structure import outline_of
from checker.structure.outline import PartName

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "promises"
HALVES = ("tune", "test")
TUNE = ROOT / "corpus" / "tune"
_NUMBER = re.compile(r"^(?:（.）|\d+\.)")


class Label(StrEnum):
    """What became of a promise, by hand (tests/promises/README.md)."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_FOUND = "not-found"
    GENERAL = "general"


@dataclass(frozen=True)
class Case:
    """One body: its labels, by the first words of sentences without their number."""

    body: str
    texts: tuple[str, str]
    year: int
    given: dict[str, Any]
    labels: dict[str, Label]
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
        labels={_bare(start): Label(label) for start, label in label["promises"]},
        again=frozenset((_bare(old), _bare(new)) for old, new in label["again"]),
    )


def write(folder: Path, labelled: list[Case]) -> None:
    """A file for each report. The second one of each body is drawn out to real length by the measures of somebody else's report: in a
    longer text more is alike by chance, and nothing of it is what this body promised."""
    others = sorted(
        TUNE.glob("[a-h][0-9][0-9].txt")
    )  # these stay; more reports join the corpus and would move the figures
    for place, case in enumerate(labelled):
        before, after = case.texts
        drawn_out = _with(after, _measures(others[place * len(others) // len(labelled)]))
        for number, text in enumerate((before, drawn_out)):
            (folder / f"{case.body}{case.year + number}.txt").write_text(text, encoding="utf-8")


def _measures(report: Path) -> list[str]:
    """The sentences of a report's measures."""
    document = read_document(report)
    return [
        document.text[one.start : one.end].strip()
        for one in outline_of(document).sentences
        if one.part is PartName.MEASURES and not one.is_heading
    ]


def _with(text: str, sentences: list[str]) -> str:
    """text with the sentences in paragraphs of five under its first heading."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("一、"))
    paragraphs = ["".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    return "\n".join([*lines[: first + 1], *paragraphs, *lines[first + 1 :]]) + "\n"


@dataclass(frozen=True)
class Figures:
    """fates: (label, found) -> promises. again: right, wrong and missed pairs. told: one line for each promise, for whoever reads."""

    fates: Counter[tuple[Label, Fate]]
    right: int
    wrong: int
    missed: int
    told: tuple[str, ...] = field(repr=False)  # nobody reads those of the test half by accident

    def count(self, fate: Fate, *labels: Label) -> int:
        """Promises told so, of these labels; of all without any."""
        return sum(
            n for (label, told), n in self.fates.items() if told is fate and label in (labels or Label)
        )


def figures_of(store: Store, labelled: list[Case]) -> Figures:
    fates: Counter[tuple[Label, Fate]] = Counter()
    right = wrong = missed = 0
    told: list[str] = []
    for case in labelled:
        (found,) = find_promises(store, case.body).followed
        for label, promise in _matched(case, found):
            fates[label, promise.fate] += 1
            told.append(f"{label:10} {promise.fate:10} {promise.share:.2f} {promise.said.quote[:40]}")
        again = {
            next((pair for pair in case.again if pair[0] in one.before.quote and pair[1] in one.after.quote), None)
            or (one.before.quote[:20], one.after.quote[:20])
            for one in found.repeated
        }  # fmt: skip
        right += len(again & case.again)
        wrong += len(again - case.again)
        missed += len(case.again - again)
        told += [f"again? {pair}" for pair in again ^ case.again]
    return Figures(fates, right, wrong, missed, tuple(told))


def _matched(case: Case, found: Followed) -> Iterator[tuple[Label, Promise]]:
    """Every labelled sentence with what was found of it; each sentence of the plan is labelled."""
    left = dict(case.labels)
    for promise in found.promises:
        start = next((start for start in left if start in promise.said.quote), None)
        assert start is not None, f"{case.body}: no label for {promise.said.quote}"
        yield left.pop(start), promise
    # A heading of a few words is read as none; the labels call it general.
    assert set(left.values()) <= {Label.GENERAL}, f"{case.body}: not read as promises: {list(left)}"


def _bare(start: str) -> str:
    return _NUMBER.sub("", start)


def lines(figures: Figures) -> Iterator[str]:
    """The rows of a table in docs/audit-promises.md."""
    for fate in Fate:
        counts = (figures.count(fate, label) for label in Label)
        yield f"| {fate.value} | {figures.count(fate)} | {' | '.join(map(str, counts))} |"
    told, true = figures.right + figures.wrong, figures.right + figures.missed
    yield f"| named again | {told} | {figures.right} right, of {true} in all | | | |"


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
                print(*figures.told, sep="\n")
