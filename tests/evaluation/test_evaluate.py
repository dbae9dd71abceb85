"""An evaluation of a small labelled folder: its figures, and that nothing of the test half but figures comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from evaluation.samples import HOSTILE, SECRET, agreeing_label, small_corpus, write_label
from rich.cells import cell_len
from texts import REPORT

from checker.cli import main
from checker.evaluation import Split, evaluate
from checker.evaluation.share import Share
from checker.rendering.evaluation_card import evaluation_card
from checker.rendering.evaluation_html import evaluation_html
from checker.rendering.evaluation_json import evaluation_json
from checker.rendering.evaluation_text import evaluation_lines
from checker.rulebook import load_rulebook

ELEMENTS = len(load_rulebook().rules)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_corpus(tmp_path_factory.mktemp("labels"))


def test_the_tuning_half_is_measured_and_its_disagreement_shown(corpus: Path) -> None:
    half = evaluate(corpus, split=Split.TUNE).splits[0]
    assert half.engine.within == Share(ELEMENTS - 1, ELEMENTS)
    (one,) = half.disagreements
    assert (one.report, one.element) == ("a1", "enforcement/supervision")
    assert "案卷160份" in one.quote
    assert one.labelled_quote == "评查行政执法案卷160份"
    assert half.evidence == Share(1, 1)
    assert {fact.name: fact.right for fact in half.facts} == dict.fromkeys(
        ("type", "issuer", "level", "year", "parts"), Share(1, 1)
    )


def test_other_texts_and_second_labels_are_part_of_it(corpus: Path) -> None:
    half = evaluate(corpus, split=Split.TUNE).splits[0]
    assert half.others is not None
    assert half.others.assessable == Share(2, 2)
    assert half.others.is_annual_report == Share(0, 1)  # the report itself, labelled as news
    assert [error.name for error in half.other_errors] == ["is_annual_report"]
    assert half.agreement is not None
    assert half.agreement.equal == Share(ELEMENTS - 1, ELEMENTS)
    assert half.agreement.second_in_first == Share(ELEMENTS, ELEMENTS)


def test_all_methods_judge_the_same_pairs(corpus: Path) -> None:
    for half in evaluate(corpus).splits:
        assert [method.name for method in half.methods] == ["engine", "keywords", "ratio"]
        assert {method.confusion.within.of for method in half.methods} == {ELEMENTS}
        assert sum(element.confusion.within.of for element in half.elements) == ELEMENTS


def test_the_cutoffs_come_from_the_tuning_half_whichever_is_shown(corpus: Path) -> None:
    assert (
        evaluate(corpus, split=Split.TEST).cutoffs == evaluate(corpus, split=Split.TUNE).cutoffs is not None
    )


def test_nothing_of_the_test_half_comes_out_but_figures(corpus: Path) -> None:
    evaluation = evaluate(corpus)
    tested = evaluation.splits[1]
    assert tested.split is Split.TEST
    assert tested.engine.within.right < ELEMENTS
    assert (tested.disagreements, tested.fact_errors, tested.other_errors) == ((), (), ())
    for shown in (evaluation, evaluate(corpus, split=Split.TEST)):
        outputs = [
            "".join(line.plain for line in evaluation_lines(shown, 80)),
            evaluation_json(shown),
            evaluation_html(shown),
            evaluation_card(shown, ()),
        ]
        told = re.compile(rf"{SECRET}|\bb1\b|云外县")  # the rules' fingerprint may well hold b1
        assert not [output for output in outputs if told.search(output)]


def test_a_report_that_cannot_be_read_is_a_row_and_counts_as_wrong(tmp_path: Path) -> None:
    (tmp_path / "a1.pdf").write_bytes(b"%PDF-1.4\n")
    write_label(tmp_path, "a1", agreeing_label("a1.pdf", REPORT))
    half = evaluate(tmp_path).splits[0]
    assert [(one.report, one.code) for one in half.unassessed] == [("a1", "damaged")]
    assert half.engine.within == Share(0, ELEMENTS)
    assert CliRunner().invoke(main, ["evaluate", str(tmp_path)]).exit_code == 3


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(corpus: Path, width: int) -> None:
    lines = [line.plain.rstrip() for line in evaluation_lines(evaluate(corpus), width)]
    assert not [line for line in lines if cell_len(line) > width]


def test_html_is_one_file_and_a_report_does_nothing_in_it(corpus: Path) -> None:
    page = evaluation_html(evaluate(corpus))
    assert HOSTILE not in page
    assert "<script" not in page
    assert "http" not in page
    assert page.count("<table>") == page.count("</table>") > 10


def test_json_keeps_its_keys(corpus: Path) -> None:
    result = json.loads(evaluation_json(evaluate(corpus)))
    assert list(result) == ["schema_version", "tool", "folder", "rulebook", "ratio_cutoffs", "splits"]
    assert list(result["splits"]) == ["tune", "test"]
    for half in result["splits"].values():
        assert list(half) == [
            "reports", "unassessed", "methods", "mandatory", "elements", "evidence_overlap", "consistency", "facts", "others",
            "agreement", "fact_errors", "other_errors", "disagreements",
        ]  # fmt: skip
        assert list(half["methods"]["engine"]["micro"]) == ["value", "right", "of", "low", "high"]


def test_the_same_labels_give_the_same_bytes(corpus: Path) -> None:
    assert evaluation_json(evaluate(corpus)) == evaluation_json(evaluate(corpus))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 0, "调校集　1 份报告"),
        (["--split", "test"], 0, "检验集　1 份报告，只列数字"),
        (["--format", "json"], 0, '"schema_version"'),
        (["--format", "html"], 0, "<!DOCTYPE html>"),
        (["--against", "nowhere"], 2, "没有这个文件夹：nowhere"),
        (["--card", "card.md", "--split", "tune"], 2, "--card 不能与"),
        (["--split", "train"], 2, "“train”不在可用的值里"),
    ],
)
def test_the_command_says_and_exits_as_documented(
    corpus: Path, arguments: list[str], code: int, said: str
) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(corpus), *arguments])
    assert (result.exit_code, said in result.output) == (code, True), result.output


def test_faulty_labels_are_wrong_use(tmp_path: Path) -> None:
    write_label(tmp_path, "a1", agreeing_label("a9.txt", REPORT))
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path)])
    assert result.exit_code == 2
    assert "a1.yaml:1" in result.output
    assert "找不到报告：a9.txt" in result.output


def test_a_card_is_written_with_the_rounds_beside_it(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "accuracy-history.yaml").write_text(
        "- {date: 2026-01-02, round: first, split: test, macro: 0.5, f1: {met: 0.25}}\n", encoding="utf-8"
    )
    card = tmp_path / "card.md"
    result = CliRunner().invoke(main, ["evaluate", str(corpus), "--card", str(card)])
    assert (result.exit_code, result.output) == (0, "")
    text = card.read_text(encoding="utf-8")
    assert "| 2026-01-02 | first | test half | n/a | 0.500 | n/a | 0.250 / n/a / n/a | n/a |  |" in text
    assert str(corpus) not in text
