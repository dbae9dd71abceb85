"""Edits are counted and told as rapidfuzz counts and tells them."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from checker.matching.edits import distance, edits

LETTERS = "甲乙丙丁戊己庚辛"
WORDS = st.integers(2, len(LETTERS)).flatmap(lambda count: st.text(LETTERS[:count], max_size=20))


def agree(one: str, other: str, most: int) -> bool:
    theirs = [(edit.tag, edit.src_pos, edit.dest_pos) for edit in Levenshtein.editops(one, other)]
    return distance(one, other, most) == min(len(theirs), most + 1) and edits(one, other) == theirs


@given(WORDS, WORDS, st.integers(0, 6))
def test_any_two_words(one: str, other: str, most: int):
    assert agree(one, other, most)


def test_words_with_a_few_slips():
    draw = Random(5)
    for _ in range(5_000):
        letters = LETTERS[: draw.randint(2, len(LETTERS))]
        one = draw.choices(letters, k=draw.randint(0, 20))
        other = list(one)
        for _ in range(draw.randint(0, 5)):
            at = draw.randint(0, len(other))
            other[at : at + draw.randint(0, 1)] = draw.choices(letters, k=draw.randint(0, 1))
        assert agree("".join(one), "".join(other), draw.randint(0, 6))
