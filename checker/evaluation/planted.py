"""Texts with planted contradictions, and texts that only look as if they had some: the folder `consistency` beside the labelled reports.

Single passages stand in its YAML files and are read inside a small report; whole reports with a label each stand in its folder `reports`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.document import Document
from checker.errors import InputFault
from checker.evaluation.label_checks import Checks
from checker.evaluation.labels import CONSISTENCY_IDS, LabelFault, Split
from checker.reading import read_document
from checker.rulebook import LEVEL_NAMES
from checker.rulebook.strict_yaml import YamlFile, read_yaml

CONSISTENCY, REPORTS = "consistency", "reports"
_PASSAGE_KEYS = (
    "id", "split", "year", "level", "issuer", "part", "text", "why", "published", "whole", "hints", "findings",
)  # fmt: skip
_PASSAGE_NEEDED = ("id", "split", "year", "level", "issuer", "text", "findings")
_REPORT_KEYS = ("report", "split", "issuer", "level", "year", "consistency")
_REPORT_NEEDED = ("report", "split", "consistency")
# What the other parts of the small report around a passage say: nothing worth a finding.
_AROUND = {
    "measures": "扎实推进依法行政。",
    "shortcomings": "基层执法力量仍显薄弱。",
    "plan": "充实基层执法力量。",
}


@dataclass(frozen=True)
class Planted:
    """A text and what is wrong in it. wanted: (id of the check, quotes that stand in the text; none where any place will do).

    facts: year, level and issuer as given; empty for a whole report, whose facts are read from it. hints: the text is about hints only.
    """

    id: str
    split: Split
    document: Document
    facts: dict[str, Any]
    wanted: tuple[tuple[str, tuple[str, ...]], ...]
    is_report: bool = False
    published: str | None = None
    hints: bool = False


def within_report(text: str, year: int, issuer: str, part: str = "measures") -> str:
    """The passage in its part of a report that says nothing else worth a finding."""
    told = {**_AROUND, part: text}
    return (
        f"{issuer}{year}年度法治政府建设情况报告\n\n"
        f"一、主要举措和成效\n{told['measures']}\n\n二、存在的不足和原因\n{told['shortcomings']}\n\n"
        f"三、{year + 1}年工作安排\n{told['plan']}\n"
    )


def read_planted(folder: Path) -> tuple[Planted, ...]:
    """Everything under <folder>/consistency; empty when there is no such folder. Raises LabelFault with all faults found."""
    reader = _PlantedReader()
    found = reader.read(folder / CONSISTENCY)
    if reader.faults:
        raise LabelFault(tuple(sorted(reader.faults, key=lambda fault: (fault.file, fault.line))))
    return found


class _PlantedReader(Checks):
    """Reads a folder of planted texts and keeps the faults of its files."""

    def read(self, folder: Path) -> tuple[Planted, ...]:
        """Passages by file, then reports."""
        found: list[Planted] = []
        for path in sorted(folder.glob("*.yaml")):
            file = read_yaml(path, path.as_posix())
            self.faults += file.faults
            if not self.has_keys(file, (), file.data, ("check", "passages"), ("passages",)):
                continue
            for index, entry in enumerate(file.data["passages"] or ()):
                passage = self._passage(file, path.stem, index, entry)
                found += [passage] if passage else []
        for path in sorted((folder / REPORTS).rglob("*.yaml")):
            report = self._report(path)
            found += [report] if report else []
        return tuple(found)

    def _passage(self, file: YamlFile, name: str, index: int, entry: Any) -> Planted | None:
        path, before = ("passages", index), len(self.faults)
        if not self.has_keys(file, path, entry, _PASSAGE_KEYS, _PASSAGE_NEEDED):
            return None
        self.one_of(file, (*path, "split"), entry["split"], tuple(Split))
        self.one_of(file, (*path, "level"), entry["level"], tuple(LEVEL_NAMES))
        part = entry.get("part", "measures")
        self.one_of(file, (*path, "part"), part, tuple(_AROUND))
        year, issuer, text = entry["year"], entry["issuer"], str(entry["text"])
        if not isinstance(year, int) or not isinstance(issuer, str):
            self.fault(file.name, file.line(*path), "year 应为四位年份，issuer 应为文字")
            return None
        text = text if entry.get("whole") else within_report(text, year, issuer, part)
        wanted = self._wanted(file, (*path, "findings"), entry["findings"], "quotes", text)
        if len(self.faults) > before:
            return None
        facts = {"year": year, "level": entry["level"], "issuer": issuer}
        published, hints = entry.get("published"), bool(entry.get("hints"))
        split = Split(entry["split"])
        return Planted(
            f"{name}/{entry['id']}", split, read_document(text), facts, wanted, False, published, hints
        )

    def _report(self, path: Path) -> Planted | None:
        file, before = read_yaml(path, path.as_posix()), len(self.faults)
        self.faults += file.faults
        if not self.has_keys(file, (), file.data, _REPORT_KEYS, _REPORT_NEEDED):
            return None
        self.one_of(file, ("split",), file.data["split"], tuple(Split))
        try:
            document = read_document(path.parent / str(file.data["report"]))
        except InputFault as fault:
            self.fault(file.name, file.line("report"), fault.message)
            return None
        wanted = self._wanted(file, ("consistency",), file.data["consistency"], "quote", document.text)
        if len(self.faults) > before:
            return None
        return Planted(
            f"{REPORTS}/{path.stem}", Split(file.data["split"]), document, {}, wanted, is_report=True
        )

    def _wanted(
        self, file: YamlFile, path: tuple[str | int, ...], found: Any, key: str, text: str
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if not isinstance(found, list):
            self.fault(file.name, file.line(*path), f"{path[-1]}：应为列表，没有时写 []")
            return ()
        wanted = []
        for index, entry in enumerate(found):
            here = (*path, index)
            if self.has_keys(file, here, entry, ("id", key, "why"), ("id", key)) and self.one_of(
                file, (*here, "id"), entry["id"], CONSISTENCY_IDS
            ):
                wanted.append((entry["id"], self.quotes_in(file, (*here, key), entry[key], text)))
        return tuple(wanted)
