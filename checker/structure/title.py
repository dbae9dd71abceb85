"""Title, issuer and report year, wherever a page hides them. The level follows from the issuer (`issuer.py`)."""

from __future__ import annotations

import re
from collections import Counter

from checker.document import Document
from checker.structure.blocks import Block
from checker.structure.issuer import issuer_in, level_of
from checker.structure.numerals import years_in
from checker.structure.outline import TitleFacts

_SUBJECT = r"(?:法治(?:政府)?建设|法治政府|依法行政|法治[^,。;]{0,6}工作)"
_GENRE = r"(?:年度报告|情况报告|工作报告|总结报告|自查报告|年报|报告|工作总结|总结|情况)"
_TITLE = re.compile(rf"[^。!?]{{0,90}}?{_SUBJECT}[^。,;!?:]{{0,24}}?{_GENRE}(?:的?报告)?(?=$|[\s|(《])")
_TITLE_START = re.compile(
    rf"^[\s|]*([^。!?;:,]{{0,90}}?{_SUBJECT}[^。,;!?:\d]{{0,20}}?(?:情况的?报告|工作报告|年度报告|总结报告|报告|总结|建设情况|工作情况))(?=[\s|(\d一]|$)"
)
_OPENING = re.compile(r"报告如下|汇报如下|总结如下|报告于下|汇报于下|情况如下")
# A year right before these tells which year the report is on.
_YEAR_CUE = re.compile(r"年度?(?:以来|来|,|,|全?[县区市省镇乡街]|度?法治|度?推进|度?依法|度?我|度?工作)")
_HEAD_CHARS = 1500


def title_facts(document: Document, blocks: tuple[Block, ...]) -> TitleFacts:
    """Facts of the title, each with where it came from; None for what the text does not tell."""
    folded = document.folded
    title, start, end = _find_title(document, blocks)
    sources: list[tuple[str, str]] = []
    if title:
        sources.append(("title", "正文标题"))
    elif document.hints.title and re.search(_SUBJECT, document.hints.title):
        title = document.hints.title.strip()
        sources.append(("title", "网页标题"))
    head = folded[end : end + _HEAD_CHARS]
    issuer, issuer_source = issuer_in(title, head, _signature(folded, blocks), document.hints.issuer)
    if issuer:
        sources.append(("issuer", issuer_source))
    level, level_source = level_of(issuer, folded)
    if level:
        sources.append(("level", level_source))
    year, year_source = _year(document, title, end)
    if year:
        sources.append(("year", year_source))
    return TitleFacts(title, start, end, issuer, level, year, tuple(sources))


def _find_title(document: Document, blocks: tuple[Block, ...]) -> tuple[str | None, int, int]:
    folded = document.folded
    for index, block in enumerate(blocks[:30]):
        line = folded[block.start : block.end]
        bare = re.sub(r"\s", "", line)
        if _OPENING.search(bare[:400]) and len(bare) < 400 and not _TITLE_START.match(line):
            break
        if re.match(r"\s*(?:一、|\(一\))", line):
            break
        if len(bare) > 120:
            flattened = _TITLE_START.match(line[:200])
            if flattened:
                return _cut(document, block.start + flattened.start(1), block.start + flattened.end(1))
            break
        if not _TITLE.match(bare + " ") or bare.endswith(("。", ";")):
            if re.fullmatch(rf"(?:关于)?.{{0,24}}{_SUBJECT}.{{0,14}}{_GENRE}?", bare) is None:
                continue
            if not re.search(r"报告|总结|情况", bare):
                # The last line of a title over several lines may follow.
                following = blocks[index + 1] if index + 1 < len(blocks) else None
                tail = re.sub(r"\s", "", folded[following.start : following.end]) if following else ""
                if not re.fullmatch(r".{0,12}(?:报告|总结|情况)", tail) or following is None:
                    continue
                return _cut(document, _title_start(document, blocks, index), following.end)
        return _cut(document, _title_start(document, blocks, index), block.end)
    return None, blocks[0].start if blocks else 0, blocks[0].start if blocks else 0


def _title_start(document: Document, blocks: tuple[Block, ...], index: int) -> int:
    """Joint issuers and letter-spaced titles stand on two or three lines: take the issuer lines above along."""
    start = blocks[index].start
    for block in reversed(blocks[max(0, index - 3) : index]):
        bare = re.sub(r"\s", "", document.folded[block.start : block.end])
        if len(bare) <= 30 and re.fullmatch(
            r"(?:中共)?.{1,26}(?:人民政府|政府|委员会|办事处|局|厅|办公室|委|镇|乡|街道)(?:关于.{0,20})?|.{2,20}关于.{0,16}|关于.{0,20}",
            bare,
        ):
            start = block.start
        else:
            break
    return start


def _cut(document: Document, start: int, end: int) -> tuple[str, int, int]:
    text = document.text[start:end]
    lead = len(text) - len(text.lstrip(" \t|#　"))
    start += lead
    title = re.sub(r"[\s|#]+", "", text)
    return title, start, end


def _signature(folded: str, blocks: tuple[Block, ...]) -> str:
    """The last short lines, where an office signs."""
    lines = [folded[b.start : b.end].strip() for b in blocks[-4:]]
    return "\n".join(line for line in lines if 0 < len(line) <= 40)


def _year(document: Document, title: str | None, body_start: int) -> tuple[int | None, str]:
    folded = document.folded
    from checker.folding import fold  # noqa: PLC0415

    in_title = [year for year, _, _ in years_in(fold(title))] if title else []
    if in_title:
        return in_title[0], "标题"
    if document.hints.title:
        hinted = [year for year, _, _ in years_in(fold(document.hints.title))]
        if hinted:
            return hinted[0], "网页标题"
    head = folded[body_start : body_start + _HEAD_CHARS]
    opening = _OPENING.search(head)
    head = head[: opening.end()] if opening else head[:600]
    outside = _without_book_titles(head)
    cued = [year for year, _, end in years_in(outside) if _YEAR_CUE.match(outside, end - 1)]
    if cued:
        return cued[0], "引言"
    body = _without_book_titles(folded[body_start:])
    counts = Counter(year for year, _, _ in years_in(body))
    planned = [
        int(match.group(1))
        for match in re.finditer(r"(20\d\d)年[^。]{0,16}(?:安排|打算|计划|设想|思路)", body)
    ]
    if planned:
        return planned[-1] - 1, "下一年度安排的年份"
    if counts:
        year, times = counts.most_common(1)[0]
        if times >= 2:
            return year, "正文出现最多的年份"
    if document.hints.published:
        return int(document.hints.published[:4]) - 1, "发布日期"
    return None, ""


def _without_book_titles(folded: str) -> str:
    return re.sub(
        r"《[^《》]{0,80}》|\([^()]{0,12}\d{4}[^()]{0,20}\)", lambda m: " " * len(m.group()), folded
    )
