"""Shares over 100% where the whole is all there is: 出庭应诉率102%. 完成率 and growth may exceed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.shares import ID, TITLE
from checker.judging.consistency.figures.words import GROWTH, subjects

# Shares of a whole, by the last words before 率. What is not listed may exceed 100%: 增长率, 任务完成率, 预算执行率.
_BOUNDED = re.compile(
    r"(?:出庭|应诉|办结|结案|审结|化解|调解|调处|成功|满意|合格|持证|覆盖|公开|公示|备案|报备|审查|审核|及时|准确|规范|知晓|可办|网办|在线办理|答复|回复|整改|采纳|通过|优秀|败诉|纠错|上网|普及|"
    r"支持|见面|面商|办复|述法|参训|配备|入驻|履约|公证|录入|销号)率(?:均|分别|已|为|达|到|至|是|高|稳定|保持|在)*$|占比(?:为|达|到)*$"
)
_WORDS = re.compile("%|百分之")
_MAY_EXCEED = re.compile(r"任务|目标|预算|计划|清偿|完成")


def limits(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each share of a whole that is above 100%."""
    text = draft.plain
    for span in draft.sentences_with(_WORDS):
        quantities = draft.quantities_of(span)
        if not any(q.unit == "%" and q.value > 100 for q in quantities):
            continue
        for quantity, (start, words) in zip(quantities, subjects(text, quantities, span.start), strict=True):
            if quantity.unit != "%" or quantity.value <= Decimal(100):
                continue
            if _BOUNDED.search(words) and not GROWTH.search(words) and not _MAY_EXCEED.search(words):
                said = draft.words(start, quantity.end)
                message = f"请核对：“{said}”，{quantity.number}% > 100%，该比率不应超过 100%。"
                yield draft.finding(ID, TITLE, Certainty.SURE, message, [(start, quantity.end)])
