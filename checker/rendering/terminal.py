"""One scorecard as a page for a terminal: the verdict first, then what is missing, then what is there.

Shows what the scorecard says and computes nothing; widths and safety are page.py's, words are words.py's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Certainty, Citation, ConsistencyFinding, Finding, Importance, Outcome, Quote
from checker.lang import cited, is_chinese, listed, say
from checker.rendering.cells import cells_of, cut, pad
from checker.rendering.contradictions import add_contradictions
from checker.rendering.glyphs import FINE, Glyphs
from checker.rendering.harmless import harmless
from checker.rendering.number import bar_length, points_text, share_text
from checker.rendering.page import Page
from checker.rendering.second_look import add_pairs, add_reviews
from checker.rendering.words import (
    CERTAINTY_WORDS,
    IMPORTANCE_WORDS,
    OUTCOME_WORDS,
    apart,
    in_brackets,
    level_word,
    near_word,
    part_word,
    parts_text,
    year_text,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from checker.rendering.line import Line
    from checker.scorecard import DocumentFacts, GroupScore, RulebookFacts, Score, Scorecard

STYLES = {Outcome.MET: "green", Outcome.PARTIAL: "yellow", Outcome.MISSING: "red"}
DUTIES = "first-responsible"

# The four contents of an annual report, and the elements that make up each.
CONTENTS = (
    ("①", "主要举措和成效", (("", "content/measures"),)),
    ("②", "存在的不足和原因", (("不足", "content/shortcomings"), ("原因", "content/causes"))),
    ("③", "第一责任人履职情况", (("", "content/first-responsible"),)),
    ("④", "下一年度主要安排", (("", "content/plan"),)),
)

_IMPORTANCE_ORDER = list(Importance)
_DETAIL = 4  # where labels of an entry stand: under its title
_QUOTE_LINES, _MET_QUOTE_LINES = 3, 2
_CLAUSES = 2  # cited with an entry; dabiao explain lists all
_GROUP_CELLS = 16  # the column of the titles of groups, unless one is longer
_BARS = ((76, 20), (0, 12))  # at least this wide: cells of a bar


def scorecard_lines(
    card: Scorecard, width: int, glyphs: Glyphs = FINE, only: Collection[Outcome] | None = None
) -> list[Line]:
    """The page of one report. only: list no elements but those with these outcomes; the rest stays whole."""
    return _Scorecard(card, width, glyphs, only).lines()


class _Scorecard:
    def __init__(self, card: Scorecard, width: int, glyphs: Glyphs, only: Collection[Outcome] | None) -> None:
        self.card = card
        self.page = Page(width)
        self.glyphs = glyphs
        self.only = frozenset(only or Outcome)

    def lines(self) -> list[Line]:
        self.title(self.card.document)
        if self.card.error is not None:
            self.page.blank()
            reason = self.card.error.message.removeprefix(f"{self.card.document.path}：")
            self.page.field("无法评估", say(reason), style="red")
            self.page.field("处理办法", say(self.card.error.hint))
            return self.page.lines
        if self.card.score is not None:
            self.verdict(self.card.score)
        self.warnings()
        self.contents()
        self.duties()
        if self.card.score is not None:
            self.groups(self.card.score.by_group)
        reviewed = (finding for finding in self.card.findings if finding.outcome in self.only)
        add_reviews(self.page, reviewed, self.glyphs, STYLES)
        self.lacking(Outcome.MISSING)
        self.lacking(Outcome.PARTIAL)
        self.met()
        for outcome in (Outcome.NOT_APPLICABLE, Outcome.WAIVED, Outcome.NOT_ASSESSED):
            self.set_aside(outcome)
        self.consistency(self.card.consistency)
        self.farewell()
        return self.page.lines

    def title(self, document: DocumentFacts) -> None:
        issuer = document.issuer or say("制发单位不详")
        facts = [issuer, say(level_word(document.level)), say(year_text(document.year))]
        if self.card.error is None and not document.is_annual_report:
            facts.append(say("疑非年度报告"))
        known = document.issuer or document.level or document.year
        if self.card.error is None or known:
            self.page.text(apart(*facts), "bold")
            self.page.text(document.title or say("（未识别出标题）"))
        self.page.text(document.path or say("（直接给出的文本）"), "dim" if known else "bold")

    def verdict(self, score: Score) -> None:
        self.page.blank()
        grade = say(score.grade or "不定等次")
        total = f"{points_text(score.points)} / 100" if score.points is not None else say("不计分")
        self.page.row(
            "  ",
            (self.page.label("总分"), "dim"),
            "  ",
            (total, "bold"),
            "        ",
            (say("等次"), "dim"),
            "  ",
            (grade, "bold"),
        )
        scored: list[str | tuple[str, str]] = []
        for outcome, style in STYLES.items():
            mark = (self.glyphs.of(outcome), style)
            scored += [mark, f" {say(OUTCOME_WORDS[outcome])} {score.counts.get(outcome, 0)}", "   "]
        self.page.row("  ", (self.page.label("要素"), "dim"), "  ", *scored)
        aside = [
            f"{say(OUTCOME_WORDS[outcome])} {count}"
            for outcome, count in score.counts.items()
            if count and outcome not in STYLES
        ]
        if aside:
            self.page.field("另有", f"{listed(aside)}{in_brackets(say('不计入得分'))}")
        self.page.field("计算", say(score.formula))
        self.page.field("封顶", say(score.cap), style="red")

    def warnings(self) -> None:
        if self.card.document.warnings:
            self.page.blank()
        for notice in self.card.document.warnings:
            self.page.field("注意", say(notice.message), style="yellow")

    def contents(self) -> None:
        outcomes = {finding.id: finding.outcome for finding in self.card.findings}
        if not any(element in outcomes for _, _, elements in CONTENTS for _, element in elements):
            return
        self.page.section("法定内容")
        column = max(cells_of(say(title)) for _, title, _ in CONTENTS) + 2
        for number, title, elements in CONTENTS:
            pieces: list[str | tuple[str, str]] = ["  ", number, " ", pad(say(title), column)]
            for name, element in elements:
                pieces += [
                    *self.outcome(outcomes.get(element)),
                    f"{in_brackets(say(name))}  " if name else "",
                ]
            self.page.row(*pieces)

    def duties(self) -> None:
        duties = [finding for finding in self.card.findings if finding.group == DUTIES]
        asked = [finding for finding in duties if finding.outcome in STYLES]
        if not asked:
            return
        done = sum(finding.outcome is Outcome.MET for finding in asked)
        self.page.section("第一责任人职责", say(f"充分 {done} / {len(asked)} 项"))
        longest = max(cells_of(say(OUTCOME_WORDS[outcome])) for outcome in STYLES)
        for outcome in (Outcome.MISSING, Outcome.PARTIAL, Outcome.MET):
            titles = [say(finding.title) for finding in asked if finding.outcome is outcome]
            mark, style = self.glyphs.of(outcome), STYLES[outcome]
            # Mark and word are the label; the words differ in length, so they are padded to the longest.
            if titles:
                word = pad(say(OUTCOME_WORDS[outcome]), longest)
                self.page.field(f"{mark} {word}", listed(titles, heavy=True), style=style)

    def groups(self, groups: Iterable[GroupScore]) -> None:
        groups = tuple(groups)
        if not groups:
            return
        self.page.section("各部分得分")
        cells = next(cells for least, cells in _BARS if self.page.width >= least)
        column = max(_GROUP_CELLS, *(cells_of(say(group.title)) + 2 for group in groups))
        for group in groups:
            full = bar_length(group.points, cells)
            bar = (self.glyphs.full * full, "cyan"), (self.glyphs.empty * (cells - full), "dim")
            lacks = [
                f"{say(OUTCOME_WORDS[outcome])} {group.counts[outcome]}"
                for outcome in (Outcome.MISSING, Outcome.PARTIAL)
                if group.counts.get(outcome)
            ]
            note = "  ".join(lacks) if group.points is not None else say("不适用")
            share = share_text(group.points) if group.points is not None else ""
            self.page.row("  ", pad(say(group.title), column), *bar, f" {share:>4}  ", (note, "dim"))

    def lacking(self, outcome: Outcome) -> None:
        findings = sorted(self.of(outcome), key=lambda finding: _IMPORTANCE_ORDER.index(finding.importance))
        for number, finding in enumerate(findings):
            if number == 0:
                self.page.section(OUTCOME_WORDS[outcome], say(f"{len(findings)} 项，按必备、应有、倡导排列"))
            else:
                self.page.blank()
            word = in_brackets(say(IMPORTANCE_WORDS[finding.importance]))
            mark = self.glyphs.of(outcome)
            self.page.marked(mark, f"{say(finding.title)}{word}", STYLES[outcome], finding.id)
            self.detail("依据", _cited(finding.basis))
            self.detail("要求", self.tier(finding))
            for quote in finding.evidence[:1]:
                self.quote(quote, finding.evidence, _QUOTE_LINES)
            self.detail("查找", self.searched(finding.searched))
            if finding.nearest is not None:
                if finding.nearest.quote not in {quote.quote for quote in finding.evidence}:
                    self.detail(near_word(finding.nearest), finding.nearest.quote, _QUOTE_LINES)
                    self.detail("位置", say(harmless(finding.nearest.place)))
                self.detail("所缺", say(finding.nearest.lacks))
            if finding.nearest is None or finding.nearest.lacks != finding.reason:
                self.detail("判断", say(finding.reason))
            self.certainty(finding.certainty)
            add_pairs(self.page, finding.pairs)
            if finding.nearest is not None:
                self.detail("可写", say(finding.nearest.wording))
            self.detail("建议", say(finding.advice))

    def met(self) -> None:
        findings = self.of(Outcome.MET)
        for number, finding in enumerate(findings):
            if number == 0:
                self.page.section(OUTCOME_WORDS[Outcome.MET], say(f"{len(findings)} 项"))
            elif finding.group != findings[number - 1].group:
                self.page.blank()
            mark = self.glyphs.of(Outcome.MET)
            self.page.marked(mark, say(finding.title), STYLES[Outcome.MET], finding.id)
            for quote in finding.evidence[:1]:
                self.quote(quote, finding.evidence, _MET_QUOTE_LINES)
            self.certainty(finding.certainty)
            add_pairs(self.page, finding.pairs)

    def set_aside(self, outcome: Outcome) -> None:
        findings = self.of(outcome)
        if not findings:
            return
        self.page.section(OUTCOME_WORDS[outcome], say(f"{len(findings)} 项，不计入得分"))
        for finding in findings:
            mark = self.glyphs.of(outcome)
            # A waiver is shown whole, whoever granted it and until when; so is what English has no room for.
            limit = None if outcome is Outcome.WAIVED or not is_chinese() else 1
            self.page.field(mark, apart(say(finding.title), say(finding.reason or "")), limit=limit)

    def consistency(self, findings: Iterable[ConsistencyFinding]) -> None:
        findings = tuple(findings)
        if not findings:
            return
        self.page.section("请核对之处", say(f"{len(findings)} 处，不计入得分"))
        add_contradictions(self.page, findings, lambda quote: self.part_at(quote.start))

    def farewell(self) -> None:
        lacking = [f.id for f in self.card.findings if f.outcome in (Outcome.MISSING, Outcome.PARTIAL)]
        example = lacking[0] if lacking else CONTENTS[0][2][0][1]
        self.page.blank()
        self.rulebook(self.card.rulebook)
        self.page.text(say(f"查看依据和写法：dabiao explain {example}（可换成任一编号）"), "dim")

    def rulebook(self, facts: RulebookFacts) -> None:
        counts = facts.rules
        words = [
            say(f"规则 {counts['loaded']} 条，检查 {counts['ran']} 条，不适用 {counts['not-applicable']} 条")
        ]
        if facts.profile:
            words.append(say(f"规则集：{' → '.join(say(tier.title) for tier in facts.tiers)}"))
        words.append(say(f"规则指纹 {facts.fingerprint}"))
        self.page.text(listed(words, heavy=True), "dim")

    def tier(self, finding: Finding) -> str:
        """The local tier that asks an element; nothing when it is the central one."""
        local = self.card.rulebook.tiers[1:]
        return next((say(f"{tier.title}提出") for tier in local if tier.id == finding.tier), "")

    def of(self, outcome: Outcome) -> list[Finding]:
        if outcome not in self.only:
            return []
        return [finding for finding in self.card.findings if finding.outcome is outcome]

    def outcome(self, outcome: Outcome | None) -> tuple[tuple[str, str], str]:
        if outcome is None:
            return (self.glyphs.aside, "dim"), f" {say('未评估')}"
        return (self.glyphs.of(outcome), STYLES.get(outcome, "dim")), f" {say(OUTCOME_WORDS[outcome])}"

    def detail(self, label: str, text: str, limit: int | None = None) -> None:
        self.page.field(label, text, indent=_DETAIL, limit=limit)

    def quote(self, quote: Quote, among: tuple[Quote, ...], limit: int) -> None:
        self.detail("原文", quote.quote, limit)
        further = say(f"另有 {len(among) - 1} 处") if len(among) > 1 else ""
        more = in_brackets(say(quote.place), further)
        place = quote.heading or self.part_at(quote.start)
        room = self.page.width - _DETAIL - cells_of(f"{self.page.label('位置')}  {more}")
        self.detail("位置", f"{cut(harmless(place), room)}{more}")

    def part_at(self, start: int) -> str:
        """The part a passage without a heading stands in."""
        parts = (part for part in self.card.document.parts if part.start <= start < part.end)
        return say(next((part_word(part.part) for part in parts), "文首"))

    def searched(self, parts: tuple[str, ...]) -> str:
        """Names of the parts looked through; 全文 when that is every part the report has."""
        own = {part.part for part in self.card.document.parts}
        return say("全文") if len(own) > 1 and own <= set(parts) else parts_text(parts)

    def certainty(self, certainty: Certainty) -> None:
        if certainty is not Certainty.SURE:
            self.detail("把握", say(CERTAINTY_WORDS[certainty]))


def _cited(basis: tuple[Citation, ...]) -> str:
    texts = [cited(citation.text) for citation in basis[:_CLAUSES]]
    if len(basis) > _CLAUSES:
        texts.append(say(f"等 {len(basis)} 条"))
    return listed(texts, heavy=True)
