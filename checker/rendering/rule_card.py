"""One rule as the manual page of its element: clause, what counts, what does not, what to write, examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.rendering.page import Page
from checker.rendering.words import (
    EXAMPLE_WORDS,
    FACT_WORDS,
    IMPORTANCE_WORDS,
    KIND_WORDS,
    importance_text,
    level_word,
    levels_text,
    part_word,
    year_text,
    years_text,
)
from checker.rulebook.rule import CENTRAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rendering.line import Line
    from checker.rulebook import Rule, Rulebook
    from checker.rulebook.wording import Wording

_GROUP = re.compile(r"<([^<>]+)>")
_BULLET = "·"
_LEGEND = "“／”任选其一，“…”依次出现，“、”同在一句；<…> 是词组，列在最后。"
_GROUP_LINES = 3  # of a word group: enough to see what kind of words it holds


def rule_card_lines(
    rule: Rule, rulebook: Rulebook, width: int, *, year: int | None = None, level: str | None = None
) -> list[Line]:
    """The page of `dabiao explain`. With a year or a level it also says whether the element is asked then."""
    page = Page(width)
    page.text(rule.title, "bold")
    page.text(f"{rule.id}　{rulebook.scoring.groups.get(rule.group, rule.group)}", "dim")
    page.blank()
    page.field("要求", importance_text(rule.importance, rule.advised_for, rule.mandatory_from))
    years = rule.years
    asked = years_text(years.first, years.last) if years else years_text(None, None)
    page.field("适用", f"{levels_text(rule.levels)}；{asked}")
    if year is not None or level is not None:
        page.field("本次", _applies(rule, year, level))
    page.field("位置", part_word(rule.part))
    if rule.tier != CENTRAL:
        page.field("规定", rulebook.tier_title(rule.tier))
    page.field("撤去", rule.withdrawn)

    page.section("依据")
    cited = {citation.id for citation in rule.basis_for(year)}
    for clause in rule.clauses:
        if clause.id in cited:
            page.field(_BULLET, clause.text)
            page.field(" ", clause.gist, style="dim")

    page.section("怎样算写到")
    if rule.kind in KIND_WORDS:
        page.text(KIND_WORDS[rule.kind], indent=2)
    _wordings(page, "点到本项的提法", rule.said_by)
    _wordings(page, "写到即为充分的提法", rule.shown_by)
    _wordings(page, "只能算仅提及的提法", rule.hinted_by)
    if rule.kind == "matter" and rule.said_by:
        facts = "、".join(word for fact, word in FACT_WORDS.items() if fact in rule.met_with)
        page.text(f"点到本项并有可核查的事实（{facts}之一），为“充分”；只点到，为“仅提及”。", indent=2)
    if any(not wording.is_literal for wording in (*rule.said_by, *rule.shown_by, *rule.hinted_by)):
        page.text(_LEGEND, "dim", indent=2)
    if rule.never:
        page.section("不能代替")
        _wordings(page, "", rule.never)

    page.section("怎样写")
    page.text(rule.advice, indent=2)

    page.section("示例")
    for kind, texts in rule.examples.items():
        page.text(EXAMPLE_WORDS.get(kind, kind), "dim", indent=2)
        for text in texts:
            page.field(_BULLET, text)

    used = _groups_used((*rule.said_by, *rule.shown_by, *rule.hinted_by, *rule.never))
    if used:
        page.section("词组")
    for group in used:
        page.field(f"<{group}>", "、".join(rulebook.groups.get(group, ())), limit=_GROUP_LINES)
    return page.lines


def _applies(rule: Rule, year: int | None, level: str | None) -> str:
    words = [level_word(level)] if level else []
    case = "".join([*words, year_text(year) if year else ""])
    reason = rule.exclusion(level, year)
    return (
        f"{case}不适用：{reason}"
        if reason
        else f"{case}适用，{IMPORTANCE_WORDS[rule.importance_for(level, year)]}"
    )


def _wordings(page: Page, title: str, wordings: Iterable[Wording]) -> None:
    """Plain wordings in one run; those of several pieces one by one, with the marks _LEGEND explains."""
    wordings = tuple(wordings)
    if title and wordings:
        page.text(title, "dim", indent=2)
    page.field(_BULLET, "；".join(wording.source for wording in wordings if wording.is_literal))
    for wording in wordings:
        if not wording.is_literal:
            page.field(_BULLET, wording.source.replace("|", "／"))


def _groups_used(wordings: Iterable[Wording]) -> tuple[str, ...]:
    """Names of word groups, each once, in the order of their first use."""
    return tuple(dict.fromkeys(name for wording in wordings for name in _GROUP.findall(wording.source)))
