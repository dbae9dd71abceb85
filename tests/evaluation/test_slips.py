"""Planted texts are read with every fault named, and counted so that neither a miss nor a false alarm is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.evaluation.labels import CONSISTENCY_IDS, LabelFault, Split
from checker.evaluation.planted import read_planted
from checker.evaluation.share import Share
from checker.evaluation.slips import added, answer, count, findings_of
from checker.rendering.evaluation_slips import CHECK_WORDS

WRONG = "办理人大代表建议57件、政协委员提案63件，共计118件。"
ENTRY = {
    "id": "error-01",
    "split": "tune",
    "year": 2024,
    "level": "X",
    "issuer": "云岭县人民政府",
    "text": WRONG,
    "findings": [{"id": "consistency/arithmetic", "quotes": ["57件、政协委员提案63件，共计118件"]}],
}


def folder_with(folder: Path, *entries: dict[str, object]) -> Path:
    (folder / "consistency").mkdir()
    data = yaml.safe_dump({"passages": list(entries)}, allow_unicode=True)
    (folder / "consistency" / "sums.yaml").write_text(data, encoding="utf-8")
    return folder


def test_a_folder_without_planted_texts_has_none(tmp_path: Path) -> None:
    assert read_planted(tmp_path) == ()


def test_a_passage_is_read_inside_a_report_and_its_slip_found(tmp_path: Path) -> None:
    (one,) = read_planted(folder_with(tmp_path, ENTRY))
    assert (one.id, one.split) == ("sums/error-01", Split.TUNE)
    assert "三、2025年工作安排" in one.document.text
    told = answer(one.wanted, one.document.text, findings_of(one))
    assert (told.hits, told.missed, told.false) == (("consistency/arithmetic",), (), ())


def test_a_whole_report_is_judged_by_what_it_says_of_itself(tmp_path: Path) -> None:
    reports = tmp_path / "consistency" / "reports"
    reports.mkdir(parents=True)
    (reports / "r1.txt").write_text(f"云岭县人民政府2024年法治政府建设年度报告\n{WRONG}\n", encoding="utf-8")
    label = {"report": "r1.txt", "split": "test", "consistency": []}
    (reports / "r1.yaml").write_text(yaml.safe_dump(label), encoding="utf-8")
    (one,) = read_planted(tmp_path)
    result = count("reports", [answer(one.wanted, one.document.text, findings_of(one))])
    assert (result.total.found, result.total.missed, result.total.false) == (0, 0, 1)
    assert result.total.recall == Share(0, 0)


def test_a_miss_and_a_false_alarm_are_counted_apart(tmp_path: Path) -> None:
    wanted = [{"id": "consistency/year", "quotes": ["人大代表建议"]}]
    (one,) = read_planted(folder_with(tmp_path, {**ENTRY, "findings": wanted}))
    result = count("passages", [answer(one.wanted, one.document.text, findings_of(one))])
    assert [(row.check, row.found, row.missed, row.false) for row in result.checks] == [
        ("consistency/arithmetic", 0, 0, 1),
        ("consistency/year", 0, 1, 0),
    ]
    both = added([result, result])
    assert (both.texts, both.total.missed, both.total.false) == (2, 2, 2)


def test_what_only_hints_has_no_part_in_the_total() -> None:
    told = answer([("consistency/format", ("甲",))], "甲乙", ())
    result = count("passages", [told])
    assert [row.check for row in result.checks] == ["consistency/format"]
    assert result.total.recall == Share(0, 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"split": "all"}, "split：all —— 只能是 tune、test"),
        ({"level": "Z"}, "level：Z —— 只能是"),
        ({"part": "annex"}, "part：annex —— 只能是"),
        ({"year": "2024"}, "year 应为四位年份"),
        ({"findings": {}}, "findings：应为列表，没有时写 []"),
        ({"findings": [{"id": "consistency/arithmetic", "quotes": ["119件"]}]}, "报告里没有这段引文"),
        ({"finding": []}, "不认识的键 finding"),
    ],
)
def test_a_faulty_passage_is_named_with_its_file(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    with pytest.raises(LabelFault, match=r"sums\.yaml") as caught:
        read_planted(folder_with(tmp_path, {**ENTRY, **change}))
    assert message in str(caught.value)


def test_every_check_has_a_name() -> None:
    assert tuple(CHECK_WORDS) == CONSISTENCY_IDS
