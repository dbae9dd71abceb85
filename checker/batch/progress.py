"""How far a long run is: rate over the last minute and time left. Knows no terminal but the stream it is given."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import TextIO

_WINDOW = (
    60.0  # seconds over which the rate is taken: files taken over at the start go a hundred times faster
)
_ON_SCREEN, _IN_LOG = 0.5, 15.0  # seconds between two messages


class Progress:
    """One line that renews itself on a terminal, a line now and then in a log; silent when stream is None."""

    def __init__(
        self,
        stream: TextIO | None,
        clock: Callable[[], float] = time.monotonic,
        words: str = "已检查 {} 个文件",
    ) -> None:
        """words: what is told of the number of things done, as a format for it."""
        self._stream, self._clock, self._words = stream, clock, words
        self._screen = stream is not None and stream.isatty()
        self._begun = self._told = clock()
        self._marks: deque[tuple[float, int]] = deque()
        self._width = 0

    def tell(self, done: int, total: int, failed: int) -> None:
        """done of total are through, failed among them."""
        now = self._clock()
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()
        if now - self._told >= (_ON_SCREEN if self._screen else _IN_LOG):
            self._told = now
            self._show(self.line(done, total, failed))

    def note(self, line: str) -> None:
        """Say what is being done before there are files to count."""
        if self._stream is not None:
            self._show(line)

    def finish(self) -> None:
        if self._stream is not None and self._screen and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()

    def line(self, done: int, total: int, failed: int) -> str:
        """The message; it leaves out what cannot be told yet."""
        share = f"（{100 * done // total}%）" if total else ""
        text = self._words.format(f"{done:,}/{total:,}") + share
        if failed:
            text += f"，{failed:,} 个无法评估"
        rate = self._rate()
        if rate:
            text += f"；每秒 {rate:.1f} 个，约剩 {duration((total - done) / rate)}"
        return text

    def _rate(self) -> float | None:
        if len(self._marks) < 2:
            return None
        (first, before), (last, after) = self._marks[0], self._marks[-1]
        return (after - before) / (last - first) if last > first and after > before else None

    def _show(self, line: str) -> None:
        if self._stream is None:
            return
        if self._screen:
            width = sum(2 if ord(character) > 0x2E80 else 1 for character in line)
            self._stream.write("\r" + line + " " * max(0, self._width - width))
            self._width = width
        else:
            self._stream.write(line + "\n")
        self._stream.flush()


def duration(seconds: float) -> str:
    """A span of time as an office says it."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"
