"""Every rule agrees with its own examples, and the examples prove something."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from rulebook.small import edit, write_small

from checker.examples import run_examples, run_rule
from checker.finding import Outcome
from checker.rendering.examples_table import examples_lines
from checker.rendering.junit import junit_xml
from checker.rulebook import load_rulebook
from checker.rulebook.location import rulebook_folder
from checker.rulebook.profile import profile_files

RULEBOOK = load_rulebook()
PROFILES = [load_rulebook(None, name) for name in sorted(profile_files(rulebook_folder(None)))]
RUN = run_examples(RULEBOOK, PROFILES)
CASES = [
    pytest.param(example, id=f"{result.rule}:{example.kind}:{example.number}")
    for result in RUN.all
    for example in result.examples
]


@pytest.mark.parametrize("example", CASES)
def test_a_rule_agrees_with_its_own_examples(example):
    assert not example.fault, f"{example.fault}：{example.text}"


def test_every_rule_is_fired_by_an_example():
    assert not [(result.rule, result.faults) for result in RUN.all if result.faults]


def test_every_rule_shows_both_sides():
    bare = [
        r.id for r in RULEBOOK.rules.values() if not (r.examples.get("met") and r.examples.get("missing"))
    ]
    assert not bare, f"rules without a met and a missing example: {bare}"


@pytest.fixture
def small(tmp_path):
    folder = write_small(tmp_path)
    return tmp_path, folder


def run_small(folder):
    return run_examples(load_rulebook(folder))


def test_an_example_that_comes_out_otherwise_is_told_with_the_verdict(small):
    root, folder = small
    edit(root, "rules/disputes/mediation.yaml", "全年人民调解纠纷120件。", "加强人民调解工作。")
    mediation = run_small(folder).rules[0]
    assert mediation.examples[0].got is Outcome.PARTIAL
    assert mediation.examples[0].fault.startswith("应为 met，判为 partial：")
    assert mediation.confusion() == {("met", "partial"): 1, ("missing", "missing"): 1}


def test_a_rule_that_no_example_fires_fails(small):
    root, folder = small
    edit(root, "rules/disputes/mediation.yaml", "全年人民调解纠纷120件。", "全年办理其他事项120件。")
    assert run_small(folder).rules[0].faults == ("没有一个示例让本规则判为充分或仅提及，不能证明它起作用",)


def test_an_example_without_effect_fails():
    rule = replace(RULEBOOK.rules["content/shortcomings"], examples={"partial": ("略。",)})
    rulebook = replace(RULEBOOK, rules={**RULEBOOK.rules, rule.id: rule})
    fault = run_rule(rule, rulebook).examples[0].fault
    assert fault == "没有作用：换成空文也判为 partial"


def test_a_crash_in_one_example_costs_that_one_only(monkeypatch, small):
    from checker import examples

    judge = examples.judge_rule

    def crash(rule, case):
        if rule.id == "disputes/mediation":
            raise ZeroDivisionError
        return judge(rule, case)

    monkeypatch.setattr(examples, "judge_rule", crash)
    mediation, litigation = run_small(small[1]).rules
    assert [e.fault for e in mediation.examples] == ["判断时出错（ZeroDivisionError）"] * 2
    assert not litigation.failed


def test_junit_has_a_case_for_each_example_and_says_what_failed(small):
    root, folder = small
    edit(root, "rules/disputes/mediation.yaml", "全年人民调解纠纷120件。", '"加强人民调解工作。\\b"')
    run = run_small(folder)
    suites = ET.fromstring(junit_xml(run))
    assert (suites.get("tests"), suites.get("failures")) == ("5", "1")
    assert [case.get("name") for case in suites.iter("testcase")] == [
        "met 1",
        "missing 1",
        "met 1",
        "partial 1",
        "missing 1",
    ]
    assert [failure.text for failure in suites.iter("failure")] == ["加强人民调解工作。\ufffd"]


def test_the_table_counts_each_kind_and_names_the_wrong_ones(small):
    root, folder = small
    edit(root, "rules/disputes/mediation.yaml", "全年人民调解纠纷120件。", "加强人民调解工作。")
    page = "\n".join(line.plain for line in examples_lines(run_small(folder), 80))
    assert "充分 0/1→仅提及 1  缺失 1/1" in page
    assert "充分 1/1  仅提及 1/1  缺失 1/1" in page
