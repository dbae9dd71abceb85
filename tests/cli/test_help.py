"""Help teaches: every command shows examples that it would accept, and says what its exit codes mean."""

from __future__ import annotations

import shlex

import click
import pytest

from checker.cli import main
from checker.cli.chinese import ChineseCommand


def tree(command: click.Command, name: str = "dabiao") -> dict[str, click.Command]:
    """Full name -> command or group, the program itself first."""
    found: dict[str, click.Command] = {name: command}
    for child, below in command.commands.items() if isinstance(command, click.Group) else ():
        found |= tree(below, f"{name} {child}")
    return found


TREE = tree(main)
COMMANDS = {name: command for name, command in TREE.items() if not isinstance(command, click.Group)}
EXAMPLES = [
    (name, line)
    for name, command in TREE.items()
    if isinstance(command, ChineseCommand)
    for line, _ in command.examples
    if line.startswith("dabiao ") and ">" not in line and "--help" not in line
]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_shows_examples_and_exit_codes(name: str) -> None:
    command = COMMANDS[name]
    assert isinstance(command, ChineseCommand)
    assert command.examples, "examples=((command, meaning), ...)"
    assert "退出码：" in (command.epilog or "")
    assert all(name in line for line, _ in command.examples)


@pytest.mark.parametrize("name", sorted(TREE.keys() - COMMANDS.keys()))
def test_a_group_shows_how_its_commands_are_used(name: str) -> None:
    group = TREE[name]
    assert isinstance(group, ChineseCommand)
    assert group.examples, "examples=((command, meaning), ...)"


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_an_example_is_a_command_that_is_accepted(name: str, line: str) -> None:
    """Every word of it is parsed by the command it names; nothing runs."""
    command: click.Command = main
    context = click.Context(main, info_name="dabiao")
    words = shlex.split(line)[1:]
    while isinstance(command, click.Group):
        child, command, words = command.resolve_command(context, words)
        assert child is not None
        context = click.Context(command, context, info_name=child)
    command.make_context(command.name, list(words), context)
