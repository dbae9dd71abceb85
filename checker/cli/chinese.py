"""click in Chinese: help pages, usage lines and error messages. Knows no command of ours.

click takes its words from gettext, which would need compiled catalogues and the user's locale. Here every
message is built from what the exception says of itself, so Chinese comes out on any machine.
"""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from checker.cli.completing import completed_by_metavar

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_HELP_INDENT = 2
_EXAMPLE_INDENT = 6
_HELP_WIDTH = 80

# click words these as plain text only, so they are known by their wording.
_ENGLISH = (
    (re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL), "多出参数：{0}。"),
    (re.compile(r"Option '(.*)' requires an argument\.?"), "选项 {0} 后面要有值。"),
    (re.compile(r"Option '(.*)' requires (\d+) arguments\.?"), "选项 {0} 后面要有 {1} 个值。"),
    (re.compile(r"Option '(.*)' does not take a value\.?"), "选项 {0} 后面不能有值。"),
    (re.compile(r"Missing command\.?"), "缺少命令。"),
    (re.compile(r"No such command '(.*)'\.?"), "没有命令 {0}。"),
)


class Word(click.ParamType[str]):
    """One of a few words; upper and lower case are the same."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.lower().startswith(incomplete.lower())]

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        known = {word.lower(): word for word in self.words}
        if str(value).lower() not in known:
            self.fail(f"“{value}”不在可用的值里：{'、'.join(self.words)}。", param, ctx)
        return known[str(value).lower()]


class Number(click.ParamType[float]):
    """A number from `low` to `high`, both included; a whole one if the bounds are whole numbers."""

    name = "number"

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high
        self.whole = isinstance(low, int) and isinstance(high, int)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            number = int(value) if self.whole else float(value)
        except ValueError:
            self.fail(f"“{value}”不是{'整数' if self.whole else '数'}。", param, ctx)
        if not self.low <= number <= self.high:
            self.fail(f"“{value}”不在 {self.low:g} 至 {self.high:g} 之间。", param, ctx)
        return number


class Day(click.ParamType[str]):
    """A day as ISO 8601 writes it, kept as text."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            return self.fail(f"“{value}”不是日期，请写成 2025-03-28 的样子。", param, ctx)


class ChineseCommand(click.Command):
    """A command whose help and usage are Chinese and measured in cells.

    examples: (command line, what it does) pairs, shown before the epilog; tests parse each of them. A parameter that takes a
    file, a folder or an id is known by its metavar, so that a shell completes it.
    """

    def __init__(self, *args: Any, examples: Sequence[tuple[str, str]] = (), **settings: Any) -> None:
        settings.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **settings)
        self.examples = tuple(examples)
        completed_by_metavar(self.params)

    def get_usage(self, ctx: click.Context) -> str:
        return " ".join(["用法：" + ctx.command_path, *self.collect_usage_pieces(ctx)])

    def get_help(self, ctx: click.Context) -> str:
        blocks = [self.get_usage(ctx), _paragraphs(self.help or ""), _rows("选项", self._option_rows(ctx))]
        if isinstance(self, click.Group):
            blocks.append(_rows("命令", self._command_rows(ctx)))
        blocks.append(_examples(self.examples))
        if self.epilog:
            blocks.append(_paragraphs(self.epilog))
        return "\n\n".join(block for block in blocks if block)

    def get_short_help_str(self, limit: int = 45) -> str:
        """What a shell shows beside the command: its first clause. click cuts at blanks, which Chinese has none of."""
        return re.split(r"[：，。；（\n]", (self.help or "").strip())[0][:limit]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本帮助，然后退出。"
        return option

    def _option_rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        options = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        return [
            (name, meaning.replace("[required]", "必须写。"))
            for name, meaning in (record for record in records if record is not None)
        ]

    def _command_rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        if not isinstance(self, click.Group):
            return []
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [(name, (command.help or "").strip().split("\n")[0]) for name, command in commands if command]


class ChineseGroup(ChineseCommand, click.Group):
    """A group of Chinese commands, listed in the order in which they were added."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("subcommand_metavar", "命令 [参数]…")
        super().__init__(*args, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def chinese_message(error: click.ClickException) -> str:
    """What is wrong and how to see the usage, as one or two Chinese lines."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "dabiao"
    return f"{_fault(error)}\n用法见：{command} --help"


def _fault(error: click.ClickException) -> str:
    if isinstance(error, click.MissingParameter):
        kind = "选项" if isinstance(error.param, click.Option) else "参数"
        return f"缺少{kind} {_name(error)}。"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 的值有误：{_known(error.message)}"
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}。{_guess(error.possibilities)}"
    return _known(error.message) + _guess(getattr(error, "possibilities", None))


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name if error.param is not None else str(error.param_hint or "")


def _known(message: str) -> str:
    for pattern, chinese in _ENGLISH:
        match = pattern.fullmatch(message)
        if match is not None:
            return chinese.format(*match.groups())
    return message


def _guess(possibilities: list[str] | None) -> str:
    return f"是不是 {'、'.join(sorted(possibilities))}？" if possibilities else ""


def _paragraphs(text: str) -> str:
    """Help text wrapped by cells; each of its lines is a paragraph."""
    from checker.rendering.cells import wrap

    lines = (line.strip() for line in text.strip().split("\n"))
    return "\n".join(part for line in lines for part in wrap(line, _HELP_WIDTH))


def _examples(examples: Sequence[tuple[str, str]]) -> str:
    """Each command on a line of its own, to be copied whole; under it what it does."""
    from checker.rendering.cells import wrap

    if not examples:
        return ""
    lines = ["例："]
    for command, meaning in examples:
        lines.append(" " * _HELP_INDENT + command)
        lines += [" " * _EXAMPLE_INDENT + line for line in wrap(meaning, _HELP_WIDTH - _EXAMPLE_INDENT)]
    return "\n".join(lines)


def _rows(title: str, rows: list[tuple[str, str]]) -> str:
    """Names and what they mean in two columns under a title; empty when there are none."""
    from checker.rendering.cells import cells_of, pad, wrap

    if not rows:
        return ""
    column = max(cells_of(name) for name, _ in rows) + 2
    lines = [f"{title}："]
    for name, meaning in rows:
        head = pad(name, column)
        for line in wrap(meaning, _HELP_WIDTH - _HELP_INDENT - column):
            lines.append(" " * _HELP_INDENT + head + line)
            head = " " * column
    return "\n".join(lines)
