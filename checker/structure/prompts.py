"""Prompts of a draft's frame (【提示：写明全年应诉件数】): what is still to be written is no content, and neither is its heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document import Notice
from checker.values import replace

if TYPE_CHECKING:
    from checker.structure.blocks import Block
    from checker.structure.outline import Heading

PROMPT_OPENS = "【提示："

_MARK = "(提示:"  # as folded
_PROMPT = re.compile(r"\(提示:(?:[^()]|\([^()]*\))*\)")


def holds_prompts(folded: str) -> bool:
    """Whether a prompt may stand anywhere in a folded text."""
    return _MARK in folded


def prompt_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the prompts between start and end of a folded text."""
    if folded.find(_MARK, start, end) < 0:
        return []
    return [match.span() for match in _PROMPT.finditer(folded, start, end)]


def is_prompt(folded: str) -> bool:
    """Whether a folded line holds prompts and nothing else."""
    return _MARK in folded and not _PROMPT.sub("", folded).strip(" 。\n\t")


def notices(folded: str) -> tuple[Notice, ...]:
    """How many prompts are still there."""
    count = len(prompt_spans(folded, 0, len(folded)))
    if not count:
        return ()
    return (Notice("prompts-unfilled", f"有 {count} 处填写提示没有处理；提示不算内容，请填写后删去。"),)


def filled(
    headings: tuple[Heading, ...], blocks: tuple[Block, ...], folded: str
) -> tuple[tuple[Heading, ...], tuple[Block, ...]]:
    """Headings and blocks without the headings under which only prompts stand."""
    if _MARK not in folded:
        return headings, blocks
    kept = _with_content(headings, folded)
    frame = {heading.start: heading.end for heading in headings if heading not in kept}
    left = (replace(block, start=max(block.start, frame.get(block.start, 0))) for block in blocks)
    return kept, tuple(block for block in left if folded[block.start : block.end].strip())


def _with_content(headings: tuple[Heading, ...], folded: str) -> tuple[Heading, ...]:
    if not headings:
        return ()
    ends = [*(heading.start for heading in headings[1:]), len(folded)]
    own = [folded[heading.end : stop] for heading, stop in zip(headings, ends, strict=True)]
    asked = [_MARK in text for text in own]
    told = [bool(_PROMPT.sub("", text).strip(" 。\n\t")) for text in own]
    for index, parent in reversed(list(enumerate(_parents(headings)))):
        if parent is not None:
            asked[parent] = asked[parent] or asked[index]
            told[parent] = told[parent] or told[index]
    return tuple(
        heading
        for heading, has_prompt, has_text in zip(headings, asked, told, strict=True)
        if has_text or not has_prompt
    )


def _parents(headings: tuple[Heading, ...]) -> list[int | None]:
    parents: list[int | None] = []
    stack: list[int] = []
    for index, heading in enumerate(headings):
        while stack and headings[stack[-1]].level >= heading.level:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(index)
    return parents
