"""The kind `answers-shortcomings`: each shortcoming with the planned measure that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add

from checker.finding import Certainty, Outcome
from checker.folding import fold, squeeze
from checker.judging.case import Case, Verdict
from checker.judging.items import Item, shortcoming_items
from checker.rulebook import Rule
from checker.structure.outline import PartName
from checker.values import dataclass

# Bigrams that every report is full of: they tie nothing to anything.
_COMMON = frozenset(
    (
        "法治 政府 建设 工作 推进 加强 进一 一步 提升 能力 水平 部分 存在 问题 不足 个别 还需 有待 加大 力度 完善 健全 机制 制度 体系 落实 强化 持续 深化 深入 "
        "全面 提高 质量 行政 依法 治政 府建 设工 作推 实际 需要 方面 主要 原因 由于 不够 不强 不高 以及 一些 仍然 还不 领导 干部 单位 部门 开展 组织 发挥 作用 "
        "坚持 推动 实现 不断 切实 有效 认真 严格 重点 常态 步加 步完 步提 步强 步推 强对 建立 进行 相关 情况 要求 方式 运用 解决 作为 具有 较大 差距 人民 民群 "
        "群众 成绩 取得 形势 任务 时代 目标 今后 环节 薄弱 年来 新形 势新 新任 务新 新要 努力 需求 期待 期盼 实效 成效 增强 夯实 责任 "
    ).split()
)

_STAFF = frozenset(
    "人员 员不 力量 专业 专职 审核 机关 政机 乡镇 镇执 街道 基层".split()
)  # whoever lacks it, people and training are named
_ITEM = re.compile(r"[一二三四五六七八九十][是要]")
# What is lacking -> what cures it, beside one run of characters in common.
_CURES = (
    (
        re.compile(r"能力|专业|素质|业务|不会|办案质量|案卷|水平|经验"),
        re.compile(r"培训|轮训|跟班|跟岗|实训|练兵|研讨|带新|帮带"),
    ),
    (
        re.compile(r"力量|人手|编制|人才|人员"),
        re.compile(
            r"招录|招聘|引进|充实|选派(?![^,;。]{0,20}(?:跟班|跟岗|学习|培训|参加))|下派|配备|增编|调配"
        ),
    ),
    (re.compile(r"滞后|不一致|衔接|过时|空白"), re.compile(r"修订|修改|清理|废止|出台|制定")),
    (
        re.compile(r"形式|方式|吸引力|针对性|实效"),
        re.compile(r"案例|实操|精准|分级|分类|点单|视频|短剧|新媒体|微课|直播|方言|互动|情景|沉浸"),
    ),
)

# Lack of attention is cured by those who lead, whatever words are used.
_INATTENTION = re.compile(r"上热[中下]|重视不够|不够重视|重视程度不|逐级递减|层层递减|传导不")
_LEADING = re.compile(r"第一责任人|述法|关键少数|一把手|督察|约谈")

# Too few hands are cured by more of them, whatever they are called; those of a 司法所 only by a measure that names it.
_FEW_HANDS = re.compile(
    r"人手(?:紧|少|不)|(?:编制|执法人员|办案人员|工作人员|力量)(?:数量)?(?:明显|严重|较为|相对|普遍)?(?:不足|偏少|较少|紧缺|短缺|薄弱)"
    r"|(?:在编|在岗|编制|实有)[^,;。]{0,8}\d人|一人多岗|身兼数职"
)
_MORE_HANDS = re.compile(
    r"(?:增加|增配|核增|争取|补充|充实|申请|协调|商请)[^,;。]{0,12}(?:编制|人手|人员|专业力量|专业人才)|招录|招聘|增编"
)
# Leaders who do not think in law are answered by what is asked of leaders.
_UNVERSED = re.compile(
    r"(?:领导干部|领导班子|班子成员|负责人|关键少数)[^,;。]{0,16}(?:法治|依法)[^,;。]{0,16}(?:意识|思维|能力|方式|观念|素养|本领|水平)"
)
_SCHOOLING = re.compile(
    r"关键少数|应知应会|任前(?:考法|法律|法治)|会前学法|(?:领导干部|领导班子|班子成员|中心组)[^。;]{0,16}(?:学法|法治培训|法治专题|旁听庭审|述法)"
)
_FOR_OFFICES = re.compile(r"司法所|法[治制](?:机构|力量|队伍|人员)")


def judge_answers(rule: Rule, case: Case) -> Verdict:
    """Whether each shortcoming has a measure in the plan that is about the same matter.

    Two passages are about the same matter when both name the same element of the checklist, or share at least two runs of
    characters that are not stock phrases.
    """
    del rule
    items = case.once(shortcoming_items)
    if not items:
        return Verdict(Outcome.NOT_APPLICABLE, Certainty.SURE, "报告没有写不足")
    issuer = squeeze(fold(case.page.outline.title.issuer or "")).text
    planned = [
        i
        for i in case.sentences.of_part[PartName.PLAN]
        if case.page.text[case.page.spans[i].start : case.page.spans[i].end] != issuer
    ]
    if not planned:
        return Verdict(Outcome.MISSING, Certainty.SURE, "没有写下一年度的安排")
    measures = [_Measure.of(case, members) for members in _entries(case, planned)]
    pairs = [(item, _answer(case, item, measures)) for item in items]
    answered = [(item, index) for item, index in pairs if index is not None]
    evidence = tuple(
        place
        for item, index in answered[:2]
        for place in (case.page.original(item.start, item.end), _sentence(case, index))
    )
    told = tuple(
        (case.page.original(item.start, item.end), None if index is None else _sentence(case, index))
        for item, index in pairs
    )
    if len(answered) == len(items):
        outcome, reason = Outcome.MET, f"{len(items)} 项不足在安排中都有对应措施"
    elif answered:
        outcome, reason = Outcome.PARTIAL, f"{len(items)} 项不足中 {len(answered)} 项有对应措施"
    else:
        outcome, reason, evidence = Outcome.MISSING, "安排与所列不足没有对应", ()
    return Verdict(outcome, Certainty.LIKELY, reason, evidence, pairs=told)


def _sentence(case: Case, index: int) -> tuple[int, int]:
    sentence = case.page.spans[index].sentence
    return sentence.start, sentence.end


def _entries(case: Case, planned: list[int]) -> Iterator[list[int]]:
    """The sentences of the plan, entry by entry: a heading with the text under it, an item 一是…。 with what follows it."""
    entry: list[int] = []
    for i in planned:
        sentence = case.page.spans[i].sentence
        own = sentence.is_heading or _ITEM.match(case.page.text, case.page.spans[i].start)
        if entry and (own or case.page.spans[entry[-1]].sentence.section != sentence.section):
            yield entry
            entry = []
        entry.append(i)
    yield entry


@dataclass(frozen=True)
class _Measure:
    """One entry of the plan. sentences: indexes; topics: elements it names; grams: pairs of characters in it."""

    sentences: tuple[int, ...]
    text: str
    topics: set[str]
    grams: set[str]

    @classmethod
    def of(cls, case: Case, members: list[int]) -> _Measure:
        spans = [case.page.spans[i] for i in members]
        text = case.page.text[spans[0].start : spans[-1].end]
        topics = {topic for span in spans for topic in case.owners_of(span.start, span.end)}
        grams = {gram for span in spans for gram in _grams(case.page.text[span.start : span.end])}
        return cls(tuple(members), text, topics, grams)

    def nearest(self, case: Case, grams: set[str]) -> int:
        """The sentence of the entry that shares most with a shortcoming."""
        spans = case.page.spans
        return max(
            self.sentences,
            key=lambda i: (
                len(grams & _grams(case.page.text[spans[i].start : spans[i].end])),
                spans[i].end - spans[i].start if not grams & self.grams else 0,
            ),
        )


def _answer(case: Case, item: Item, measures: list[_Measure]) -> int | None:
    """Index of the planned sentence that best answers an item; None when none is about the same matter."""
    topics = case.owners_of(item.start, item.end)
    lack = case.page.text[item.start : item.end]
    grams = _grams(lack)
    best: tuple[int, _Measure] | None = None
    for measure in measures:
        common = grams & measure.grams
        score = 2 * len(topics & measure.topics) + len(common)
        # 办案质量不高 and 跟班学习 share no word, but one is the cure of the other.
        if common - _STAFF and any(ill.search(lack) and cure.search(measure.text) for ill, cure in _CURES):
            score += 1
        if _INATTENTION.search(lack) and _LEADING.search(measure.text):
            score += 2
        if _UNVERSED.search(lack) and _SCHOOLING.search(measure.text):
            score += 2
        if _FEW_HANDS.search(lack):
            if "司法所" in lack and not _FOR_OFFICES.search(measure.text):
                continue
            if _MORE_HANDS.search(measure.text):
                score += 2
        if score >= 2 and (best is None or score > best[0]):
            best = (score, measure)
    return best[1].nearest(case, grams) if best else None


def _grams(text: str) -> set[str]:
    """Pairs of neighbouring characters that may tell one matter from another."""
    grams: set[str] = set()
    for run in _NO_WORD.split(text):
        grams.update(map(add, run, run[1:]))
    return grams - _COMMON


_NO_WORD = re.compile(r"[^\u4e00-\u9fff]|[的了和与及在对是不有等为以将要中上下各个]")
