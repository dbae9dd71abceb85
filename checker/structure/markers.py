"""Numbers that open headings: 第一部分, 一、, （一）, 1., （1）, ①, and what the web made of them.

A number alone proves little (第五条（一）, 1.5 亿元, 一、二级响应), so a number inside a line must follow a sentence end, a blank or a
heading, and must continue the count of its rank. Knows no words of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.structure.blocks import Block
from checker.structure.numerals import chinese_number
from checker.values import dataclass

_CN = "一二三四五六七八九十"
# Counted things and times behind a bare figure: 2个平台, 3名干部, 8时, 12至15日.
_MEASURES = (
    "个名件次项人家条份场期起余多万亿年月日号时分秒倍元级类种批轮部本册处所间座台辆套支队户村镇乡县区市省届度点天周季岁公平"
    "吨千百十小组位只艘架根块片张页步篇例宗桩款张至到大类线方"
)
_MARKER = re.compile(
    rf"""(?=[第{_CN}(\d①-⑳])(?:  # what one can begin with: the rest of the text costs nothing
    (?P<r0>第[{_CN}]{{1,3}}(?:部分|章)[、:\s]*)
    |(?P<r1>第[{_CN}]{{1,3}}节[、:\s]*|(?<![{_CN}第])[{_CN}]{{1,3}}、(?![{_CN}]{{1,2}}(?:[级类季期线审批轮次产、]|年级)))
    |(?P<r2>\(\s*[{_CN}]{{1,3}}\s*\)、?|(?<![{_CN}(第])[{_CN}]{{1,2}}\)(?!、)|\([{_CN}]{{1,2}}(?=[^{_CN}\d\s)、年月日是]))
    |(?P<r3>(?<![\d.%-])\d{{1,2}}(?:[.、](?!\d)|[.、](?=20\d\d\s?年)|(?=[\u4e00-\u9fff]{{2}})(?![{_MEASURES}])))
    |(?P<r4>\(\s*\d{{1,2}}\s*\)|[①-⑳]))""",
    re.VERBOSE,
)
_SKIPPED_BEFORE = " \t|#"
_ENDS = "。;:!?\n)"
_CLOSED_QUOTE = re.compile(r"[。;!?][\"']$")
# 依据第五条（一）项: the number of an article, not of a heading.
_ARTICLE_BEFORE = re.compile(r"[条款第](?:之[一二三])?$")
_ARTICLE_BEHIND = re.compile(r"[项目款](?![目标的录前])|[、和至]\s*\(")
_GLUED_WITHIN = 60
_JUMP = 2  # numbers that a repost may have lost in a row


@dataclass(frozen=True)
class Marker:
    """rank: 0 第一部分 1 一、 2 （一） 3 1. 4 （1）; opens_block: it stands at the start of its line."""

    rank: int
    number: int
    start: int
    end: int
    opens_block: bool


def find_markers(folded: str, blocks: Sequence[Block], body_start: int) -> Iterator[tuple[Marker, Block]]:
    """Numbers of headings with the block they stand in, in the order of the text."""
    last: dict[int, int] = {}
    previous: Marker | None = None
    for block in blocks:
        for match in _MARKER.finditer(folded, max(block.start, body_start), block.end):
            rank = int((match.lastgroup or "r0")[1])
            number = _value(match.group())
            if number is None or (rank == 3 and match.end() >= len(folded)):
                continue
            before = _before(folded, match.start(), block.start)
            marker = Marker(rank, number, match.start(), match.end(), before <= block.start)
            if not _counts(folded, marker, before, last, previous):
                continue
            yield marker, block
            previous = marker
            last = {known: value for known, value in last.items() if known < rank} | {rank: number}


def _before(folded: str, position: int, floor: int) -> int:
    """Where the text before a marker ends, blanks and table bars skipped."""
    while position > floor and folded[position - 1] in _SKIPPED_BEFORE:
        position -= 1
    return position


def _counts(folded: str, marker: Marker, before: int, last: dict[int, int], previous: Marker | None) -> bool:
    written = folded[marker.start : marker.end]
    expected = last.get(marker.rank, 0) + 1
    if marker.rank == 3 and written.isdigit():
        # The mark behind the number was lost: only the very next number is believed.
        behind_end = marker.opens_block or folded[before - 1] in "。;\n"
        return behind_end and marker.number in ({1, expected} if marker.opens_block else {expected} - {1})
    if marker.opens_block:
        return True
    if written.startswith("(") and not written.endswith((")", "、")):
        return False  # a lost bracket is believed at the start of a line only
    if _ARTICLE_BEFORE.search(folded, max(0, before - 3), before) or (
        marker.rank in (2, 4) and _ARTICLE_BEHIND.match(folded, marker.end)
    ):
        return False
    glued = (
        previous is not None
        and previous.rank == marker.rank - 1
        and marker.start - previous.end <= _GLUED_WITHIN
        and marker.number == 1
    )
    after_end = folded[before - 1] in _ENDS or _CLOSED_QUOTE.search(folded, before - 2, before) is not None
    if not (after_end or before < marker.start or glued):
        return False
    if marker.rank <= 2:
        return marker.number in (1, expected) or (after_end and expected < marker.number <= expected + _JUMP)
    return after_end and marker.number in (1, expected)


def _value(marker: str) -> int | None:
    inner = marker.strip("()、.:第部分章节 \t\n")
    if inner and "①" <= inner[0] <= "⑳":
        return ord(inner[0]) - ord("①") + 1
    if inner.isdigit():
        return int(inner)
    return chinese_number(inner)
