"""framework/ + rules/ -> one checked Rulebook. Every fault of every file is collected before anything is raised."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from checker.errors import RulebookError, RuleFault
from checker.finding import Importance
from checker.rulebook.location import RulebookFolder, builtin_folder
from checker.rulebook.rule import Clause, Rule, Rulebook, Scoring, YearRange
from checker.rulebook.strict_yaml import YamlFile, read_yaml
from checker.rulebook.validation import schema_faults
from checker.rulebook.wording import Wording, WordingFault, expand_groups, groups_used, literal, parse_wording

_WORDING_KEYS = ("said-by", "shown-by", "hinted-by", "lead-in", "never")
FACT_KINDS = frozenset({"figure", "document", "meeting", "body", "mechanism", "date", "result"})


@cache
def load_rulebook(folder: RulebookFolder | None = None) -> Rulebook:
    """The built-in rulebook, or the one in folder. Raises RulebookError with every fault found."""
    return _Loader(folder or builtin_folder()).load()


class _Loader:
    def __init__(self, folder: RulebookFolder) -> None:
        self.folder = folder
        self.faults: list[RuleFault] = []

    def load(self) -> Rulebook:
        clauses = self._clauses()
        groups, group_files = self._groups()
        used: set[str] = set()
        scoring = self._scoring()
        rules = {rule.id: rule for rule in self._rules(clauses, groups, used)}
        for name, (file, line) in group_files.items():
            if name not in used:
                self._fault(file, line, f"词组 {name} 没有规则使用", "删去，或在规则里写成 <" + name + ">")
        if not rules and not self.faults:
            self._fault("rules/", 0, "没有找到任何规则")
        if self.faults or scoring is None:
            raise RulebookError(tuple(sorted(self.faults, key=lambda fault: (fault.file, fault.line))))
        order = list(scoring.groups)
        ordered = sorted(rules.values(), key=lambda rule: (order.index(rule.group), _clause_order(rule)))
        return Rulebook({rule.id: rule for rule in ordered}, scoring, groups, self._fingerprint())

    def _fault(self, file: str, line: int, message: str, hint: str = "") -> None:
        self.faults.append(RuleFault(file, line, message, hint))

    def _files(self, folder: Path, label: str, pattern: str) -> Iterator[YamlFile]:
        for path in sorted(folder.glob(pattern)):
            file = read_yaml(path, f"{label}/{path.relative_to(folder).as_posix()}")
            self.faults += file.faults
            if file.data is not None:
                yield file

    def _valid(self, file: YamlFile, schema: str) -> bool:
        found = schema_faults(file, self.folder.rules / "schema" / f"{schema}.schema.json")
        self.faults += found
        return not found

    def _clauses(self) -> dict[str, Clause]:
        clauses: dict[str, Clause] = {}
        for file in self._files(self.folder.framework, "framework", "*.yaml"):
            if not self._valid(file, "instrument"):
                continue
            data = file.data
            stem = Path(file.name).stem
            if data["id"] != stem:
                self._fault(file.name, file.line("id"), f"id 应为 {stem}（与文件名一致），现为 {data['id']}")
            for key, clause in data["clauses"].items():
                confidence = clause.get("confidence", data["confidence"])
                clauses[f"{data['id']}#{key}"] = Clause(
                    f"{data['id']}#{key}",
                    _citation(data["short"], clause, confidence),
                    clause.get("gist", ""),
                    _years(data["report-years"]),
                )
        return clauses

    def _groups(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, int]]]:
        raw: dict[str, list[str]] = {}
        places: dict[str, tuple[str, int]] = {}
        for file in self._files(self.folder.rules / "lexicon", "rules/lexicon", "*.yaml"):
            if not self._valid(file, "lexicon"):
                continue
            for name, group in file.data["groups"].items():
                line = file.line("groups", name)
                if name in raw:
                    self._fault(file.name, line, f"词组 {name} 已在 {places[name][0]} 定义")
                raw[name] = group["words"]
                places[name] = (file.name, line)
        expanded, faults = expand_groups(raw)
        for name, message in faults:
            self._fault(*places[name], message)
        self._inner = {
            name: set().union(*(groups_used(word) for word in words)) for name, words in raw.items()
        }
        return expanded, places

    def _scoring(self) -> Scoring | None:
        for file in self._files(self.folder.rules, "rules", "scoring.yaml"):
            if not self._valid(file, "scoring"):
                return None
            data = file.data
            grades = sorted(((g["name"], float(g["from"])) for g in data["grades"]), key=lambda g: -g[1])
            return Scoring(
                data["weights"],
                data["credit"],
                tuple(grades),
                data["fail-grade"],
                data.get("cap-group", ""),
                data["first-graded-year"],
                data["groups"],
            )
        self._fault("rules/scoring.yaml", 0, "没有这个文件", "它规定权重、等次和分组名称")
        return None

    def _rules(
        self, clauses: dict[str, Clause], groups: dict[str, tuple[str, ...]], used: set[str]
    ) -> Iterator[Rule]:
        for file in self._files(self.folder.rules, "rules", "*/*.yaml"):
            if file.name.startswith(("rules/lexicon/", "rules/profiles/")) or not self._valid(file, "rule"):
                continue
            rule = self._rule(file, clauses, groups, used)
            if rule is not None:
                yield rule

    def _rule(
        self, file: YamlFile, clauses: dict[str, Clause], groups: dict[str, tuple[str, ...]], used: set[str]
    ) -> Rule | None:
        data = file.data
        before = len(self.faults)
        expected = file.name.removeprefix("rules/").removesuffix(".yaml")
        if data["id"] != expected:
            self._fault(file.name, file.line("id"), f"id 应为 {expected}（与路径一致），现为 {data['id']}")
        for index, reference in enumerate(data["basis"]):
            if reference not in clauses:
                self._fault(
                    file.name,
                    file.line("basis", index),
                    f"framework/ 里没有条款 {reference}",
                    "条款写作 文件名#条款号",
                )
        wordings: dict[str, tuple[Wording, ...]] = {}
        for key in _WORDING_KEYS:
            wordings[key] = self._wordings(file, key, data.get(key, []), groups, used)
        if len(self.faults) > before:
            return None
        return Rule(
            id=data["id"],
            title=data["title"],
            kind=data.get("kind", "matter"),
            part=data["part"],
            importance=Importance(data["importance"]),
            levels=data["levels"],
            advised_for=data.get("advised_for", ""),
            years=_years(data["years"]) if "years" in data else None,
            mandatory_from=data.get("mandatory_from"),
            clauses=tuple(clauses[reference] for reference in data["basis"]),
            said_by=wordings["said-by"],
            shown_by=wordings["shown-by"],
            hinted_by=wordings["hinted-by"],
            lead_in=wordings["lead-in"],
            never=wordings["never"],
            unless=tuple(literal(word) for word in data.get("unless", [])),
            met_with=frozenset(data.get("met-with", FACT_KINDS)),
            advice=data["advice"],
            examples={kind: tuple(texts) for kind, texts in data["examples"].items()},
        )

    def _wordings(
        self, file: YamlFile, key: str, entries: list[Any], groups: dict[str, tuple[str, ...]], used: set[str]
    ) -> tuple[Wording, ...]:
        compiled: dict[str, Wording] = {}
        for index, entry in enumerate(entries):
            for name in groups_used(entry):
                used |= {name} | self._inner.get(name, set())
            try:
                wording = parse_wording(entry, groups)
            except WordingFault as fault:
                self._fault(file.name, file.line(key, index), f"{key}：{fault}")
                continue
            if wording.source in compiled:
                self._fault(file.name, file.line(key, index), f"{key}：提法“{wording.source}”重复")
            compiled[wording.source] = wording
        return tuple(compiled.values())

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for label, folder in (("framework", self.folder.framework), ("rules", self.folder.rules)):
            for path in sorted(p for p in folder.rglob("*") if p.suffix in {".yaml", ".json"}):
                digest.update(json.dumps([label, path.relative_to(folder).as_posix()]).encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


def _citation(short: str, clause: dict[str, Any], confidence: float) -> str:
    # A number we are not sure of is left out; the heading is the safe way to cite (domain facts, section 0).
    number = clause["number"] if confidence >= 0.8 else ""
    return " ".join(part for part in (short, number, clause["heading"]) if part)


def _clause_order(rule: Rule) -> tuple[tuple[str, ...], str]:
    """Rules of a group in the order of the clauses they rest on, c9 before c10."""
    parts = re.split(r"(\d+)", rule.clauses[0].id)
    return tuple(part.zfill(4) if part.isdigit() else part for part in parts), rule.id


def _years(written: str) -> YearRange:
    first, _, last = written.partition("-")
    return YearRange(int(first), int(last) if last else None)
