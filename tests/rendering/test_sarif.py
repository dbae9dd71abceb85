"""SARIF of checked reports and of an audit: the rules of the format that can be kept without its schema file, and the limits of its readers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from audit.rows import MET, MISSING, overview, report
from jsonschema import Draft202012Validator
from rendering.checked import CHECKED, TEXT
from rendering.samples import HOSTILE, UNREADABLE, hostile_card

from checker.audit.values import LeftOut
from checker.check import Checked
from checker.finding import Certainty, Importance, Outcome
from checker.rendering import sarif
from checker.rendering.audit_sarif import audit_sarif
from checker.rendering.sarif import MOST_CHARS, checked_sarif, level_of, query_level, uri_of

_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1, "maxLength": MOST_CHARS}},
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
        },
        "region": {"type": "object", "properties": {"startLine": {"type": "integer", "minimum": 1}}},
    },
}
# What sarif-schema-2.1.0.json asks of the keys used here, and GitHub beyond it.
SARIF = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
                "type": "object",
                "required": ["tool", "results", "invocations"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "semanticVersion": {"type": "string"},
                                    "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "maxItems": 25000,
                                        "items": {
                                            "type": "object",
                                            "additionalProperties": False,
                                            "required": ["id", "shortDescription", "fullDescription", "help"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": _TEXT,
                                                "fullDescription": _TEXT,
                                                "help": _TEXT,
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "invocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["executionSuccessful"],
                            "properties": {
                                "executionSuccessful": {"type": "boolean"},
                                "toolExecutionNotifications": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["message"],
                                        "properties": {"message": _TEXT, "level": _LEVEL},
                                    },
                                },
                            },
                        },
                    },
                    "results": {
                        "type": "array",
                        "maxItems": 25000,
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": [
                                "message",
                                "ruleId",
                                "ruleIndex",
                                "locations",
                                "partialFingerprints",
                            ],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": _LEVEL,
                                "message": _TEXT,
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {"physicalLocation": _PHYSICAL},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
FAILED = (LeftOut("坏 报告.docx", "failed", "damaged", "文件已损坏", "请重新下载", None),)


def run_of(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert list(Draft202012Validator(SARIF).iter_errors(log)) == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def test_a_checked_report_is_a_valid_log_with_the_gravest_first() -> None:
    run = run_of(checked_sarif([CHECKED]))
    levels = [result["level"] for result in run["results"]]
    assert levels == sorted(levels, key=sarif.LEVELS.index)
    assert set(levels) == {"error", "note"}
    assert run["invocations"][0]["executionSuccessful"] is True


def test_a_line_is_given_where_the_text_has_the_lines_of_the_file() -> None:
    run = run_of(checked_sarif([CHECKED]))
    lines = {
        result["ruleId"]: result["locations"][0]["physicalLocation"]["region"]["startLine"]
        for result in run["results"]
    }
    wanted = TEXT.split("坚持领导干部带头学法")[0].count("\n") + 1
    assert lines["first-responsible/study-law"] == wanted
    assert wanted > 1


def test_a_report_that_cannot_be_read_makes_the_run_unsuccessful() -> None:
    run = run_of(checked_sarif([CHECKED, Checked(UNREADABLE)]))
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "文件已损坏" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_only_leaves_the_other_outcomes_out_but_no_question() -> None:
    run = run_of(checked_sarif([CHECKED], only=[Outcome.MISSING]))
    assert "first-responsible/study-law" not in {result["ruleId"] for result in run["results"]}
    assert "consistency/arithmetic" in {result["ruleId"] for result in run["results"]}


def test_hostile_texts_are_cut_and_shown_as_text() -> None:
    text = checked_sarif([Checked(hostile_card())])
    run_of(text)
    assert "\\u001b" not in text
    assert "\u202e" not in text
    assert HOSTILE not in text


def test_an_audit_is_one_run_with_its_failed_files_as_notifications() -> None:
    run = run_of(
        audit_sarif(overview([report(1, (MET, MISSING, MET, MET), contradictions=1)], left_out=FAILED))
    )
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("consistency/arithmetic", "warning"),
        ("content/causes", "note"),
    ]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_beyond_the_limit_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    run = run_of(audit_sarif(overview([report(number, (MISSING,) * 4) for number in range(5)])))
    assert len(run["results"]) == 3
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "另有 17 条未列" in note["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("outcome", "importance", "level"),
    [
        ("missing", "mandatory", "error"),
        ("missing", "expected", "warning"),
        ("missing", "advised", "note"),
        ("partial", "mandatory", "note"),
        ("not-assessed", "mandatory", "note"),
        ("met", "mandatory", None),
        ("waived", "mandatory", None),
        ("not-applicable", "mandatory", None),
    ],
)
def test_levels(outcome, importance, level) -> None:
    assert level_of(Outcome(outcome), Importance(importance)) == level


def test_a_question_is_never_an_error() -> None:
    assert {query_level(certainty) for certainty in Certainty} == {"warning", "note"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("报告/云水 县.txt", "%E6%8A%A5%E5%91%8A/%E4%BA%91%E6%B0%B4%20%E5%8E%BF.txt"),
        ("a.zip!b/c.txt", "a.zip%21b/c.txt"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        ("C:\\报告\\a.txt", "file:///C:/%E6%8A%A5%E5%91%8A/a.txt"),
        ("-", "stdin"),
        ("a%b#c?.txt", "a%25b%23c%3F.txt"),
    ],
)
def test_paths_become_references(path, uri) -> None:
    assert uri_of(path) == uri
