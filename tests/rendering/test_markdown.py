"""The Markdown page: as agreed, and what a report says stays text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from rendering.checked import CHECKED, FOUND, SHOWN, hostile_checked
from rendering.samples import UNREADABLE

from checker.finding import Outcome
from checker.rendering.markdown import escaped, scorecard_markdown

HOSTILE = "# 甲 <b>乙</b> *丙* _丁_ `戊` [己](http://x) | 庚 ~~辛~~ ![壬](y) &amp;\n- 癸\x1b[31m\u202e"


def rendered(source: str) -> str:
    html: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    return html


def test_the_page_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    golden(
        "rendering/report.md", re.sub(r"dabiao \d+\.\d+\.\d+", "dabiao <version>", scorecard_markdown(SHOWN))
    )


def test_an_unassessed_report_says_why() -> None:
    assert "处理办法：请用 Word 或 WPS 打开后另存一次" in scorecard_markdown(UNREADABLE)


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "- 甲",
        "1. 甲",
        "2) 甲",
        "+ 甲",
        "=甲",
        "---",
        "> 甲",
        "# 甲",
        "83.1 分",
        "<!-- 甲",
        "$x$",
        "a\\b",
    ],
)
def test_any_line_is_shown_as_it_is(text: str) -> None:
    shown = rendered(escaped(text))
    assert re.fullmatch(r"<p>[^<]*</p>\n", shown), shown
    plain = shown[3:-5].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert "".join(plain.split()) == "".join(re.sub("[\x1b\u202e]", "", text).split())


def test_a_hostile_report_adds_no_markup() -> None:
    def tags(source: str) -> set[str]:
        return set(re.findall(r"<(\w+)", rendered(source)))

    hostile = scorecard_markdown(hostile_checked(HOSTILE).scorecard)
    assert tags(hostile) == tags(scorecard_markdown(SHOWN))
    rows = [line for line in hostile.splitlines() if re.match(r"\| \d+ \|", line)]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_every_element_is_there_and_only_lists_what_was_asked_for() -> None:
    whole = scorecard_markdown(SHOWN)
    assert [f"| {number} | " in whole for number in range(1, len(FOUND) + 1)] == [True] * len(FOUND)
    lacking = scorecard_markdown(SHOWN, only=[Outcome.MISSING])
    assert re.findall(r"^\| (\d+) \|", lacking, re.MULTILINE) == ["4", "8", "10"]
    assert "充分 8" in lacking


def test_the_date_is_printed_only_when_given() -> None:
    assert "检查日期" not in scorecard_markdown(CHECKED.scorecard)
    assert "检查日期：2025-03-28" in scorecard_markdown(CHECKED.scorecard, date="2025-03-28")
