"""Waivers: shown, dated, of one office, and never silently lost."""

from __future__ import annotations

from datetime import date

import pytest
from texts import REPORT

from checker import check_report
from checker.cli.config import with_settings
from checker.errors import RulebookError, UsageFault
from checker.finding import Outcome
from checker.rendering.page import Page
from checker.rendering.terminal import scorecard_lines
from checker.rulebook import load_rulebook
from checker.rulebook.waivers import load_waivers

ISSUER = "云岭县人民政府"
WAIVER = """\
waivers:
  - id: disputes/adjudication
    issuer: ISSUER
    reason: 本县行政裁决由市级统一办理。
    approver: 市委依法治市办
    expires: "2026-12-31"
"""
LAST_DAY = date(2026, 12, 31)


FAULTY = """\
colour: red
level: Q
waivers:
  - {id: disputes/adjudicate, issuer: 某县人民政府, reason: 由市级统一办理, approver: 某局, expires: "2026-02-31"}
  - {id: disputes/adjudication, issuer: 某县人民政府, reason: 短, expires: 2026-13-45}
  - {id: disputes/adjudication, issuer: 某县人民政府, reason: 由市级统一办理, approver: 某局, expires: "2026-12-31"}
"""
OF_WAIVERS = (
    (4, "id：没有要素 disputes/adjudicate"),
    (4, "expires：2026-02-31 不是日历上的日期"),
    (5, "2026-13-45 不是日期或数"),
    (5, "waivers 第 2 项：缺少 approver"),
    (5, "waivers 第 2 项.reason：“短”太短，至少 4 个字"),
    (6, "id：某县人民政府 的 disputes/adjudication 已有一条豁免"),
)


def test_every_fault_of_a_waiver_file_is_told_at_once(tmp_path):
    with pytest.raises(RulebookError) as caught:
        load_waivers(write(tmp_path, FAULTY, "豁免.yaml"), load_rulebook().rules)
    found = {(fault.line, fault.message) for fault in caught.value.faults}
    assert found == {(1, "文件：不认识的键 colour"), (2, "level：Q —— 只能是 P、C、X、T、D"), *OF_WAIVERS}


def test_a_settings_file_tells_the_faults_of_its_waivers_too(tmp_path):
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    write(tmp_path, FAULTY + "profile: townshipp\nrules: 1\n")
    with pytest.raises(RulebookError) as caught:
        with_settings({"level": None}, str(tmp_path / "报告.txt"))
    messages = {fault.message for fault in caught.value.faults}
    assert {message for _, message in OF_WAIVERS} < messages
    assert "profile：没有规则集 townshipp" in messages
    assert any(message.startswith("rules：应为文字") for message in messages)


def test_a_file_with_one_faulty_waiver_grants_none(report):
    write(report.parent, WAIVER + WAIVER.partition("\n")[2].replace("adjudication", "nothing"))
    with pytest.raises(RulebookError):
        check_report(report, today=LAST_DAY)


@pytest.fixture
def report(tmp_path):
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    write(tmp_path, WAIVER)
    return tmp_path / "报告.txt"


def write(folder, text, name="dabiao.yaml"):
    (folder / name).write_text(text.replace("ISSUER", ISSUER), encoding="utf-8")
    return folder / name


def finding(card, element="disputes/adjudication"):
    return next(f for f in card.findings if f.id == element)


def codes(card):
    return {w.code for w in card.document.warnings if w.code.startswith("waiver")}


def test_a_waiver_beside_the_report_holds_to_its_last_day(report):
    card = check_report(report, today=LAST_DAY)
    waived = finding(card)
    assert waived.outcome is Outcome.WAIVED
    assert (
        waived.reason
        == "本县行政裁决由市级统一办理。（市委依法治市办批准，有效期至2026年12月31日；按规则判断为“缺失”）"
    )
    assert codes(card) == set()


def test_a_waived_element_leaves_both_sums(report):
    with_waiver, without = check_report(report, today=LAST_DAY), check_report(REPORT)
    assert with_waiver.score is not None
    assert without.score is not None
    assert with_waiver.score.counts[Outcome.WAIVED] == 1
    assert with_waiver.score.counts[Outcome.MISSING] == without.score.counts[Outcome.MISSING] - 1
    assert with_waiver.score.points != without.score.points


def test_a_waived_element_is_always_shown(report):
    page = Page(100)
    page.lines = scorecard_lines(check_report(report, today=LAST_DAY), 100)
    assert "行政裁决　本县行政裁决由市级统一办理" in page.plain()


def test_an_expired_waiver_counts_again_and_is_told(report):
    card = check_report(report, today=date(2027, 1, 1))
    assert finding(card).outcome is Outcome.MISSING
    assert codes(card) == {"waiver-expired"}
    assert "豁免已于2026年12月31日到期" in "".join(w.message for w in card.document.warnings)


def test_a_waiver_of_another_office_is_not_taken_and_told(report):
    card = check_report(report, issuer="白鹭县人民政府", today=LAST_DAY)
    assert finding(card).outcome is Outcome.MISSING
    assert codes(card) == {"waiver-other-issuer"}


def test_what_is_not_asked_needs_no_waiver(report):
    card = check_report(report, level="T", issuer=ISSUER, today=LAST_DAY)
    assert finding(card).outcome is Outcome.NOT_APPLICABLE
    assert codes(card) == {"waiver-not-needed"}


def test_a_file_of_waivers_can_be_named(report, tmp_path):
    other = write(tmp_path, WAIVER.replace("disputes/adjudication", "content/causes"), "豁免.yaml")
    card = check_report(report, waivers=other, today=LAST_DAY)
    assert finding(card, "content/causes").outcome is Outcome.WAIVED
    assert finding(card).outcome is Outcome.MISSING
    with pytest.raises(UsageFault, match="没有豁免文件"):
        check_report(report, waivers=tmp_path / "absent.yaml")


def test_settings_without_waivers_are_fine(report):
    write(report.parent, "waivers: []\n")
    assert finding(check_report(report)).outcome is Outcome.MISSING


FAULTS = [
    ("disputes/adjudication", "disputes/adjudications", 2, "id：没有要素 disputes/adjudications"),
    ('"2026-12-31"', '"2026-12-32"', 6, "expires：2026-12-32 不是日历上的日期"),
    ('"2026-12-31"', "2026-12-31", 6, "waivers 第 1 项.expires：应为文字，现为 日期"),
    ("    reason: 本县行政裁决由市级统一办理。\n", "", 2, "waivers 第 1 项：缺少 reason"),
    ("approver:", "approved-by:", 5, "waivers 第 1 项：不认识的键 approved-by"),
    ("waivers:", "waiver:", 1, "文件：不认识的键 waiver"),
]


@pytest.mark.parametrize(("before", "after", "line", "message"), FAULTS)
def test_a_faulty_waiver_is_refused_with_its_place(report, before, after, line, message):
    write(report.parent, WAIVER.replace(before, after))
    with pytest.raises(RulebookError) as caught:
        check_report(report)
    assert (line, message) in [(f.line, f.message) for f in caught.value.faults]
    assert caught.value.message.startswith("豁免文件有误")


def test_one_waiver_for_one_office_and_element(report):
    write(report.parent, WAIVER + WAIVER.removeprefix("waivers:\n"))
    with pytest.raises(RulebookError, match="已有一条豁免"):
        check_report(report)
