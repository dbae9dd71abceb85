"""`dabiao check --lang en`: the card, the pages and every message; JSON and the next run are as ever."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lang.residue import residue
from texts import REPORT, TITLE

from checker.cli import main
from checker.lang import is_chinese

BODY = "云岭县人民政府"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def settings(folder: Path, text: str) -> None:
    (folder / "dabiao.yaml").write_text(text, encoding="utf-8")


def test_the_card_is_english_and_the_verdict_the_same() -> None:
    english, chinese = check("a.txt", "--lang", "en", "--width", "100"), check("a.txt", "--width", "100")
    assert english.exit_code == chinese.exit_code
    assert "score" in english.stdout
    assert "grade" in english.stdout
    assert TITLE in english.stdout
    assert "总分" in chinese.stdout
    assert "score" not in chinese.stdout


def test_the_page_is_english(folder: Path) -> None:
    assert check("a.txt", "--lang", "en", "--format", "html", "--output", "a.html").exit_code == 0
    page = (folder / "a.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "Statutory contents" in page


# What is wrong -> what is told of it; all of it English.
FAULTS: dict[str, tuple[Sequence[str], int, str]] = {
    "a file that is not there": (("none.txt",), 3, "none.txt: not assessed: file not found"),
    "an empty file": (("empty.txt",), 3, "empty.txt: not assessed: the file is empty"),
    "an unknown value": (("a.txt", "--level", "Q"), 2, "the value of --level is wrong: “Q” is none of these: P, C, X, T, D."),
    "no number": (("a.txt", "--fail-under", "x"), 2, "the value of --fail-under is wrong: “x” is not a number."),
    "a value that is too large": (("a.txt", "--fail-under", "101"), 2, "“101” is not between 0 and 100."),
    "an unknown option": (("a.txt", "--widht", "80"), 2, "there is no option --widht. Did you mean --date, --width?"),
    "no day": (("a.txt", "--published", "x"), 2, "the day of publication x makes no sense"),
    "no file": ((), 2, "missing argument FILE..."),
    "below": (("a.txt", "--fail-under", "100"), 1, "below --fail-under 100"),
    "twice standard input": (("-", "-"), 2, "standard input (-) can be named once only."),
    "no such profile": (("a.txt", "--profile", "none"), 2, "there is no tier none"),
    "no such folder": (("a.txt", "--rules", "none"), 2, "there is no folder of rules: none"),
    "the report itself": (("a.txt", "--output", "a.txt"), 2, "--output is the report itself: a.txt"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_told_in_english(fault: str) -> None:
    arguments, code, told = FAULTS[fault]
    result = check("--lang", "en", *arguments)
    assert result.exit_code == code
    assert told.lower() in result.stderr.lower()
    assert residue(result.stderr) == []


def test_the_place_of_the_option_does_not_matter() -> None:
    result = check("a.txt", "--level", "Q", "--lang", "en")
    assert residue(result.stderr) == []
    assert "is none of these" in result.stderr


def test_every_fault_of_a_settings_file_is_told_in_english(folder: Path) -> None:
    settings(folder, "level: Q\nhints: 3\nlangg: en\nprofile: 甲\nwaivers:\n  - {id: x}\n")
    result = check("a.txt", "--lang", "en")
    assert result.exit_code == 2
    assert "the settings file is faulty" in result.stderr
    assert "unknown key langg" in result.stderr
    assert residue(result.stderr, ("甲",)) == []


def test_a_waiver_is_told_in_english(folder: Path) -> None:
    settings(
        folder,
        "lang: en\nwaivers:\n  - {id: disputes/adjudication, issuer: "
        + BODY
        + ", reason: no cases, approver: the office, expires: '2999-12-31'}\n",
    )
    result = check("a.txt", "--width", "100")
    assert "--lang, waivers taken from " in result.stderr
    assert residue(result.stderr) == []
    assert (
        "no cases (granted by the office, until 2999-12-31; by the rules it would be “missing”)"
        in " ".join(result.stdout.split())
    )


def test_the_settings_file_may_choose_and_what_is_typed_wins(folder: Path) -> None:
    settings(folder, "lang: en\n")
    assert "score" in check("a.txt").stdout
    assert "总分" in check("a.txt", "--lang", "zh").stdout


@pytest.mark.parametrize("form", ["json", "jsonl", "md", "sarif", "junit", "selfcheck"])
def test_other_forms_have_no_language(form: str, folder: Path) -> None:
    result = check("a.txt", "--lang", "en", "--format", form)
    assert result.exit_code == 2
    assert f"--lang en is for the screen and for HTML, not for --format {form}." in result.stderr
    settings(folder, "lang: en\n")  # a default for pages asks nothing of them
    assert (
        check("a.txt", "--format", form, "--output", f"x.{'docx' if form == 'selfcheck' else form}").exit_code
        == 0
    )


def test_json_is_the_same_whatever_the_settings_say(folder: Path) -> None:
    before = json.loads(check("a.txt", "--format", "json").stdout)
    settings(folder, "lang: en\n")
    assert json.loads(check("a.txt", "--format", "json").stdout) == before


def test_the_next_run_is_chinese_again() -> None:
    check("a.txt", "--lang", "en")
    assert is_chinese()
    assert "找不到文件" in check("none.txt").stderr
