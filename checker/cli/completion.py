"""`dabiao completion`: the script that makes a shell complete our commands, options, files and ids."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import click

from checker.cli.chinese import ChineseCommand, Word
from checker.cli.exits import Exit

PROGRAM = "dabiao"
VARIABLE = "_DABIAO_COMPLETE"  # click's own name for it
SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=ChineseCommand,
    help="输出命令补全脚本：装上以后，在终端按 Tab 键补全命令、选项、文件名和要素编号。\nSHELL 是所用的终端：bash、zsh 或 fish。",
    examples=(
        ('eval "$(dabiao completion bash)"', "在当前终端试用（bash；zsh 把 bash 换成 zsh）。"),
        (
            "dabiao completion bash > ~/.dabiao-completion.bash",
            "长期使用：再让终端启动时载入这个文件（source）。",
        ),
        (
            "dabiao completion zsh > ~/.dabiao-completion.zsh",
            "长期使用：同上，放在 compinit 一行之后。",
        ),
        (
            "dabiao completion fish > ~/.config/fish/completions/dabiao.fish",
            "长期使用：新开的终端自动生效。",
        ),
    ),
    epilog="退出码：0 正常；2 用法有误。",
)
@click.argument("shell", type=Word(*SHELLS), metavar="SHELL")
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # Word has seen to it
    # The class's own source() first looks for a bash on this machine; the script may be for another one.
    click.echo(ShellComplete.source(kind(ctx.find_root().command, {}, PROGRAM, VARIABLE)))
    return Exit.FINE
