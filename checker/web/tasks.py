"""What a worker process does with one uploaded file: check it, or make one of the files to take home. Knows no network and no disk.

A result is a dict of plain values, since it crosses to the server's process.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from checker import limits
from checker.check import Checked, checked_report
from checker.errors import CheckerError
from checker.finding import Certainty, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable


_UNNAMED = "输入内容："  # how messages call an input without a path; the page shows the name beside it


@dataclass(frozen=True)
class Task:
    """kind: check, annotated, html, selfcheck-docx or selfcheck-html. name: as the browser says, shown and never opened."""

    kind: str
    name: str
    data: bytes
    year: int | None = None
    level: str | None = None
    profile: str | None = None
    published: str | None = None
    day: str | None = None  # printed on what is signed
    limits: tuple[tuple[str, int], ...] = field(
        default_factory=limits.asked_for
    )  # the page's, for its worker


def run(task: Task) -> dict[str, Any]:
    """{"error": {code, message, hint}}, or for `check` the summary and the page, else {"file": bytes}."""
    try:
        with limits.raised(dict(task.limits)):
            checked = checked_report(
                task.data,
                year=task.year,
                level=task.level,
                profile=task.profile,
                published=task.published,
            )
        card = checked.scorecard
        checked = replace(checked, scorecard=replace(card, document=replace(card.document, path=task.name)))
        return _KINDS[task.kind](checked, task)
    except CheckerError as error:
        return _error(error.code, error.message, error.hint)


def _check(checked: Checked, task: Task) -> dict[str, Any]:
    from checker.rendering.html import render_html  # noqa: PLC0415 -- not needed to refuse a file

    card = checked.scorecard
    if card.error is not None:
        return _error(card.error.code, card.error.message.removeprefix(_UNNAMED), card.error.hint)
    counts = [sum(finding.outcome is outcome for finding in card.findings) for outcome in _COUNTED]
    return {
        "title": card.document.title or "",
        "issuer": card.document.issuer or "",
        "year": card.document.year,
        "points": card.score.points if card.score is not None else None,
        "grade": card.score.grade if card.score is not None else None,
        "counts": counts,
        "questions": sum(finding.certainty is not Certainty.HINT for finding in card.consistency),
        "warnings": [notice.message for notice in card.document.warnings],
        "word": card.document.format == "docx",
        "html": render_html(checked),
    }


_COUNTED = (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING)


def _annotated(checked: Checked, task: Task) -> dict[str, Any]:
    from checker.rendering.word_comments import annotate  # noqa: PLC0415

    return {"file": annotate(checked, task.data).data}


def _selfcheck_docx(checked: Checked, task: Task) -> dict[str, Any]:
    from checker.rendering.selfcheck_docx import selfcheck_docx  # noqa: PLC0415

    return {"file": selfcheck_docx(checked.scorecard, date=task.day)}


def _selfcheck_html(checked: Checked, task: Task) -> dict[str, Any]:
    from checker.rendering.selfcheck_html import selfcheck_html  # noqa: PLC0415

    return {"file": selfcheck_html(checked.scorecard, date=task.day).encode()}


_KINDS: dict[str, Callable[[Checked, Task], dict[str, Any]]] = {
    "check": _check,
    "annotated": _annotated,
    "selfcheck-docx": _selfcheck_docx,
    "selfcheck-html": _selfcheck_html,
}


def _error(code: str, message: str, hint: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "hint": hint}}
