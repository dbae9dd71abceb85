"""The passages of tests/corpus/consistency, each read inside a small report, and how well the checks find what was planted.

python tests/judging/consistency/passages.py          figures of both halves
python tests/judging/consistency/passages.py --misses  with what is missed or wrongly found in the half that may be looked at
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker.document import Document
from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency import CHECKS, HINTS_ONLY, find_contradictions
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook.consistency import load_switches
from checker.structure import outline_of

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "consistency"


@dataclass(frozen=True)
class Passage:
    """wanted: (id of the check, its quotes) for each contradiction that was planted."""

    id: str
    split: str
    year: int
    level: str
    issuer: str
    part: str
    text: str
    wanted: tuple[tuple[str, tuple[str, ...]], ...]
    published: str | None = None
    whole: bool = False  # the text is the whole page
    hints: bool = False

    @property
    def report(self) -> str:
        """The passage in its part of a report that says nothing else worth a finding."""
        if self.whole:
            return self.text
        told = {
            "measures": "扎实推进依法行政。",
            "shortcomings": "基层执法力量仍显薄弱。",
            "plan": "充实基层执法力量。",
        }
        told[self.part] = self.text
        return (
            f"{self.issuer}{self.year}年度法治政府建设情况报告\n\n"
            f"一、主要举措和成效\n{told['measures']}\n\n二、存在的不足和原因\n{told['shortcomings']}\n\n"
            f"三、{self.year + 1}年工作安排\n{told['plan']}\n"
        )


def passages() -> list[Passage]:
    found = []
    for path in sorted(CORPUS.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["passages"]:
            wanted = tuple((f["id"], tuple(f["quotes"])) for f in entry["findings"] if f["id"] in CHECKS)
            found.append(
                Passage(
                    f"{path.stem}/{entry['id']}",
                    entry["split"],
                    entry["year"],
                    entry["level"],
                    entry["issuer"],
                    entry.get("part", "measures"),
                    entry["text"],
                    wanted,
                    entry.get("published"),
                    entry.get("whole", False),
                    entry.get("hints", False),
                )
            )
    return found


def read(passage: Passage) -> tuple[Document, tuple[ConsistencyFinding, ...]]:
    document = read_document(passage.report)
    outline = outline_of(document, year=passage.year, level=passage.level, issuer=passage.issuer)
    page = page_of(document, outline)
    found = find_contradictions(page, load_switches(), published=passage.published, hints=passage.hints)
    if passage.hints:
        return document, tuple(f for f in found if f.id in HINTS_ONLY)
    return document, tuple(f for f in found if f.certainty is not Certainty.HINT)


def answers(
    passage: Passage,
) -> tuple[list[str], list[tuple[str, tuple[str, ...]]], list[ConsistencyFinding]]:
    """(checks that found what was planted, what was missed, what was found and not planted)."""
    document, found = read(passage)
    hits, missed, rest = [], [], list(found)
    for check, quotes in passage.wanted:
        places = [(i := document.text.find(quote), i + len(quote)) for quote in quotes]
        matching = [
            f
            for f in rest
            if f.id == check
            and (
                not quotes or any(q.start < end and start < q.end for q in f.quotes for start, end in places)
            )
        ]
        if matching:
            hits.append(check)
            # Two findings on one planted place are one too many only when they do not overlap it.
            rest = [f for f in rest if f not in matching]
        else:
            missed.append((check, quotes))
    return hits, missed, rest


def measure(split: str) -> dict[str, Counter[str]]:
    """check -> hit, missed, false; the false ones by the check that found them."""
    table: dict[str, Counter[str]] = {}
    for passage in passages():
        if passage.split != split:
            continue
        hits, missed, false = answers(passage)
        for check in hits:
            table.setdefault(check, Counter())["hit"] += 1
        for check, _ in missed:
            table.setdefault(check, Counter())["missed"] += 1
        for finding in false:
            table.setdefault(finding.id, Counter())["false"] += 1
    return table


def precision(count: Counter[str]) -> float:
    return count["hit"] / max(1, count["hit"] + count["false"])


def recall(count: Counter[str]) -> float:
    return count["hit"] / max(1, count["hit"] + count["missed"])


def main() -> None:
    for split in ("tune", "test"):
        table = measure(split)
        total = sum((count for check, count in table.items() if check not in HINTS_ONLY), Counter())
        for check, count in [*sorted(table.items()), ("all", total)]:
            print(
                f"{split:5} {check:24} precision {precision(count):.3f}  recall {recall(count):.3f}"
                f"  hit {count['hit']}  missed {count['missed']}  false {count['false']}"
            )
    if "--misses" in sys.argv:
        for passage in (p for p in passages() if p.split == "tune"):
            _, missed, false = answers(passage)
            for check, quotes in missed:
                print("missed", passage.id, check, quotes)
            for finding in false:
                print("false ", passage.id, finding.id, finding.message, "|", passage.text)


if __name__ == "__main__":
    main()
