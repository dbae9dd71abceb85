"""The kind `concrete`: whether the shortcomings name a field, a link, a kind of unit or a fact."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from checker.finding import Certainty, Outcome
from checker.judging.case import Case, Verdict
from checker.judging.items import Item, shortcoming_items
from checker.rulebook import Rule

MIN_CONCRETE = 2  # catalogue: at least two


def judge_concrete(rule: Rule, case: Case) -> Verdict:
    """At least two shortcomings that name a field, a link, a kind of unit or a fact."""
    items = case.once(shortcoming_items)
    if not items:
        return Verdict(Outcome.MISSING, Certainty.SURE, "没有写不足")
    hits = case.hits[rule.id]
    marks = [h.start for h in (*hits.said, *hits.shown)]
    concrete = []
    for item in items:
        inside = [m for m in marks if item.start <= m < item.end and not _is_stock(case, m)]
        if inside or any("figure" in case.sentences.kinds[i] for i in _sentences(case, item)):
            clauses = {case.page.clause(m, m + 1) for m in inside}
            concrete.append((item, max(1, min(item.count, len(clauses)))))
    count = sum(number for _, number in concrete)
    evidence = tuple(case.page.original(item.start, item.end) for item, _ in concrete[:3])
    if count >= MIN_CONCRETE:
        return Verdict(Outcome.MET, Certainty.LIKELY, f"写得具体的不足 {count} 项", evidence)
    if count == 1:
        return Verdict(Outcome.PARTIAL, Certainty.LIKELY, "只有一项不足写得具体", evidence)
    return Verdict(Outcome.MISSING, Certainty.LIKELY, "不足写得笼统，没有指明领域、环节、单位或事实")


def _sentences(case: Case, item: Item) -> range:
    """Indexes of the sentences that begin inside an item."""
    spans = case.page.spans
    return range(*(bisect_left(spans, at, key=_start) for at in (item.start, item.end)))


_start = attrgetter("start")  # of a span

# What could stand in any report of any office, whatever field is named before it.
_STOCK = re.compile(
    r"(?:有待|还需|尚需|仍需|需要?)(?:进一步)?(?:加强|提高|提升|增强|改进|丰富|创新|完善|规范|强化|拓展|深化)"
    r"|(?:普法|宣传)[^,;。]{0,6}(?:形式|方式|手段|载体)(?:还|仍)?(?:比较|较为|相对|过于|较)?(?:单一|单调|传统|陈旧|老套)[,;。]?$"
    r"|提升空间|之间[^,;。]{0,8}(?:存在|有)(?:一定)?(?:差距|差异)|与[^,;。]{0,16}(?:任务|形势|要求|需要)[^,;。]{0,8}不(?:相)?适应"
    r"|不够(?:规范|到位|深入|浓厚|高|强|大|紧|实|充分|完善|健全|丰富(?:多样)?|平衡|创新)等?(?:的(?:问题|情况|现象))?(?:(?:时有发生|依然存在|仍然?存在|还存在|比较突出))?[,;。]?$"
)


def _is_stock(case: Case, mark: int) -> bool:
    """Whether the clause around a mark is a set phrase."""
    start, end = case.page.clause(mark, mark + 1)
    return _STOCK.search(case.page.text[start:end]) is not None
