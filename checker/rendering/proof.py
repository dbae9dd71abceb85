"""A report's consistency findings alone: as a page, and as one JSON object for several reports. Decides nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.finding import Certainty
from checker.rendering.contradictions import add_contradictions
from checker.rendering.page import Page
from checker.rendering.words import level_word, part_word, year_text
from checker.scorecard import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Quote
    from checker.rendering.line import Line
    from checker.scorecard import Scorecard


def proof_lines(card: Scorecard, width: int) -> list[Line]:
    """The page of one report: how many places there are to look at, then each of them."""
    page, document = Page(width), card.document
    if card.error is None:
        facts = (document.issuer or "制发单位不详", level_word(document.level), year_text(document.year))
        page.text("　".join(facts), "bold")
        page.text(document.title or "（未识别出标题）")
    page.text(document.path or "（直接给出的文本）", "dim")
    page.blank()
    if card.error is not None:
        page.field("无法校对", card.error.message.removeprefix(f"{document.path}："), style="red")
        page.field("处理办法", card.error.hint)
        return page.lines
    for notice in document.warnings:
        page.field("注意", notice.message, style="yellow")
    page.blank()
    hints = sum(finding.certainty is Certainty.HINT for finding in card.consistency)
    told = len(card.consistency) - hints
    if not card.consistency:
        page.text("没有发现需要核对的地方。", "green")
        return page.lines
    count = [f"需要核对 {told} 处"] if told else ["没有发现需要核对的地方"]
    page.text("，".join([*count, *([f"格式等提示 {hints} 处"] if hints else [])]) + "。", "bold")
    page.blank()

    def place_of(quote: Quote) -> str:
        parts = (part for part in document.parts if part.start <= quote.start < part.end)
        return next((part_word(part.part) for part in parts), "文首")

    add_contradictions(page, card.consistency, place_of)
    return page.lines


def proof_json(cards: Sequence[Scorecard]) -> str:
    """{schema_version, tool, reports: [{document, consistency} or {document, error}]}, in the order given, ending in a line feed."""
    reports: list[dict[str, Any]] = []
    for card in cards:
        whole = card.to_dict()
        key = "error" if card.error is not None else "consistency"
        reports.append({"document": whole["document"], key: whole[key]})
    result = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "reports": reports,
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
