"""Words looked for first: no sentence that turns to another part goes without them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.structure.turns import _ADMITS, _MAY_ADMIT


@given(st.from_regex(_ADMITS))
def test_every_admission_holds_a_word_that_is_looked_for_first(text: str):
    assert _MAY_ADMIT.search(text)
