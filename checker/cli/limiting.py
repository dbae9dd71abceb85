"""--limit NAME=VALUE: one of the amounts of checker/limits.py, for this command and whatever it starts.

Not to be set in dabiao.yaml: that file may come along with the very reports that the limits guard against.
"""

from __future__ import annotations

from typing import Any

import click

from checker import limits


class _Amount(click.ParamType[tuple[str, int]]):
    """`pages=800` as (name, amount)."""

    name = "limit"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        name, mark, written = str(value).partition("=")
        limit = limits.LIMITS.get(name.strip())
        if limit is None or not mark:
            self.fail(f"“{value}”看不懂，请写成 名称=数值；{_guess(name.strip())}。", param, ctx)
        try:
            number = int(written)
        except ValueError:
            self.fail(f"“{value}”的数值不是整数；单位是{limit.unit.strip()}。", param, ctx)
        if not 1 <= number <= limit.most:
            self.fail(
                f"“{value}”不在 1 至 {limit.most} 之间；{limit.what}的上限，单位是{limit.unit.strip()}。",
                param,
                ctx,
            )
        return limit.name, number * limit.size


def _guess(wrong: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- only where something is wrong

    close = get_close_matches(wrong, limits.LIMITS, 1)
    return f"是不是 {close[0]}" if close else f"可用的名称：{'、'.join(limits.LIMITS)}"


def _hold(ctx: click.Context, _: click.Parameter, asked: tuple[tuple[str, int], ...]) -> None:
    """Holds from here to the end of the command."""
    if asked and not ctx.resilient_parsing:
        ctx.with_resource(limits.raised(dict(asked)))


limit_option = click.option(
    "--limit",
    type=_Amount(),
    multiple=True,
    metavar="名称=数值",
    is_eager=True,
    expose_value=False,
    callback=_hold,
    help="改一项处理上限，如 pages=800；可重复使用。各项名称和默认值见 dabiao doctor。",
)
