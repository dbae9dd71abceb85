"""What people decided, beside the verdicts of an audit: in a few words, for programs, and counted for the summary. Decides nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.audit.review import Ruling, State
from checker.rendering.review_workbook import RULING_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.audit.review import Reviewed

_LONGEST_NOTE = 60


def decision_text(reviewed: Reviewed) -> str:
    """A decision beside the checker's verdict, in a few words."""
    decision = reviewed.decision
    who = f"{decision.reviewer}，{decision.decided}"
    word = RULING_WORDS[decision.ruling]
    if reviewed.state is not State.VALID:
        return f"依据已变，请重新复核（原复核“{word}”，{who}）"
    note = decision.note if len(decision.note) <= _LONGEST_NOTE else decision.note[:_LONGEST_NOTE] + "……"
    said = "拿不准" if decision.ruling is Ruling.UNSURE else "同意" if reviewed.agrees else f"改判“{word}”"
    return f"{said}（{who}）{f'：{note}' if note else ''}"


def decisions_text(reviewed: Iterable[Reviewed]) -> str:
    return "；".join(decision_text(one) for one in reviewed)


def plain_decisions(reviewed: Sequence[Reviewed]) -> str:
    """The same for programs: a JSON list; "" for none."""
    return json.dumps([_decision(one) for one in reviewed], ensure_ascii=False) if reviewed else ""


def _decision(one: Reviewed) -> dict[str, Any]:
    decision = one.decision
    return {
        "reviewer": decision.reviewer,
        "decided": decision.decided,
        "ruling": decision.ruling.value,
        "note": decision.note,
        "state": one.state.value,
    }


def plain_reviews(reviewed: Iterable[Reviewed]) -> list[dict[str, Any]]:
    """Every decision with what it is about, for the JSON of an audit."""
    return [
        {
            "report": None if one.report is None else str(one.report),
            "year": one.year,
            "element": one.element,
            "outcome": one.outcome.value,
            **_decision(one),
        }
        for one in reviewed
    ]


def review_count_lines(reviewed: Sequence[Reviewed]) -> list[str]:
    """What the summary of an audit says of its review; nothing when there is none."""
    if not reviewed:
        return []
    valid = [one for one in reviewed if one.state is State.VALID]
    changed = [one for one in valid if not one.agrees and one.decision.ruling is not Ruling.UNSURE]
    agreed = sum(one.agrees for one in valid)
    lines = [
        f"人工复核 {len(valid):,} 条：与程序一致 {agreed:,} 条，改判 {len(changed):,} 条，"
        f"拿不准 {len(valid) - agreed - len(changed):,} 条。得分、排名和矩阵仍按程序判断，没有按复核改动。"
    ]
    lapsed = len(reviewed) - len(valid)
    if lapsed:
        lines.append(f"另有 {lapsed:,} 条复核所依据的原文或程序判断已变，不再算数，请重新复核。")
    return lines
