"""The single shortcomings of a report, whether each is concrete, and whether the plan answers it.

An item is the lowest numbered entry of the shortcomings part; without numbers a 一是/二是 clause or a paragraph (catalogue,
plan/answers-shortcomings).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from checker.finding import Certainty, Outcome
from checker.folding import fold, squeeze
from checker.judging.case import Case, Verdict
from checker.rulebook import Rule
from checker.structure.outline import PartName

_LACK = re.compile(
    r"不足|不够|不到位|不高|不强|不力|不严|不实|不深|不广|不畅|不平衡|不均衡|不充分|不完善|不健全|不规范|不统一|不及时|不匹配|不适应|不相适应|不全|不多|不少|不一|不会|不愿|不敢|有待|亟待|亟需|仍需|还需|尚需|欠缺|缺乏|缺少|缺失|薄弱|滞后|弱|较低|偏低|较少|偏少|较慢|单一|脱节|短缺|短板|差距|偏高|居高|高发|频发|盲区|空白|缺口|不清|不顺|被动|打折扣|难以|困难|问题|瓶颈|压力|参差|流于形式|存在|现象"
)
_SERIES = re.compile(r"[一二三四五六七八九]是|第[一二三四五六七八九],|其[一二三四五六七八九],|[①-⑨]")
_BLAME = re.compile(
    r"(?:主要)?(?:原因|根源|成因)(?:是|在于|:|,)|究其原因|分析原因|产生(?:上述|以上)?(?:问题|不足)的"
)
_REMEDY = re.compile(
    r"(?:对此|为此|对于(?:上述|以上|这些)|针对(?:上述|以上|这些))[^。;]{0,12}(?:我们?|将|要)"
)
MIN_CONCRETE = 2


@dataclass(frozen=True)
class Item:
    """One shortcoming. start, end: squeezed. dedicated: it stands in a part or paragraph of its own. count: shortcomings it
    holds when the text does not number them."""

    start: int
    end: int
    dedicated: bool
    count: int = 1


def shortcoming_items(case: Case) -> list[Item]:
    """The shortcomings in the order of the text."""
    page = case.page
    spans = [i for i, s in enumerate(page.spans) if s.sentence.part is PartName.SHORTCOMINGS]
    groups: dict[tuple[int | None, int], list[int]] = {}
    key: tuple[int | None, int]
    for i in spans:
        sentence = page.spans[i].sentence
        section = sentence.section
        if section is None or page.outline.sections[section].part is not PartName.SHORTCOMINGS:
            key = (None, section if section is not None else -1)
        else:
            deepest = page.outline.sections[section]
            paragraph = (
                0
                if deepest.heading.number is not None and deepest.heading.level > 1
                else _paragraph(case, sentence.start)
            )
            key = (section, paragraph)
        groups.setdefault(key, []).append(i)
    items: list[Item] = []
    for (section, _), members in groups.items():
        items += _items(case, members, section is not None, len(groups) == 1)
    # 但仍存在一些不足： leads over to the list and is no item of it.
    listed = [item for item in items if not page.text[item.start : item.end].endswith(":")]
    return listed or items


def _paragraph(case: Case, offset: int) -> int:
    for number, paragraph in enumerate(case.page.document.paragraphs):
        if paragraph.start <= offset < paragraph.end:
            return number
    return -1


def _items(case: Case, members: list[int], under_heading: bool, alone: bool) -> list[Item]:
    """alone: the members are all there is, so that a number before them counts no shortcomings."""
    page = case.page
    headings = [i for i in members if case.is_heading(i)]
    text_members = [i for i in members if i not in headings]
    numbered = [
        i
        for i in headings
        if (s := page.spans[i].sentence.section) is not None and page.outline.sections[s].heading.level > 1
    ]
    if not text_members and not numbered:
        return []
    # The issuer's name behind the plan's last line is no shortcoming.
    while len(members) > 1 and members[-1] - members[-2] > 1 and not _says_lack(case, members[-1]):
        members = members[:-1]
        text_members = [i for i in text_members if i in members]
    start, end = page.spans[members[0]].start, page.spans[members[-1]].end
    # 对此，我们将高度重视: what will be done belongs to no shortcoming.
    remedy = next((i for i in text_members[1:] if _REMEDY.match(page.text, page.spans[i].start)), None)
    end = page.spans[remedy].start if remedy is not None else end
    text_members = [i for i in text_members if page.spans[i].start < end]
    if numbered and not (alone and text_members):
        # In a merged part the plan's own headings (（二）规范执法行为) stand among the shortcomings.
        lacks = text_members or any(_says_lack(case, i) for i in numbered)
        return [Item(start, end, True)] if lacks else []
    if not text_members:
        return []
    start = page.spans[text_members[0]].start
    text = page.text[start:end]
    if _BLAME.match(text) or not _LACK.search(text):
        return []
    series = [m.start() for m in _SERIES.finditer(text)]
    if len(series) >= 2:
        # Causes told together stand behind the list; a cause inside an item belongs to it.
        after = next(
            (m.start() for m in _BLAME.finditer(text, series[-1]) if text[m.start() - 1] in "。;"), None
        )
        bounds = [*series, after if after is not None else len(text)]
        return [Item(start + a, start + b, under_heading) for a, b in pairwise(bounds)]
    if len(series) == 1 and text[max(0, series[0] - 1) : series[0]] in ("", ":"):
        return [Item(start, end, under_heading)]
    lacking = [
        clause
        for i in text_members
        for clause in page.clauses(i)
        if _LACK.search(page.text[clause[0] : clause[1]])
    ]
    dedicated = under_heading or _own_paragraph(case, text_members)
    return [Item(start, end, dedicated, max(1, len(lacking)))]


def _says_lack(case: Case, index: int) -> bool:
    span = case.page.spans[index]
    return _LACK.search(case.page.text, span.start, span.end) is not None


def _own_paragraph(case: Case, members: list[int]) -> bool:
    """Whether the sentences make up most of their paragraph."""
    page = case.page
    first = page.spans[members[0]].sentence
    for paragraph in page.document.paragraphs:
        if paragraph.start <= first.start < paragraph.end:
            written = sum(page.spans[i].sentence.end - page.spans[i].sentence.start for i in members)
            return written >= 0.6 * (paragraph.end - paragraph.start) and len(members) >= 2
    return False


def judge_concrete(rule: Rule, case: Case) -> Verdict:
    """At least two shortcomings that name a field, a link, a kind of unit or a fact."""
    items = shortcoming_items(case)
    if not items:
        return Verdict(Outcome.MISSING, Certainty.SURE, "没有写不足")
    hits = case.hits[rule.id]
    marks = [h.start for h in (*hits.said, *hits.shown)]
    concrete = []
    for item in items:
        inside = [m for m in marks if item.start <= m < item.end and not _is_stock(case, m)]
        figures = [
            f
            for i in range(len(case.page.spans))
            if item.start <= case.page.spans[i].start < item.end
            for f in case.facts(i)
            if f.kind == "figure"
        ]
        if inside or figures:
            clauses = {case.page.clause(m, m + 1) for m in inside}
            concrete.append((item, max(1, min(item.count, len(clauses)))))
    count = sum(number for _, number in concrete)
    evidence = tuple(case.page.original(item.start, item.end) for item, _ in concrete[:3])
    if count >= MIN_CONCRETE:
        return Verdict(Outcome.MET, Certainty.LIKELY, f"写得具体的不足 {count} 项", evidence)
    if count == 1:
        return Verdict(Outcome.PARTIAL, Certainty.LIKELY, "只有一项不足写得具体", evidence)
    return Verdict(Outcome.MISSING, Certainty.LIKELY, "不足写得笼统，没有指明领域、环节、单位或事实")


# What could stand in any report of any office, whatever field is named before it.
_STOCK = re.compile(
    r"(?:有待|还需|尚需|仍需|需要?)(?:进一步)?(?:加强|提高|提升|增强|改进|丰富|创新|完善|规范|强化|拓展|深化)"
    r"|提升空间|之间(?:还|仍)?(?:存在|有)差距|与[^,;。]{0,16}(?:任务|形势|要求|需要)[^,;。]{0,8}不(?:相)?适应"
    r"|不够(?:规范|到位|深入|浓厚|高|强|大|紧|实|充分|完善|健全|丰富|平衡|创新)[,;。]?$"
)


def _is_stock(case: Case, mark: int) -> bool:
    """Whether the clause around a mark is a set phrase."""
    start, end = case.page.clause(mark, mark + 1)
    return _STOCK.search(case.page.text[start:end]) is not None


# Bigrams that every report is full of: they tie nothing to anything.
_COMMON = frozenset(
    (
        "法治 政府 建设 工作 推进 加强 进一 一步 提升 能力 水平 部分 存在 问题 不足 个别 还需 有待 加大 力度 完善 健全 机制 制度 体系 落实 强化 持续 深化 深入 "
        "全面 提高 质量 行政 依法 治政 府建 设工 作推 实际 需要 方面 主要 原因 由于 不够 不强 不高 以及 一些 仍然 还不 领导 干部 单位 部门 开展 组织 发挥 作用 "
        "坚持 推动 实现 不断 切实 有效 认真 严格 重点 常态 步加 步完 步提 步强 步推 强对 建立 进行 相关 情况 要求 方式 运用 解决 作为 具有 较大 差距 人民 民群 "
        "群众 成绩 取得 形势 任务 时代 目标 今后 环节 薄弱 年来 新形 势新 新任 务新 新要 努力 需求 期待 期盼 实效 成效 增强 夯实 责任 "
    ).split()
)


def judge_answers(rule: Rule, case: Case) -> Verdict:
    """Whether each shortcoming has a measure in the plan that is about the same matter.

    Two passages are about the same matter when both name the same element of the checklist, or share at least two runs of
    characters that are not stock phrases.
    """
    del rule
    items = shortcoming_items(case)
    if not items:
        return Verdict(Outcome.NOT_APPLICABLE, Certainty.SURE, "报告没有写不足")
    issuer = squeeze(fold(case.page.outline.title.issuer or "")).text
    planned = [
        i
        for i, s in enumerate(case.page.spans)
        if s.sentence.part is PartName.PLAN and case.page.text[s.start : s.end] != issuer
    ]
    if not planned:
        return Verdict(Outcome.MISSING, Certainty.SURE, "没有写下一年度的安排")
    answered = [(item, best) for item in items if (best := _answer(case, item, planned)) is not None]
    evidence = tuple(
        place
        for item, index in answered[:2]
        for place in (
            case.page.original(item.start, item.end),
            (case.page.spans[index].sentence.start, case.page.spans[index].sentence.end),
        )
    )
    if len(answered) == len(items):
        return Verdict(Outcome.MET, Certainty.LIKELY, f"{len(items)} 项不足在安排中都有对应措施", evidence)
    if answered:
        return Verdict(
            Outcome.PARTIAL, Certainty.LIKELY, f"{len(items)} 项不足中 {len(answered)} 项有对应措施", evidence
        )
    return Verdict(Outcome.MISSING, Certainty.LIKELY, "安排与所列不足没有对应", ())


def _answer(case: Case, item: Item, planned: list[int]) -> int | None:
    """Index of the planned sentence that best answers an item; None when none is about the same matter."""
    topics = _topics(case, item.start, item.end)
    grams = _grams(case.page.text[item.start : item.end])
    best: tuple[int, int] | None = None
    for i in planned:
        span = case.page.spans[i]
        shared = grams & _grams(case.page.text[span.start : span.end])
        score = 2 * len(topics & _topics(case, span.start, span.end)) + len(shared)
        if score >= 2 and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None


def _topics(case: Case, start: int, end: int) -> set[str]:
    return {
        rule_id
        for rule_id, hits in case.hits.items()
        if case.rulebook.rules[rule_id].kind == "matter"
        for hit in (*hits.said, *hits.shown)
        if start <= hit.start and hit.end <= end
    }


def _grams(text: str) -> set[str]:
    return {g for a, b in pairwise(text) if (g := a + b) not in _COMMON and _is_word(a) and _is_word(b)}


def _is_word(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" and char not in "的了和与及在对是不有等为以将要中上下各个"
