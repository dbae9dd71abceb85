"""Where results go: the terminal, a pipe, or a file that appears whole or not at all."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.errors import UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rendering.line import Line

PIPE_WIDTH = 80
_DUMB = ("dumb", "unknown")  # values of TERM: what takes no marks


class Output(Protocol):
    """lines: styled lines of a page. raw: text for programs, always UTF-8. finish: after the last of them."""

    encoding: str

    @property
    def width(self) -> int: ...

    def lines(self, lines: Iterable[Line]) -> None: ...

    def raw(self, text: str) -> None: ...

    def finish(self) -> None: ...


def open_output(path: str | None, width: int | None, inputs: Iterable[str] = ()) -> Output:
    """The file at `path`, or stdout when it is None.

    inputs: files that must not be overwritten. Raises UsageFault at once for a path that cannot be
    written, so that no long run is lost at its end.
    """
    if path is None:
        return Standard(width)
    target = Path(path)
    if target.is_dir():
        raise UsageFault(f"--output 指向文件夹：{path}", "请写明文件名，如 结果.txt。")
    if not target.absolute().parent.is_dir():
        raise UsageFault(f"--output 所在的文件夹不存在：{path}", "请先建立文件夹，或换一个位置。")
    for given in inputs:
        if target.exists() and Path(given).exists() and target.samefile(given):
            raise UsageFault(f"--output 就是被检查的报告：{path}", "报告不会被改动，请换一个文件名。")
    return File(target, width)


class Standard:
    """stdout: with colour on a terminal, without it in a pipe."""

    def __init__(self, width: int | None) -> None:
        self.encoding = sys.stdout.encoding or "ascii"
        self._width = width

    @property
    def width(self) -> int:
        if self._width is None:
            from checker.rendering.page import READABLE

            self._width = min(_screen() if sys.stdout.isatty() else PIPE_WIDTH, READABLE)
        return self._width

    def lines(self, lines: Iterable[Line]) -> None:
        # NO_COLOR asks for plain output: without bold and dim too.
        if "NO_COLOR" in os.environ or not sys.stdout.isatty():
            sys.stdout.writelines(f"{line.plain.rstrip()}\n" for line in lines)
        elif sys.platform == "win32":
            _on_windows(lines, self.width)
        else:
            dumb = os.environ.get("TERM", "").lower() in _DUMB
            sys.stdout.writelines(f"{line.plain if dumb else line.coloured}\n" for line in lines)
        sys.stdout.flush()

    def raw(self, text: str) -> None:
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None or sys.stdout.isatty():
            sys.stdout.write(text)
        else:  # JSON is UTF-8 wherever it goes, whatever the console's code page
            sys.stdout.flush()
            buffer.write(text.encode("utf-8", errors="replace"))
        sys.stdout.flush()

    def finish(self) -> None:
        sys.stdout.flush()


def _on_windows(lines: Iterable[Line], width: int) -> None:
    """Old consoles there are coloured by calls instead of marks; rich knows them all."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
    for line in lines:
        text = Text.assemble(*line.pieces)
        console.print(text, no_wrap=True, overflow="ignore", crop=False)


def _screen() -> int:
    """Columns of the terminal, as shutil.get_terminal_size tells them; that one loads every kind of archive first."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size().columns or PIPE_WIDTH
    except (OSError, ValueError):
        return PIPE_WIDTH


class File:
    """A file in UTF-8. finish() writes it beside its place and moves it there: all of it or nothing."""

    encoding = "utf-8"

    def __init__(self, path: Path, width: int | None) -> None:
        self.path = path
        self.width = width or PIPE_WIDTH
        self._pieces: list[str] = []

    def lines(self, lines: Iterable[Line]) -> None:
        self._pieces += [f"{line.plain.rstrip()}\n" for line in lines]

    def raw(self, text: str) -> None:
        self._pieces.append(text)

    def finish(self) -> None:
        write_whole(self.path, "".join(self._pieces).encode("utf-8", errors="replace"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises UsageFault with the cause when the place cannot be written."""
    try:
        if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageFault(
            f"结果写不进 {path}：{_CAUSES.get(type(error), reason)}",
            "请换一个位置，或关闭占用它的程序。",
        ) from None


_CAUSES = {PermissionError: "没有写入权限，或文件正被占用", FileNotFoundError: "文件夹不存在"}


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".dabiao-{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
