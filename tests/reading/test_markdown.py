"""Markdown: the words and numbers that were written, without the marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.samples import PARAGRAPHS

from checker.reading import read_document

FILLER = PARAGRAPHS[0]

WRITTEN = {
    "headings": ("# 一、总体情况\n\n正文\n\n###### 末级", ["一、总体情况", "正文", "末级"]),
    "ordered list keeps its numbers": ("3. 开展评查\n4. 组织培训", ["3. 开展评查", "4. 组织培训"]),
    "a year at the start of a line": ("2024. 全年办理案件。", ["2024. 全年办理案件。"]),
    "bullets lose their marks": ("- 开展评查\n- 组织培训", ["开展评查", "组织培训"]),
    "nested list": ("1. 评查\n   - 案卷\n2. 培训", ["1. 评查", "案卷", "2. 培训"]),
    "an empty item gives its number to nobody": ("1.\n\n正文", ["正文"]),
    "wrapped Chinese is joined without a space": ("依法\n行政，\n全年46件", ["依法行政，全年46件"]),
    "wrapped Latin keeps its space": ("全年 rule of\nlaw 建设", ["全年 rule of law 建设"]),
    "a line end after a full stop was meant": ("开展评查。\n组织培训。", ["开展评查。", "组织培训。"]),
    "a line end before a number was meant": (
        "一、总体情况\n全年办理案件，\n**（二）争议化解**\n情况",
        ["一、总体情况", "全年办理案件，", "（二）争议化解", "情况"],
    ),
    "two blanks end a line": ("甲县  \n乙县", ["甲县", "乙县"]),
    "emphasis, links, code and pictures": (
        "**全年**办理[案件](a.html)`46`件![图](b.png)",
        ["全年办理案件46件"],
    ),
    "an indented paragraph is text": ("正文\n\n    缩进的段落", ["正文", "缩进的段落"]),
    "table by rows": ("|项目|2023|2024|\n|-|-|-|\n|复议||118|\n", ["项目\t2023\t2024", "复议\t\t118"]),
    "html": ("<div align=center>标题&nbsp;一</div>\n<!-- 注\n释 -->\n\n甲<br>乙", ["标题\xa0一", "甲", "乙"]),
    "escapes": (r"1\. 评查 &amp; 培训", ["1. 评查 & 培训"]),
    "windows line ends": ("# 一、总体\r\n\r\n正文\r\n", ["一、总体", "正文"]),
    "zero width": ("法\u200b治\ufeff", ["法治"]),
}


@pytest.mark.parametrize(("source", "lines"), WRITTEN.values(), ids=WRITTEN)
def test_text_is_what_is_written(source, lines):
    document = read_document(f"{source}\n\n{FILLER}".encode(), name="报告.md")
    assert document.text.split("\n") == [*lines, FILLER]
    assert document.format == "md"


def test_only_the_suffix_tells_markdown_from_text():
    source = f"# 一、总体\n\n{FILLER}"
    assert read_document(source.encode(), name="报告.TXT").text == source
    assert read_document(source.encode(), name="报告.MD").text != source


def test_headings_and_places():
    front = "---\ntitle: 甲县报告\ndate: 2025-03-20\n---\n"
    source = f"{front}# 标题\n\n正文。\n\n## 一、总体\n|甲|乙|\n|-|-|\n|丙|丁|\n\n1. {FILLER}"
    document = read_document(source.encode(), name="报告.md")
    assert [(p.place, p.outline_level) for p in document.paragraphs] == [
        ("第 5 行", 1),
        ("第 7 行", None),
        ("第 9 行", 2),
        ("表 1 第 1 行", None),
        ("表 1 第 2 行", None),
        ("第 14 行", None),
    ]
    assert (document.hints.title, document.hints.published) == ("甲县报告", "2025-03-20")


@pytest.mark.parametrize(("paragraph", "level"), [("总体情况", 2), ("全年开展评查。", None)])
def test_a_rule_under_a_paragraph_makes_no_heading_of_it(paragraph, level):
    document = read_document(f"{paragraph}\n---\n\n{FILLER}".encode(), name="报告.md")
    assert document.paragraphs[0].outline_level == level


@given(st.text(st.sampled_from("#-*>|`1.甲。<b>&\\[]()!_ \t\n\u200b"), max_size=80))
def test_the_text_is_its_paragraphs_and_nothing_else(source):
    document = read_document(f"{source}\n\n{FILLER}".encode(), name="报告.md")
    assert "\n".join(document.text[p.start : p.end] for p in document.paragraphs) == document.text
