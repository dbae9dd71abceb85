"""Characters that nobody sees, and Chinese ones, counted one by one: what the fast ways in reading/ must give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.reading.content import _UNSEEN, _UNSEEN_OR_LINE_END, Block, blocks_content, without_unseen
from checker.reading.language import chinese_count

texts = st.text(st.characters(exclude_categories=()) | st.sampled_from("法治政府㐀𠮷〇，\u3000\u200b\ufeff\x00\x07\x0b\x85\u2028\r\n"), max_size=120)  # fmt: skip


@given(texts)
def test_what_nobody_sees_is_left_out_and_counted(text: str):
    seen = "".join(char for char in text if ord(char) not in _UNSEEN)
    assert without_unseen(text) == (seen, len(text) - len(seen))


@given(texts)
def test_a_block_loses_what_nobody_sees(text: str):
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN_OR_LINE_END)
    lines = [line.strip() for line in plain.split("\n") if line.strip()]
    assert blocks_content([Block(text)]).text == "\n".join(lines)


@given(texts)
def test_chinese_characters_are_counted_one_by_one(text: str):
    assert chinese_count(text) == sum(
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or char == "〇"
        or "\U00020000" <= char <= "\U0003ffff"
        for char in text
    )
