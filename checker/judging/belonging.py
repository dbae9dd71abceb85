"""Which fact belongs to which hit. A figure in the same sentence is often a neighbour's.

A fact belongs to a hit when it stands in the hit's clause, in the clauses after it until another matter begins, or in the clause
right before it when that one names no matter of its own, or under a heading on this one matter. A fact of the next sentence
does not: on whole reports it was always another matter's. Nor does it when the hit is one item of a list and the fact is told of another
item (`enumeration.py`), or when the clause of the fact has a third party for its subject (公安机关破获…) and does not name the matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import chain, pairwise
from operator import itemgetter

from checker.judging.case import Case
from checker.judging.enumeration import Enumeration, head_pairs
from checker.judging.facts import Fact
from checker.judging.sentences import Kept, Sentences
from checker.matching import Hit, Page
from checker.rulebook import Rule

FACT_REACH = 60  # squeezed characters from a hit to a fact in a later clause of its sentence
# 清理证明事项30项,同步做好文件清理: what is added has no share in the figure before it.
_ADDS = re.compile(r"同步|同时|还(?!款)|此外|另外")
# 落实普法责任制,召开党建工作会议: a meeting or a body is of the clause it stands in, however near.
_BOUND = frozenset({"meeting", "body"})
# Matters that are nobody's in the checklist own their clause as an element does: 推进信访法治化,12345热线办件1.2万件.
_FOREIGN = re.compile(
    r"法律援助|12345|热线|工单|仲裁|公证|生产总值|财政收入|招商引资|签约|固定资产投资|民生实事|5G|基站|刑事案件|民商事|司法鉴定|社区矫正|安置帮教|信用修复|巡察|巡视|"
    r"扫黑|禁毒|电信网络诈骗|电诈|疫苗接种|核酸|优良天数|绿化|高标准农田|新增就业|人居环境|文明城市|党建|招聘会|就业岗位|"
    r"规上|利润|营业收入|产值|增加值|进出口|到位资金|亿元以上|高质量发展[^,;。]{0,6}考核|平安建设考核"
)
# 办结率100%: a rate without a noun of its own goes on with the clause before it.
_BARE_RATE = re.compile(
    r"^[^,;。\d]{0,6}(?:率|满意度|比例|占比|比重)[^,;。\d]{0,4}[\d一二三四五六七八九十百][^,;。]{0,12}[,;。]?$"
)
_OF_ALL = re.compile(r"[^,;。]{0,4}(?:听取|研究|审议|讨论|部署|学习|传达|调度)")
# 常委会会议研究平安建设、信访稳定、安全生产等工作12次: a meeting held is nothing done about each item.
_DELIBERATED = re.compile(r"^[^,;。]{0,24}(?:研究|听取|审议)[^,;。]*等[^,;。]{0,8}\d+余?次")
_ROLLED_OUT = frozenset({"推行", "实行", "探索", "创新", "构建", "打造"})
# A body outside the government's departments as the subject of a clause: what it did is told of itself.
_THIRD_PARTY = re.compile(
    r"^(?:其中|全年|目前)?[^,;。\d]{0,12}?(?:公安机关|检察机关|法院|检察院|援助中心|保护中心|仲裁委员会|仲裁机构|公证机构|档案馆|图书馆|医院|协会|公司)"
    r"(?=[\u4e00-\u9fff])"
)


def fact_beside(rule: Rule, case: Case, hit: Hit) -> Fact | None:
    """The first fact in the hit's sentence that belongs to it."""
    index = case.page.span_at(hit.start)
    if index is None or case.sentences.kinds[index].isdisjoint(rule.met_with):
        return None
    clauses = case.page.clauses(index)
    own = range(1) if len(clauses) == 1 else _own(clauses, hit)
    obvious = _obvious_figure(case, index, own) if "figure" in rule.met_with else None
    if obvious is not None:
        return obvious
    beside = case.sentences.facts_by_clause[index]
    lists: list[_List] | None = None
    foreign = False
    for i in chain(own, _beyond(rule, case, hit, clauses, own)):
        clause = clauses[i]
        facts = beside.get(clause)
        if facts is None or (foreign and not _names_hit(case, hit, *clause)):
            continue  # 办结热线工单30件,满意率97%: the rate is of the same neighbour
        for fact in facts:
            if fact.kind not in rule.met_with or (i not in own and fact.kind in _BOUND):
                continue
            if not _stands_beside(case, fact, hit):
                continue
            if lists is None:
                lists = _lists(rule, case, hit, [clauses[i] for i in own])
            if _is_of(rule, case, hit, fact, clause, lists):
                return fact
            foreign = True
    return None


def _own(clauses: list[tuple[int, int]], hit: Hit) -> range:
    """Numbers of the clauses that the hit stretches over."""
    first = bisect_right(clauses, hit.start, key=_start) - 1
    return range(first, bisect_left(clauses, hit.end, first, key=_start))


def _obvious_figure(case: Case, index: int, own: range) -> Fact | None:
    """The fact that belongs to every hit over just these clauses, told by the clauses alone; None where one has to look closer.

    It is the first fact of clauses that are no lists, a figure, and the clause of it has no third party for its subject. Half of the hits that
    have a fact have such a one; a test compares the two ways.
    """
    clauses = case.once(_all_simple)[index]
    found = None
    for number in own:
        if number not in clauses:
            return None
        found = found or clauses[number]
    return found


def _all_simple(case: Case) -> Kept[int, dict[int, Fact | None]]:
    """By sentence."""
    return Kept(partial(_simple_clauses, case.page, case.sentences))


def _simple_clauses(page: Page, sentences: Sentences, index: int) -> dict[int, Fact | None]:
    """Number -> the first fact, None where there is none, of the clauses that have such a figure or no fact and are no list."""
    beside = sentences.facts_by_clause[index]
    found: dict[int, Fact | None] = {}
    for number, clause in enumerate(page.clauses(index)):
        facts = beside.get(clause)
        if facts:
            figure = facts[0].kind == "figure"
            if not figure or _THIRD_PARTY.match(page.text[slice(*clause)]):
                continue
        if sentences.enumeration[clause] is None:
            found[number] = facts[0] if facts else None
    return found


def _beyond(rule: Rule, case: Case, hit: Hit, clauses: list[tuple[int, int]], own: range) -> Iterator[int]:
    """Numbers of the other clauses in which a fact may belong to the hit. Most find theirs in their own and ask no further."""
    for i in range(own[-1] + 1, len(clauses)):
        a, b = clauses[i]
        # 履行到位率100% right behind the hit's clause is its rate, whoever else speaks of 履行.
        follows = i == own[-1] + 1 and _BARE_RATE.match(case.page.text[a:b])
        if a - hit.end > FACT_REACH or (not follows and _is_of_others(rule, case, (a, b))):
            break
        yield i
    first = case.page.text[clauses[own[0]][0] : hit.end]
    if own[0] > 0 and not _ADDS.match(first):
        a, b = clauses[own[0] - 1]
        # 办结25件 that follows on another matter's clause goes on with it.
        nobodys = not case.owners((a, b)) and not any(
            case.owners(clause) - {rule.id} for clause in clauses[: own[0]]
        )
        nobodys = nobodys and not _FOREIGN.search(case.page.text, a, b)
        if nobodys and not _BARE_RATE.match(case.page.text[a:b]):
            yield own[0] - 1


def _is_of_others(rule: Rule, case: Case, clause: tuple[int, int]) -> bool:
    """Whether a clause is about another matter, of the checklist or not, and has no hit of the rule."""
    owners = case.owners(clause)
    return rule.id not in owners and bool(owners or _FOREIGN.search(case.page.text, *clause))


def _names_hit(case: Case, hit: Hit, start: int, end: int) -> bool:
    """Whether text[start:end] takes up a word of the hit: the end of one of its pieces."""
    text = case.page.text
    heads = {pair for piece in hit.pieces for pair in head_pairs(text, *piece)}
    return any(a + b in heads for a, b in pairwise(text[start:end]))


def _stands_beside(case: Case, fact: Fact, hit: Hit) -> bool:
    """A fact is no fact for a hit that is made of the same words: 三项制度 is no 制度 that was built. Figures are."""
    if fact.kind == "figure":
        return True
    if fact.kind == "mechanism" and case.page.text[fact.start : fact.start + 2] in _ROLLED_OUT:
        # 全面推行三项制度 is the duty itself, not a mechanism built for it.
        return not any(start < fact.end and fact.start < end for start, end in hit.pieces)
    inside = any(start <= fact.start and fact.end <= end for start, end in hit.pieces)
    return not inside


_start = itemgetter(0)  # of a clause

_List = tuple[tuple[int, int], Enumeration, frozenset[int]]


def _lists(rule: Rule, case: Case, hit: Hit, clauses: list[tuple[int, int]]) -> list[_List]:
    """The lists in which the hit is one item among others: (clause, list, numbers of the items that are the rule's)."""
    found = []
    for clause in clauses:
        enumeration = case.sentences.enumeration[clause]
        if enumeration is None or not any(clause[0] <= start < clause[1] for start, _ in hit.pieces):
            continue
        touched = _touched(rule, case, hit, clause, enumeration)
        if touched and len(touched) < len(enumeration.items):
            found.append((clause, enumeration, touched))
    return found


def _touched(
    rule: Rule, case: Case, hit: Hit, clause: tuple[int, int], enumeration: Enumeration
) -> frozenset[int]:
    """Numbers of the items of a clause that the rule's hits are about."""
    # A hit with a typo is in no list of hits, so its own pieces are named too.
    pieces = (*case.pieces_of[rule.id], *hit.pieces) if hit.edits else case.pieces_of[rule.id]
    start, end = clause
    return enumeration.touched([piece for piece in pieces if piece[0] < end and start < piece[1]])


def _is_of(rule: Rule, case: Case, hit: Hit, fact: Fact, clause: tuple[int, int], lists: list[_List]) -> bool:
    """Whether a fact in reach is told of the hit's matter. clause: the fact's."""
    text = case.page.text[clause[0] : clause[1]]
    for where, enumeration, touched in lists:
        if where == clause:
            item = enumeration.item_at(fact.start, fact.end)
            if item == 0 and _OF_ALL.match(case.page.text, fact.end, enumeration.items[0][1]):
                continue  # 4次听取甲、乙、丙等情况: the figure is of all
            if item is not None and item not in touched and item < len(enumeration.items) - 1:
                return False
            if rule.part == "measures" and _DELIBERATED.match(text):
                return False
        elif fact.end <= where[0] and fact.kind != "date":
            continue  # 召开会议5次，听取甲、乙、丙等汇报: the figure is of all
        elif not _names_item(rule, case, text, enumeration, touched):
            return False
    if not _THIRD_PARTY.match(text):
        return True
    # In a third party's clause a bare count (件) is no word on the matter; and 文件 is any paper, the last four characters of 规范性文件 are not.
    return any(
        (clause[0] <= start < clause[1] and end - start > 1)
        or case.page.text[max(start, end - 4) : end] in text
        for start, end in hit.pieces
    )


def _names_item(rule: Rule, case: Case, text: str, enumeration: Enumeration, touched: frozenset[int]) -> bool:
    """Whether a clause behind a list speaks of the touched items, or of the list as a whole."""
    page = case.page.text
    own: set[str] = set()
    others: set[str] = set()
    for number, item in enumerate(enumeration.items):
        (own if number in touched else others).update(head_pairs(page, *item))
    pairs = {a + b for a, b in pairwise(text)}
    if own & pairs:
        return True
    if (others - own) & pairs or _THIRD_PARTY.match(text):
        return False
    return not (enumeration.closed and _is_mixed(rule, case, enumeration, touched))


def _is_mixed(rule: Rule, case: Case, enumeration: Enumeration, touched: frozenset[int]) -> bool:
    """Whether another element of the checklist has an item of the list that this one has not."""
    return any(
        owner != rule.id
        for number, item in enumerate(enumeration.items)
        if number not in touched
        for owner in case.owners_of(*item)
    )
