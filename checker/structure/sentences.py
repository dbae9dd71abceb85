"""Sections and blocks -> sentences, each with the part it speaks for.

A part is mostly a matter of headings. Where a report has none for it, single sentences tell: 下一步，将… plans, and
仍存在…等不足 admits a shortcoming, whatever the heading above says.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from checker.structure.blocks import Block, residue_spans
from checker.structure.outline import PartName, Section, Sentence

_END = re.compile(r"[。!?;]+[\")]*")
_AHEAD = re.compile(
    r"^(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]是)?(?:下一?步|下阶段|下一阶段|今后|明年|来年|新的一年|接下来|NEXT)[^。]{0,6}(?:,|将|要|我|工作|继续|中|里|,)?"
)
_ADMITS = re.compile(
    r"(?:仍|还|也|依然|尚|但)[^。;]{0,20}存在[^。;]{0,24}(?:不足|问题|差距|短板|薄弱|弱项|困难)|存在(?:的)?(?:主要)?(?:不足|问题|差距|短板)(?:主要)?(?:有|是|表现|体现|:)|"
    r"(?:与|同|对照|距)[^。;]{0,24}(?:要求|目标|期盼|期待|标准)[^。;]{0,12}(?:相比|还有|仍有|尚有|有)[^。;]{0,8}(?:差距|不足)"
)
# In a merged part each item says what is wrong, then what will be done.
_REMEDY = re.compile(
    r"^(?:针对|对此|为此|下一?步|今后|改进|整改|打算|措施|对策|20\d\d年|将|我[们局镇县区市委办厅街乡]{1,2}将)|^[^,。;]{0,12}(?:下一?步|今后|将(?:进一步|继续|着力|持续|加强|加大|强化|深化|推进|严格))"
)


def sentences_of(
    folded: str,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    merged: set[int],
    body: tuple[int, int],
    year: int | None,
) -> tuple[Sentence, ...]:
    """Sentences in the order of the text, none empty, none overlapping; web residue belongs to none."""
    starts = [section.start for section in sections]
    sentences: list[Sentence] = []
    for block in blocks:
        start, end = max(block.start, body[0]), min(block.end, body[1])
        if start >= end:
            continue
        state: PartName | None = None
        previous: int | None = -1
        for piece_start, piece_end, is_heading in _pieces(folded, start, end, sections):
            deepest = bisect_right(starts, piece_start) - 1
            section = deepest if deepest >= 0 else None
            while section is not None and sections[section].end <= piece_start:
                section = sections[section].parent
            if section != previous:
                state, previous = None, section
            own = sections[section].part if section is not None else PartName.PREAMBLE
            text = folded[piece_start:piece_end].strip()
            if not is_heading:
                state = _turn(
                    text,
                    own,
                    state,
                    section in merged if section is not None else False,
                    year,
                    bool(sections),
                )
            part = own if state is None or is_heading else state
            sentences.append(Sentence(piece_start, piece_end, part, section, is_heading))
    return tuple(sentences)


def _turn(
    text: str, own: PartName, state: PartName | None, merged: bool, year: int | None, has_sections: bool
) -> PartName | None:
    """The part a sentence turns to; a turn lasts until the block or the section ends."""
    ahead = _AHEAD.match(text) or (
        year is not None
        and re.match(rf"{year + 1}年度?,?.{{0,12}}(?:将|要|继续|计划|重点|工作)", text) is not None
    )
    if merged and _REMEDY.match(text):
        return PartName.PLAN
    if own is PartName.PLAN:
        return PartName.SHORTCOMINGS if _ADMITS.search(text) else None
    if ahead:
        return PartName.PLAN
    if own in (PartName.MEASURES, PartName.OTHER, PartName.FIRST_RESPONSIBLE) and _ADMITS.search(text):
        return PartName.SHORTCOMINGS
    if own is PartName.PREAMBLE and not has_sections and _ADMITS.search(text):
        return PartName.SHORTCOMINGS
    return state


def _pieces(folded: str, start: int, end: int, sections: tuple[Section, ...]) -> list[tuple[int, int, bool]]:
    """(start, end, is_heading) of the runs between sentence ends, headings and residue."""
    cuts: list[tuple[int, int, bool]] = []
    for section in sections:
        heading = section.heading
        if start <= heading.start < end:
            cuts.append((heading.start, min(heading.end, end), True))
    gaps = residue_spans(folded, start, end)
    pieces: list[tuple[int, int, bool]] = []
    at = start
    for cut_start, cut_end, is_heading in sorted([*cuts, *((a, b, False) for a, b in gaps)]):
        if cut_start < at:
            continue
        pieces += [(a, b, False) for a, b in _split(folded, at, cut_start)]
        if is_heading:
            pieces.append((cut_start, cut_end, True))
        at = cut_end
    pieces += [(a, b, False) for a, b in _split(folded, at, end)]
    return pieces


def _split(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(folded, start, end):
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, end))
    trimmed = []
    for a, b in spans:
        text = folded[a:b]
        lead = len(text) - len(text.lstrip(" \n。"))
        tail = len(text) - len(text.rstrip(" \n"))
        if b - tail > a + lead:
            trimmed.append((a + lead, b - tail))
    return trimmed
