"""One scorecard as a Markdown page: for a wiki, an issue, a mail. Text of a report is escaped and never becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker._version import __version__
from checker.finding import Outcome
from checker.rendering.entries import (
    LACKING,
    SCORED,
    Entry,
    entries_of,
    fault_text,
    file_name,
    groups_of,
    queries_of,
)
from checker.rendering.glyphs import FINE
from checker.rendering.harmless import harmless
from checker.rendering.number import points_text, share_text
from checker.rendering.terminal import CONTENTS
from checker.rendering.words import OUTCOME_WORDS, in_brackets, level_word, year_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checker.scorecard import GroupScore, Scorecard

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$])")
# What would begin a list, a rule or an underlined heading at the start of a line, and a number that would begin a list.
_OPENING = re.compile(r"^([-+=])")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def scorecard_markdown(
    card: Scorecard, *, date: str | None = None, only: Collection[Outcome] | None = None
) -> str:
    """The page, ending in a line feed.

    date: the day of the check as it should be printed; None: none. only: list elements with these outcomes; the score stays whole.
    """
    return "\n".join(_lines(card, date, only)).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    plain = _SPECIAL.sub(r"\\\1", harmless(text))
    return _NUMBERED.sub(r"\1\\\2", _OPENING.sub(r"\\\1", plain))


def _lines(card: Scorecard, date: str | None, only: Collection[Outcome] | None) -> Iterator[str]:
    document = card.document
    path = escaped(file_name(card))
    if card.error is not None:
        yield from (f"# 无法评估：{path}", "", f"- 原因：{escaped(fault_text(card))}")
        yield f"- 处理办法：{escaped(card.error.hint)}"
        return
    yield f"# {escaped(document.title or '（未识别出标题）')}"
    yield ""
    facts = [document.issuer or "制发单位不详", level_word(document.level), year_text(document.year)]
    if not document.is_annual_report:
        facts.append("疑非年度报告")
    yield f"{'　'.join(map(escaped, facts))}　文件：{path}" + (f"　检查日期：{date}" if date else "")
    yield ""
    yield from _verdict(card)
    yield from _contents(card)
    if card.score is not None and card.score.by_group:
        yield from ("## 各部分得分", "", "| 部分 | 得分 | 充分 | 仅提及 | 缺失 |", "|---|--:|--:|--:|--:|")
        yield from map(_group_row, card.score.by_group)
        yield ""
    yield from _queries(card)
    entries = entries_of(card, only)
    yield from _reviews(entries_of(card))
    yield from _pairs(entries)
    for outcome in LACKING:
        yield from _lacking(outcome, [entry for entry in entries if entry.finding.outcome is outcome])
    yield from _checklist(card, entries)
    yield from _foot(card)


def _verdict(card: Scorecard) -> Iterator[str]:
    score = card.score
    if score is not None:
        total = f"{points_text(score.points)} / 100" if score.points is not None else "不计分"
        counts = "　".join(
            f"{FINE.of(outcome)} {OUTCOME_WORDS[outcome]} {score.counts.get(outcome, 0)}"
            for outcome in SCORED
        )
        yield f"**总分 {total}　等次 {escaped(score.grade or '不定等次')}**　{counts}"
        yield ""
        aside = [f"{OUTCOME_WORDS[o]} {n}" for o, n in score.counts.items() if n and o not in SCORED]
        if aside:
            yield f"- 另有{'、'.join(aside)}，不计入得分"
        if score.formula:
            yield f"- 计算：{escaped(score.formula)}"
        if score.cap:
            yield f"- **封顶：{escaped(score.cap)}**"
    for notice in card.document.warnings:
        yield f"- 注意：{escaped(notice.message)}"
    yield ""


def _contents(card: Scorecard) -> Iterator[str]:
    outcomes = {finding.id: finding.outcome for finding in card.findings}
    yield from ("## 法定内容", "", "| 内容 | 结果 |", "|---|---|")
    for number, title, elements in CONTENTS:
        said = [
            f"{_marked(outcomes.get(element, Outcome.NOT_ASSESSED))}{f'（{name}）' if name else ''}"
            for name, element in elements
        ]
        yield f"| {number} {title} | {'　'.join(said)} |"
    yield ""


def _group_row(group: GroupScore) -> str:
    share = share_text(group.points) if group.points is not None else "不适用"
    counts = " | ".join(str(group.counts.get(outcome, 0)) for outcome in SCORED)
    return f"| {escaped(group.title)} | {share} | {counts} |"


def _queries(card: Scorecard) -> Iterator[str]:
    queries = queries_of(card)
    if not queries:
        return
    yield from (f"## 请核对之处（{len(queries)} 处，不计入得分）", "")
    for query in queries:
        yield f"{query.number}. **{escaped(query.finding.title)}**：{escaped(query.question)}"
        for quote, place in zip(query.finding.quotes, query.places, strict=True):
            yield f"   - 原文：{escaped(quote.quote)}{in_brackets(escaped(place))}"
        yield f"   - 把握：{query.certainty}"
    yield ""


def _reviews(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Verdicts that a person should read first."""
    doubtful = [entry for entry in entries if entry.finding.review]
    if not doubtful:
        return
    yield from (f"## 请人工复核的判断（{len(doubtful)} 项）", "")
    for entry in doubtful:
        title = f"{entry.number} {entry.finding.title}（{entry.glyph} {entry.word}）"
        yield f"- {escaped(title)}：{escaped(entry.finding.review or '')}"
    yield ""


def _pairs(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Each shortcoming beside the measure of the plan that answers it."""
    for entry in entries:
        if not entry.finding.pairs:
            continue
        yield from (f"## {escaped(entry.finding.title)}", "", "| 不足 | 安排 |", "|---|---|")
        for pair in entry.finding.pairs:
            answer = escaped(pair.response.quote) if pair.response is not None else "○ 没有对应的措施"
            yield f"| {escaped(pair.shortcoming.quote)} | {answer} |"
        yield ""


def _lacking(outcome: Outcome, entries: list[Entry]) -> Iterator[str]:
    if not entries:
        return
    yield from (f"## {OUTCOME_WORDS[outcome]}（{len(entries)} 项）", "")
    for entry in entries:
        finding = entry.finding
        yield f"### {entry.glyph} {entry.number} {escaped(finding.title)}（{entry.importance}）"
        yield ""
        for quote, place in zip(finding.evidence, entry.places, strict=True):
            yield f"- 原文：{escaped(quote.quote)}{in_brackets(escaped(place))}"
        fields = {
            "查找": entry.searched,
            "判断": finding.reason,
            entry.near_label: entry.near,
            "所缺": entry.lacks,
            "写法": entry.wording,
            "建议": finding.advice,
            "依据": "；".join(entry.clauses),
            "要求": entry.tier,
            "把握": entry.certainty,
            "复核": finding.review or "",
        }
        yield from (f"- {label}：{escaped(text)}" for label, text in fields.items() if text)
        yield f"- 编号：`{finding.id}`"
        yield ""


def _checklist(card: Scorecard, entries: tuple[Entry, ...]) -> Iterator[str]:
    yield from ("## 全部要素", "", "| 序号 | 要素 | 重要程度 | 结果 | 原文或原因 |", "|--:|---|---|---|---|")
    for group in groups_of(card, entries):
        yield f"| | **{escaped(group.title)}** | | | |"
        for entry in group.entries:
            said = entry.finding.evidence[0].quote if entry.finding.evidence else entry.finding.reason
            yield (
                f"| {entry.number} | {escaped(entry.finding.title)} | {entry.importance} "
                f"| {entry.glyph} {entry.word} | {escaped(said)} |"
            )
    yield ""


def _foot(card: Scorecard) -> Iterator[str]:
    rules = card.rulebook.rules
    tiers = " → ".join(tier.title for tier in card.rulebook.tiers)
    yield "---"
    yield ""
    yield (
        f"规则 {rules['loaded']} 条，检查 {rules['ran']} 条，不适用 {rules['not-applicable']} 条；规则集 {escaped(tiers)}；"
        f"规则指纹 `{card.rulebook.fingerprint}`；程序 dabiao {__version__}"
    )
    if card.document.sha256:
        yield f"\n报告文件 SHA-256 `{card.document.sha256}`"


def _marked(outcome: Outcome) -> str:
    return f"{FINE.of(outcome)} {OUTCOME_WORDS[outcome]}"
