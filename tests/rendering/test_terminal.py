"""The scorecard on a terminal: what it shows, how wide, and that a report's text does nothing there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rendering.samples import CARD, FINDINGS, HOSTILE, SCORE, UNREADABLE, hostile_card
from rich.cells import cell_len

from checker.finding import Outcome
from checker.rendering.cells import cells_of
from checker.rendering.glyphs import ASCII, FINE, GBK_SAFE, glyphs_for
from checker.rendering.overview import overview_lines
from checker.rendering.terminal import scorecard_lines
from checker.rendering.words import LEVEL_WORDS
from checker.rulebook import LEVEL_NAMES
from checker.scorecard import Scorecard

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.rendering.line import Line

CARDS = {"card": CARD, "unreadable": UNREADABLE, "hostile": hostile_card()}


def plain(lines: list[Line]) -> str:
    return "".join(f"{line.plain.rstrip()}\n" for line in lines)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_page_is_as_agreed(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"rendering/scorecard-{width}.txt", plain(scorecard_lines(CARD, width)))


def test_an_input_that_could_not_be_assessed_says_why(golden: Callable[[str, str], None]) -> None:
    golden("rendering/unreadable.txt", plain(scorecard_lines(UNREADABLE, 80)))


def test_the_overview_is_as_agreed(golden: Callable[[str, str], None]) -> None:
    ungraded = replace(CARD, score=replace(SCORE, points=None, grade=None, missing_mandatory=()))
    golden("rendering/overview.txt", plain(overview_lines([CARD, UNREADABLE, ungraded], 80)))


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("name", CARDS)
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    lines = scorecard_lines(CARDS[name], width) + overview_lines(list(CARDS.values()), width)
    assert not [line.plain for line in lines if cell_len(line.plain.rstrip()) > width]


@pytest.mark.parametrize("name", CARDS)
def test_no_wrapped_line_is_too_wide_for_a_chinese_console(name: str) -> None:
    wide = [line.plain for line in scorecard_lines(CARDS[name], 80) if cells_of(line.plain.rstrip()) > 80]
    assert not [line for line in wide if "■" not in line], "only a bar may be cut off there"


@pytest.mark.parametrize("name", ["card", "unreadable"])
def test_every_character_can_be_written_in_gbk(name: str) -> None:
    page = plain(scorecard_lines(CARDS[name], 80, glyphs_for("gbk")))
    assert page.encode("gbk").decode("gbk") == page


@pytest.mark.parametrize(
    ("encoding", "glyphs"),
    [
        ("utf-8", FINE),
        ("gb18030", FINE),
        ("gbk", GBK_SAFE),
        ("cp936", GBK_SAFE),
        ("ascii", ASCII),
        ("no-such", ASCII),
    ],
)
def test_marks_are_chosen_by_what_the_encoding_can_write(encoding: str, glyphs: object) -> None:
    assert glyphs_for(encoding) is glyphs


def test_text_of_a_report_is_shown_and_does_nothing() -> None:
    page = "\n".join(line.coloured for line in scorecard_lines(hostile_card(), 80))
    assert "[red]甲[/b] [31m乙丙 丁 31m Hello" in page
    assert "\x1b[31m乙" not in page, "the report's own escape"
    assert not set("\u202e\u200b\r\x9b\t") & set(page)
    assert HOSTILE not in page


@pytest.mark.parametrize("outcome", [Outcome.MISSING, Outcome.PARTIAL, Outcome.MET])
def test_only_lists_elements_with_the_outcomes_asked_for(outcome: Outcome) -> None:
    page = plain(scorecard_lines(CARD, 80, only=[outcome]))
    for finding in FINDINGS:
        # The id of a listed element ends its line; the last line of the page names one as an example.
        listed = any(line.endswith(f" {finding.id}") for line in page.splitlines())
        assert listed == (finding.outcome is outcome), finding.id
    assert "法定内容" in page


def test_what_is_lacking_comes_before_what_is_there_and_mandatory_before_advised() -> None:
    page = plain(scorecard_lines(CARD, 80))
    order = ["content/causes", "disputes/adjudication", "content/plan", "document/title", "政府立法　"]
    places = [page.index(item) for item in order]
    assert places == sorted(places)


def test_a_document_of_another_kind_is_marked_in_the_title_line() -> None:
    card = replace(CARD, document=replace(CARD.document, is_annual_report=False))
    assert "疑非年度报告" in plain(scorecard_lines(card, 80)).splitlines()[0]


def test_without_a_score_the_page_still_stands() -> None:
    card = Scorecard(
        CARD.document, CARD.rulebook, replace(SCORE, points=None, grade=None, formula="", cap="")
    )
    assert "不计分" in plain(scorecard_lines(card, 80))


def test_levels_have_one_name_in_the_whole_program() -> None:
    assert LEVEL_WORDS == LEVEL_NAMES
