"""Paragraphs of a document -> blocks: what a reader sees as one paragraph, without web residue.

A hard-wrapped page breaks every line at the same width; its lines are joined here. Menus, print buttons and index blocks of
saved web pages are left out, so that no later step reads them as report text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from checker.document import Document, Paragraph

# Lines that belong to the web page, not to the report. Each alternative must match a whole line or its beginning.
_RESIDUE = re.compile(
    r"""^[\s|()>-]*(?:
    打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)|(?:我要)?分享(?:到|至)?\b|扫一扫.{0,20}|语音播报.{0,10}|字(?:体|号)\s*[::].{0,20}|
    [大中小\s|]{1,8}|收藏本?页?|(?:浏览|阅读|点击)(?:次数|量|数)?\s*[::]?\s*\d*.{0,6}|访问量.{0,12}|
    (?:您)?(?:当前|现在)?(?:的)?(?:所在)?位置\s*[::].*|首页\s*[>»/].*|首\s*页|
    (?:索\s*引\s*号|信息索引号?|主题分类|发布机构|发文机关|公开(?:方式|类别|范围|形式|时限|主体|责任部门)|发文(?:日期|字号|单位)|生成日期|成文日期|发布(?:日期|时间|单位|人|机构)|
    公开日期|有\s*效\s*性|文\s*号|信息来源|来源|作者|责任编辑|编辑|审核人?|组配分类|体裁分类|服务对象|关\s*键\s*词|名\s*称|信息名称|时效性?|废止日期|访问次数)\s*[::]?\s*\|?\s*[^。]{0,60}|
    (?:上一篇|下一篇|上一条|下一条|相关(?:链接|文章|附件|解读|文件)|附件下载|网站地图|联系我们|版权所有|主办(?:单位)?[::]|承办(?:单位)?[::]|技术支持|网站标识码|政府网站找错|无障碍|.*ICP备|.*公网安备).*|
    \d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*星期.)?(?:\s*\d{1,2}[::]\d{2}(?:[::]\d{2})?)?(?:\s*来源[::].{0,40})?
    )[\s|()]*$""",
    re.VERBOSE,
)
_INLINE_RESIDUE = re.compile(r"\((?:打印本页|打印|关闭窗口|关闭|返回顶部|返回|字体[::][^)]{0,12})\)|\|")
# Runs at the start of a line that begin a new paragraph even on a hard-wrapped page.
_OPENS = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|是|章)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])|\s{2,}"
)
_CLOSES = re.compile(r"[。!?;:]\)?\"?\s*$")


@dataclass(frozen=True)
class Block:
    """A run of text without a paragraph break inside; single_line: it stands on one line of the source."""

    start: int
    end: int
    single_line: bool
    outline_level: int | None = None


def is_residue(folded: str) -> bool:
    """Whether a folded line is part of the web page around the report."""
    return _RESIDUE.match(folded) is not None


def residue_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Buttons and table bars inside a line of report text: offsets of what is no text."""
    return [match.span() for match in _INLINE_RESIDUE.finditer(folded, start, end)]


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Blocks in the order of the text, residue left out."""
    lines = [p for p in document.paragraphs if not is_residue(document.folded[p.start : p.end])]
    if not _is_hard_wrapped(document, lines):
        return tuple(Block(p.start, p.end, True, p.outline_level) for p in lines)
    return _join(document, lines)


def _is_hard_wrapped(document: Document, lines: list[Paragraph]) -> bool:
    lengths = [p.end - p.start for p in lines]
    if len(lines) < 20:
        return False
    width = median(lengths)
    if not 15 <= width <= 80:
        return False
    full = [
        p for p, length in zip(lines, lengths, strict=True) if abs(length - width) <= max(4, width * 0.15)
    ]
    open_ended = [p for p in full if not _CLOSES.search(document.folded[p.start : p.end])]
    return len(full) >= 0.5 * len(lines) and len(open_ended) >= 0.6 * len(full)


def _join(document: Document, lines: list[Paragraph]) -> tuple[Block, ...]:
    width = median(p.end - p.start for p in lines)
    blocks: list[Block] = []
    previous: Paragraph | None = None
    for line in lines:
        text = document.folded[line.start : line.end]
        joins = (
            previous is not None
            and not _OPENS.match(text)
            and previous.end - previous.start >= width * 0.8
            and document.text.count("\n", previous.end, line.start) <= 1
        )
        if joins:
            blocks[-1] = Block(blocks[-1].start, line.end, False, blocks[-1].outline_level)
        else:
            blocks.append(Block(line.start, line.end, True, line.outline_level))
        previous = line
    return tuple(blocks)
