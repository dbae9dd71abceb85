"""The few verdicts a person should read, and each shortcoming with its answer, as lines of a page. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Importance
from checker.lang import say
from checker.rendering.words import OUTCOME_WORDS, in_brackets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.finding import Finding, Outcome, Pair
    from checker.rendering.glyphs import Glyphs
    from checker.rendering.page import Page

_DETAIL = 4
_PAIR_LINES = 2


def add_reviews(
    page: Page, findings: Iterable[Finding], glyphs: Glyphs, styles: Mapping[Outcome, str]
) -> None:
    """One entry of two lines for each finding with a reason to read it; no section when there is none."""
    order = list(Importance)
    listed = sorted(
        (finding for finding in findings if finding.review),
        key=lambda finding: order.index(finding.importance),
    )
    if not listed:
        return
    page.section("请人工复核的判断", say(f"{len(listed)} 项，换一种读法结果可能不同"))
    for finding in listed:
        word = in_brackets(say(OUTCOME_WORDS[finding.outcome]))
        style = styles.get(finding.outcome, "dim")
        page.marked(glyphs.of(finding.outcome), f"{say(finding.title)}{word}", style, finding.id)
        page.field("复核", say(finding.review or ""), indent=_DETAIL)


def add_pairs(page: Page, pairs: Sequence[Pair]) -> None:
    """Each shortcoming, and under it the planned measure that answers it."""
    for pair in pairs:
        page.field("不足", pair.shortcoming.quote, indent=_DETAIL, limit=_PAIR_LINES)
        answer = pair.response.quote if pair.response is not None else say("（安排中没有找到对应措施）")
        page.field("对应", answer, indent=_DETAIL, limit=_PAIR_LINES)
