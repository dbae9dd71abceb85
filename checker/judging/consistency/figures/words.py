"""What stands around a figure: the subject before it, words that carry cases over from another year, words of growth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.judging.consistency.figures.quantities import Quantity

_BREAK = re.compile(r"[,:;、()。|]")
# Cases of another year are in the count, so it may exceed what came in this year.
CARRIED_OVER = re.compile(
    r"上年|去年|结转|接转|旧存|存案|积案|积压|往年|历年|累计|跨年|以前年度|前年|遗留|延续|加上|含|新收|存量|年初未结|未结|上一年"
)
GROWTH = re.compile(r"同比|环比|增长|增幅|增加|上升|提升|提高|下降|减少|降低|压缩|压减|缩短|降幅|比上年|较")


def subject_of(text: str, quantity: Quantity, floor: int) -> tuple[int, str]:
    """(start, words) between the last mark (or floor: the sentence's start, the figure before) and the figure."""
    start = floor
    for match in _BREAK.finditer(text, floor, quantity.start):
        start = match.end()
    return start, text[start : quantity.start]


def tail_of(text: str, quantity: Quantity, ceiling: int) -> str:
    """The words after a figure up to the next mark: 79个(单位完成书面述法)."""
    match = _BREAK.search(text, quantity.end, ceiling)
    return text[quantity.end : match.start() if match else ceiling]


def subjects(text: str, quantities: Sequence[Quantity], start: int) -> list[tuple[int, str]]:
    """subject_of for each figure of a sentence that begins at start."""
    found = []
    floor = start
    for quantity in quantities:
        found.append(subject_of(text, quantity, floor))
        floor = quantity.end
    return found


def bigrams(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}
