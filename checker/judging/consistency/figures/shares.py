"""A share against the figures it was taken of: 受理2743件，成功调处2688件，调解成功率达98%以上.

Precision first: when any two figures of the sentence give the share that is claimed, nothing is said; neither when a figure
and what is left of another do (抽检1200批次，不合格18批次，合格率98.5%), nor two parts together (优秀94卷、良好33卷，优良率93.4%).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.quantities import Quantity, Scope
from checker.judging.consistency.figures.words import (
    CARRIED_OVER,
    GROWTH,
    bigrams,
    subjects,
    tail_of,
)
from checker.values import dataclass

ID, TITLE = "consistency/arithmetic", "数据自相矛盾"
_WORDS = re.compile("率|占|比例|比重")
_LEAST = 3  # figures: part, whole and share
_NAME = re.compile(
    r"(?P<stem>[^,;:。、()%◇]{0,16}?)(?:率|占比|比例|比重|占)(?:总数|总量|全部|其中|总人数)?的?(?:均|已|仅|就|为|是|也|保持在|稳定在|实现)*(?:达到了?|达|为|至|有)?$"
)
# The share must be of cases done in time when its name says so.
_IN_TIME = re.compile(r"按时|按期|及时|限期|当场|一次性|初次|首次|网上|线上|直接|实质")
# What is done with the part, not what made it one: 达成协议81件，协议履行率100% is a share of the 81.
# Of several figures at once.
_OVERALL = re.compile(r"^(?:总|综合|平均|整体|合计|累计)")
# 县级部门持证率 is a share of fewer than all who were counted.
_NARROWER = re.compile(r".级|部门|镇|乡|街道|村|局|企业|单位|新|首|初|一审|二审|类")
_DONE_WITH_IT = re.compile(
    r"(?:履行|兑现|执行|公示|公开|确认|回访|备案|报备|审查|审核|录入|归档|送达|反馈|撤回|上诉|复发)$"
)
_OPINION = re.compile(r"满意|知晓|支持|测评|好评|获得感|安全感|幸福|公信|信任|认可|优良|投入|参与")
# 持证 is told as 取得执法证, 出庭 of those who had to appear.
_SAME_MATTER = {"持证": ("执法证", "资格证", "证件", "证书"), "化解": ("调处", "调解"), "调解": ("调处", "化解"), "办复": ("办结", "答复")}  # fmt: skip
_APPEARED = "出庭"
_HAD_TO_APPEAR = re.compile(r"应当?出庭|应诉|开庭|被诉")
_PART_OF = re.compile(r"其中|中有|中的|发现|含$")
_SOME_OF = re.compile(r"[^,;。]{0,8}中(?:有|的)")
# Cases still open explain a share of all that were due: 收到46份，回复45份，1份未到期，回复率100%.
_STILL_OPEN = re.compile(r"另有|其余|剩余|未到期|期限内|在办|正在|尚在|尚有|还有")
# A share of the cases decided, so that those received say nothing about it.
_OF_THE_DECIDED = re.compile(r"败诉|胜诉|纠错|维持|撤销|驳回|和解|案结事了|调撤")
_RECEIVED = re.compile(r"收案|新收|收到|受理|接到|立案")
_A_WHOLE = re.compile(r"应|收到|受理|共|总|全|现有|收案|接|办理|承办|抽")
_NOT_A_MATTER = re.compile(r"规范性文件")  # 规范率 is no share of these
_FULL = Decimal(100)
# The last characters of a share's name say what it is a share of; what every figure has says nothing.
_CORE = 4
_ANYBODYS = frozenset("行政 机关 案件 政府 事项 工作 单位 部门 数量 人员".split())
# What a word leaves open, in percentage points: 近92% may be 90%, 约98% may be 97%.
NEAR_BELOW, ABOUT_EITHER_WAY, ABOUT_A_ROUND_TEN = Decimal(2), Decimal(1), Decimal("2.5")


@dataclass(frozen=True)
class _Claim:
    rate: Quantity
    start: int
    stem: str


def shares(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each claimed share that the figures of its own sentence do not bear out."""
    text = draft.plain
    for span in draft.sentences_with(_WORDS):
        quantities = draft.quantities_of(span, _LEAST)
        if len(quantities) < _LEAST or not any(q.unit == "%" for q in quantities):
            continue
        counts = [q for q in quantities if q.unit not in ("%", "个百分点", "倍")]
        before = dict(zip(quantities, subjects(text, quantities, span.start), strict=True))
        for claim in _claims(text, quantities, before):
            if CARRIED_OVER.search(text, span.start, claim.rate.start) or _is_borne_out(claim.rate, counts):
                continue
            pair = _pair(text, span.end, claim, counts, before)
            if pair is not None:
                yield _finding(draft, claim, *pair, before)


def _claims(
    text: str, quantities: Sequence[Quantity], before: dict[Quantity, tuple[int, str]]
) -> Iterator[_Claim]:
    for rate in quantities:
        start, words = before[rate]
        match = _NAME.search(words)
        if (
            rate.unit == "%"
            and match
            and not GROWTH.search(words)
            and not _OPINION.search(words)
            and not _OVERALL.match(match["stem"])
        ):
            yield _Claim(rate, start, match["stem"])


def _is_borne_out(rate: Quantity, counts: Sequence[Quantity]) -> bool:
    """Whether any two figures, one on the other, or one on the sum of two, give the share."""
    for part in counts:
        for whole in counts:
            if part is whole:
                continue
            if agrees(rate, part, whole):
                return True
            if (
                part.unit == whole.unit
                and part.value < whole.value
                and agrees(rate, _rest(whole, part), whole)
            ):
                return True
    return any(
        agrees(rate, one, both) or agrees(rate, both, one)
        for i, a in enumerate(counts)
        for b in counts[i + 1 :]
        if a.unit == b.unit
        for both in (_sum(a, b),)
        for one in counts
        if one.unit == a.unit and one is not a and one is not b
    )


def _sum(a: Quantity, b: Quantity) -> Quantity:
    return Quantity(a.value + b.value, max(a.step, b.step), a.unit, Scope.EXACT, a.start, b.end, "")


def _rest(whole: Quantity, part: Quantity) -> Quantity:
    step = max(whole.step, part.step)
    return Quantity(whole.value - part.value, step, whole.unit, Scope.EXACT, part.start, part.end, "")


def _pair(
    text: str,
    end: int,
    claim: _Claim,
    counts: Sequence[Quantity],
    before: dict[Quantity, tuple[int, str]],
) -> tuple[Quantity, Quantity, Certainty] | None:
    """(part, whole, certainty) the claim speaks of; None when the sentence does not tell."""
    earlier = [q for q in counts if q.end <= claim.rate.start]
    for index in range(len(earlier) - 1, 0, -1):
        part = earlier[index]
        said = _NOT_A_MATTER.sub("", before[part][1]) + tail_of(text, part, end)
        strength = _matches(claim.stem, said, adjacent=index == len(earlier) - 1)
        if (
            not strength
            and index == len(earlier) - 1
            and _SOME_OF.fullmatch(text, earlier[index - 1].end, part.start)
        ):
            strength = 1
        if not strength:
            continue
        wholes = [q for q in earlier[:index] if q.unit == part.unit and q.low >= part.high and q.low > 0]
        if not wholes or text.find("。", wholes[-1].end, part.start) >= 0:
            return None
        whole = wholes[-1]
        if _is_sibling(text, before[whole][1], whole, part):
            return None
        narrower = _NARROWER.search(claim.stem[:-_CORE])
        if narrower and narrower.group() not in text[before[whole][0] : part.end]:
            return None
        if not claim.stem and not _PART_OF.search(text, whole.end, part.end):
            return None
        if _APPEARED in claim.stem and not _HAD_TO_APPEAR.search(
            before[whole][1] + tail_of(text, whole, end)
        ):
            return None
        if claim.rate.value >= _FULL and _STILL_OPEN.search(text, part.end, end):
            return None
        if _OF_THE_DECIDED.search(claim.stem) and _RECEIVED.search(before[whole][1]):
            return None
        exact = part.scope is whole.scope is Scope.EXACT
        return part, whole, Certainty.SURE if strength > 1 and exact else Certainty.LIKELY
    return None


def _is_sibling(text: str, said: str, whole: Quantity, part: Quantity) -> bool:
    """维持927件、驳回486件、纠错263件: one of a list is no whole of the next, unless it says so (应出庭107件、实际出庭105件)."""
    between = text[whole.end : part.start]
    if _OF_THE_DECIDED.search(said) and not _RECEIVED.search(said):
        return True
    return "、" in between and "," not in between and "其中" not in between and not _A_WHOLE.search(said)


def _matches(stem: str, said: str, adjacent: bool) -> int:
    """How well the name of the share fits what is said of a figure: 0 not, 1 by one pair of characters, 2 by more."""
    if not stem:
        return 1 if adjacent else 0
    if any(word and word.group() not in said for word in (_IN_TIME.search(stem), _DONE_WITH_IT.search(stem))):
        return 0
    common = len((bigrams(stem[-_CORE:]) & bigrams(said)) - _ANYBODYS)
    if common:
        return 1 if common == 1 else 2
    return int(
        any(key in stem and any(word in said for word in words) for key, words in _SAME_MATTER.items())
    )


def agrees(rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether part ÷ whole may be called by that rate, with the rounding and the 以上, 约, 近 the text uses."""
    if whole.low <= 0 or (part.low > whole.high and rate.value <= _FULL):
        return False
    low, high = bounds(rate)
    return part.low / whole.high * _FULL <= high and low <= part.high / whole.low * _FULL


def bounds(rate: Quantity) -> tuple[Decimal, Decimal]:
    """(lowest, highest) true share in percent that may be called so. Both ends belong to it."""
    value, step = rate.value, rate.step
    if rate.scope is Scope.ABOVE:
        return value, Decimal(10_000)
    if rate.scope is Scope.BELOW:
        return Decimal(0), value
    if rate.scope is Scope.NEAR:
        return value - NEAR_BELOW, value + step / 2
    if rate.scope is Scope.ABOUT:
        around = ABOUT_A_ROUND_TEN if value % 10 == 0 else ABOUT_EITHER_WAY
        return value - around, value + around
    # Rounded (97.99 -> 98) or cut off (98.97 -> 98.9): offices do both.
    return value - step / 2, value + step


def percent(part: Quantity, whole: Quantity) -> str:
    """The share as an office writes it: two decimals, no more digits than needed."""
    return f"{(part.value / whole.value * _FULL).quantize(Decimal('0.01'))}%"


def _finding(
    draft: Draft,
    claim: _Claim,
    part: Quantity,
    whole: Quantity,
    certainty: Certainty,
    before: dict[Quantity, tuple[int, str]],
) -> ConsistencyFinding:
    said = draft.words(claim.start, claim.rate.end)
    message = f"请核对：{part.number} ÷ {whole.number} = {percent(part, whole)}，文中写“{said}”。"
    return draft.finding(ID, TITLE, certainty, message, [(before[whole][0], claim.rate.end)])
