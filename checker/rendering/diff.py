"""Two versions compared: as terminal lines, JSON, Markdown and HTML. Computes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.rendering.diff_sections import head_of, sections_of
from checker.rendering.html.environment import render
from checker.rendering.markdown import escaped
from checker.rendering.page import Page

if TYPE_CHECKING:
    from checker.comparison import Comparison, ElementChange
    from checker.finding import ConsistencyFinding, Finding
    from checker.rendering.line import Line
    from checker.scorecard import Scorecard

SCHEMA_VERSION = "1"
TITLE = "两稿对比"
NOTHING = "两稿的检查结果没有变化。"
_DETAIL = 4
_QUOTE_LINES = 3


def diff_lines(comparison: Comparison, width: int) -> list[Line]:
    page = Page(width)
    page.text(TITLE, "bold")
    for label, text in head_of(comparison):
        page.field(label, text, style="yellow" if label == "注意" else "")
    sections = sections_of(comparison)
    for section in sections:
        style = "red" if section.bad else "green" if section.kind != "aside" else "dim"
        page.section(section.title, f"{len(section.lines)} 项")
        for number, line in enumerate(section.lines):
            if number:
                page.blank()
            page.marked(section.mark, line.title, style, line.id)
            for label, text in line.fields:
                page.field(
                    label,
                    text,
                    indent=_DETAIL,
                    limit=_QUOTE_LINES if label in ("原稿", "现稿", "原文") else None,
                )
    if not sections:
        page.blank()
        page.text(NOTHING)
    return page.lines


def diff_json(comparison: Comparison) -> str:
    """One object, ending in a line feed: both documents, the score, changed elements by kind of change, consistency findings."""
    changed: dict[str, list[dict[str, Any]]] = {}
    for element in comparison.elements:
        changed.setdefault(element.change.value, []).append(_element(element))
    unchanged = changed.pop("unchanged", [])
    whole = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "points_change": comparison.points_change,
        "differing": list(comparison.differing),
        "elements": changed,
        "unchanged": [element["id"] for element in unchanged],
        "consistency": {
            "arisen": [_query(finding) for finding in comparison.arisen],
            "gone": [_query(finding) for finding in comparison.gone],
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def diff_markdown(comparison: Comparison) -> str:
    lines = [f"# {TITLE}", ""]
    lines += [f"- {label}：{escaped(text)}" for label, text in head_of(comparison)]
    sections = sections_of(comparison)
    for section in sections:
        lines += ["", f"## {section.title}（{len(section.lines)} 项）", ""]
        for line in section.lines:
            ident = f" `{line.id}`" if line.id else ""
            lines.append(f"- {section.mark} **{escaped(line.title)}**{ident}")
            lines += [f"  - {label}：{escaped(text)}" for label, text in line.fields]
    if not sections:
        lines += ["", NOTHING]
    return "\n".join(lines) + "\n"


def diff_html(comparison: Comparison) -> str:
    """A page that needs nothing else, ending in a line feed. Raises UsageFault when the extra `report` is not installed."""
    return render(
        "diff.html.j2",
        "page.css diff.css print.css",
        heading=TITLE,
        head=head_of(comparison),
        sections=sections_of(comparison),
        nothing=NOTHING,
        version=__version__,
    )


def _version(card: Scorecard) -> dict[str, Any]:
    document, score = card.document, card.score
    return {
        "path": document.path,
        "sha256": document.sha256,
        "title": document.title,
        "issuer": document.issuer,
        "level": document.level,
        "year": document.year,
        "points": score.points if score is not None else None,
        "grade": score.grade if score is not None else None,
    }


def _element(element: ElementChange) -> dict[str, Any]:
    return {
        "id": element.id,
        "title": element.title,
        "old": _finding(element.old, element.old_parts),
        "new": _finding(element.new, element.new_parts),
    }


def _finding(finding: Finding | None, parts: tuple[str, ...]) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "outcome": finding.outcome.value,
        "reason": finding.reason,
        "parts": list(parts),
        "evidence": [
            {"quote": quote.quote, "start": quote.start, "end": quote.end, "heading": quote.heading}
            for quote in finding.evidence
        ],
    }


def _query(finding: ConsistencyFinding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "title": finding.title,
        "certainty": finding.certainty.value,
        "message": finding.message,
        "quotes": [
            {"quote": quote.quote, "start": quote.start, "end": quote.end} for quote in finding.quotes
        ],
    }
