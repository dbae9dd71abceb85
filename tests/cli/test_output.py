"""How lines leave the program: coloured on a terminal, plain in a pipe, on a dumb terminal and where NO_COLOR says so."""

from __future__ import annotations

import io
import os
import shutil
import sys

import pytest

from checker.cli import output
from checker.rendering.line import Line

LINES = [Line("  ", ("总分", "dim"), "  ", ("85 / 100", "bold")), Line(), Line(("● 充分", "green"), " ")]
COLOURED = "  \x1b[2m总分\x1b[0m  \x1b[1m85 / 100\x1b[0m\n\n\x1b[32m● 充分\x1b[0m \n"
PLAIN = "  总分  85 / 100\n\n● 充分 \n"


class Screen(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def shown(
    monkeypatch: pytest.MonkeyPatch, stdout: io.StringIO, platform: str = "linux", **environment: str
) -> str:
    for name in ("NO_COLOR", "TERM", "COLORTERM", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stdout)
        patch.setattr(sys, "platform", platform)
        output.Standard(80).lines(LINES)
    return stdout.getvalue()


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch):
    assert shown(monkeypatch, Screen(), TERM="xterm") == COLOURED
    assert shown(monkeypatch, Screen(), TERM="dumb") == PLAIN
    assert shown(monkeypatch, Screen(), TERM="xterm", NO_COLOR="1") == PLAIN.replace(" \n", "\n")
    assert shown(monkeypatch, io.StringIO(), TERM="xterm") == PLAIN.replace(" \n", "\n")


def test_windows_is_left_to_rich(monkeypatch: pytest.MonkeyPatch):
    stdout = Screen()
    monkeypatch.setattr(sys, "stdout", stdout)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    output._on_windows(LINES, 80)
    assert stdout.getvalue() == COLOURED
    called = []
    monkeypatch.setattr(output, "_on_windows", lambda *given: called.append(given))
    assert shown(monkeypatch, Screen(), platform="win32", TERM="xterm") == ""
    assert called == [(LINES, 80)]


@pytest.mark.parametrize("columns", ["120", "0", "", "-5", "wide", "７０"])
def test_the_width_of_the_screen_is_that_of_the_standard_library(
    columns: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((66, 20)))
    assert output._screen() == shutil.get_terminal_size().columns
