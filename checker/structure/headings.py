"""Markers and lines -> headings, on clean pages and on pages flattened to one line."""

from __future__ import annotations

import re

from checker.structure.blocks import Block
from checker.structure.inline_names import inline_names
from checker.structure.items import as_item, with_items
from checker.structure.markers import Marker, find_markers
from checker.structure.numerals import COUNTED
from checker.structure.outline import Heading
from checker.structure.part_words import part_title_end
from checker.structure.ranks import nest, without_listings
from checker.structure.unnumbered import unnumbered_headings

_MAX_TITLE = 60
_MAX_LINE = 90  # the rule's own wordings run to 120 characters on some pages, but such a line is a heading by its number alone
_MAX_BEFORE_COLON = 30
_SHORT_TITLE = 30
_END_MARK = re.compile(r"[。!?;]")
_ANY_MARK = re.compile(r"[。;!?:]")
_SENTENCE_END = re.compile(r"[。;]")
_INNER_END = re.compile(r"[。;!?].")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff\"》)])\s+(?=\S)")
# A list begins right behind the heading: 存在的问题一是…二是…
_LIST = re.compile(r"(?<=[\u4e00-\u9fff]{2})\s?(?:一是|其一,|首先,)")
_MIN_RUN_ON = 6  # characters behind a part's title that make a line of heading and text


def find_headings(
    folded: str, blocks: tuple[Block, ...], body_start: int, year: int | None
) -> tuple[Heading, ...]:
    """Headings in the order of the text. Offsets point into the folded (and so the original) text.

    A heading whose text cannot be told from what follows (a run-in heading without a mark) ends right behind its number:
    the words then count as text, not as heading.
    """
    inside = [block for block in blocks if block.end > body_start]
    markers = list(find_markers(folded, inside, body_start))
    body_end = inside[-1].end if inside else body_start
    numbered: list[Heading] = []
    for index, (marker, block) in enumerate(markers):
        following = markers[index + 1][0].start if index + 1 < len(markers) else body_end
        has_text = _has_text(folded, block.end, following)
        numbered.append(_heading(folded, marker, block, min(block.end, following), has_text))
    listed = without_listings(
        with_items(numbered, [marker for marker, _ in markers], folded, body_end), folded
    )
    bare = [marker for marker, _ in markers]
    unnumbered = [*unnumbered_headings(folded, inside, bare, year), *inline_names(folded, inside, bare, year)]
    return nest(sorted([*listed, *unnumbered], key=lambda heading: heading.start), folded, year)


def _has_text(folded: str, start: int, end: int) -> bool:
    """Whether a paragraph stands on the lines between: a signature is none."""
    return start < end and _SENTENCE_END.search(folded, start, end) is not None


def _heading(folded: str, marker: Marker, block: Block, limit: int, has_text: bool) -> Heading:
    start = marker.end
    while start < limit and folded[start].isspace():
        start += 1
    end = _title_end(folded, start, limit, marker, block)
    title = folded[start:end].strip(" 。:;\n|")
    # A figure is content, unless the line stands above a paragraph of its own like any heading.
    counted = COUNTED.search(title) and not (
        has_text and marker.opens_block and end == block.end and len(title) <= _SHORT_TITLE
    )
    if end <= start or counted or len(title) < 2:
        return as_item(folded, marker, limit)
    return Heading(marker.rank, marker.number, title, marker.start, end)


def _title_end(folded: str, start: int, limit: int, marker: Marker, block: Block) -> int:
    """Where the heading's text ends; start when nothing tells."""
    whole = folded[start : min(limit, start + 2 * _MAX_LINE)].rstrip(" \n|")
    own_line = marker.opens_block and limit == block.end
    known = part_title_end(whole[:_MAX_TITLE]) if marker.rank <= 1 else None
    if known is not None and len(whole) - known < _MIN_RUN_ON:
        known = None
    runs_on = known is not None and (whole.endswith("。") or len(whole) > _MAX_TITLE or COUNTED.search(whole))
    listed = _LIST.search(whole, 0, _MAX_TITLE)
    if own_line and not (runs_on or listed) and len(whole) <= _MAX_LINE and not _INNER_END.search(whole):
        return start + len(whole)
    if not own_line and not listed and len(whole) <= _MAX_TITLE and not _ANY_MARK.search(whole):
        return start + len(whole)  # glued to the next marker: all of it is heading
    list_at = listed.start() if listed else None
    ends = [end for end in (_mark(whole), _blank(whole, marker), known, list_at) if end is not None]
    return start + min(ends) if ends else start


def _mark(whole: str) -> int | None:
    """Length of a heading that a full stop or a colon ends."""
    stop = _END_MARK.search(whole, 0, _MAX_TITLE)
    colon = whole.find(":", 0, _MAX_BEFORE_COLON)
    if colon >= 0 and not (stop and stop.start() < colon):
        return colon
    return stop.start() if stop else None


def _blank(whole: str, marker: Marker) -> int | None:
    """Length of a heading that a blank ends, as on flattened pages.

    Deeper headings use a blank inside (抓好学习 筑牢根基), so there a blank ends one only when what follows is clearly text.
    """
    blank = _BLANK.search(whole, 0, _MAX_TITLE)
    if not blank:
        return None
    if marker.rank > 1:
        stop = _END_MARK.search(whole, 0, _MAX_TITLE)
        if stop and stop.start() <= _SHORT_TITLE and not COUNTED.search(whole, 0, stop.start()):
            return None
    return blank.start()
