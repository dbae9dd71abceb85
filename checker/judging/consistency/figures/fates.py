"""More told of what became of documents or cases than there were, without 其中: 清理64件，继续有效41件、修改6件、废止27件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.quantities import Quantity
from checker.judging.consistency.figures.shares import ID, TITLE
from checker.judging.consistency.figures.sums import FAR_ABOVE, addition, meets
from checker.judging.consistency.figures.words import subject_of

_THEN = re.compile(r"^[^,;。:()\d]{0,6},")
_FATE = re.compile(
    r"(?:其中)?(?:决定|拟|建议|已|予以|宣布)*(?:继续有效|保留|废止|失效|废止和(?:宣布)?失效|修改|修订|"
    r"维持|撤销|确认违法|驳回|终止|责令履行|变更|调解和?(?:解)?终止)"
)
_KEPT = re.compile(r"继续有效|保留|维持")
_LEAST = 3  # fates, one of them that nothing was changed: fewer are no account of all


def fates(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Fewer than there were may be told on purpose; more cannot be."""
    text = draft.plain
    for span in draft.sentences_with(_KEPT):
        counts = draft.quantities_of(span, 1 + _LEAST)
        for index, whole in enumerate(counts):
            parts = _fates_after(text, counts, index, span.end)
            added = sum((q.low for q in parts), Decimal(0))
            if not whole.high < added <= FAR_ABOVE * whole.high or _some_meet(parts, whole):
                continue
            start = subject_of(text, whole, span.start)[0]
            message = f"请核对：{addition(parts)}，文中总数为 {whole.number}。"
            yield draft.finding(ID, TITLE, Certainty.LIKELY, message, [(start, parts[-1].end)])


def _fates_after(text: str, counts: Sequence[Quantity], index: int, end: int) -> list[Quantity]:
    """The fates told right behind figure `index`; empty when they are no account of all."""
    whole = counts[index]
    match = _THEN.match(text[whole.end : end])
    if match is None:
        return []
    run: list[Quantity] = []
    floor = whole.end + match.end()
    for part in counts[index + 1 :]:
        name = text[floor : part.start].lstrip(",、;和及")
        if part.unit != whole.unit or not _FATE.fullmatch(name):
            break
        run.append(part)
        floor = part.end
    return run if len(run) >= _LEAST and _KEPT.search(text, whole.end, floor) else []


def _some_meet(parts: Sequence[Quantity], whole: Quantity) -> bool:
    return any(meets(parts[i:j], whole) for i in range(len(parts)) for j in range(i + 2, len(parts) + 1))
