"""The 自查表 of one report as values: facts, one line for each element, lines for signature. Knows no format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker._version import __version__
from checker.finding import Outcome
from checker.rendering.entries import SCORED, Entry, entries_of, fault_text, file_name, groups_of
from checker.rendering.glyphs import FINE
from checker.rendering.number import points_text
from checker.rendering.words import OUTCOME_WORDS, level_word, year_text

if TYPE_CHECKING:
    from checker.scorecard import Scorecard

TITLE = "法治政府建设年度报告自查表"
NOTE = "● 充分　◐ 仅提及　○ 缺失　－ 不计分；结果由程序对照规则得出，以人工审核为准。"
SIGNATURES = ("检查人", "审核人", "日期")
COLUMNS = ("序号", "要素", "程度", "结果")
SHORT_HASH = 12  # characters enough to compare by eye


@dataclass(frozen=True)
class Row:
    """A line of the table. entry: None for the heading of a group."""

    title: str
    entry: Entry | None = None


@dataclass(frozen=True)
class SelfCheck:
    """facts: label -> text, in order. columns: the lines, dealt into two columns of nearly equal length; day: the day as printed, or empty."""

    facts: tuple[tuple[str, str], ...]
    columns: tuple[tuple[Row, ...], tuple[Row, ...]]
    day: str = ""


def selfcheck_of(card: Scorecard, date: str | None = None) -> SelfCheck:
    """date: printed beside 日期; None: left to be written by hand. A report that could not be assessed has no lines, and says why."""
    rows = []
    for group in groups_of(card, entries_of(card)):
        rows.append(Row(group.title))
        rows += [Row(entry.finding.title, entry) for entry in group.entries]
    half = (len(rows) + 1) // 2
    if half and rows[half - 1].entry is None:  # the heading goes with its lines
        half -= 1
    columns = tuple(rows[:half]), tuple(rows[half:])
    return SelfCheck(tuple(_facts(card)), columns, date or "")


def _facts(card: Scorecard) -> list[tuple[str, str]]:
    document, rulebook = card.document, card.rulebook
    facts = [
        (
            "制发单位",
            f"{document.issuer or '不详'}　　层级：{level_word(document.level)}　　年度：{year_text(document.year)}",
        ),
        ("报告标题", document.title or "（未识别出标题）"),
        ("报告文件", file_name(card)),
    ]
    if document.sha256:
        facts.append(("文件校验", f"SHA-256 {document.sha256}（简码 {document.sha256[:SHORT_HASH]}）"))
    tiers = " → ".join(tier.title for tier in rulebook.tiers)
    counts = rulebook.rules
    facts.append(
        (
            "检查规则",
            f"{tiers}，{counts['loaded']} 条，规则指纹 {rulebook.fingerprint}；程序 dabiao {__version__}",
        )
    )
    if card.error is not None:
        return [*facts, ("无法评估", f"{fault_text(card)}　{card.error.hint}")]
    facts.append(("检查结果", _result(card)))
    waived = [finding for finding in card.findings if finding.outcome is Outcome.WAIVED]
    facts.append(("豁　　免", "；".join(f"{f.title}（{f.reason}）" for f in waived) or "无"))
    return facts


def _result(card: Scorecard) -> str:
    score = card.score
    if score is None:
        return "不计分"
    total = f"总分 {points_text(score.points)} / 100" if score.points is not None else "不计分"
    counts = [f"{FINE.of(o)} {OUTCOME_WORDS[o]} {score.counts.get(o, 0)}" for o in SCORED]
    counts += [f"{OUTCOME_WORDS[o]} {n}" for o, n in score.counts.items() if n and o not in SCORED]
    words = (
        f"{total}　等次：{score.grade or '不定等次'}　{'　'.join(counts)}　请核对 {len(card.consistency)} 处"
    )
    return f"{words}。{score.cap}" if score.cap else words
