"""rules/scoring.yaml, and what a profile says of it -> the scoring of a rulebook and the order of its rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from checker.rulebook.faults import Faults, did_you_mean
from checker.rulebook.rule import Rule, Scoring
from checker.rulebook.strict_yaml import YamlFile


def scoring_of(data: Mapping[str, Any]) -> Scoring:
    """Scoring from the content of scoring.yaml."""
    grades = sorted(((g["name"], float(g["from"])) for g in data["grades"]), key=lambda grade: -grade[1])
    return Scoring(
        data["weights"],
        data["credit"],
        tuple(grades),
        data["fail-grade"],
        data.get("cap-group", ""),
        data["first-graded-year"],
        {name: group["title"] for name, group in data["groups"].items()},
    )


def overlaid(data: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The content of scoring.yaml as a profile has it: groups are added, renamed and put in its order, every other key is replaced.

    The groups a profile names stand together, where the first of them stood.
    """
    named = {
        name: {**data["groups"].get(name, {}), **group} for name, group in change.get("groups", {}).items()
    }
    groups: dict[str, Any] = {}
    for name, group in data["groups"].items():
        groups.update(named if name in named else {name: group})
    return {**data, **change, "groups": {**groups, **named}}


def check_scoring(
    file: YamlFile, data: Mapping[str, Any], ids: Collection[str], faults: Faults, prefix: tuple[str, ...]
) -> None:
    """Names that exist, grades that differ, weights and credits that fall. data: a part of scoring.yaml, at `prefix` in the file."""
    for group, written in data.get("groups", {}).items():
        for index, name in enumerate(written.get("order", [])):
            if f"{group}/{name}" not in ids:
                faults.add(
                    file.name,
                    file.line(*prefix, "groups", group, "order", index),
                    f"groups.{group}.order：没有规则 {group}/{name}",
                    did_you_mean(f"{group}/{name}", ids, "删去这个名称"),
                )
    for key, order in (
        ("weights", ("mandatory", "expected", "advised")),
        ("credit", ("met", "partial", "missing")),
    ):
        values = [data[key][name] for name in order] if key in data else []
        if values != sorted(values, reverse=True):
            faults.add(
                file.name, file.line(*prefix, key), f"{key}：应依次递减：{'、'.join(order)}", "改正数值"
            )
    floors = [grade["from"] for grade in data.get("grades", [])]
    if len(set(floors)) < len(floors):
        faults.add(
            file.name, file.line(*prefix, "grades"), "grades：两个等次的 from 相同", "每个等次一个起点"
        )
    cap = data.get("cap-group")
    if cap and cap not in data.get("groups", {cap: None}):
        faults.add(
            file.name,
            file.line(*prefix, "cap-group"),
            f"cap-group：没有分组 {cap}",
            f"可用 {'、'.join(data['groups'])}",
        )


def in_order(rules: Mapping[str, Rule], data: Mapping[str, Any]) -> dict[str, Rule]:
    """Rules in the order of the scorecard: by group; in a group as `order` names them, then by the clause they rest on."""
    groups = list(data["groups"])

    def place(rule: Rule) -> tuple[int, int, tuple[str, ...], str]:
        named = data["groups"][rule.group].get("order", [])
        name = rule.id.partition("/")[2]
        rank = named.index(name) if name in named else len(named)
        return groups.index(rule.group), rank, _clause_order(rule), rule.id

    return {rule.id: rule for rule in sorted(rules.values(), key=place)}


def _clause_order(rule: Rule) -> tuple[str, ...]:
    """c9 before c10."""
    parts = re.split(r"(\d+)", rule.clauses[0].id)
    return tuple(part.zfill(4) if part.isdigit() else part for part in parts)
