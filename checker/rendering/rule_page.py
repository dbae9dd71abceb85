"""One element as a Markdown page: clause, what counts, wordings, examples, advice. Generated; never edited by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.rendering.words import (
    EXAMPLE_WORDS,
    FACT_WORDS,
    IMPORTANCE_WORDS,
    KIND_WORDS,
    importance_text,
    levels_text,
    part_word,
    years_text,
)

if TYPE_CHECKING:
    from checker.rulebook import Rule, Rulebook
    from checker.rulebook.wording import Wording

MARKER = "<!-- 由 dabiao rules docs 生成，请改规则文件，不要改本页 -->"
_GROUP = re.compile(r"<([^<>]+)>")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_LEGEND = "“／”任选其一，“…”依次出现，“、”同在一句；〈…〉是词组，列在最后。"


def rule_page(rule: Rule, rulebook: Rulebook) -> str:
    """The page of one element."""
    years = rule.years
    asked = years_text(years.first, years.last) if years else years_text(None, None)
    lines = [
        MARKER,
        "",
        f"# {escaped(rule.title)}",
        "",
        f"`{rule.id}`　{rulebook.scoring.groups[rule.group]}",
        "",
        f"- 要求：{importance_text(rule.importance, rule.advised_for, rule.mandatory_from)}",
        f"- 适用：{levels_text(rule.levels)}；{asked}",
        f"- 位置：{part_word(rule.part)}",
        "",
        "## 依据",
        "",
    ]
    for clause in rule.clauses:
        span = years_text(clause.report_years.first, clause.report_years.last)
        gist = f"：{escaped(clause.gist)}" if clause.gist else ""
        lines.append(f"- {escaped(clause.text)}（{span}引用）{gist}")
    lines += ["", "## 怎样算写到", ""]
    if rule.kind in KIND_WORDS:
        lines += [KIND_WORDS[rule.kind], ""]
    lines += _wordings("点到本项的提法", rule.said_by)
    lines += _wordings("写到即为充分的提法", rule.shown_by)
    lines += _wordings("只能算仅提及的提法", rule.hinted_by)
    lines += _wordings("领起语", rule.lead_in)
    if rule.kind == "matter" and rule.said_by:
        facts = "、".join(word for fact, word in FACT_WORDS.items() if fact in rule.met_with)
        lines += [f"点到本项并有可核查的事实（{facts}之一），为“充分”；只点到，为“仅提及”。", ""]
    evidence = (*rule.said_by, *rule.shown_by, *rule.hinted_by, *rule.lead_in)
    if any(not wording.is_literal for wording in evidence):
        lines += [_LEGEND, ""]
    if rule.never or rule.unless:
        lines += ["## 不能代替", ""]
        lines += _wordings("", rule.never)
        if rule.unless:
            lines += [f"同一分句里有这些词的也不算：{escaped('、'.join(rule.unless))}。", ""]
    lines += ["## 怎样写", "", escaped(rule.advice), "", "## 示例", ""]
    for kind, texts in rule.examples.items():
        lines += [f"### {EXAMPLE_WORDS[kind]}", ""]
        for text in texts:
            lines += [*(f"> {escaped(line)}  " for line in text.strip().split("\n")), ""]
    lines += _groups((*evidence, *rule.never), rulebook)
    return "\n".join(lines).rstrip() + "\n"


def index_page(rulebook: Rulebook, profiles: Iterable[Rulebook]) -> str:
    """All elements by group, and the profiles."""
    lines = [
        MARKER,
        "",
        "# 规则",
        "",
        f"共 {len(rulebook.rules)} 个要素。层级：P 省级，C 设区的市，X 县（市、区），T 乡镇（街道），D 部门。",
        "",
        "条款与要素的对照见[条款对照表](coverage.md)；怎样写规则见[规则维护指南](../rule-keepers.md)。",
    ]
    group = ""
    for rule in rulebook.rules.values():
        if rule.group != group:
            group = rule.group
            title = rulebook.scoring.groups[group]
            lines += ["", f"## {title}", "", "| 要素 | 要求 | 层级 | 年度 |", "|---|---|---|---|"]
        years = years_text(rule.years.first, rule.years.last) if rule.years else years_text(None, None)
        importance = IMPORTANCE_WORDS[rule.importance]
        lines.append(f"| [{cell(rule.title)}]({rule.id}.md) | {importance} | {rule.levels} | {years} |")
    lines += ["", "## 本地规则集", ""]
    for tier in profiles:
        lines.append(f"- [{escaped(tier.tiers[-1].title)}](profiles/{tier.profile}.md)")
    return "\n".join(lines) + "\n"


def profile_page(rulebook: Rulebook, below: Rulebook) -> str:
    """What a profile adds, changes and withdraws, against the tier below it."""
    name = rulebook.profile or ""
    chain = " → ".join(escaped(tier.title) for tier in rulebook.tiers)
    lines = [
        MARKER,
        "",
        f"# 规则集：{escaped(rulebook.tiers[-1].title)}",
        "",
        f"`{name}`　层级：{chain}",
        "",
        f"用于{levels_text(rulebook.levels) if rulebook.levels else '各级、各部门'}的报告：`dabiao check --profile {name}`",
    ]
    added = [r for r in rulebook.rules.values() if r.id not in below.rules]
    withdrawn = [r for r in rulebook.rules.values() if r.withdrawn and r.id not in {a.id for a in added}]
    changed = [
        r
        for r in rulebook.rules.values()
        if r.id in below.rules and not r.withdrawn and r != below.rules[r.id]
    ]
    if added:
        lines += ["", "## 增加的要素", ""]
        lines += [f"- [{escaped(r.title)}](#{anchor(r.id)})（`{r.id}`）" for r in added]
    if changed:
        lines += ["", "## 改动的要素", "", "| 要素 | 改动 | 理由 |", "|---|---|---|"]
        for rule in changed:
            keys = [key for key, tiers in rule.tiers.items() if tiers[-1] == name]
            reason = rule.reasons.get(name, "")
            lines.append(
                f"| [{cell(rule.title)}](../{rule.id}.md) | {cell('；'.join(_change(rule, below.rules[rule.id], key) for key in keys))} | {cell(reason)} |"
            )
    if withdrawn:
        lines += ["", "## 不要求的要素", "", "| 要素 | 理由 |", "|---|---|"]
        lines += [f"| [{cell(r.title)}](../{r.id}.md) | {cell(r.withdrawn)} |" for r in withdrawn]
    for rule in added:
        page = rule_page(rule, rulebook).removeprefix(MARKER).strip()
        page = re.sub(r"(?m)^(#+) ", r"#\1 ", page)
        lines += ["", f'<a id="{anchor(rule.id)}"></a>', "", page]
    return "\n".join(lines).rstrip() + "\n"


def _change(rule: Rule, before: Rule, key: str) -> str:
    if key == "importance":
        return f"{IMPORTANCE_WORDS[before.importance]}改为{IMPORTANCE_WORDS[rule.importance]}"
    return _KEY_WORDS.get(key, key)


_KEY_WORDS = {
    "title": "名称",
    "basis": "依据",
    "part": "位置",
    "levels": "适用层级",
    "advised_for": "倡导的层级",
    "years": "年度",
    "mandatory_from": "必备起始年度",
    "said-by": "提法",
    "shown-by": "写到即为充分的提法",
    "hinted-by": "只能算仅提及的提法",
    "never": "不能代替的提法",
    "unless": "不能代替的词",
    "met-with": "可核查的事实",
    "advice": "写法建议",
    "examples": "示例",
}


def anchor(rule_id: str) -> str:
    return rule_id.replace("/", "-")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def cell(text: str) -> str:
    return escaped(" ".join(text.split()))


def _wordings(title: str, wordings: tuple[Wording, ...]) -> list[str]:
    if not wordings:
        return []
    lines = [f"{title}：", ""] if title else []
    plain = "；".join(_shown(wording) for wording in wordings if wording.is_literal)
    lines += [f"- {plain}"] if plain else []
    lines += [f"- {_shown(wording)}" for wording in wordings if not wording.is_literal]
    return [*lines, ""]


def _shown(wording: Wording) -> str:
    return escaped(_GROUP.sub(r"〈\1〉", wording.source).replace("|", "／"))


def _groups(wordings: Iterable[Wording], rulebook: Rulebook) -> list[str]:
    names = dict.fromkeys(name for wording in wordings for name in _GROUP.findall(wording.source))
    if not names:
        return []
    lines = ["## 词组", ""]
    lines += [f"- 〈{name}〉：{escaped('、'.join(rulebook.groups.get(name, ())))}" for name in names]
    return lines
