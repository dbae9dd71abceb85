"""Blocks -> numbered and unnumbered headings, on clean pages and on pages flattened to one line.

A number alone proves little (第五条（一）, 1.5 亿元), so a marker inside a line must follow a sentence end, a blank or a heading, and
must continue the count of its level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.structure.blocks import Block
from checker.structure.numerals import chinese_number
from checker.structure.outline import Heading
from checker.structure.part_words import part_of_title, part_title_end

_CN = "一二三四五六七八九十"
_MARKER = re.compile(
    rf"""(?P<l1>第[{_CN}]{{1,3}}(?:部分|章)[、:\s]*|[{_CN}]{{1,3}}、)
    |(?P<l2>\(\s*[{_CN}]{{1,3}}\s*\)、?|(?<![{_CN}(第])[{_CN}]{{1,2}}\)(?!、))
    |(?P<l3>(?<![\d.%-])\d{{1,2}}(?:\.(?!\d)|、))
    |(?P<l4>\(\s*\d{{1,2}}\s*\)|[①-⑳])""",
    re.VERBOSE,
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:余|多)?(?:%|万|亿|件|次|人|个|项|份|场|家|名|条|起|期|户|元)")
_MAX_TITLE = 60
_MAX_LINE = 90  # the rule's own wordings run to 120 characters on some pages, but such a line is a heading by its number alone
_BREAK = re.compile(r"[。:;!?\n|]|\s{1,}")


@dataclass(frozen=True)
class _Marker:
    level: int
    number: int
    start: int
    end: int
    opens_block: bool


def find_headings(
    folded: str, blocks: tuple[Block, ...], body_start: int, year: int | None
) -> tuple[Heading, ...]:
    """Headings in the order of the text. Offsets point into the folded (and so the original) text.

    A heading whose text cannot be told from what follows (a run-in heading without a mark) ends right behind its number:
    the words then count as text, not as heading.
    """
    numbered: list[Heading] = []
    inside = [block for block in blocks if block.end > body_start]
    accepted = list(_accepted(folded, inside, body_start))
    for index, (marker, block) in enumerate(accepted):
        following = accepted[index + 1][0].start if index + 1 < len(accepted) else block.end
        limit = min(block.end, following) if following > marker.end else block.end
        numbered.append(_heading(folded, marker, block, limit))
    taken = {block.start for marker, block in accepted if marker.opens_block}
    unnumbered = _unnumbered(folded, inside, taken, numbered, year)
    return tuple(sorted([*numbered, *unnumbered], key=lambda h: h.start))


def _accepted(folded: str, blocks: list[Block], body_start: int) -> Iterator[tuple[_Marker, Block]]:
    last: dict[int, int] = {}
    previous_end = -1
    previous_level = 0
    for block in blocks:
        for match in _MARKER.finditer(folded, max(block.start, body_start), block.end):
            level = int(match.lastgroup[1]) if match.lastgroup else 0
            opens = not folded[block.start : match.start()].strip(" \t|#")
            number = _value(match.group())
            if number is None:
                continue
            if not opens and not _continues(folded, match, level, number, last, previous_end, previous_level):
                continue
            if level == 3 and opens and not _is_item(folded, match.end()):
                continue
            yield _Marker(level, number, match.start(), match.end(), opens), block
            last[level] = number
            for deeper in [k for k in last if k > level]:
                del last[deeper]
            previous_end, previous_level = match.end(), level


def _continues(
    folded: str,
    match: re.Match[str],
    level: int,
    number: int,
    last: dict[int, int],
    previous_end: int,
    previous_level: int,
) -> bool:
    before = folded[: match.start()].rstrip(" \t|")
    bare = match.start() - len(before)
    # A flattened page glues （一） right behind the heading it stands under.
    glued = previous_level == level - 1 and 0 <= match.start() - previous_end <= _MAX_TITLE and number == 1
    after_end = bool(before) and before[-1] in "。;:!?\n)"
    if not (after_end or bare > 0 or glued):
        return False
    expected = last.get(level, 0) + 1
    if level <= 2:
        return number in (1, expected) or (after_end and expected < number <= expected + 2)
    return after_end and number in (1, expected)


def _value(marker: str) -> int | None:
    inner = marker.strip("()、.:第部分章 \t")
    if inner and "①" <= inner[0] <= "⑳":
        return ord(inner[0]) - ord("①") + 1
    if inner.isdigit():
        return int(inner)
    return chinese_number(inner)


def _is_item(folded: str, position: int) -> bool:
    """Whether an Arabic number at a line start counts an item: 2024. or 3.5 does not."""
    return position < len(folded) and not folded[position].isdigit()


def _heading(folded: str, marker: _Marker, block: Block, limit: int) -> Heading:
    text_start = marker.end
    while text_start < limit and folded[text_start].isspace():
        text_start += 1
    end = _title_end(folded, text_start, limit, marker, block)
    title = folded[text_start:end].strip(" 。:;\n|")
    if end <= text_start or _FIGURE.search(title) or len(title) < 2:
        # An item that begins with its content: no heading text of its own.
        first = re.match(r"[^。,;:!?\n|]{0,30}", folded[text_start:limit])
        return Heading(
            marker.level, marker.number, first.group().strip() if first else "", marker.start, marker.end
        )
    return Heading(marker.level, marker.number, title, marker.start, end)


def _title_end(folded: str, start: int, limit: int, marker: _Marker, block: Block) -> int:
    whole = folded[start:limit].rstrip(" \n|")
    own_line = marker.opens_block and limit == block.end
    if own_line and len(whole) <= _MAX_LINE and not re.search(r"[。;!?].", whole):
        return start + len(whole)
    if not own_line and len(whole) <= _MAX_TITLE and not re.search(r"[。;!?:]", whole):
        return start + len(whole)  # glued to the next marker: all of it is heading
    stop = re.search(r"[。!?;]", folded[start : start + _MAX_TITLE])
    colon = re.search(r":", folded[start : start + 30])
    blank = (
        re.search(r"(?<=[\u4e00-\u9fff\"》)])\s+(?=\S)", folded[start : start + _MAX_TITLE])
        if marker.level == 1
        else None
    )
    ends = [m.start() for m in (stop, blank) if m]
    if colon and not (stop and stop.start() < colon.start()):
        ends.append(colon.start())
    if marker.level <= 2:
        known = part_title_end(folded[start : start + _MAX_TITLE]) if marker.level == 1 else None
        if known is not None and (not ends or known < min(ends)):
            return start + known
    return start + min(ends) if ends and start + min(ends) <= limit else start


def _unnumbered(
    folded: str, blocks: list[Block], taken: set[int], numbered: list[Heading], year: int | None
) -> Iterator[Heading]:
    """Lines of their own that read like a heading: a part's name, or a short line without a mark above text."""
    has_top = any(h.level == 1 for h in numbered)
    for index, block in enumerate(blocks):
        if block.start in taken or not block.single_line:
            continue
        line = folded[block.start : block.end].strip()
        # Blanks inside a heading are letter-spacing.
        title = line.strip(" :。#|").replace(" ", "")
        if not 3 <= len(title) <= 45 or re.search(r"[,;。!?]$", line.rstrip("。")) or _FIGURE.search(title):
            continue
        if line.endswith("。") and part_of_title(title, year) is None:
            continue
        if "报告如下" in title or re.fullmatch(r"[\d年月日\s-]+", title):
            continue
        part = part_of_title(title, year)
        followed = index + 1 < len(blocks)
        named = part is not None and "。" not in line and followed and len(title) <= 40
        marked = block.outline_level is not None and block.outline_level > 1
        plain = (
            not has_top and not numbered and followed and _is_plain_title(title, folded, blocks[index + 1])
        )
        if named or marked or plain:
            level = 1 if named or (marked and (block.outline_level or 9) <= 2) else 2
            start = block.start + (
                len(folded[block.start : block.end]) - len(folded[block.start : block.end].lstrip())
            )
            yield Heading(level, None, title, start, block.end)


def _is_plain_title(title: str, folded: str, following: Block) -> bool:
    return (
        len(title) <= 30
        and not re.search(r"[。;!?:]|^虽|^但|^这些", title)
        and not re.search(r"(?:人民政府|办事处|局|委员会|办公室)$", title)
        and following.end - following.start > 40
    )
