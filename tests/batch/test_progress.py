"""How far a run is: a clock made of paper, a stream made of text."""

from __future__ import annotations

import io

import pytest

from checker.batch.progress import Progress, duration


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_rate_and_time_left_are_told():
    clock = Clock()
    progress = Progress(io.StringIO(), clock)
    for second in range(0, 21, 5):
        clock.now = second
        progress.tell(second * 10, 1000, 3)
    assert (
        progress.line(200, 1000, 3)
        == "已检查 200/1,000 个文件（20%），3 个无法评估；每秒 10.0 个，约剩 1 分 20 秒"
    )


def test_what_is_counted_may_be_something_else():
    progress = Progress(io.StringIO(), Clock(), "已比对 {} 对报告")
    assert progress.line(5, 20, 0) == "已比对 5/20 对报告（25%）"


def test_the_rate_is_that_of_the_last_minute():
    """Files taken over from an earlier run go by in no time and must not promise an early end."""
    clock = Clock()
    progress = Progress(io.StringIO(), clock)
    progress.tell(5000, 10000, 0)
    for second in range(1, 200):
        clock.now = second
        progress.tell(5000 + second, 10000, 0)
    assert "每秒 1.0 个" in progress.line(5199, 10000, 0)


def test_a_log_gets_a_line_now_and_then():
    clock, log = Clock(), io.StringIO()
    progress = Progress(log, clock)
    for second in range(60):
        clock.now = second
        progress.tell(second, 100, 0)
    assert len(log.getvalue().splitlines()) == 3


def test_a_screen_has_one_line_which_goes_away():
    clock, screen = Clock(), Screen()
    progress = Progress(screen, clock)
    for second in range(1, 4):
        clock.now = second
        progress.tell(second, 100, 0)
    progress.finish()
    assert "\n" not in screen.getvalue()
    assert screen.getvalue().endswith(" \r")


def test_silence_when_there_is_no_stream():
    clock = Clock()
    progress = Progress(None, clock)
    progress.note("甲")
    clock.now = 100
    progress.tell(1, 2, 0)
    progress.finish()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 秒"), (59.6, "1 分 0 秒"), (3599, "59 分 59 秒"), (7322, "2 小时 2 分")]
)
def test_a_span_of_time(seconds: float, words: str):
    assert duration(seconds) == words
