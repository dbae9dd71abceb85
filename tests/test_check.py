"""One report, top to bottom, through the Python entry."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from texts import REPORT, TITLE

import checker
from checker import check_report
from checker.errors import UsageFault
from checker.finding import Outcome

SEEDS = Path(__file__).parent.parent / "seeds"
SAMPLE = SEEDS / "000_fcac6cd107282472.txt"
LABELS = yaml.safe_load((SEEDS / "zhoucun-2024.yaml").read_text(encoding="utf-8"))
SCHEMA = json.loads(
    (Path(checker.__file__).parent / "rendering" / "scorecard.schema.json").read_text(encoding="utf-8")
)


def accepted(label):
    return label if isinstance(label, list) else [label]


@pytest.fixture(scope="module")
def sample():
    return check_report(SAMPLE)


@pytest.mark.parametrize("element", LABELS["outcomes"])
def test_the_sample_report_is_judged_within_its_label(sample, element):
    finding = next(f for f in sample.findings if f.id == element)
    assert finding.outcome.value in accepted(LABELS["outcomes"][element]), finding.reason


def test_the_sample_report_is_known_by_issuer_level_and_year(sample):
    facts = sample.document
    assert (facts.issuer, facts.level, facts.year) == (LABELS["issuer"], LABELS["level"], LABELS["year"])
    assert facts.is_annual_report
    assert [part.part for part in facts.parts] == [
        "preamble",
        "first-responsible",
        "measures",
        "shortcomings",
        "plan",
    ]


def test_every_quote_stands_verbatim_at_its_place(sample):
    text = SAMPLE.read_text(encoding="utf-8")
    quotes = [q for f in sample.findings for q in f.evidence] + [
        f.nearest for f in sample.findings if f.nearest
    ]
    assert quotes
    assert all(text[q.start : q.end] == q.quote for q in quotes)


def test_met_and_partial_show_evidence_and_missing_shows_where_it_was_looked_for(sample):
    for finding in sample.findings:
        if finding.outcome in (Outcome.MET, Outcome.PARTIAL):
            assert finding.evidence, finding.id
        if finding.outcome is Outcome.MISSING:
            assert finding.searched, finding.id
            assert finding.advice, finding.id


@pytest.mark.parametrize(
    "source", [REPORT, REPORT.encode(), REPORT.encode("gb18030")], ids=["str", "utf-8", "gb18030"]
)
def test_text_bytes_and_encodings_give_the_same_verdicts(source):
    outcomes = {f.id: f.outcome for f in check_report(source).findings}
    assert outcomes == {f.id: f.outcome for f in check_report(REPORT).findings}


def test_a_path_gives_what_its_content_gives(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(REPORT, encoding="utf-8")
    scorecard = check_report(file)
    assert scorecard.document.title == TITLE
    assert scorecard.document.path == str(file)
    assert [f.outcome for f in scorecard.findings] == [f.outcome for f in check_report(REPORT).findings]


@pytest.mark.parametrize(
    "source", [REPORT, SAMPLE, b"", Path("no-such-file.txt")], ids=["text", "sample", "empty", "absent"]
)
def test_the_dict_fits_the_published_schema(source):
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(check_report(source).to_dict())))


def test_an_unreadable_input_is_an_error_and_no_score():
    scorecard = check_report(b"")
    assert scorecard.error is not None
    assert scorecard.error.code == "empty"
    assert scorecard.score is None


def test_year_level_and_issuer_can_be_told():
    scorecard = check_report(REPORT, year=2025, level="T", issuer="白鹭镇人民政府")
    assert (scorecard.document.year, scorecard.document.level, scorecard.document.issuer) == (
        2025,
        "T",
        "白鹭镇人民政府",
    )
    outcomes = {f.id: f.outcome for f in scorecard.findings}
    assert outcomes["disputes/reconsideration"] is Outcome.NOT_APPLICABLE
    assert outcomes["leadership/top-level-agenda"] is Outcome.MISSING


def test_a_told_issuer_brings_its_level():
    assert check_report(REPORT, issuer="白鹭镇人民政府").document.level == "T"


@pytest.mark.parametrize("options", [{"level": "Z"}, {"year": 24}, {"profile": "nowhere"}])
def test_options_that_do_not_fit_are_wrong_use(options):
    with pytest.raises(UsageFault):
        check_report(REPORT, **options)


def test_years_before_the_rule_get_a_warning_and_no_grade():
    scorecard = check_report(REPORT, year=2017)
    assert scorecard.score is not None
    assert scorecard.score.grade is None
    assert "year-before-rule" in {w.code for w in scorecard.document.warnings}


OTHERS = {
    "述法报告": "云岭县县长2024年度述法报告\n本人认真履行第一责任人职责。我作为县长，主持召开常务会议12次。",
    "工作要点": "云岭县2024年法治政府建设工作要点\n一、加强组织领导\n落实第一责任人职责。\n二、规范执法\n开展案卷评查。",
    "政府工作报告": "云岭县人民政府工作报告\n各位代表：现在，我代表县人民政府，向大会报告工作。一、2024年工作回顾\n法治政府建设扎实推进。",
    "解读": "《云岭县2024年法治政府建设情况报告》解读\n一、背景依据\n按照督察工作规定要求。\n二、主要内容\n报告分四个部分。",
    "damaged": TITLE + "\n当前位置：首页 > 政务公开\n【打印本页】【关闭窗口】\n",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_whole_annual_report_is_not_scored_without_a_warning(kind):
    scorecard = check_report(OTHERS[kind])
    codes = {w.code for w in scorecard.document.warnings}
    assert scorecard.error is not None or codes & {"not-annual-report", "body-incomplete"}
    if kind != "damaged":
        assert not scorecard.document.is_annual_report


def test_a_check_leaves_no_rings_of_objects(sample):
    """What refers to itself stays until Python searches for it, which an audit's workers do seldom: they held twice their memory."""
    gc.collect()
    gc.disable()
    try:
        check_report(SAMPLE)
        assert gc.collect() == 0
    finally:
        gc.enable()
