"""Findings as SARIF 2.1.0, for code hosts and editors. One run; within what consumers take. Judges nothing.

Limits: GitHub takes 20 runs a file and 25,000 results a run, shows the first 5,000, and cuts texts at 1,024 characters
(docs.github.com, "SARIF support for code scanning"). The gravest results come first, what is beyond is counted in a notification.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from checker._version import __version__
from checker.finding import Certainty, Importance, Outcome
from checker.rendering.audit_words import shown
from checker.rendering.words import OUTCOME_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.check import Checked
    from checker.finding import Citation, ConsistencyFinding, Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
MOST_CHARS = 1024
LEVELS = ("error", "warning", "note")  # the gravest first

# Whose text has the lines of the file; in every other format a line number would be a lie.
_LINED = ("txt", "md")
_STDIN = "stdin"


@dataclass(frozen=True)
class Issue:
    """One result. rule: id; level: one of LEVELS; path: as the user named it; line: from 1; place: where it stands, in Chinese."""

    rule: str
    title: str
    level: str
    message: str
    path: str
    line: int = 1
    place: str = ""


@dataclass(frozen=True)
class Unread:
    """A file that could not be assessed."""

    path: str
    code: str
    message: str


@dataclass(frozen=True)
class RuleText:
    """What a consumer shows about a rule."""

    title: str
    basis: str = ""
    advice: str = ""


def sarif_log(issues: Iterable[Issue], rules: dict[str, RuleText], unread: Iterable[Unread]) -> str:
    """The log, ending in a line feed. issues: the gravest first; rules: id -> texts, every rule that an issue names."""
    results: list[dict[str, Any]] = []
    omitted = 0
    order = {id_: number for number, id_ in enumerate(rules)}
    for issue in issues:
        if len(results) < MOST_RESULTS:
            results.append(_result(issue, order[issue.rule]))
        else:
            omitted += 1
    notes = [_notification("error", one.code, f"{one.path}：{one.message}", one.path) for one in unread]
    failed = bool(notes)
    if omitted:
        text = f"结果过多，只列最要紧的 {MOST_RESULTS:,} 条，另有 {omitted:,} 条未列；请用 dabiao audit report --csv 看全部。"
        notes.append(_notification("warning", "too-many", text))
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "dabiao",
                        "semanticVersion": __version__,
                        "language": "zh-CN",
                        "rules": [_rule(id_, text) for id_, text in rules.items()],
                    }
                },
                "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": notes}],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def checked_sarif(checked: Iterable[Checked], only: Collection[Outcome] | None = None) -> str:
    """The log of reports that were checked one by one. only: issues with these outcomes."""
    issues: list[Issue] = []
    rules: dict[str, RuleText] = {}
    unread = []
    for one in checked:
        card = one.scorecard
        path = card.document.path or _STDIN
        if card.error is not None:
            unread.append(Unread(path, card.error.code, card.error.message.removeprefix(f"{path}：")))
            continue
        text = one.document.text if one.document is not None and card.document.format in _LINED else ""
        for finding in card.findings:
            level = level_of(finding.outcome, finding.importance)
            if level is None or (only and finding.outcome not in only):
                continue
            rules.setdefault(finding.id, RuleText(finding.title, _clauses(finding.basis), finding.advice))
            issues.append(_issue(finding, level, path, text))
        for query in card.consistency:
            rules.setdefault(query.id, RuleText(query.title))
            issues.append(_query(query, path, text))
    return sarif_log(
        sorted(issues, key=lambda issue: LEVELS.index(issue.level)), dict(sorted(rules.items())), unread
    )


def level_of(outcome: Outcome, importance: Importance) -> str | None:
    """How grave a verdict is for a pipeline; None for what is no issue."""
    if outcome is Outcome.MISSING:
        return {Importance.MANDATORY: "error", Importance.EXPECTED: "warning"}.get(importance, "note")
    return "note" if outcome in (Outcome.PARTIAL, Outcome.NOT_ASSESSED) else None


def query_level(certainty: Certainty) -> str:
    """Consistency findings are questions: never an error."""
    return "warning" if certainty is Certainty.SURE else "note"


def verdict_text(word: str, title: str, reason: str, advice: str) -> str:
    return "".join(
        (
            f"{word}：{title}。",
            f"{reason.rstrip('。')}。" if reason else "",
            f"建议：{advice}" if advice else "",
        )
    )


def _issue(finding: Finding, level: str, path: str, text: str) -> Issue:
    places = finding.evidence or ((finding.nearest,) if finding.nearest else ())
    first = places[0] if places else None
    message = verdict_text(OUTCOME_WORDS[finding.outcome], finding.title, finding.reason, finding.advice)
    line = _line(text, first.start) if first else 1
    return Issue(finding.id, finding.title, level, message, path, line, first.place if first else "")


def _query(query: ConsistencyFinding, path: str, text: str) -> Issue:
    first = query.quotes[0] if query.quotes else None
    line = _line(text, first.start) if first else 1
    level = query_level(query.certainty)
    return Issue(query.id, query.title, level, query.message, path, line, first.place if first else "")


def _line(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _clauses(basis: Iterable[Citation]) -> str:
    return "；".join(citation.text for citation in basis)


def _rule(id_: str, text: RuleText) -> dict[str, Any]:
    # GitHub wants all three texts of every rule.
    return {
        "id": id_,
        "name": cut(text.title),
        "shortDescription": {"text": cut(text.title)},
        "fullDescription": {"text": cut(f"依据：{text.basis}" if text.basis else text.title)},
        "help": {"text": cut(text.advice or text.title)},
    }


def _result(issue: Issue, index: int) -> dict[str, Any]:
    place: dict[str, Any] = {"physicalLocation": _physical(issue.path, issue.line)}
    if issue.place:
        place["logicalLocations"] = [{"fullyQualifiedName": cut(issue.place)}]
    # The same matter of the same report is the same alert from version to version of the text.
    print_ = hashlib.sha256(f"{issue.rule}\n{issue.path}\n{issue.title}".encode("utf-8", "replace"))
    return {
        "ruleId": issue.rule,
        "ruleIndex": index,
        "level": issue.level,
        "message": {"text": cut(issue.message)},
        "locations": [place],
        "partialFingerprints": {"dabiao/v1": print_.hexdigest()[:32]},
    }


def _physical(path: str, line: int) -> dict[str, Any]:
    return {"artifactLocation": {"uri": uri_of(path)}, "region": {"startLine": line}}


def uri_of(path: str) -> str:
    """A relative path as a relative reference, an absolute one as file:, both percent-encoded."""
    if path == "-":
        return _STDIN
    windows = PureWindowsPath(path)
    if windows.drive:
        return f"file:///{quote(windows.as_posix(), safe='/:', errors='replace')}"
    if PurePosixPath(path).is_absolute():
        return f"file://{quote(path, errors='replace')}"
    return quote(path.replace("\\", "/"), errors="replace")


def _notification(level: str, code: str, text: str, path: str = "") -> dict[str, Any]:
    note: dict[str, Any] = {"level": level, "descriptor": {"id": code}, "message": {"text": cut(text)}}
    if path:
        note["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri_of(path)}}}]
    return note


def cut(text: str) -> str:
    """A text as consumers take it: never empty, never too long, nothing invisible in it."""
    harmless = shown(text) or "—"
    return harmless if len(harmless) <= MOST_CHARS else f"{harmless[: MOST_CHARS - 2]}……"
