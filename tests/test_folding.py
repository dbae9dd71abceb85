"""Folding and squeezing for any text: the same length, the same places, nothing left to fold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.document import Document
from checker.folding import fold, squeeze

# Any character at all, and many of those that folding touches.
texts = st.text(st.characters(exclude_categories=()) | st.sampled_from("（）【】　“”‘’—～：；，％○零０ａＺ\t\r\n\u2028\u200b\ufeff·•＜〉𠮷"), max_size=200)  # fmt: skip


@given(texts)
def test_folding_keeps_the_length(text: str):
    assert len(fold(text)) == len(text)


@given(texts)
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)


@given(texts, st.sampled_from(["", "法治政府建设" * 30]))
def test_a_long_text_folds_one_character_after_another(text: str, more: str):
    assert fold(text + more) == "".join(map(fold, text)) + more


@given(texts, st.integers(0, 200))
def test_a_part_folds_as_it_does_in_the_whole(text: str, cut: int):
    assert fold(text[:cut]) + fold(text[cut:]) == fold(text)


@given(texts)
def test_squeezed_places_rise_and_hold_the_same_characters(text: str):
    folded = fold(text)
    squeezed = squeeze(folded)
    assert len(squeezed.text) == len(squeezed.origin)
    assert all(one < other for one, other in zip(squeezed.origin, squeezed.origin[1:], strict=False))
    assert squeezed.text == "".join(folded[place] for place in squeezed.origin)


@given(texts)
def test_squeezing_twice_is_squeezing_once(text: str):
    once = squeeze(fold(text)).text
    assert squeeze(once).text == once


@given(texts, st.data())
def test_a_squeezed_span_is_cut_from_the_original(text: str, data: st.DataObject):
    squeezed = squeeze(fold(text))
    if not squeezed.text:
        return
    start = data.draw(st.integers(0, len(squeezed.text) - 1))
    end = data.draw(st.integers(start + 1, len(squeezed.text)))
    begin, stop = squeezed.span(start, end)
    assert 0 <= begin < stop <= len(text)
    assert squeeze(fold(text[begin:stop])).text == squeezed.text[start:end]


@given(texts)
def test_a_document_folds_place_by_place(text: str):
    assert len(Document(text, "txt", ()).folded) == len(text)
