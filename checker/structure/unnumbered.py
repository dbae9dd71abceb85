"""Lines of their own that read like a heading: a part's name, or a short line without a mark above text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.structure.blocks import Block
from checker.structure.markers import Marker
from checker.structure.numerals import COUNTED
from checker.structure.outline import Heading
from checker.structure.part_words import part_of_title

_MIN_TITLE, _MAX_TITLE = 3, 45
_MAX_PART_NAME = 40
_MAX_PLAIN = 30
_MAX_STOPPED = 30  # a part's name that ends with a full stop; longer ones are sentences
_MIN_TEXT = 40  # characters under a plain line that make it a heading
_ENDS_OPEN = re.compile(r"[,;!?:、]$")
_DATE = re.compile(r"[\d〇一二三四五六七八九十年月日\s.-]+")
_OFFICE = re.compile(r"(?:人民政府|办事处|局|厅|委员会|委|办公室)$")
_SENTENCE = re.compile(r"[。;!?:]|^虽|^但|^这些|^目录$|^附件")


def unnumbered_headings(
    folded: str, blocks: Sequence[Block], markers: Sequence[Marker], year: int | None
) -> Iterator[Heading]:
    """Unnumbered headings in the order of the text."""
    starts = [marker.start for marker in markers]
    has_top = any(marker.rank <= 1 for marker in markers)
    opens_group = {m.start for m in markers if m.opens_block and m.rank == 2 and m.number == 1}
    for index, block in enumerate(blocks):
        start, line = _trimmed(folded, block)
        if not block.single_line or len(line) > 2 * _MAX_TITLE:
            continue
        # Blanks inside a heading are letter-spacing.
        title = line.strip(" :。#|").replace(" ", "")
        stopped = line.endswith("。")
        # …将重点做好以下工作: leads over to a list; among numbered headings it is none itself.
        if (stopped and (len(title) > _MAX_STOPPED or "," in title)) or (line.endswith(":") and has_top):
            continue
        has_marker = bisect_left(starts, block.start) < bisect_left(starts, block.end)
        if has_marker or not _may_be_title(title, line):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        may_be_named = following is not None and len(title) <= _MAX_PART_NAME
        named = may_be_named and part_of_title(title, year) is not None
        if stopped and not named:
            continue
        marked = block.outline_level is not None and block.outline_level > 1
        above_group = not has_top and following is not None and _trimmed(folded, following)[0] in opens_group
        # 省委依法治省办: is whom the report is for.
        unmarked = not markers and following is not None and not line.endswith(":")
        plain = unmarked and following is not None and _is_plain(title, following)
        if named or marked or plain or (above_group and not _SENTENCE.search(title)):
            top = named or above_group or (marked and (block.outline_level or 9) <= 2)
            yield Heading(1 if top else 2, None, title, start, block.end)


def _may_be_title(title: str, line: str) -> bool:
    return (
        _MIN_TITLE <= len(title) <= _MAX_TITLE
        and "。" not in title
        and "报告如下" not in title
        and not _ENDS_OPEN.search(line.rstrip("。:"))
        and not COUNTED.search(title)
        and not _DATE.fullmatch(title)
    )


def _is_plain(title: str, following: Block) -> bool:
    return (
        len(title) <= _MAX_PLAIN
        and not _SENTENCE.search(title)
        and not _OFFICE.search(title)
        and following.end - following.start > _MIN_TEXT
    )


def _trimmed(folded: str, block: Block) -> tuple[int, str]:
    """Offset and text of a line without blanks, bars and Markdown marks before it."""
    written = folded[block.start : block.end]
    line = written.lstrip(" \t|#")
    return block.start + len(written) - len(line), line.strip()
