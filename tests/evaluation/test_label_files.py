"""Label files are read strictly: every fault with its file and line, and nothing of a label's text in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from evaluation.samples import agreeing_label, small_corpus, write_label
from texts import REPORT

from checker.errors import UsageFault
from checker.evaluation.label_files import read_labels
from checker.evaluation.labels import CONSISTENCY_IDS, LabelFault, Split
from checker.rulebook import load_rulebook
from checker.structure.outline import Genre, PartName

ELEMENT = "disputes/litigation"


def faults_of(folder: Path, **options: Any) -> list[tuple[str, int, str, str]]:
    with pytest.raises(LabelFault) as caught:
        read_labels(folder, load_rulebook(), **options)
    return [(Path(fault.file).name, fault.line, fault.message, fault.hint) for fault in caught.value.faults]


def folder_with(tmp_path: Path, before: str = "", after: str = "") -> Path:
    """One label that agrees with its report, with a piece of its YAML replaced."""
    (tmp_path / "a1.txt").write_text(REPORT, encoding="utf-8")
    label = agreeing_label("a1.txt", REPORT)
    label["evidence"] = {ELEMENT: "全年审查规范性文件12件"}
    label["consistency"] = [{"id": "consistency/year", "quote": "2025年工作安排", "why": "x"}]
    label["tolerated"] = ["报备率100%"]
    path = write_label(tmp_path, "a1", label)
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return tmp_path


def line_of(folder: Path, words: str) -> int:
    lines = (folder / "a1.yaml").read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def outcome_line(folder: Path) -> str:
    return next(
        line for line in (folder / "a1.yaml").read_text("utf-8").split("\n") if f"  {ELEMENT}: " in line
    )


def test_a_label_is_read_as_it_is_written(tmp_path: Path) -> None:
    labels = read_labels(folder_with(tmp_path), load_rulebook())
    (label,) = labels.reports
    assert (label.id, label.split, label.report) == ("a1", Split.TUNE, "a1.txt")
    assert tuple(label.outcomes) == tuple(load_rulebook().rules)
    assert label.evidence == {ELEMENT: ("全年审查规范性文件12件",)}
    assert [remark.quote for remark in label.remarks] == ["2025年工作安排"]
    assert (labels.second, labels.others) == ({}, ())


# what is replaced, by what, the line that is named (by words on it), the message
FAULTS = [
    ("report: a1.txt", "report: a2.txt", "report: ", "找不到报告：a2.txt"),
    ("level: X", "level: Q", "level: ", "level：Q —— 只能是 P、C、X、T、D"),
    ("year: 2024", "year: 今年", "year: ", "year：应为四位年份"),
    ("type: annual-report", "type: annual", "type: ", "type：annual —— 只能是 " + "、".join(Genre)),
    ("report: a1.txt", "splits: tune\nreport: a1.txt", "splits", "不认识的键 splits"),
    ("report: a1.txt", "split: train\nreport: a1.txt", "split: ", "split：train —— 只能是 tune、test"),
    ("- preamble", "- prologue", "- prologue", "parts：prologue —— 只能是 " + "、".join(PartName)),
    ("全年审查规范性文件12件", "全年审查规范性文件13件", "13件", "evidence.disputes/litigation：报告里没有这段引文"),
    ("报备率100%", "报备率 100%", "报备率 100%", "tolerated：报告里没有这段引文"),
    ("consistency/year", "consistency/years", "consistency/years", "consistency.id：consistency/years —— 只能是 " + "、".join(CONSISTENCY_IDS)),
    ("quote: 2025年", "quote: 2026年", "quote: 2026年", "consistency.quote：报告里没有这段引文"),
    ("evidence:\n", "evidence:\n  disputes/lawsuit: 评查\n", "disputes/lawsuit", "evidence：没有要素 disputes/lawsuit"),
    ("outcomes:\n", "outcomes:\n  disputes/lawsuit: met\n", "disputes/lawsuit", "outcomes：没有要素 disputes/lawsuit"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "line", "message"), FAULTS)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, before: str, after: str, line: str, message: str
) -> None:
    folder = folder_with(tmp_path, before, after)
    assert [fault[:3] for fault in faults_of(folder)] == [("a1.yaml", line_of(folder, line), message)]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("maybe", f"outcomes.{ELEMENT}：maybe —— 只能是 met、partial、missing、not-applicable"),
        ("waived", f"outcomes.{ELEMENT}：waived —— 只能是 met、partial、missing、not-applicable"),
        ("[met, met]", f"outcomes.{ELEMENT}：列出的结论为空或有重复"),
        ("[]", f"outcomes.{ELEMENT}：列出的结论为空或有重复"),
    ],
)
def test_an_unknown_outcome_is_named(tmp_path: Path, answer: str, message: str) -> None:
    folder = folder_with(tmp_path)
    folder_with(tmp_path, outcome_line(folder), f"  {ELEMENT}: {answer}")
    assert [fault[2] for fault in faults_of(folder)] == [message]


def test_every_missing_element_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    folder_with(tmp_path, outcome_line(folder) + "\n", "")
    assert faults_of(folder)[0][1:3] == (line_of(folder, "outcomes:"), f"outcomes：缺少 {ELEMENT}")


def test_all_faults_of_all_files_come_in_one_run_and_repeat_no_quote(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "全年审查规范性文件12件", "全年审查规范性文件13件")
    (tmp_path / "b1.yaml").write_text("report: [\n", encoding="utf-8")
    (tmp_path / "c1.yaml").write_text("- a\n", encoding="utf-8")
    found = faults_of(folder)
    assert [fault[0] for fault in found] == ["a1.yaml", "b1.yaml", "c1.yaml"]
    assert not [fault for fault in found if "审查规范性文件" in "".join(fault[2:])]


def test_a_missing_key_hides_no_other_fault(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "report: a1.txt\n", "split: train\nlevel: 2024-13-45\ncolour: red\n")
    messages = {message for _, _, message, _ in faults_of(folder)}
    assert {
        "缺少 report",
        "split：train —— 只能是 tune、test",
        "2024-13-45 不是日期或数",
        "不认识的键 colour",
    } <= messages


def test_a_second_label_needs_a_first_one(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    (folder / "second/a1.yaml").rename(folder / "second/z9.yaml")
    assert faults_of(folder)[0][2] == "没有对应的第一次标注：z9（a1.txt）"


def test_second_labels_may_stand_elsewhere(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    (folder / "second").rename(folder / "third")
    assert list(read_labels(folder, load_rulebook(), folder / "third").second) == ["a1"]


@pytest.mark.parametrize("bank", ["sentences", "consistency"])
def test_banks_of_passages_are_no_report_labels(tmp_path: Path, bank: str) -> None:
    folder = small_corpus(tmp_path)
    (folder / bank).mkdir()
    (folder / bank / "x.yaml").write_text("passages: []\n", encoding="utf-8")
    assert len(read_labels(folder, load_rulebook()).reports) == 2


def test_faults_of_other_texts_are_named(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    entries = [
        {"file": "o9.txt", "is_annual_report": False, "assessable": True},
        {"file": "o1.txt", "is_annual_report": "no", "assessable": True},
        {"file": "o1.txt", "assessable": True},
    ]
    (folder / "others/labels.yaml").write_text(yaml.safe_dump(entries), encoding="utf-8")
    assert [fault[2] for fault in faults_of(folder)] == [
        "找不到文件：o9.txt",
        "is_annual_report：应为 true 或 false",
        "缺少 is_annual_report",
    ]


def test_two_labels_of_one_name_are_a_fault(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    for suffix in ("txt", "yaml"):
        (folder / f"a1.{suffix}").write_bytes((folder / f"tune/a1.{suffix}").read_bytes())
    assert "编号 a1 与" in faults_of(folder)[0][2]


def test_a_folder_without_labels_is_wrong_use(tmp_path: Path) -> None:
    for folder, message in ((tmp_path, "没有标注文件"), (tmp_path / "nowhere", "没有这个文件夹")):
        with pytest.raises(UsageFault, match=message):
            read_labels(folder, load_rulebook())


def test_the_consistency_ids_are_those_of_the_catalogue() -> None:
    contract = Path(__file__).parent.parent / "contract" / "elements.yaml"
    ids = set()
    for section in yaml.safe_load(contract.read_text(encoding="utf-8")).values():
        if isinstance(section, list):
            ids |= {entry["id"] for entry in section if entry["id"].startswith("consistency/")}
    assert set(CONSISTENCY_IDS) == ids
