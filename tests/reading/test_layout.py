"""Characters at places become lines: what the fast way skips, compared with the plain one."""

from __future__ import annotations

from math import isfinite

from hypothesis import given
from hypothesis import strategies as st

from checker.reading.layout import Glyph, _is_visible, lines_of

numbers = st.floats(-1e308, 1e308) | st.sampled_from([float("nan"), float("inf"), -float("inf"), 0.0, 1e308])


@given(st.tuples(numbers, numbers, numbers, numbers))
def test_a_glyph_is_seen_where_every_number_is_finite_and_it_has_a_size(numbers: tuple[float, ...]):
    glyph = Glyph("法", *numbers)
    plain = all(map(isfinite, glyph[1:])) and glyph.right > glyph.left and glyph.height > 0
    assert _is_visible(glyph) == plain


@given(st.lists(st.tuples(st.sampled_from("法治建"), st.integers(0, 40)), min_size=1, max_size=30))
def test_a_character_printed_again_is_read_once(printed: list[tuple[str, int]]):
    # Places in twentieths of an em; all on one line.
    row = [Glyph(char, 10 + at / 2, 20 + at / 2, 100.0, 10.0) for char, at in printed]
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if not any(glyph.char == one.char and abs(glyph.left - one.left) < 2.0 for one in kept[-4:]):
            kept.append(glyph)
    (line,) = lines_of(row)
    assert "".join(line.segments) == "".join(glyph.char for glyph in kept)
