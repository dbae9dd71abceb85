"""Parts and total: N件、M件，共计K件; K件，其中N件、M件. A part never exceeds the whole, parts that exclude each other add up to no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import contains

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.quantities import Quantity, Scope
from checker.judging.consistency.figures.shares import ID, TITLE
from checker.judging.consistency.figures.words import subject_of, tail_of
from checker.matching import Span

_WORDS = re.compile("共|计|其中")
_LEAST = 2  # figures: a whole and a part
# 共 alone adds up only right before its figure: 共发现问题30个 is a new count.
_TOTAL = re.compile(r"[,;、)]?(?:以上)?(?:共计|合计|总计|总共|共|(?<!累)计)(?:为|有|达)?$")
_STRONG_TOTAL = re.compile(r"共计|合计|总计|总共")
_LISTED = re.compile(r"[^,;。:%]{0,6}[,、;和及][^,;。:%]{1,16}$")
_AMONG = re.compile(r"^[^,;。]{0,10}[,(;]?其中[,:]?")
# 其中 speaks of the figure right before it, not of one inside brackets that are closed, nor of an older one: 由268项调整为274项，其中….
_INSIDE = re.compile(r"^[^,;。:()\d]{0,8}?(?:\([^()]{0,30}\))?[,(]其中[,:]?")
_GRADE = re.compile(r"优秀|优良|良好|合格|达标|优等|良等")
_FAILED = re.compile(r"不合格|不达标|较差")
# 其中发现问题45个 counts something new, 其中党员12名、女性15名 may be the same people.
_NEW_COUNT = re.compile(
    r"审结|办结|结案|受理|收到|发现|整改|涉及|查出|提出|反馈|移送|参与|参加|培训|受众|覆盖|服务|分别|平均|发放|出动|解决|责令|下达|采纳"
)
_OVERLAPPING = re.compile(
    r"党员|女|男|岁|学历|本科|硕士|研究生|少数民族|新[增办建]|今年|年内|重点|线上|网上|电子|主动|首|重大|疑难|涉企|农民工|妇女|未成年|老年|通过|持证|法律专业|调解|和解|曾|连续|同比|获|评为|优秀"
)
_REST = re.compile(r"^(?:其他|其它|其余|剩余|另有|另)")
_OUTCOME = re.compile(r"维持|撤销|确认违法|驳回|终止|责令履行|变更|不予受理|调解|和解|撤回")
# So many outcomes, with the last resorts among them, are all there are.
_ALL_OUTCOMES = 4
# A slip of the pen makes no part or sum that far above its total: 其中 was misread then, not the figures miswritten.
FAR_ABOVE = Decimal("1.5")
_IN_BRACKETS = re.compile(r"\(其中[,:]?$")
_BRACKETED = re.compile(r"\([^()]*\)")
# Of these two kinds and no third: 办理建议提案61件，其中人大建议27件，政协提案32件.
_BOTH_KINDS, _KINDS = re.compile("建议[^,;。]{0,3}提案"), ("建议", "提案")
_LEFT_OUT_AT_MOST = Decimal("0.1")


def sums(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Findings on totals named after their parts and on wholes named before them."""
    text = draft.plain
    for span in draft.sentences_with(_WORDS):
        counts = [q for q in draft.quantities_of(span, _LEAST) if q.unit not in ("%", "个百分点", "倍")]
        for index, quantity in enumerate(counts):
            parts = _parts_before(text, counts, index, span.start)
            if parts:
                yield from _total(draft, quantity, parts, span)
            parts = _parts_after(text, counts, index, span.end)
            if parts and not _is_of_an_earlier(counts[:index], quantity, parts):
                yield from _whole(draft, quantity, parts, span)


def _parts_before(text: str, counts: Sequence[Quantity], index: int, start: int) -> list[Quantity]:
    """The run of like figures that a 共计 right before figure `index` adds up; empty when there is none."""
    total = counts[index]
    if index < 2 or not _TOTAL.search(text, counts[index - 1].end, total.start):
        return []
    gap = text[counts[index - 1].end : total.start]
    if len(_TOTAL.sub("", gap)) > 8:
        return []
    run = [counts[index - 1]]
    for earlier in reversed(counts[: index - 1]):
        if not _LISTED.fullmatch(text, earlier.end, run[0].start):
            break
        run.insert(0, earlier)
    return run if len(run) > 1 and all(q.unit == total.unit for q in run) else []


def _parts_after(text: str, counts: Sequence[Quantity], index: int, end: int) -> list[Quantity]:
    """The run of like figures after the 其中 that follows figure `index`."""
    whole = counts[index]
    match = _INSIDE.match(text[whole.end : end])
    if not match:
        return []
    run: list[Quantity] = []
    first = floor = whole.end + match.end()
    if _IN_BRACKETS.search(match.group()):
        end = _closing(text, first, end)
    for part in counts[index + 1 :]:
        if part.start < floor:
            continue  # inside the brackets before 其中
        if part.start >= end:
            break  # behind the brackets around it
        if _is_inside_brackets(text, first, part.start):
            continue  # 纠错263件(撤销142件、确认违法121件) is one part
        if run and part.value in (run[-1].value, whole.value) and part.start - floor <= 1:
            break  # 政府工作部门26个，26个部门…: the same ones again
        if part.unit != whole.unit or not re.fullmatch(
            r"(?!.*其中)[^,;。:、]{0,8}[,、;和及]?[^,;。:、]{0,18}" if run else r"[^,;。:]{0,24}",
            _BRACKETED.sub("", text[floor : part.start]),
        ):
            break
        run.append(part)
        floor = part.end
    return run


def _closing(text: str, start: int, end: int) -> int:
    """Where the brackets around `start` close; `end` when they do not."""
    depth = 0
    for position in range(start, end):
        depth += (text[position] == "(") - (text[position] == ")")
        if depth < 0:
            return position
    return end


def _is_inside_brackets(text: str, start: int, position: int) -> bool:
    return text.count("(", start, position) > text.count(")", start, position)


def _is_of_an_earlier(earlier: Sequence[Quantity], whole: Quantity, parts: list[Quantity]) -> bool:
    """立案362件，移送3件，其中食品类189件、…: the parts are those of a figure further up in the sentence."""
    added = sum((part.low for part in parts), Decimal(0))
    return any(
        q.unit == whole.unit
        and q.low > whole.high
        and (meets(parts, q) or FAR_ABOVE * whole.high < added <= q.high)
        for q in earlier
    )


def _total(draft: Draft, total: Quantity, parts: list[Quantity], span: Span) -> Iterator[ConsistencyFinding]:
    # 检查12次，举办讲座5场、培训3场，共计8场: the total may begin at any part.
    if any(meets(parts[i:], total) for i in range(len(parts) - 1)):
        return
    gap = draft.text[parts[-1].end : total.start]
    strong = _STRONG_TOTAL.search(gap) is not None
    exact = all(q.scope is Scope.EXACT for q in (*parts, total))
    start = subject_of(draft.plain, parts[0], span.start)[0]
    message = f"请核对：{addition(parts)}，文中写“{draft.words(parts[-1].end, total.end).lstrip(',，')}”。"
    certainty = Certainty.SURE if strong and exact else Certainty.LIKELY
    yield draft.finding(ID, TITLE, certainty, message, [(start, total.end)])


def _whole(draft: Draft, whole: Quantity, parts: list[Quantity], span: Span) -> Iterator[ConsistencyFinding]:
    text = draft.plain
    floor = whole.end
    names = []
    for part in parts:
        names.append(text[floor : part.start] + tail_of(text, part, span.end))
        floor = part.end
    start = subject_of(text, whole, span.start)[0]
    if parts[0].low > whole.high:
        if not _NEW_COUNT.search(names[0]) and parts[0].low <= FAR_ABOVE * whole.high:
            message = f"请核对：其中的 {parts[0].number} 多于总数 {whole.number}。"
            yield draft.finding(ID, TITLE, Certainty.LIKELY, message, [(start, parts[0].end)])
        return
    # 286件，其中上年结转6件，予以公开143件、…: the first may be told of all, and the last of one more thing.
    if len(parts) < 2 or any(
        meets(parts[i:j], whole) for i in range(len(parts)) for j in range(i + 2, len(parts) + 1)
    ):
        return
    if _are_grades(names) and meets(parts[-2:], whole):
        return  # 560卷，其中优秀217卷、合格538卷、不合格22卷
    run = _exclusive(parts, names)
    if len(run) < 2:
        return
    added = sum((q.low for q in run), Decimal(0))
    if added > FAR_ABOVE * whole.high:
        return
    if added > whole.high or (run == parts and _is_all(text, whole, run, names, span)):
        message = f"请核对：{addition(run)}，文中总数为 {whole.number}。"
        certainty = Certainty.SURE if len(run) > 2 and added > whole.high else Certainty.LIKELY
        yield draft.finding(ID, TITLE, certainty, message, [(start, run[-1].end)])


def _exclusive(parts: list[Quantity], names: list[str]) -> list[Quantity]:
    """The parts from the first on that can exclude each other. Outcomes of cases and grades do, whatever they are called."""
    if sum(_OUTCOME.search(name) is not None for name in names) >= _ALL_OUTCOMES or _are_grades(names):
        return parts
    run: list[Quantity] = []
    for part, name in zip(parts, names, strict=True):
        if _NEW_COUNT.search(name) or _OVERLAPPING.search(name):
            break
        run.append(part)
    return run


def _are_grades(names: list[str]) -> bool:
    """优秀、合格、不合格: who failed has no other grade. Without them 合格 may take in 优秀."""
    return len(names) > 2 and all(map(_GRADE.search, names)) and any(map(_FAILED.search, names))


def _is_all(text: str, whole: Quantity, parts: list[Quantity], names: list[str], span: Span) -> bool:
    """Whether the parts claim to be everything, so that too small a sum is a contradiction too."""
    added = sum((q.high for q in parts), Decimal(0))
    if added >= whole.low or re.match(r"等|以上|左右", text[parts[-1].end : span.end]):
        return False
    if _REST.match(names[-1].lstrip("、,;")):
        return True
    said = subject_of(text, whole, span.start)[1] + tail_of(text, whole, span.end)
    if _BOTH_KINDS.search(said) and len(parts) == 2 and all(map(contains, names, _KINDS)):
        return True
    outcomes = sum(_OUTCOME.search(name) is not None for name in names)
    return (
        outcomes >= _ALL_OUTCOMES
        and outcomes == len(parts)
        and whole.low - added <= whole.low * _LEFT_OUT_AT_MOST
    )


def meets(parts: Sequence[Quantity], total: Quantity) -> bool:
    low = sum((q.low for q in parts), Decimal(0))
    high = sum((q.high for q in parts), Decimal(0))
    return low <= total.high and total.low <= high


def addition(parts: Sequence[Quantity]) -> str:
    total = sum((q.value for q in parts), Decimal(0))
    return f"{' + '.join(q.number for q in parts)} = {total.normalize():f}"
