"""Headings by rank of number -> headings by level: what stands under what when a report bends its own numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.structure.outline import Heading, PartName
from checker.structure.part_words import part_of_title
from checker.values import replace

_MIN_LISTED = 3
_GROUP, _ARABIC = 2, 3  # ranks of （一） and 1.
_MIN_RESTARTS = 2
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_CLOSING = (PartName.SHORTCOMINGS, PartName.PLAN, PartName.FIRST_RESPONSIBLE)


def without_listings(headings: Sequence[Heading], folded: str) -> list[Heading]:
    """Drop a table of contents, or an 引言 that lists the parts: 一、 to 四、 with nothing under them, then 一、 again."""
    firsts = [i for i, heading in enumerate(headings) if heading.level == 1 and heading.number == 1]
    dropped: set[int] = set()
    for start, end in pairwise(firsts):
        run = headings[start:end]
        if len(run) >= _MIN_LISTED and all(
            one.level == 1 and not _WORDS.search(folded, one.end, after.start) for one, after in pairwise(run)
        ):
            dropped.update(range(start, end))
    return [heading for i, heading in enumerate(headings) if i not in dropped]


def _restarts_under_names(headings: Sequence[Heading]) -> bool:
    """Whether the parts have names without numbers, and 一、 begins anew under each."""
    restarts = [
        above
        for above, below in pairwise(headings)
        if above.level == 1 and above.number is None and below.level == 1 and below.number == 1
    ]
    return len(restarts) >= _MIN_RESTARTS


def _with_arabic_parts(headings: Sequence[Heading], year: int | None) -> Sequence[Heading]:
    """1、 above （一）: where Arabic numbers carry the names of the parts and nothing stands above them, they are the top."""
    if any(heading.level < _GROUP and heading.number is not None for heading in headings):
        return headings
    named = {part_of_title(h.title, year) for h in headings if h.level == _ARABIC} & set(_CLOSING)
    first = next((h.level for h in headings if h.number is not None), None)
    if len(named) < _MIN_RESTARTS or first != _ARABIC:
        return headings
    return [replace(h, level=1) if h.level == _ARABIC else h for h in headings]


def nest(headings: Sequence[Heading], folded: str, year: int | None) -> tuple[Heading, ...]:
    """Levels from 1 on: 第一部分 above 一、, and a second 一、 directly under 一、 one level deeper."""
    headings = _with_arabic_parts(headings, year)
    if any(heading.level == 0 for heading in headings):
        deeper = 1 if any(heading.level == 1 and heading.number is not None for heading in headings) else 0
        return tuple(
            h if h.level == 1 and h.number is None else replace(h, level=max(1, h.level + deeper))
            for h in headings
        )
    if _restarts_under_names(headings):
        return tuple(h if h.number is None else replace(h, level=h.level + 1) for h in headings)
    nested: list[Heading] = []
    inner = False  # inside a 一、 that stands directly under a 一、
    previous: Heading | None = None
    for heading in headings:
        if heading.level == 1:
            opens = (
                heading.number == 1 and previous is not None and previous.number == 1 and previous.level == 1
            )
            if opens and previous and not _WORDS.search(folded, previous.end, heading.start):
                inner = True
            elif inner and part_of_title(heading.title, year) in _CLOSING:
                inner = False
        previous = heading
        nested.append(replace(heading, level=heading.level + 1) if inner else heading)
    return tuple(nested)
