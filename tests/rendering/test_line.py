"""Lines are coloured as rich colours them, and hold what was put into them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from checker.rendering.line import STYLES, Line

STYLE = st.lists(st.sampled_from([*STYLES]), unique=True, max_size=2).map(" ".join)
PIECES = st.lists(st.tuples(st.text("甲乙 ab“”·", max_size=4), STYLE), max_size=6)


def of_rich(text: Text) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80, _environ={})
    console.print(text, no_wrap=True, overflow="ignore", crop=False)
    return console.file.getvalue().removesuffix("\n")  # type: ignore[attr-defined, no-any-return]


@given(PIECES)
def test_a_line_is_shown_as_rich_shows_it(pieces: list[tuple[str, str]]):
    line, text = Line(*pieces), Text.assemble(*pieces)
    assert line.plain == text.plain
    colours = [piece for piece in pieces if len({*piece[1].split()} - {"bold", "dim"}) < 2]
    if pieces == colours:
        assert line.coloured == of_rich(text)
    line.rstrip()
    text.rstrip()
    assert line.plain == text.plain


@pytest.mark.parametrize("style", STYLES)
def test_each_style_alone(style: str):
    assert Line("甲", ("乙", style), "丙").coloured == of_rich(Text.assemble("甲", ("乙", style), "丙"))


def test_plain_text_is_one_piece():
    line = Line("甲", ("", "dim"), "乙", ("丙", "bold"), ("丁", "bold"))
    line.append("戊")
    assert line.pieces == [("甲乙", ""), ("丙", "bold"), ("丁", "bold"), ("戊", "")]
    assert Line().plain == Line("").plain == Line().coloured == ""
