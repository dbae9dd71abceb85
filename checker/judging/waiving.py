"""Findings with an office's waivers applied. Knows no clock: the day is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.document import Notice
from checker.finding import Finding, Outcome
from checker.folding import fold, squeeze
from checker.rulebook.waivers import Waiver
from checker.values import replace

if TYPE_CHECKING:
    from datetime import date

_WORDS = {
    Outcome.MET: "充分",
    Outcome.PARTIAL: "仅提及",
    Outcome.MISSING: "缺失",
    Outcome.NOT_ASSESSED: "未评估",
}


def waive(
    findings: Sequence[Finding], waivers: Iterable[Waiver], issuer: str | None, today: date
) -> tuple[tuple[Finding, ...], tuple[Notice, ...]]:
    """The findings, waived ones as `waived` with the reason; and a notice for every waiver that did not hold.

    A waiver holds for the report of its own issuer, to its last day. An element that is not asked needs none. What the rule would have
    said is kept in the reason: a waiver hides no verdict.
    """
    by_id = {finding.id: finding for finding in findings}
    notices: list[Notice] = []
    for waiver in waivers:
        finding = by_id.get(waiver.id)
        if finding is None:
            continue
        if _plain(waiver.issuer) != _plain(issuer or ""):
            known = f"本报告的制发单位是{issuer}" if issuer else "没有识别出本报告的制发单位"
            notices.append(
                Notice(
                    "waiver-other-issuer",
                    f"“{finding.title}”的豁免是给{waiver.issuer}的，{known}，没有采用。",
                )
            )
        elif waiver.expires < today:
            ended = _day(waiver.expires)
            notices.append(
                Notice(
                    "waiver-expired",
                    f"“{finding.title}”的豁免已于{ended}到期，恢复计分；续期请报{waiver.approver}。",
                )
            )
        elif finding.outcome is Outcome.NOT_APPLICABLE:
            notices.append(
                Notice("waiver-not-needed", f"“{finding.title}”本来不适用（{finding.reason}），不需要豁免。")
            )
        else:
            by_id[finding.id] = _waived(finding, waiver)
    return tuple(by_id[finding.id] for finding in findings), tuple(notices)


def _waived(finding: Finding, waiver: Waiver) -> Finding:
    reason = (
        f"{waiver.reason}（{waiver.approver}批准，有效期至{_day(waiver.expires)}；"
        f"按规则判断为“{_WORDS[finding.outcome]}”）"
    )
    return replace(
        finding, outcome=Outcome.WAIVED, reason=reason, evidence=(), nearest=None, advice="", review=None
    )


def _plain(name: str) -> str:
    return squeeze(fold(name)).text


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
