"""JUnit of checked reports and of an audit: counts that add up, failures where a pipeline should stop, limits."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from audit.rows import MET, MISSING, overview, report
from rendering.checked import CHECKED, FOUND
from rendering.samples import UNREADABLE, hostile_card

from checker.audit.values import LeftOut
from checker.check import Checked
from checker.finding import Importance, Outcome
from checker.rendering import report_junit
from checker.rendering.audit_junit import audit_junit
from checker.rendering.report_junit import checked_junit


def suites(text: str) -> list[ET.Element]:
    root = ET.fromstring(text)
    assert root.tag == "testsuites"
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[kind]) == len(suite.findall(f"testcase/{tag}")), kind
    return list(root)


def test_a_case_for_each_element_and_a_failure_for_each_duty_not_met() -> None:
    (suite,) = suites(checked_junit([CHECKED]))
    failed = {case.attrib["name"].split()[0] for case in suite if case.find("failure") is not None}
    assert failed == {
        one.id for one in FOUND if one.outcome is Outcome.MISSING and one.importance is not Importance.ADVISED
    }
    assert failed
    assert len(suite) == len(FOUND)


def test_a_report_that_cannot_be_read_is_an_error() -> None:
    _, suite = suites(checked_junit([CHECKED, Checked(UNREADABLE)]))
    assert suite.attrib["errors"] == "1"


def test_hostile_texts_are_legal_xml() -> None:
    assert "Hello" in checked_junit([Checked(hostile_card())])
    suites(checked_junit([Checked(hostile_card())]))


def test_an_audit_names_failed_files_first() -> None:
    left = (LeftOut("坏<&>.docx", "failed", "damaged", "文件已损坏", "", None),)
    text = b"".join(audit_junit(overview([report(1, (MET, MISSING, MET, MET))], left_out=left))).decode()
    failed, judged = suites(text)
    assert failed.attrib["name"] == "坏<&>.docx"
    assert (judged.attrib["tests"], judged.attrib["failures"]) == ("4", "0")  # advised: no failure


def test_beyond_the_limit_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_junit, "MOST_CASES", 9)
    text = b"".join(audit_junit(overview([report(number) for number in range(5)]))).decode()
    *shown, last = suites(text)
    assert len(shown) == 2
    assert "另有 3 份报告未列" in ET.tostring(last, encoding="unicode")
