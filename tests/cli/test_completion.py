"""What a shell is told: commands, words of an option, files, ids of elements."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from checker.cli import main
from checker.rulebook import load_rulebook


def offered(*words: str, incomplete: str = "") -> list[tuple[str, str]]:
    items = ShellComplete(main, {}, "dabiao", "_DABIAO_COMPLETE").get_completions(list(words), incomplete)
    return [(item.type, item.value) for item in items]


def test_commands_and_their_meaning_are_offered() -> None:
    items = ShellComplete(main, {}, "dabiao", "_DABIAO_COMPLETE").get_completions([], "che")
    assert [(item.value, item.help) for item in items] == [("check", "对照规则检查报告")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("check",), "file"),
        (("read",), "file"),
        (("check", "--output"), "file"),
        (("check", "--rules"), "dir"),
        (("evaluate",), "dir"),
        (("audit", "run"), "file"),
    ],
)
def test_files_and_folders_are_left_to_the_shell(words: tuple[str, ...], kind: str) -> None:
    assert offered(*words) == [(kind, "")]


def test_ids_of_elements_and_profiles_are_offered() -> None:
    ids = {value for _, value in offered("explain")}
    assert ids == {rule.id for rule in load_rulebook().rules.values()}
    assert ("plain", "township") in offered("check", "--profile", incomplete="to")


def test_words_of_an_option_are_offered() -> None:
    forms = offered("check", "--format", incomplete="j")
    assert forms == [("plain", "json"), ("plain", "jsonl"), ("plain", "junit")]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_DABIAO_COMPLETE={shell}_complete" in result.output


def test_the_program_answers_a_shell_and_ends_well() -> None:
    environment = {"_DABIAO_COMPLETE": "bash_complete", "COMP_WORDS": "dabiao expl", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "checker"],
        env={**environment, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("plain,explain", 0)
