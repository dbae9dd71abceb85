"""Copies planted among reports that share nothing but formulas: how many are found, and what else is.

python tests/batch/comparisons/planting.py [seeds [first seed]]      counts, recall and precision
"""

from __future__ import annotations

import dataclasses
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from batch.comparisons.stores import Written, fill

from checker.audit.likeness import Relation
from checker.batch.comparisons.similar import find_likenesses
from checker.batch.generator.composing import FRAME, compose
from checker.batch.generator.issuers import issuers
from checker.batch.generator.sentences import bank_of
from checker.batch.store import Store
from checker.errors import CheckerError
from checker.reading import read_document
from checker.rulebook import load_rulebook
from checker.structure import outline_of

TUNE = Path(__file__).parents[2] / "corpus" / "tune"
_HEADED = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|第[一二三四五]部分)")
_FIGURE = re.compile(r"(?<![\d.])[1-9]\d{0,3}(?=[件次名个份场起期条])")
# Said by most, listed nowhere: the store itself must tell that it is a formula.
COMMON = (
    "各单位要把思想和行动统一到会议的部署要求上来，以钉钉子精神抓好各项任务的落地落实，确保全年目标圆满完成。",
    "一年来，各级各部门密切配合、协同发力，推动各项工作在新的起点上迈出了坚实步伐，群众满意度持续走高。",
)


@dataclass
class Planted:
    """copies: names and years of (copy, source)."""

    reports: list[Written]
    copies: list[tuple[tuple[str, int], tuple[str, int]]] = field(default_factory=list)


def hand_made() -> list[Written]:
    """The labelled true reports written for this project: 60 texts by hand, none copied from another."""
    found = []
    for path in sorted(TUNE.iterdir()):
        if path.suffix == ".yaml":
            continue
        try:
            document = read_document(path)
        except CheckerError:
            continue
        title = outline_of(document).title
        if title.issuer and title.year:
            found.append(Written(title.issuer, title.year, document.text, level=title.level))
    return found


def generated(count: int, seed: int, years: tuple[int, ...] = (2023, 2024)) -> list[Written]:
    """Made-up reports, each put together on its own."""
    rulebook = load_rulebook()
    bank, random = bank_of(rulebook, FRAME), Random(f"planting:{seed}")
    found = []
    for issuer in issuers(count // len(years), random):
        for year in years:
            composed = compose(issuer, year, rulebook, bank, random)
            text = "\n".join(block.text for block in composed.blocks)
            found.append(Written(issuer.name, year, text, issuer.region, issuer.level))
    return found


def copied(
    source: Written, filler: list[str], name: str, year: int, random: Random, replace: float = 0.2
) -> Written:
    """A report that takes over 80% of a source's text, by sentences, with its own name and year.

    The rest (replace: its share) are sentences of filler, 40% change places inside their part, and every third figure is another.
    """
    paragraphs: list[list[str]] = []
    for line in source.text.splitlines():
        if _HEADED.match(line) or not paragraphs:
            paragraphs.append([line])
        else:
            paragraphs[-1] += [piece for piece in re.split(r"(?<=[。；])", line) if piece.strip()]
    everything = [piece for _, *sentences in paragraphs for piece in sentences]
    room, replaced = replace * sum(map(len, everything)), set()
    for piece in random.sample(everything, len(everything)):
        if len(piece) <= room:
            room -= len(piece)
            replaced.add(piece)
    lines = []
    for head, *sentences in paragraphs:
        lines.append(head)
        kept = [random.choice(filler) if s in replaced else s for s in sentences]
        moving = [at for at in range(len(kept)) if random.random() < 0.4]
        for at, other in zip(moving, random.sample(moving, len(moving)), strict=True):
            kept[at], kept[other] = kept[other], kept[at]
        lines += kept
    text = "\n".join(lines)
    text = _FIGURE.sub(
        lambda m: str(int(m[0]) + random.randint(1, 9)) if random.random() < 0.33 else m[0], text
    )
    text = text.replace(source.name, name).replace(_place(source.name), _place(name))
    text = text.replace(str(source.year + 1), str(year + 1)) if source.year != year else text
    return dataclasses.replace(source, name=name, year=year, text=text.replace(str(source.year), str(year)))


def _place(name: str) -> str:
    return re.sub(r"(?:人民政府|街道办事处|办事处|政府)$", "", name)


def planted(reports: list[Written], copies: int, seed: int) -> Planted:
    """The reports, two thirds of them with common sentences, and so many copies: half by another body, half by the same one a year later."""
    random = Random(f"copies:{seed}")
    with_common = [_with_common(report, random) if random.random() < 0.67 else report for report in reports]
    filler = [
        piece
        for report in reports
        for line in report.text.splitlines()
        for piece in re.split(r"(?<=。)", line)
        if 15 <= len(piece) <= 120
    ]
    strangers = issuers(copies, Random(f"strangers:{seed}"))
    taken = {(report.name, report.year) for report in reports}
    result = Planted(with_common)
    for number, source in enumerate(random.sample(with_common, copies)):
        again = (source.name, source.year + 1) not in taken
        name, year = (
            (source.name, source.year + 1) if number % 2 and again else (strangers[number].name, source.year)
        )
        result.reports.append(copied(source, filler, name, year, random))
        result.copies.append(((name, year), (source.name, source.year)))
    return result


def _with_common(report: Written, random: Random) -> Written:
    lines = report.text.splitlines()
    for sentence in COMMON:
        lines.insert(random.randint(2, max(2, len(lines) - 3)), sentence)
    return dataclasses.replace(report, text="\n".join(lines))


@dataclass(frozen=True)
class Measured:
    """Pairs: planted, found of these, told in all; and what was told though not planted."""

    planted: int
    found: int
    told: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / self.planted

    @property
    def precision(self) -> float:
        return self.found / self.told if self.told else 1.0


def measure(path: Path, planted_set: Planted) -> Measured:
    fill(path, planted_set.reports)
    with Store(path) as store:
        result = find_likenesses(store)
    wanted = {frozenset(pair) for pair in planted_set.copies}
    told = Counter(
        frozenset(((one.later.name, one.later.year or 0), (one.other.name, one.other.year or 0)))
        for one in result.likenesses
    )
    assert all(
        (one.relation in (Relation.LAST_YEAR, Relation.EARLIER)) == (one.later.body == one.other.body)
        for one in result.likenesses
    )
    wrong = tuple(
        f"{one.later.name}{one.later.year}~{one.other.name}{one.other.year} {[(p.part, round(p.greater, 2), p.chars) for p in one.parts]}"
        for one in result.likenesses
        if frozenset(((one.later.name, one.later.year or 0), (one.other.name, one.other.year or 0)))
        not in wanted
    )
    return Measured(len(wanted), len(wanted & set(told)), len(told), wrong)


def main(seeds: int, first: int = 0) -> None:
    sets = {
        "hand-made": lambda seed: planted(hand_made(), 20, seed),
        "generated": lambda seed: planted(generated(400, seed), 60, seed),
        "both": lambda seed: planted(hand_made() + generated(400, seed), 80, seed),
    }
    for label, make in sets.items():
        totals = Counter[str]()
        for seed in range(first, first + seeds):
            with tempfile.TemporaryDirectory() as folder:
                one = measure(Path(folder, "store.sqlite"), make(seed))
            totals.update(planted=one.planted, found=one.found, told=one.told)
            print(label, seed, one.planted, one.found, one.told, *one.wrong[:4], sep="\n   ")
        print(
            f"{label}: planted {totals['planted']}, found {totals['found']}, told {totals['told']}: "
            f"recall {totals['found'] / totals['planted']:.3f}, precision {totals['found'] / max(1, totals['told']):.3f}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ["3"]))
