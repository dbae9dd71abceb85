"""Wrong use is answered in Chinese, whatever click says; help is Chinese and fits the screen."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from checker._version import __version__
from checker.cli import main
from checker.rulebook import load_rulebook


def pages(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The path of a command and of every command below it."""
    below = command.commands.items() if isinstance(command, click.Group) else ()
    return [path, *(page for name, child in below for page in pages(child, (*path, name)))]


HELP_PAGES = pages(main)

# Latin words that are names: options, commands, formats, programs, what we call a value.
OTHER_NAMES = """dabiao text json jsonl missing partial met FILE ID N UTF-8 P C X T D enforcement content/plan chek xml abc lst nan
    timings LABELS_DIR SECOND_DIR tune test second others seeds html yaml Markdown accuracy accuracy-history DIR KIND framework rules profiles
    township waivers rule selfcheck OLD NEW JUnit XML JSON Schema txt md htm docx doc pdf ofd wps rtf zip csv xlsx SQLite sqlite SHELL
    CSV Parquet parquet pyarrow SARIF sarif junit WPS REPORT BODY
    bash zsh fish Tab SOURCE STORE MB Excel Word Ctrl settings disputes GB/T Dask tcp ADDRESS local manifest expected reports shard
    failed duplicate superseded pending gone PATH city dask odt source compinit zh en pages""".split()
NAMES = re.compile(
    r"--[a-z-]+|\b(?:"
    + "|".join(sorted({*OTHER_NAMES, *(name for page in HELP_PAGES for name in page)}, key=len, reverse=True))
    + r")\b"
)
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("command", HELP_PAGES, ids=lambda words: " ".join(words) or "dabiao")
def test_help_is_chinese_and_fits_80_columns(command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("用法：")
    own_words = re.sub(r"(?m)^  .*dabiao .*$", "", result.output)  # commands to be copied are no prose
    assert not LATIN_WORD.findall(NAMES.sub("", own_words))
    assert max(cell_len(line) for line in result.output.splitlines()) <= 80


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "没有命令 chek。"),
        (["rules", "lst"], "没有命令 lst。"),
        (["check"], "缺少参数 FILE...。"),
        (["explain"], "缺少参数 ID。"),
        (["read", "甲", "乙"], "多出参数：乙。"),
        (["check", "甲", "--yeer", "3"], "没有选项 --yeer。"),
        (["check", "甲", "--year", "abc"], "--year 的值有误：“abc”不是整数。"),
        (["check", "甲", "--year", "99"], "--year 的值有误：“99”不在 2000 至 2100 之间。"),
        (["check", "甲", "--fail-under", "abc"], "--fail-under 的值有误：“abc”不是数。"),
        (["check", "甲", "--fail-under", "nan"], "--fail-under 的值有误：“nan”不在 0 至 100 之间。"),
        (["check", "甲", "--level", "Q"], "--level 的值有误：“Q”不在可用的值里：P、C、X、T、D。"),
        (
            ["check", "甲", "--format", "xml"],
            "--format 的值有误：“xml”不在可用的值里：text、json、jsonl、html、md、selfcheck、sarif、junit。",
        ),
        (["check", "甲", "--only", "abc"], "--only 的值有误：“abc”不在可用的值里：missing、partial、met。"),
        (["check", "甲", "--width", "10"], "--width 的值有误：“10”不在 60 至 200 之间。"),
        (["check", "甲", "--year"], "选项 --year 后面要有值。"),
        (["check", "甲", "--debug=3"], "选项 --debug 后面不能有值。"),
        (["read", "甲", "--text", "--format", "json"], "--text、--paragraphs 和 --format json 只能用一个。"),
    ],
)
def test_wrong_use_is_answered_in_chinese(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dabiao：{message}")
    assert not LATIN_WORD.findall(NAMES.sub("", result.stderr.replace("--yeer", "")))


@pytest.mark.parametrize("command", [[], ["rules"]])
def test_no_command_shows_the_help(command: list[str]) -> None:
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.stderr.startswith("用法：dabiao")) == (2, True)


def test_levels_may_be_small_letters() -> None:
    result = CliRunner().invoke(main, ["check", "没有这个文件.txt", "--level", "x", "--format", "xml"])
    assert "--format" in result.stderr


def test_the_version_is_told_with_the_date_of_the_rules() -> None:
    program, rules = CliRunner().invoke(main, ["--version"]).output.splitlines()
    assert program == f"dabiao {__version__}"
    newest = max(i.issued for i in load_rulebook().instruments if i.issued)
    assert f"最新一件为 {newest}《" in rules
    assert rules.endswith(f"指纹 {load_rulebook().fingerprint}")
