"""More concluded than received, with no word on cases carried over: 收到行政复议申请131件，审结136件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.quantities import Quantity
from checker.judging.consistency.figures.shares import ID, TITLE
from checker.judging.consistency.figures.words import CARRIED_OVER, bigrams, subjects, tail_of

_WORDS = re.compile("受理|接到|收")
_LEAST = 2  # figures: received and concluded
_RECEIVED = re.compile(r"(?<!不予)(?<!未)(?<!不)(?:受理|收到|收案|接到|接收到?|收)(?!率)[^,;。、]{0,14}$")
_CONCLUDED = re.compile(
    r"(?:审结|办结|结案|答复|化解|调处|调解|调结|处结|成功|解决)(?!率)(?P<object>[^,;。、]{0,12})$"
)
_ANY_CASE = re.compile(r"^(?:各类|各种|了|完毕|成功|化解|调解|调处|纠纷|矛盾|案件|申请|事项|问题|共|达)*$")
# How far behind the sentence a word on last year's cases may stand.
_NEXT_WORDS = 40
_NEAR_BY = 2


def caseload(draft: Draft) -> Iterator[ConsistencyFinding]:
    """At most one finding for each figure of cases received."""
    text = draft.plain
    for span in draft.sentences_with(_WORDS):
        quantities = draft.quantities_of(span, _LEAST)
        if len(quantities) < _LEAST or CARRIED_OVER.search(
            text, span.start, min(len(text), span.end + _NEXT_WORDS)
        ):
            continue
        said = subjects(text, quantities, span.start)
        for index, received in enumerate(quantities):
            if not _RECEIVED.search(said[index][1]):
                continue
            for offset in range(1, _NEAR_BY + 1):
                later = index + offset
                if later >= len(quantities) or _RECEIVED.search(said[later][1]):
                    break
                concluded = quantities[later]
                if concluded.unit == received.unit and _same_cases(
                    said[index][1] + tail_of(text, received, span.end),
                    said[later][1],
                    tail_of(text, concluded, span.end),
                ):
                    if concluded.low > received.high:
                        yield _finding(draft, received, concluded, said[index][0])
                    break


def _same_cases(received: str, concluded: str, tail: str) -> bool:
    match = _CONCLUDED.search(concluded)
    if not match or match["object"].startswith("的") or tail.startswith("次"):
        return False
    matter = match["object"] + tail
    return _ANY_CASE.match(matter) is not None or bool(
        bigrams(matter) & bigrams(received) - {"案件", "申请", "事项", "问题", "行政"}
    )


def _finding(draft: Draft, received: Quantity, concluded: Quantity, start: int) -> ConsistencyFinding:
    message = (
        f"请核对：收到 {received.number}，办结 {concluded.number}，"
        f"{concluded.number} − {received.number} = {concluded.value - received.value}，办结多于收到；"
        "如含上年结转，请写明结转数。"
    )
    return draft.finding(ID, TITLE, Certainty.LIKELY, message, [(start, concluded.end)])
