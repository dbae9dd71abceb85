"""The outline as a page and as JSON, from fixed values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.cells import cell_len

from checker.document import Document, Notice, Paragraph
from checker.rendering.outline import outline_json, outline_lines
from checker.structure.outline import Genre, Heading, Outline, Part, PartName, Section, TitleFacts

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """云水县人民政府2024年度法治政府建设情况报告
现将2024年度法治政府建设情况报告如下：
一、主要举措和成效
（一）深化“放管服”改革\x1b[31m。办理事项1.2万件。
二、存在的不足
乡镇执法力量不足。
"""


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _section(level: int, words: str, part: PartName, end: str, parent: int | None = None) -> Section:
    start, stop = _span(words)
    return Section(
        Heading(level, "一二".index(words.strip("（")[0]) + 1, words.lstrip("一二（）、"), start, stop),
        part,
        start,
        _span(end)[1],
        parent,
    )


def _outline() -> tuple[Document, Outline]:
    lines = TEXT.splitlines()
    document = Document(
        TEXT,
        "txt",
        tuple(Paragraph(*_span(line)) for line in lines),
        path="云水县.txt",
        sha256="0" * 64,
        notices=(Notice("damaged-characters", "有 2 个字符无法识别。"),),
    )
    measures, shortcomings = PartName.MEASURES, PartName.SHORTCOMINGS
    sections = (
        _section(1, "一、主要举措和成效", measures, "1.2万件。\n"),
        _section(2, "（一）深化“放管服”改革\x1b[31m", measures, "1.2万件。\n", 0),
        _section(1, "二、存在的不足", shortcomings, "力量不足。\n"),
    )
    first, second, third = sections[0].start, sections[2].start, len(TEXT)
    parts = (
        Part(PartName.PREAMBLE, "", _span(lines[1])[0], first),
        Part(measures, "一、主要举措和成效", first, second),
        Part(shortcomings, "二、存在的不足", second, third),
    )
    title = TitleFacts(
        lines[0], 0, len(lines[0]), "云水县人民政府", "X", 2024, (("issuer", "标题"), ("year", "标题"))
    )
    notices = (
        Notice("no-plan", "没有找到下一年度安排。"),
        Notice("damaged-characters", "有 2 个字符无法识别。"),
    )
    return document, Outline(title, Genre.ANNUAL_REPORT, (len(lines[0]), third), sections, parts, (), notices)


def test_the_page_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    lines = outline_lines(*_outline(), 80)
    assert max(cell_len(line.plain) for line in lines) <= 80
    golden("rendering/outline.txt", "".join(f"{line.plain.rstrip()}\n" for line in lines))


def test_the_object_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden("rendering/outline.json", outline_json(*_outline()))


def test_a_place_is_where_the_heading_stands() -> None:
    document, outline = _outline()
    first = json.loads(outline_json(document, outline))["headings"][0]
    child = first["children"][0]
    assert document.text[first["start"] : first["end"]] == "一、主要举措和成效"
    assert document.text[child["start"] : child["end"]].startswith("（一）深化")


def test_a_document_of_another_kind_is_named() -> None:
    document, _ = _outline()
    other = Outline(TitleFacts(), Genre.GOVERNMENT_REPORT, (0, 0), (), (), ())
    page = "".join(line.plain for line in outline_lines(document, other, 80))
    assert "政府工作报告" in page
    assert "未识别出" in page
