"""Two versions compared, in each form: as agreed, and deaf to what a report says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rendering.checked import CONSISTENCY, FOUND, SHOWN, hostile_checked
from rendering.pages import Page, faults_of, shell
from rich.cells import cell_len

from checker.comparison import compare
from checker.finding import Outcome
from checker.rendering.diff import NOTHING, diff_html, diff_json, diff_lines, diff_markdown

if TYPE_CHECKING:
    from checker.comparison import Comparison
    from checker.finding import Finding

MET, PARTIAL, MISSING, ABSENT, WAIVED, _ = Outcome
HOSTILE = "<b>甲</b>[red]*乙*|`丙`\x1b[31m\u202e"


def older(finding: Finding) -> Finding:
    """An earlier verdict for some elements: one for each kind of change."""
    changed = {
        "content/causes": {"outcome": PARTIAL, "evidence": FOUND[2].evidence},  # newly missing
        "first-responsible/study-law": {"outcome": MET},  # worsened
        "disputes/reconsideration": {"outcome": MISSING, "evidence": ()},  # recovered
        "content/shortcomings": {"outcome": PARTIAL},  # improved
        "enforcement/three-systems": {"evidence": FOUND[10].evidence},  # moved
        "oversight/openness": {"outcome": MISSING},  # aside
    }
    return replace(finding, **changed.get(finding.id, {}))


OLD = replace(
    SHOWN,
    document=replace(SHOWN.document, path="报告/初稿.txt", year=2023),
    score=replace(SHOWN.score, points=60.0, grade="合格"),
    findings=tuple(map(older, FOUND)),
    consistency=CONSISTENCY[:1],
)
NEW = replace(SHOWN, consistency=CONSISTENCY[1:])
COMPARISON = compare(OLD, NEW)
HURT = compare(
    hostile_checked(HOSTILE).scorecard,
    replace(hostile_checked(HOSTILE).scorecard, findings=tuple(map(older, FOUND))),
)


def text(comparison: Comparison, width: int = 80) -> str:
    return "".join(f"{line.plain.rstrip()}\n" for line in diff_lines(comparison, width))


def without_version(page: str) -> str:
    return re.sub(r'(?<="version": ")[\d.]+', "<version>", shell(page))


@pytest.mark.parametrize(
    ("name", "form"),
    [("diff.txt", text), ("diff.json", diff_json), ("diff.md", diff_markdown), ("diff.html", diff_html)],
)
def test_the_comparison_is_as_agreed(
    name: str, form: Callable[[Comparison], str], golden: Callable[[str, str], None]
) -> None:
    golden(f"rendering/{name}", without_version(form(COMPARISON)))


def test_every_kind_of_change_has_its_section() -> None:
    told = json.loads(diff_json(COMPARISON))
    assert {kind: [one["id"] for one in elements] for kind, elements in told["elements"].items()} == {
        "newly-missing": ["content/causes"],
        "worsened": ["first-responsible/study-law"],
        "recovered": ["disputes/reconsideration"],
        "improved": ["content/shortcomings"],
        "moved": ["enforcement/three-systems"],
        "aside": ["oversight/openness"],
    }
    assert len(told["unchanged"]) == len(FOUND) - 6
    assert "报告" not in json.dumps(told["differing"])
    assert told["differing"] == ["year"]


@pytest.mark.parametrize("form", [text, diff_markdown, diff_html])
def test_no_change_is_said(form: Callable[[Comparison], str]) -> None:
    assert NOTHING in form(compare(SHOWN, SHOWN))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("comparison", [COMPARISON, HURT], ids=["agreed", "hostile"])
def test_no_line_is_wider_than_the_screen(comparison: Comparison, width: int) -> None:
    assert max(cell_len(line) for line in text(comparison, width).splitlines()) <= width


@pytest.mark.parametrize(
    "comparison", [COMPARISON, HURT, compare(SHOWN, SHOWN)], ids=["agreed", "hostile", "same"]
)
def test_the_page_is_whole_and_needs_nothing_else(comparison: Comparison) -> None:
    assert faults_of(diff_html(comparison)) == []


def test_what_a_report_says_does_nothing() -> None:
    page = diff_html(HURT)
    assert not Page(page).all("b")
    for form in (text(HURT), diff_markdown(HURT), page):
        assert not set("\x1b\u202e") & set(form)
    assert "<b>" not in diff_markdown(HURT).replace("\\<b\\>", "")


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    moved = replace(NEW, document=replace(NEW.document, path="二稿/初稿.txt"))
    assert "报告/初稿.txt" in text(compare(OLD, moved))
    assert "二稿/初稿.txt" in text(compare(OLD, moved))
