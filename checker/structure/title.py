"""Blocks -> the title of the report, over however many lines the page has it. Knows no issuer's level and no year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.document import Document
from checker.structure.blocks import Block
from checker.structure.issuer import names_a_body
from checker.values import dataclass, replace

SUBJECT = (
    r"(?:法治(?:政府)?建设|法治政府|依法行政|依法治[省市州县区旗镇乡]|法治(?!宣传|教育|文化)[^,。;]{0,6}工作)"
)
_KIND = r"(?:年度报告|情况报告|工作报告|总结报告|自查报告|年报|报告|总结|汇报|情况)"
# 2024年…工作总结及2025年工作思路: report and plan under one title.
_WITH_PLAN = (
    r"(?:[和及与暨](?:20\d\d年度?|二[〇O]\S\S年|下一?年度?|下一?步).{0,14}(?:计划|思路|打算|安排|要点|设想))"
)
_NOTE = r"(?:\([^()]{0,16}\))"
_TITLE = re.compile(
    rf"(?:标题:)?([^。!?;:]{{0,90}}?{SUBJECT}[^。,;!?:]{{0,24}}?{_KIND}(?:的?(?:报告|汇报|公示))?{_WITH_PLAN}?{_NOTE}?)"
)
# 关于印发《…报告》的通知 and 关于报送…报告的报告 are titles too, of what stands around the report.
_WRAPPER = re.compile(
    rf"[^。!?;:]{{0,60}}(?:报送|呈报|上报|印发|转发|公布|公开|发布)[^。!?;:]{{0,60}}{SUBJECT}.{{0,24}}{_KIND}"
    r".{0,2}的?(?:通知|报告|函|公告|公示|请示)"
)
_SENT = re.compile(r"(?:报送|呈报|上报)[^《]{0,4}《([^《》]{4,80})》的?(?:报告|函)")
# On a flattened page the text follows the title on the same line.
_TITLE_OF_LINE = re.compile(
    rf"[\s|#]*([^。!?;:,]{{0,90}}?{SUBJECT}[^。,;!?:\d]{{0,20}}?"
    r"(?:情况的?(?:报告|汇报)|工作报告|年度报告|总结报告|报告|汇报|总结|建设情况|工作情况))(?=[\s|(\d一]|$)"
)
# The same with nothing between it and what stands around it: …【打印】岚澧县2024年…报告2024年，岚澧县…
_GLUED = re.compile(
    rf"(?:^|[\s|>)/:])((?P<head>[^。!?;:,\s|>)/]{{2}})[^。!?;:,\s|>)/]{{0,58}}?{SUBJECT}[^。,;!?:\s|>]{{0,20}}?"
    r"(?:情况的?(?:报告|汇报)|工作报告|年度报告|总结报告|报告|汇报|总结|建设情况|工作情况))"
    r"(?=(?:20|二[〇O])\S\S?\S?年|[\s|(]|一年来|今年|近年|为|根据|按照|现将|现就|在|[^。,;:\s]{2,20}:|[我全][省市县区镇乡局]|(?P=head))"
)
# 【工作总结】 and a watermark are the site's; 【政策解读】 says what the text is.
_TAG = re.compile(
    r"[\s|#]*[【\[](?![^】\]]*(?:解读|图解|读懂|问答))[^】\]]{2,8}[】\]](?=.{6})"
    r"|.{0,30}(?:www\.)[a-z0-9.-]+\.(?:com|cn|net|org)(?=.{6})"
)
_DAY_BEHIND = re.compile(
    r"[ \t]+\(?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?\)?[ \t]*(?=\n|$)"
)
_ABOUT_LINE = re.compile(r".{2,20}关于.{0,16}|关于.{0,20}")
_PARTY_LINE = re.compile(r"中共.{1,20}|.{1,16}(?:党委|党工委|工委)")
_LAST_WORDS = re.compile(r"(?:的|工作|情况|年度|总结){0,3}(?:报告|总结)")
# 现将…报告如下: the last words before the first part.
LEADS_IN = re.compile(r"(?:报告|汇报|总结|情况|报)(?:如下|于下)")
_FIRST_HEADING = re.compile(r"\s*(?:一、|\(一\)|第一部分)")
_HEAD_BLOCKS = 60
_MAX_LINES = 4  # the longest title seen stands on three lines, letter-spaced
_MAX_LINE = 60
_LONG_LINE = 120
_HEAD_OF_LINE = 300


@dataclass(frozen=True)
class FoundTitle:
    """text: without blanks, None where the page has no title. start, end: its place. body_start: where the report begins."""

    text: str | None
    start: int
    end: int
    body_start: int


@dataclass(frozen=True)
class _Candidate:
    """after: where its line ends, behind table bars and the like."""

    text: str
    start: int
    end: int
    after: int

    @property
    def told(self) -> int:
        """How much of issuer and year it tells: a menu item tells neither."""
        return len(re.findall(r"(?:20|二[〇○零O]).{2}年?", self.text)[:1]) + names_a_body(self.text)


def find_title(document: Document, blocks: tuple[Block, ...]) -> FoundTitle:
    """The title. A page often has it twice (in the menu, above a print button): the fullest counts, text starts behind the last."""
    first = blocks[0].start if blocks else 0
    candidates: list[_Candidate] = []
    index = 0
    head = [_without_day(document, block) for block in blocks[:_HEAD_BLOCKS]]
    behind_wrapper = False
    sent: _Candidate | None = None
    while index < len(head):
        line = document.folded[head[index].start : head[index].end]
        bare = _bare(line)
        if _WRAPPER.fullmatch(bare):
            behind_wrapper = True
            candidates = []
            sent = _sent(document, head[index]) or sent
        elif found := _ending_at(document, head, index):
            candidate, index = found
            candidates.append(candidate)
        elif flattened := _flattened(document, head[index]) if len(bare) > _LONG_LINE else None:
            candidates.append(flattened)
            break
        elif _FIRST_HEADING.match(line) or (not behind_wrapper and _is_prose(bare)):
            break
        index += 1
    if not candidates and sent is not None:
        candidates = [sent]  # 关于报送《…报告》的报告 with no title behind it
    if not candidates:
        return FoundTitle(None, first, first, first)
    best = max(reversed(candidates), key=lambda candidate: candidate.told)
    after = candidates[-1].after
    day = _DAY_BEHIND.match(document.folded, after)
    return FoundTitle(best.text, best.start, best.end, day.end() if day else after)


def _sent(document: Document, block: Block) -> _Candidate | None:
    """The title inside the marks of a line that sends a report: 关于报送《…年度报告》的报告."""
    named = _SENT.search(document.folded, block.start, block.end)
    if named is None or not _TITLE.fullmatch(_bare(named[1])):
        return None
    return _Candidate(_bare(named[1]), named.start(1), named.end(1), block.end)


def _without_day(document: Document, block: Block) -> Block:
    """The line without the day of publication that a page puts behind its title."""
    day = _DAY_BEHIND.search(document.folded, block.start, min(block.end, block.start + _LONG_LINE))
    return replace(block, end=day.start()) if day and day.start() > block.start else block


def _ending_at(document: Document, head: Sequence[Block], index: int) -> tuple[_Candidate, int] | None:
    """The title whose carrying words end at this line, with the index of its last line."""
    lines = [_bare(document.folded[block.start : block.end]) for block in head[: index + 2]]
    for first in range(index, max(-1, index - _MAX_LINES), -1):
        if len(lines[first]) > (_LONG_LINE if first == index else _MAX_LINE) or _FIRST_HEADING.match(
            lines[first]
        ):
            return None
        joined = "".join(lines[first : index + 1])
        told = first == index or re.search(r"关于|20\d\d", joined)
        if told and _TITLE.fullmatch(joined):
            break
    else:
        return None
    last = index
    if not joined.endswith("报告") and len(lines) > index + 1 and _LAST_WORDS.fullmatch(lines[index + 1]):
        last = index + 1
    while first > 0 and _belongs_above(lines[first - 1], joined) and index - first < _MAX_LINES:
        first -= 1
        joined = lines[first] + joined
    return _candidate(document, head[first].start, head[last].end), last


def _flattened(document: Document, block: Block) -> _Candidate | None:
    return _in_long_line(document, block) or _glued_in_long_line(document, block)


def _in_long_line(document: Document, block: Block) -> _Candidate | None:
    """The title on a flattened page: at the start of its line, or a word of its own among breadcrumbs and dates."""
    line = document.folded[block.start : min(block.end, block.start + _HEAD_OF_LINE)]
    match = _TITLE_OF_LINE.match(line)
    if match:
        return _candidate(document, block.start + match.start(1), block.start + match.end(1))
    for word in re.finditer(r"[^\s|]+", line):
        if LEADS_IN.search(word.group()) or _FIRST_HEADING.match(word.group()):
            return None
        if _TITLE.fullmatch(word.group()) and names_a_body(word.group()):
            return _candidate(document, block.start + word.start(), block.start + word.end())
    return None


def _glued_in_long_line(document: Document, block: Block) -> _Candidate | None:
    """The title on a page flattened without blanks: it names a body, and the text begins right behind it."""
    line = document.folded[block.start : min(block.end, block.start + _HEAD_OF_LINE)]
    announced = LEADS_IN.search(line)
    for match in _GLUED.finditer(line, 0, announced.start() if announced else len(line)):
        if names_a_body(match.group(1)):
            return _candidate(document, block.start + match.start(1), block.start + match.end(1))
    return None


def _belongs_above(line: str, title: str) -> bool:
    """Whether a line above is the first line of the title: its issuer, a joint issuer, or its 关于."""
    if not 2 < len(line) <= 30:
        return False
    if _ABOUT_LINE.fullmatch(line):
        return True
    if names_a_body(title):
        return _PARTY_LINE.fullmatch(line) is not None
    return names_a_body(line, whole=True)


def _is_prose(bare: str) -> bool:
    return (
        len(bare) > _LONG_LINE
        or LEADS_IN.search(bare) is not None
        or (len(bare) > 30 and bare.endswith("。"))
    )


def _candidate(document: Document, start: int, end: int) -> _Candidate:
    tag = _TAG.match(document.text, start, end)
    start = tag.end() if tag else start
    text, after = document.text[start:end], end
    start += len(text) - len(text.lstrip(" \t|#　"))
    end -= len(text) - len(text.rstrip(" \t|#　\n"))
    return _Candidate(re.sub(r"[\s|#]+|^标题[::]", "", text), start, end, after)


def _bare(line: str) -> str:
    return "".join(line.split()).replace("|", "").replace("#", "")
