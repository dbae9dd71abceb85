"""The table of limits: every limit can be raised by name, is told where it is hit, reaches workers, and ends with its command."""

from __future__ import annotations

import re
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from texts import REPORT

import checker.check
from checker import limits
from checker.batch.cluster import _judge
from checker.batch.task import Settings, Task
from checker.cli import main
from checker.cli.deadline import TooLate, _interrupted, within
from checker.cli.diagnosis import _limits
from checker.errors import InputFault
from checker.reading import read_document
from checker.web import tasks

LONG = (REPORT + "\n" + "各单位按照职责分工抓好落实。" * 900).encode()  # over 1 万字
HIT = ("--limit", "text-length=1")


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("长.txt").write_bytes(LONG)
    Path("短.txt").write_text(REPORT, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_names_are_plain_and_no_default_is_beyond_its_most():
    for limit in limits.LIMITS.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", limit.name)
        assert 1 <= limit.default <= limit.most


def test_every_limit_stands_in_the_documentation_with_its_default():
    page = (Path(__file__).parents[1] / "docs/security.md").read_text(encoding="utf-8")
    missing = [
        limit.name
        for limit in limits.LIMITS.values()
        if not re.search(rf"^\| `{limit.name}` \|[^|]*\| {limit.default:,}\D", page, re.M)
    ]
    assert not missing


def test_doctor_lists_them_all():
    told = {check.title: check.found for check in _limits()}
    assert list(told) == list(limits.LIMITS)
    assert told["pages"] == "500 页：PDF、OFD 的页数"


def test_a_limit_that_is_hit_names_the_flag_and_the_flag_raises_it():
    refused = run("check", "长.txt", *HIT)
    assert refused.exit_code == 3
    assert "超过上限 1 万字" in refused.stderr
    advised = re.search(r"--limit (\S+)", refused.stderr)
    assert advised is not None
    assert run("check", "长.txt", "--limit", advised[1]).exit_code in (0, 1)


def test_a_limit_ends_with_its_command():
    run("check", "长.txt", *HIT)
    assert not limits.asked_for()
    assert run("check", "长.txt").exit_code in (0, 1)


@pytest.mark.parametrize("command", ["read", "proof"])
def test_other_commands_on_a_report_take_it_too(command):
    assert "--limit text-length=" in run(command, "长.txt", *HIT).stderr


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("pages", "看不懂，请写成 名称=数值；是不是 pages"),
        ("page=5", "是不是 pages"),
        ("nothing=5", "可用的名称：file-size"),
        ("pages=many", "的数值不是整数；单位是页"),
        ("pages=0", "不在 1 至"),
        ("file-size=999999", "不在 1 至 2000 之间"),
    ],
)
def test_a_limit_that_is_none_is_refused_with_what_is_possible(written, said):
    result = run("check", "短.txt", "--limit", written)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_audit_takes_it_to_its_workers_and_does_what_was_refused_when_it_is_raised():
    command = ("audit", "run", "长.txt", "短.txt", "--store", "a.sqlite", "--quiet", "--jobs", "1")
    assert run(*command, *HIT).exit_code == 3
    listed = run("audit", "status", "a.sqlite", "--files").output
    assert "长.txt" in listed
    assert "超过上限 1 万字" in listed.replace("\n", "")
    assert run(*command).exit_code == 0


def test_two_runs_on_one_worker_of_a_cluster_keep_their_own():
    strict = Settings(today="2026-01-15", limits=(("text-length", 10_000),))
    free = Settings(today="2026-01-15")
    task = Task(1, "长.txt", "长.txt")
    codes = [(_judge(settings, [task])[0].failure or None) for settings in (strict, free, strict)]
    assert [failure and failure.code for failure in codes] == ["too-large", None, "too-large"]


def test_the_page_hands_its_limits_to_the_worker():
    with limits.raised({"text-length": 10_000}):
        task = tasks.Task("check", "长.txt", LONG)
    assert tasks.run(task)["error"]["code"] == "too-large"
    assert "error" not in tasks.run(tasks.Task("check", "长.txt", LONG))


def test_no_limit_is_taken_from_a_settings_file_that_came_with_the_reports():
    Path("dabiao.yaml").write_text("limits: {text-length: 900}\n", encoding="utf-8")
    result = run("check", "短.txt")
    assert result.exit_code == 2
    assert "不认识的键 limits" in result.stderr


@pytest.mark.parametrize("name", ["text-length", "paragraphs"])
def test_a_text_beyond_the_limit_is_refused_before_it_is_outlined(name):
    with limits.raised({name: 5}), pytest.raises(InputFault) as caught:
        read_document(REPORT)
    assert caught.value.code == "too-large"
    assert f"--limit {name}=" in caught.value.hint


def _endless(pattern: str) -> None:
    while True:
        re.match(pattern, "a" * 24 + "b")


def test_time_runs_out_inside_a_regular_expression_too():
    began = time.monotonic()
    with pytest.raises(TooLate), within(0.2):
        _endless(r"(a+)+$")
    assert time.monotonic() - began < 5
    with within(5):
        pass


def test_time_runs_out_on_systems_without_an_alarm_too():
    with pytest.raises(TooLate), contextmanager(_interrupted)(0.2):
        _endless("a")
    with contextmanager(_interrupted)(5):
        pass
    with pytest.raises(KeyboardInterrupt), contextmanager(_interrupted)(5):
        raise KeyboardInterrupt


def test_time_runs_out_where_interrupts_are_ignored():
    """As below a shell that put the program in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(TooLate), contextmanager(_interrupted)(0.2):
            _endless("a")
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_report_that_takes_too_long_costs_itself_only(monkeypatch):
    whole = checker.check.checked_report

    def slow(source, **options):
        if source.name == "长.txt":
            _endless("a")
        return whole(source, **options)

    monkeypatch.setattr(checker.check, "checked_report", slow)
    result = run("check", "长.txt", "短.txt", "--format", "jsonl", "--limit", "check-seconds=1")
    late, fine = result.stdout.strip().split("\n")
    assert result.exit_code == 3
    assert "检查超过时限 1 秒" in late
    assert "--limit check-seconds=2" in late
    assert '"points"' in fine
