"""Line breaks and cuts, counted in cells."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as looked_up

from checker.rendering.cells import _SURE, cell_len, cells_of, cut, wrap
from checker.rendering.harmless import harmless, harmless_in_place

CHINESE = st.text(alphabet="法治政府建设，。《》“”（）—…、123 ab%", max_size=200)


@given(CHINESE, st.integers(min_value=8, max_value=120))
def test_no_line_is_wider_than_allowed_and_nothing_but_blanks_is_lost(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(cells_of(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(CHINESE, st.integers(min_value=8, max_value=120))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, cells: int) -> None:
    shown = cut(text, cells)
    assert cells_of(shown) <= cells
    assert shown == text or shown.endswith("……")


def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    lines = wrap("严格落实《法治政府建设实施纲要（2021—2025年）》，全面推进依法行政，持续优化营商环境。", 20)
    assert not [line for line in lines if line[0] in "，。》）—" or line[-1] in "《（"]


def test_a_number_stays_whole() -> None:
    assert wrap("办件量43767500件", 10) == ["办件量", "43767500件"] or wrap("办件量43767500件", 10)[
        1
    ].startswith("43767500")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m甲\x1b[0m", "[31m甲 [0m"),
        ("甲\u202e乙\u2066\u200b丙\ufeff", "甲乙丙"),
        ("甲\r\n\t乙\x00\x9b丙", "甲 乙 丙"),
        ("甲\u2028乙\u00a0丙", "甲 乙 丙"),
        ("甲\udce4乙", "甲\ufffd乙"),
        ("[red]甲[/b]", "[red]甲[/b]"),
    ],
)
def test_what_steers_a_terminal_is_taken_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_harmless_text_has_no_control_and_no_invisible_characters(text: str) -> None:
    assert not [c for c in harmless(text) if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@given(st.text())
def test_offsets_hold_in_text_made_harmless_in_place(text: str) -> None:
    shown = harmless_in_place(text)
    assert len(shown) == len(text)
    assert not [
        c for c in shown if c not in "\n\t" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ]


@given(st.text())
def test_cells_are_those_of_rich(text: str) -> None:
    assert cell_len(text) == looked_up(text)


def test_every_character_that_is_sure_is_so_in_rich() -> None:
    for number in range(sys.maxunicode + 1):
        if _SURE.fullmatch(chr(number)):
            assert cell_len(chr(number)) == looked_up(chr(number)), hex(number)
