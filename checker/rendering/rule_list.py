"""The rules of a rulebook as a list: for reading, and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.rendering.cells import cells_of, cut, pad
from checker.rendering.page import Page
from checker.rendering.words import IMPORTANCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rendering.line import Line
    from checker.rulebook import Rule, Rulebook

_ID_CELLS = 36


def rule_list_lines(rules: Iterable[Rule], rulebook: Rulebook, width: int) -> list[Line]:
    """Rules under the names of their groups: id, importance, levels, title."""
    page = Page(width)
    rules = tuple(rules)
    page.row(("规则", "bold"), (f"　{len(rules)} 条，指纹 {rulebook.fingerprint}", "dim"))
    page.text("层级：P 省级，C 设区的市，X 县（市、区），T 乡镇（街道），D 部门", "dim")
    group = ""
    for rule in rules:
        if rule.group != group:
            group = rule.group
            page.section(rulebook.scoring.groups.get(group, group), group)
        facts = f"{pad(rule.id, _ID_CELLS)}  {IMPORTANCE_WORDS[rule.importance]}  {rule.levels:<5}  "
        page.row("  ", facts, cut(rule.title, page.width - 2 - cells_of(facts)))
    return page.lines


def rule_list_json(rules: Iterable[Rule], rulebook: Rulebook) -> str:
    """One JSON object with the fingerprint and the rules, ending in a line feed."""
    listed = {
        "fingerprint": rulebook.fingerprint,
        "groups": rulebook.scoring.groups,
        "rules": [
            {
                "id": rule.id,
                "title": rule.title,
                "group": rule.group,
                "part": rule.part,
                "importance": rule.importance.value,
                "levels": rule.levels,
                "advised_for": rule.advised_for,
                "years": str(rule.years) if rule.years else None,
                "mandatory_from": rule.mandatory_from,
                "basis": [{"id": citation.id, "text": citation.text} for citation in rule.basis],
                "advice": rule.advice,
            }
            for rule in rules
        ],
    }
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
