"""The examples of the rules as JUnit XML, for CI: a suite for each rule, a case for each example."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.examples import ExamplesRun, RuleResult

# XML 1.0 has no way to write these.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def junit_xml(run: ExamplesRun) -> str:
    """One XML document, ending in a line feed."""
    root = ET.Element("testsuites", name="dabiao rules test")
    named = [("", result) for result in run.rules]
    named += [(profile, result) for profile, results in run.profiles.items() for result in results]
    total = failed = 0
    for profile, result in named:
        suite = _suite(root, profile, result)
        total += int(suite.get("tests", "0"))
        failed += int(suite.get("failures", "0"))
    root.set("tests", str(total))
    root.set("failures", str(failed))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, profile: str, result: RuleResult) -> ET.Element:
    name = f"{profile}:{result.rule}" if profile else result.rule
    failures = len(result.faults) + sum(bool(example.fault) for example in result.examples)
    count = len(result.examples) + len(result.faults)
    suite = ET.SubElement(root, "testsuite", name=name, tests=str(count), failures=str(failures), errors="0")
    for fault in result.faults:
        _case(suite, name, "rule", result.file, fault, result.title)
    for example in result.examples:
        _case(suite, name, f"{example.kind} {example.number}", result.file, example.fault, example.text)
    return suite


def _case(suite: ET.Element, name: str, case: str, file: str, fault: str, text: str) -> None:
    element = ET.SubElement(suite, "testcase", classname=name, name=case, file=file)
    if fault:
        failure = ET.SubElement(element, "failure", message=_legal(fault))
        failure.text = _legal(text)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
