"""`dabiao doctor`: what works on this machine, told to a person or to a program."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.chinese import ChineseCommand, Word
from checker.cli.exits import Exit
from checker.cli.options import debug_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.cli.diagnosis import Section

_WIDTH = 80
_LABEL = 28


@click.command(
    cls=ChineseCommand,
    help="检查这台电脑上的安装：装了什么，能读哪些文件，规则是哪一版，屏幕和文件夹能不能用。\n只看本机，不联网。",
    examples=(
        ("dabiao doctor", "出了问题先运行它，把结果发给维护者。"),
        ("dabiao doctor --format json", "供程序使用。"),
    ),
    epilog="退出码：0 正常（可选的组件没有安装也算正常）；1 有问题，见“有问题”的各行。",
)
@click.option(
    "--format",
    "form",
    type=Word("text", "json"),
    default="text",
    metavar="text|json",
    help="输出形式：text 供阅读（默认），json 供程序使用。",
)
@debug_option
def doctor(form: str, debug: bool) -> int:
    from checker.cli.diagnosis import State, diagnosis
    from checker.cli.output import open_output

    sections = diagnosis()
    if form == "json":
        open_output(None, None).raw(_json(sections))
    else:
        click.echo("\n".join(_lines(sections)))
    faults = any(check.state is State.FAULT for section in sections for check in section.checks)
    return Exit.BELOW if faults else Exit.FINE


def _lines(sections: tuple[Section, ...]) -> Iterator[str]:
    from checker.cli.diagnosis import STATE_WORDS, State
    from checker.rendering.cells import pad, wrap
    from checker.rendering.harmless import harmless

    for number, section in enumerate(sections):
        if number:
            yield ""
        yield section.title
        for check in section.checks:
            word = "" if check.state is State.FINE else f"{STATE_WORDS[check.state]}："
            head = f"  {pad(check.title, _LABEL)}"
            for part in check.found.split("\n"):
                for line in wrap(harmless(word + part), _WIDTH - 2 - _LABEL):
                    yield head + line
                    head = " " * (2 + _LABEL)
                word = ""
            if check.advice:
                yield from (head + line for line in wrap(check.advice, _WIDTH - 2 - _LABEL))
    checks = [check for section in sections for check in section.checks]
    faults = [check.title for check in checks if check.state is State.FAULT]
    lacking = sum(check.state is State.LACKING for check in checks)
    yield ""
    yield (
        f"有问题：{'、'.join(faults)}。"
        if faults
        else "没有发现问题。" + (f"有 {lacking} 项可选功能没有安装。" if lacking else "")
    )


def _json(sections: tuple[Section, ...]) -> str:
    import json

    from checker.cli.diagnosis import State

    checks = [check for section in sections for check in section.checks]
    told = {
        "fine": all(check.state is not State.FAULT for check in checks),
        "checks": [
            {
                "id": check.id,
                "title": check.title,
                "state": check.state.value,
                "found": check.found,
                "advice": check.advice,
            }
            for check in checks
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
