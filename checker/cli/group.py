"""`dabiao` with all its commands. A command's module is imported when the command is asked for."""

from __future__ import annotations

from collections.abc import ItemsView, ValuesView
from importlib import import_module
from typing import Any

import click

from checker.cli.program import Main
from checker.cli.version import show_version

ABOUT = """对照国家法治政府建设制度文件，检查法治政府建设年度报告写了什么、缺了什么。
全程在本机进行，报告不会离开这台电脑。"""


class _Commands(dict[str, click.Command]):
    """Commands by name; the one of `checker.cli.<name>` is imported when it is looked at."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(dict.fromkeys(names, click.Command(None)))
        self._later = set(names)

    def __getitem__(self, name: str) -> click.Command:
        if name in self._later:
            self[name] = getattr(import_module(f"checker.cli.{name}"), name)
            self._later.discard(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        known = name in self
        return self[name] if known else default

    def values(self) -> ValuesView[click.Command]:  # type: ignore[override]
        return ValuesView(self)

    def items(self) -> ItemsView[str, click.Command]:  # type: ignore[override]
        return ItemsView(self)


@click.group(
    "dabiao",
    cls=Main,
    help=ABOUT,
    examples=(
        ("dabiao check 报告.docx", "检查一份报告，结果显示在屏幕上。"),
        ("dabiao check 报告.docx --annotate", "把意见写成批注，另存一份 Word 文件。"),
        ("dabiao serve", "打开本机的检查页面，用鼠标操作。"),
        ("dabiao check --help", "看一个命令的全部选项和例子。"),
    ),
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=show_version,
    help="显示程序版本和规则日期，然后退出。",
)
def main() -> None:
    """Entry point of `dabiao`."""


# In the order in which help lists them.
main.commands = _Commands(
    "check diff proof read serve skeleton explain rules evaluate audit corpus doctor completion".split()
)
