"""Two versions compared, as sections of lines that every form of the comparison shows. Knows no markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.comparison import Change
from checker.rendering.entries import file_name, place_text
from checker.rendering.number import points_text
from checker.rendering.words import IMPORTANCE_WORDS, OUTCOME_WORDS, in_brackets, parts_text

if TYPE_CHECKING:
    from checker.comparison import Comparison, ElementChange
    from checker.finding import ConsistencyFinding, Finding
    from checker.scorecard import Scorecard

_ASK = "请核对："
_FACT_WORDS = {"issuer": "制发单位", "level": "层级", "year": "年度"}
_NOT_ASKED = "未列入"


@dataclass(frozen=True)
class Line:
    """fields: label -> text, in order; id: empty for a consistency finding."""

    title: str
    id: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """kind: the change, or `arisen` and `gone`; mark: a sign beside the words; bad: whether the drafter should worry."""

    kind: str
    title: str
    mark: str
    bad: bool
    lines: tuple[Line, ...]


_SECTIONS = (
    (Change.NEWLY_MISSING, "新缺失", "○", True),
    (Change.WORSENED, "变弱（充分变为仅提及）", "↓", True),
    (Change.RECOVERED, "已补上", "●", False),
    (Change.IMPROVED, "变强（仅提及变为充分）", "↑", False),
    (Change.MOVED, "移到别的部分", "→", False),
    (Change.ASIDE, "是否计分有变", "－", False),
)


def sections_of(comparison: Comparison) -> tuple[Section, ...]:
    """Sections that have lines, the worst first."""
    found = [
        Section(
            change.value, title, mark, bad, tuple(_line(item, comparison) for item in comparison.of(change))
        )
        for change, title, mark, bad in _SECTIONS
    ]
    found.insert(
        2, Section("arisen", "新出现的请核对之处", "!", True, _queries(comparison.arisen, comparison.new))
    )
    found.append(Section("gone", "已消除的请核对之处", "√", False, _queries(comparison.gone, comparison.old)))
    return tuple(section for section in found if section.lines)


def head_of(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """What is compared and what came of it: label -> text."""
    old, new = comparison.old, comparison.new
    head = [
        ("原稿", _version(old, new)),
        ("现稿", _version(new, old)),
        ("总分", f"{_points(old)} → {_points(new)}{_signed(comparison.points_change)}"),
        ("等次", f"{_grade(old)} → {_grade(new)}"),
        ("要素", f"没有变化的 {len(comparison.of(Change.UNCHANGED))} 项，共 {len(comparison.elements)} 项"),
    ]
    if comparison.differing:
        words = "、".join(_FACT_WORDS[name] for name in comparison.differing)
        head.append(("注意", f"两份文件的{words}不同，可能不是同一份报告的两稿。"))
    return tuple(head)


def _version(card: Scorecard, other: Scorecard) -> str:
    """File and title; the path as given where both files have one name."""
    name = file_name(card)
    if name == file_name(other):
        name = card.document.path or name
    return f"{name}　{card.document.title}" if card.document.title else name


def _points(card: Scorecard) -> str:
    return points_text(card.score.points if card.score is not None else None)


def _grade(card: Scorecard) -> str:
    return (card.score.grade if card.score is not None else None) or "不定等次"


def _signed(change: float | None) -> str:
    return "" if change is None else "（不变）" if change == 0 else f"（{change:+.1f}）"


def _line(item: ElementChange, comparison: Comparison) -> Line:
    named = item.new or item.old
    importance = f"（{IMPORTANCE_WORDS[named.importance]}）" if named is not None else ""
    fields: list[tuple[str, str]] = []
    if item.change is Change.MOVED:
        fields.append(("位置", f"{parts_text(item.old_parts)} → {parts_text(item.new_parts)}"))
    else:
        fields.append(("结果", f"{_word(item.old)} → {_word(item.new)}"))
    if item.change in (Change.NEWLY_MISSING, Change.WORSENED, Change.MOVED):
        fields.append(("原稿", _quoted(item.old, comparison.old)))
    if item.change is not Change.NEWLY_MISSING:
        fields.append(("现稿", _quoted(item.new, comparison.new)))
    if item.new is not None and item.change in (Change.NEWLY_MISSING, Change.WORSENED, Change.ASIDE):
        fields.append(("判断", item.new.reason))
    if item.new is not None and item.change in (Change.NEWLY_MISSING, Change.WORSENED):
        fields.append(("建议", item.new.advice))
    return Line(f"{item.title}{importance}", item.id, tuple(field for field in fields if field[1]))


def _queries(findings: tuple[ConsistencyFinding, ...], card: Scorecard) -> tuple[Line, ...]:
    return tuple(
        Line(
            finding.title,
            "",
            (
                ("核对", finding.message.removeprefix(_ASK)),
                *(
                    ("原文", f"{quote.quote}{in_brackets(place_text(card, quote))}")
                    for quote in finding.quotes
                ),
            ),
        )
        for finding in findings
    )


def _word(finding: Finding | None) -> str:
    return OUTCOME_WORDS[finding.outcome] if finding is not None else _NOT_ASKED


def _quoted(finding: Finding | None, card: Scorecard) -> str:
    if finding is None or not finding.evidence:
        return ""
    quote = finding.evidence[0]
    return f"{quote.quote}{in_brackets(place_text(card, quote))}"
