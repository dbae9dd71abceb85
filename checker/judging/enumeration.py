"""Enumerations: 做好甲、乙、丙等工作 names several matters at once. Knows no rule and no verdict.

What stands behind such a list belongs to the item it names again, or to the list as a whole: 畅通信访、热线等渠道，办结热线工单30件
says nothing of 信访. A Chinese noun phrase has its head at its end, so an item is known again by its last characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.values import dataclass

_MARK = "、"
# 等 that closes a list; 等级, 等候, 平等 do not.
_CLOSING = re.compile(r"(?<![平高初中同])等(?!级|次|候|待|效|同|额|线|于|价|离子)")
_JOINT = re.compile(r"以及|和(?!谐|平|解|睦|好)|(?<![普涉危])及(?!时|格)|与(?!时)")
_TAIL = re.compile(r"(?<=..)(?:各项|重点)?(?:工作|任务|事项|活动|情况)$")
_HEAD = 4  # characters at the end of an item that tell what it is

# Pairs that stand at the end of any matter and tell none from another.
_COMMON_HEADS = frozenset(
    "工作 建设 制度 机制 体系 管理 活动 服务 执法 行政 法治 政府 情况 问题 能力 水平 事项".split()
)


@dataclass(frozen=True)
class Enumeration:
    """items: squeezed spans in order, two or more. closed: the list ends in 等, so that it is a selection."""

    items: tuple[tuple[int, int], ...]
    closed: bool

    def touched(self, pieces: Sequence[tuple[int, int]]) -> frozenset[int]:
        """Numbers of the items that the pieces of a hit are about.

        规范性文件的审查、备案、清理: a hit on 规范性文件 and 清理 is about 清理; only where no piece reaches the end of an
        item do all count that a piece lies in.
        """
        inside, heads = set(), set()
        for number, (first, end) in enumerate(self.items):
            for start, last in pieces:
                if start < end and first < last:
                    inside.add(number)
                    if last >= end - 1:
                        heads.add(number)
        return frozenset(heads or inside)

    def item_at(self, start: int, end: int) -> int | None:
        """Number of the item that holds [start, end) whole; None when none does."""
        return next((n for n, (a, b) in enumerate(self.items) if a <= start and end <= b), None)


def enumeration_in(text: str, start: int, end: int) -> Enumeration | None:
    """The enumeration in the clause text[start:end); None when its words are no list."""
    if text.find(_MARK, start, end) < 0:
        return None
    marks = [i for i in range(start, end) if text[i] == _MARK and "》" not in text[i:end].partition("《")[0]]
    if not marks:
        return None
    closing = _CLOSING.search(text, marks[-1] + 1, end)
    if closing is not None:
        bounds = [start - 1, *marks, closing.start()]
    else:
        # 涉及地方保护、市场分割的文件: the noun behind 的 belongs to every item.
        noun = text.find("的", marks[-1] + 1, end)
        end = noun if noun > 0 else end
        joint = _JOINT.search(text, marks[-1] + 2, end)
        bounds = [start - 1, *marks, *([joint.start()] if joint else []), end]
    items = tuple((a + 1, b) for a, b in pairwise(bounds) if b > a + 1)
    return Enumeration(items, closing is not None) if len(items) > 1 else None


def head_pairs(text: str, start: int, end: int) -> set[str]:
    """Pairs of neighbouring characters at the end of an item, those left out that tell no matter from another."""
    item = _TAIL.sub("", text[start:end])
    head = item[-_HEAD:]
    return {a + b for a, b in pairwise(head)} - _COMMON_HEADS
