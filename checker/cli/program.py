"""The group that every way out of the program passes: results, wrong use, bugs, interruptions."""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from typing import Any

import click

from checker.cli.chinese import ChineseGroup, chinese_message
from checker.cli.completion import VARIABLE
from checker.cli.exits import Exit, complain, ended, interrupted, lenient_streams
from checker.lang import CHINESE, LANGUAGES, speaking


class Main(ChineseGroup):
    """`dabiao` itself. Commands return their exit code; nothing they raise is shown as a traceback."""

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run one command and leave the process with its exit code. Parameters are click's own."""
        if args:
            settings["args"] = args[0]
        standalone = settings.pop("standalone_mode", True)
        settings.update(standalone_mode=False, prog_name=settings.get("prog_name") or "dabiao")
        if not standalone:
            return super().main(**settings)
        if os.environ.get(VARIABLE):  # a shell asks what fits here: click answers and ends the process
            return super().main(**settings)
        lenient_streams()
        given = settings.get("args")
        arguments = list(sys.argv[1:] if given is None else given)
        with speaking(_language(arguments)):
            code = self._run(settings, debug="--debug" in arguments)
        sys.exit(code)

    def _run(self, settings: dict[str, Any], debug: bool) -> int:
        def run() -> object:
            try:
                return super(Main, self).main(**settings)
            except click.exceptions.NoArgsIsHelpError as error:
                print(error.ctx.get_help(), file=sys.stderr)
                return Exit.WRONG_USE
            except click.ClickException as error:
                complain(chinese_message(error))
                return Exit.WRONG_USE
            except click.Abort:
                return interrupted()
            except SystemExit:  # click turns a closed pipe into it; nothing of ours raises it
                raise BrokenPipeError from None

        return ended(run, debug)


def _language(arguments: list[str]) -> str:
    """What --lang asks for, looked up before the options are read: what is wrong with them is told in this language too."""
    asked = [value for option, value in pairwise(arguments) if option == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    return next((word for word in map(str.lower, asked) if word in LANGUAGES), CHINESE)
