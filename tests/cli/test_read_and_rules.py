"""`dabiao read`, `explain`, `rules list` with small inputs made here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rendering.test_rule_card import _rulebook

import checker.reading
import checker.rulebook
from checker.cli import main
from checker.document import Document, Paragraph
from checker.errors import InputFault

TEXT = "云水县人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n办理事项1.2万件\x07。"


def _read(source: Path | bytes) -> Document:
    if isinstance(source, Path) and source.name == "损坏.docx":
        raise InputFault("damaged", "文件已损坏。", "请另存一次。")
    if isinstance(source, Path) and source.name == "bug.txt":
        raise ZeroDivisionError
    path = None if isinstance(source, bytes) else str(source)
    return Document(TEXT, "txt", (Paragraph(0, len(TEXT)),), path=path)


@pytest.fixture(autouse=True)
def _paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker.reading, "read_document", _read)
    monkeypatch.setattr(checker.rulebook, "load_rulebook", lambda folder=None, profile=None: _rulebook())


def invoke(*arguments: str, **settings: Any) -> Any:
    return CliRunner().invoke(main, arguments, **settings)


def test_text_is_exactly_the_text_that_offsets_count() -> None:
    assert invoke("read", "甲.txt", "--text").stdout == TEXT


def test_an_outline_can_be_read_by_people_and_programs() -> None:
    assert invoke("read", "甲.txt").stdout.startswith("甲.txt\ntxt　")
    assert json.loads(invoke("read", "甲.txt", "--format", "json").stdout)["document"]["chars"] == len(TEXT)
    assert json.loads(invoke("read", "-", "--format", "json", input=b"x").stdout)["document"]["path"] == "-"


@pytest.mark.parametrize(
    ("file", "code", "says"),
    [
        ("损坏.docx", 3, "文件已损坏。\n提示：请另存一次。"),
        ("bug.txt", 3, "程序内部错误（ZeroDivisionError）。"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(file: str, code: int, says: str) -> None:
    result = invoke("read", file)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(f"dabiao：{says}") or f"{file}：{says}" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("wanted", ["disputes/litigation", "行政应诉和负责人出庭", "应诉"])
def test_an_element_is_found_by_id_or_title(wanted: str) -> None:
    assert invoke("explain", wanted, "--level", "X", "--year", "2024").stdout.startswith(
        "行政应诉和负责人出庭\n"
    )


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("disputes/litigations", "是不是 disputes/litigation？"),
        ("甲乙丙", "dabiao rules list"),
        ("", "rules list"),
    ],
)
def test_an_unknown_element_is_wrong_use_with_a_hint(wanted: str, hint: str) -> None:
    result = invoke("explain", wanted)
    assert (result.exit_code, hint in result.stderr) == (2, True)


@pytest.mark.parametrize("group", ["disputes", "矛盾纠纷化解"])
def test_rules_are_listed_by_group(group: str) -> None:
    assert "disputes/litigation" in invoke("rules", "list", "--group", group).stdout


def test_rules_are_listed_for_programs() -> None:
    assert (
        json.loads(invoke("rules", "list", "--format", "json").stdout)["rules"][0]["id"]
        == "disputes/litigation"
    )


def test_an_unknown_group_is_wrong_use_with_the_known_ones() -> None:
    result = invoke("rules", "list", "--group", "甲")
    assert (result.exit_code, "disputes（矛盾纠纷化解）" in result.stderr) == (2, True)


# The next two run a process of their own: encodings and pipes are not there inside a test runner.


def _process(*arguments: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(Path(checker.reading.__file__).parents[2])}
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=False)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_no_encoding_stops_the_program(encoding: str) -> None:
    for stream in (_process("--help", encoding=encoding), _process("chek", encoding=encoding)):
        assert b"Traceback" not in stream.stdout + stream.stderr
    assert "用法" in _process("--help", encoding="gbk").stdout.decode("gbk")


def test_help_needs_no_heavy_module() -> None:
    code = (
        "import sys; from checker.cli import main; main(['--help'], standalone_mode=False);"
        "print([m for m in ('jsonschema', 'lxml', 'rich.console') if m in sys.modules])"
    )
    root = str(Path(checker.reading.__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=root, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_bug() -> None:
    code = (
        "import click; from checker.cli import main;"
        "main.add_command(click.Command('long', callback=lambda: [click.echo('甲' * 80) for _ in range(10000)]));"
        "main(['long'])"
    )
    root = Path(checker.reading.__file__).parents[2]
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (141, b"")
