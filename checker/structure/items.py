"""Numbered paragraphs that are text and not headings: the entries of a list have nothing under them, they say all themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.structure.markers import Marker
from checker.structure.outline import Heading

_FIRST_WORDS = re.compile(r"[^。,;:!?\n|]{0,30}")
_TEXT = re.compile(r"[。;,!?]")  # a signature and its date have none
_ENDED = re.compile(r"[。;!]$")
_MIN_SENTENCE = 14  # characters of a single entry that is a sentence; shorter ones with a full stop are headings left empty
_DEEP = 2  # from （一） on; 一、 opens a part


def as_item(folded: str, marker: Marker, limit: int) -> Heading:
    """A number whose text is content: the heading ends behind the number, its title is the first words, for display only."""
    start = marker.end
    while start < limit and folded[start].isspace():
        start += 1
    first = _FIRST_WORDS.match(folded, start, limit)
    return Heading(
        marker.rank, marker.number, first.group().strip() if first else "", marker.start, marker.end
    )


def with_items(
    headings: Sequence[Heading], markers: Sequence[Marker], folded: str, body_end: int
) -> list[Heading]:
    """The headings, those that are entries of a list turned into items. markers: one for each heading, same order.

    An entry ends with a full stop or a semicolon and has nothing under it. Where all its neighbours are like that it is text however
    short; alone among headings with text it must be a sentence.
    """
    bare = [_is_bare(headings, index, folded, body_end) for index in range(len(headings))]
    turned = list(headings)
    for run in _neighbours(headings):
        entries = [index for index in run if bare[index]]
        all_bare = len(run) >= 2 and len(entries) >= len(run) - 1  # behind the last one a signature may stand
        for index in entries:
            title = headings[index].title
            if all_bare or ("," in title and len(title) >= _MIN_SENTENCE):
                turned[index] = as_item(folded, markers[index], headings[index].end)
    return turned


def _is_bare(headings: Sequence[Heading], index: int, folded: str, body_end: int) -> bool:
    heading = headings[index]
    if heading.level < _DEEP or not heading.title:
        return False
    following = headings[index + 1] if index + 1 < len(headings) else None
    end = following.start if following is not None else body_end
    line_end = heading.end
    while line_end < end and folded[line_end] in "。;! ":
        line_end += 1
    return (
        (following is None or following.level <= heading.level)
        and _ENDED.search(folded[heading.start : line_end].rstrip()) is not None
        and _TEXT.search(folded, line_end, end) is None
    )


def _neighbours(headings: Sequence[Heading]) -> list[list[int]]:
    """Indexes of headings that stand beside each other: same level, nothing above it between."""
    open_runs: dict[int, list[int]] = {}
    runs: list[list[int]] = []
    for index, heading in enumerate(headings):
        for level in [known for known in open_runs if known > heading.level]:
            runs.append(open_runs.pop(level))
        open_runs.setdefault(heading.level, []).append(index)
    return runs + list(open_runs.values())
