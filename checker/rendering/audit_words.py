"""What the summary of an audit says, in every output the same words. Computes nothing beyond counting and rounding."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.audit.accuracy import SCORED
from checker.audit.ranking import LEVEL_ORDER, REASONS
from checker.finding import Outcome
from checker.rendering.harmless import harmless
from checker.rendering.number import points_text
from checker.rendering.words import LEVEL_WORDS, OUTCOME_WORDS, level_word, year_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.audit.overview import Overview
    from checker.audit.ranking import League, Placed

TITLE = "法治政府建设年度报告批量检查结果"
STATUS_WORDS = {
    "failed": "无法评估",
    "duplicate": "重复",
    "superseded": "旧版本",
    "pending": "尚未检查",
    "gone": "文件已不在",
}
# Never colour alone: every cell of a matrix has one of these.
MARKS = {
    Outcome.MET: "●",
    Outcome.PARTIAL: "◐",
    Outcome.MISSING: "○",
    Outcome.NOT_APPLICABLE: "－",
    Outcome.WAIVED: "豁",
    Outcome.NOT_ASSESSED: "未",
}
NOT_ASKED = ""  # an element that the report's rulebook does not have
LEGEND = "　".join(f"{mark} {OUTCOME_WORDS[outcome]}" for outcome, mark in MARKS.items())

# What `harmless` would change; nearly every text passes without, and an audit has hundreds of thousands of them.
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\ufffb]"
    "|[\U00010000-\U0010ffff]|  |^ | $"
)


def shown(text: str | None) -> str:
    """A text as `harmless` shows it; "" for None."""
    if not text:
        return ""
    return harmless(text) if _SUSPECT.search(text) else text


def league_title(league: League) -> str:
    return f"{year_text(league.year)}　{level_word(league.level)}（{len(league.placed)} 份）"


def band_text(placed: Placed) -> str:
    return f"第{placed.band}档"


def places_text(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}—{last}"


def interval_text(placed: Placed) -> str:
    return f"{points_text(placed.margin.low)}—{points_text(placed.margin.high)}"


def counted_lines(overview: Overview) -> list[str]:
    """What the audit holds and what it does not: every file accounted for."""
    reports, states = overview.contents.reports, overview.states
    left = [
        f"{word} {states[status]:,} 个"
        for status, word in STATUS_WORDS.items()
        if status != "gone" and states.get(status)
    ]
    lines = [
        f"共 {overview.files:,} 个文件，计入 {len(reports):,} 份报告"
        + (
            f"；没有计入的：{'，'.join(left)}，逐个列在“未评估文件”里，写明原因。"
            if left
            else "，全部计入，没有遗漏。"
        )
    ]
    if states.get("gone"):
        lines.append(f"另有 {states['gone']:,} 个文件上次检查过、这次已不在，不在上面的总数里。")
    if overview.unranked:
        reasons = Counter(one.reason for one in overview.unranked)
        told = "；".join(f"{REASONS[reason]} {count:,} 份" for reason, count in reasons.items())
        lines.append(f"计入的报告里有 {len(overview.unranked):,} 份不排名：{told}。")
    if reports:
        lines.append(
            f"年度：{_tally(year_text(one.year) for one in sorted(reports, key=lambda one: -(one.year or 0)))}。"
        )
        levels = sorted(reports, key=lambda one: LEVEL_ORDER.find(one.level or "?") % 6)
        lines.append(f"层级：{_tally(level_word(one.level) for one in levels)}。")
    if overview.doubtful:
        lines.append(
            f"有 {overview.doubtful:,} 份报告的单位所在地区没有认出，同名单位分不开；请在清单里写明地区后重新检查。"
        )
    return lines


def warning_lines(overview: Overview) -> list[str]:
    """What makes this result less than it seems; empty for a sound one."""
    lines = []
    if overview.contents.pending:
        lines.append("检查还没有做完，这是阶段结果，不宜对外使用。请再运行 dabiao audit run。")
    if len(overview.contents.rulebooks) > 1:
        lines.append(
            "库里的报告由几套不同的规则或程序版本检查，各套分开排名；再运行一次 dabiao audit run 即可统一。"
        )
    if not overview.measured_with_these_rules:
        lines.append("误差数字按现行中央规则测得，库里的报告是用另一版规则或本地规则集检查的，误差可能不同。")
    if overview.accuracy.split != "test":
        lines.append("误差数字取自编写规则时用过的报告，偏乐观，实际误差更大。")
    return lines


def reading_lines(overview: Overview) -> list[str]:
    """How to read the ranking, for somebody who will have to defend it."""
    reach = overview.usual_reach
    usual = f"（本次一般上下各约 {points_text(reach)} 分）" if reach is not None else ""
    return [
        "得分说明报告写全了多少，不说明工作做得好坏。只按报告文字判断，没有核对事实。",
        "排名只在同一年度、同一层级之内进行；不同年度、不同层级的适用要素不同，得分不能直接相比。",
        f"程序判断有误差。“误差区间”是按要素目录逐项复核后得分可能落入的范围，把握约 95%{usual}。",
        "误差之内的先后不算先后：从得分最高的一家起，区间与它有重叠的归为同一档，同档并列，不分先后；剩下的照此再分。",
        "“可能名次”是按各家误差区间，这一家最前和最后可能排到第几。挨着档线的两家未必有真差别，以可能名次为准。",
        "要用于通报、问责的，请先复核：打开“问题清单”，对照原文逐项确认；误差区间跨过等次线的，等次也以复核为准。",
    ]


def accuracy_lines(overview: Overview) -> list[str]:
    """What the error is taken from."""
    accuracy = overview.accuracy
    where = "检验集（编写规则时没有看过）" if accuracy.split == "test" else "调校集（编写规则时用过，偏乐观）"
    lines = [
        f"误差取自准确度说明（docs/accuracy.md）：{where}，{accuracy.reports} 份按要素目录逐项标注的报告。"
    ]
    shares = []
    for verdict in SCORED:
        seen = sum(accuracy.pooled.get((label, verdict), 0) for label in SCORED)
        if seen:
            right = 100 * accuracy.pooled.get((verdict, verdict), 0) / seen
            shares.append(f"判为“{OUTCOME_WORDS[verdict]}”的 {right:.0f}% 与标注一致")
    if shares:
        lines.append(f"{'，'.join(shares)}；整份报告得分与标注口径得分的标准差 {accuracy.spread:.1f} 分。")
    lines.append("这些报告和标注由同类语言模型写成，真实机关文本上的误差会更大，误差区间应看作下限。")
    return lines


def rulebook_lines(overview: Overview) -> list[str]:
    return [
        f"规则 {used.loaded} 项，指纹 {used.fingerprint[:16]}，{'、'.join(used.tiers) or '中央要求'}"
        f"{f'（规则集 {used.profile}）' if used.profile else ''}，程序 {used.version}，检查 {used.reports:,} 份。"
        for used in overview.contents.rulebooks
    ]


def level_words(levels: Iterable[str]) -> str:
    return "、".join(LEVEL_WORDS.get(level, "层级不详") for level in levels)


def _tally(words: Iterable[str]) -> str:
    return "，".join(f"{word} {count:,} 份" for word, count in Counter(words).items())
