"""Clause by clause: which rules rest on it, or why none does. Generated; never edited by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.rule_page import MARKER, anchor, cell, escaped
from checker.rendering.words import years_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rulebook import Instrument, Rulebook


def coverage_page(rulebook: Rulebook, profiles: Iterable[Rulebook]) -> str:
    """The table clause x rule over all instruments, those of the central rules first."""
    links = _links(rulebook, profiles)
    clauses = [clause for instrument in rulebook.instruments for clause in instrument.clauses]
    bare = sum(clause.id not in links for clause in clauses)
    lines = [
        MARKER,
        "",
        "# 条款对照表",
        "",
        f"制度文件 {len(rulebook.instruments)} 件、条款 {len(clauses)} 条；{len(clauses) - bare} 条有规则，{bare} 条没有，逐条写明理由。",
        "条款号没有把握的只列标题。",
    ]
    for instrument in sorted(rulebook.instruments, key=lambda i: -sum(c.id in links for c in i.clauses)):
        lines += ["", f"## {escaped(instrument.title)}", "", f"`{instrument.id}`　{_facts(instrument)}", ""]
        lines += ["| 条款 | 规则 |", "|---|---|"]
        for clause in instrument.clauses:
            missing = f"无规则：{cell(clause.no_rule)}" if clause.no_rule else "无规则：已不是现行要求"
            lines.append(f"| {cell(clause.text)} | {'、'.join(links.get(clause.id, [missing]))} |")
    return "\n".join(lines) + "\n"


def _links(rulebook: Rulebook, profiles: Iterable[Rulebook]) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    for rule in rulebook.rules.values():
        for clause in rule.clauses:
            links.setdefault(clause.id, []).append(f"[{cell(rule.title)}]({rule.id}.md)")
    for tier in profiles:
        for rule in tier.rules.values():
            known = (
                {clause.id for clause in rulebook.rules[rule.id].clauses}
                if rule.id in rulebook.rules
                else set()
            )
            place = f"profiles/{tier.profile}.md" + (
                "" if rule.id in rulebook.rules else f"#{anchor(rule.id)}"
            )
            for clause in rule.clauses:
                link = f"[{cell(rule.title)}]({place})（{escaped(tier.tier_title(tier.profile or ''))}）"
                if clause.id not in known and link not in links.get(clause.id, []):
                    links.setdefault(clause.id, []).append(link)
    return links


def _facts(instrument: Instrument) -> str:
    facts = [
        instrument.issued_by,
        instrument.number,
        f"{instrument.issued} 印发或公布" if instrument.issued else "",
        f"{instrument.in_force} 起施行" if instrument.in_force else "",
        f"{years_text(instrument.report_years.first, instrument.report_years.last)}的报告引用",
    ]
    note = f"。{escaped(instrument.note)}" if instrument.note else ""
    return "；".join(fact for fact in facts if fact) + note
