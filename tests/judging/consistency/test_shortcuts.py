"""Looked for first, found all the same: what a check skips says nothing, compared with the plain way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.finding import Certainty
from checker.judging.consistency import periods
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures import caseload, dates, growth, shares, sums
from checker.judging.consistency.figures.quantities import quantities_in
from checker.matching import page_of
from checker.reading import read_document
from checker.structure import outline_of

# In the package these names are its functions.
deadline, issuer, personal, repetition, wording = (
    import_module(f"checker.judging.consistency.{name}")
    for name in ("deadline", "issuer", "personal", "repetition", "wording")
)

# What a sentence of the kind must hold -> the words its sentences are found by.
NEEDED = [
    (shares._NAME, shares._WORDS),
    (growth._FROM, growth._WORDS),
    (sums._TOTAL, sums._WORDS),
    (sums._INSIDE, sums._WORDS),
    (caseload._RECEIVED, caseload._WORDS),
    (periods._PLAN, periods._WORDS),
    (periods._OUTLINE, periods._WORDS),
    (personal._IDENTITY, personal._MANY_DIGITS),
    (personal._CARD, personal._MANY_DIGITS),
    (personal._MOBILE, personal._MANY_DIGITS),
    *(
        (pattern, issuer._ANY_PLACE)
        for pattern in (issuer._SELF, issuer._WHOLE, issuer._BODY, issuer._SUPERIOR_ACTS, issuer._PEER)
    ),
    (issuer._ABOVE, issuer._ANY_PLACE),
    (deadline._LABELLED, deadline._LABEL),
    (deadline._TOLD, deadline._TOLD_DAY),
]


@pytest.mark.parametrize(("pattern", "words"), NEEDED)
@given(data=st.data())
def test_what_a_check_tells_of_holds_the_words_it_looks_for(
    pattern: re.Pattern[str], words: re.Pattern[str], data: st.DataObject
):
    found = pattern.search(data.draw(st.from_regex(pattern)))
    assert found
    # What stands around may belong to the words: 五 tells of a plan by what follows.
    assert words.search(found.string, found.start())


PIECES = "全年审查文件 23件 ，其中 。 一是 《办法》 (一) 由5件 增长到 2024年 \n 12月 13月 2月30日 0月 日 我县 中全会 ； 率达98% 达 达到 约 两万余 五 普法 规划 ： 、 ) 1.".split(" ")  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)


def draft_of(text: str) -> Draft:
    document = read_document(text + "法")
    return Draft(page_of(document, outline_of(document, year=2024)))


@given(texts, st.sampled_from(["其中|件", "五(?:普法|规划)", "20\\d\\d年", "[一二]是", "《", "日(?=《)"]))
def test_the_spans_of_a_word_are_those_in_which_it_begins(text: str, written: str):
    draft, words = draft_of(text), re.compile(written)
    expected = [
        span
        for span in draft.page.spans
        if any(words.match(draft.plain, at) for at in range(span.start, span.end))
    ]
    assert list(draft.spans_with(words)) == expected
    assert list(draft.sentences_with(words)) == [s for s in draft.sentences() if s in expected]


@given(texts)
@example("全年办理达\n23件。")
def test_the_figures_of_sentences_are_those_of_the_text(text: str):
    draft = draft_of(text)
    everything = [q for q in quantities_in(draft.plain) if _is_unbroken(draft, q.start, q.number)]
    for span in draft.page.spans:
        assert list(draft.quantities_of(span)) == [q for q in everything if span.start <= q.start < span.end]


def _is_unbroken(draft: Draft, start: int, number: str) -> bool:
    at = draft.plain.find(number, start)
    if at < 0 or not number[0].isdigit():
        return True  # written in Chinese
    first, last = draft.page.original(at, at + len(number.rstrip("十百千万亿")))
    return last - first == len(number.rstrip("十百千万亿"))


WHOLE_DATE = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日(?!均))?(?P<after>份|底|初|上旬|中旬|下旬)?"
)
numbers = st.lists(
    st.sampled_from([*"0123456789", "2024", "2023年", "月", "12月", "日", "日均", "份", "底", ".", "、"]),
    max_size=40,
).map("".join)


@given(numbers)
def test_impossible_dates_are_found_by_their_month(text: str):
    draft = draft_of(f"全年{text}。")
    faulty = [
        match.span()
        for match in WHOLE_DATE.finditer(draft.plain)
        if dates._fault(match, match) and draft.page.span_at(match.start()) is not None
    ]
    found = [(q.start, q.end) for finding in dates.dates(draft) for q in finding.quotes]
    assert found == [draft.page.original(*span) for span in faulty]


@given(st.lists(st.sampled_from(["法制", "法制政府", "行政", "行政复义", "复义"]), max_size=5), texts)
def test_words_that_stand_in_a_text_are_all_looked_at(words: list[str], text: str):
    standing = wording._standing(tuple(words), text + "法制政府行政复义")
    assert {word for word in words if word in text + "法制政府行政复义"} <= standing


CLAUSES = ["一是审查文件23件", "全年办理案件", "2024年", "扎实推进法治政府建设各项工作", "开展培训145次参与5.9万人次覆盖全部镇街道和部门", "(一)", "抓落实", "）"]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(CLAUSES), st.sampled_from("，。；：")), min_size=2, max_size=40),
    st.integers(0, 30),
)
def test_repeated_runs_are_those_of_the_plain_way(clauses: list[tuple[str, str]], again: int):
    written = "".join(clause + mark for clause, mark in clauses)
    draft = draft_of(f"{written}\n{written[again : again + 120]}。")
    assert list(repetition.repetition(draft)) == list(_plain_repetition(draft))


def _plain_repetition(draft: Draft) -> Iterator[object]:
    """Every clause against every earlier one."""
    clauses = repetition._clauses(draft)
    words, total = clauses.words, sum(map(len, clauses.words))
    index = 0
    while index < len(words):
        earlier = [at for at in range(index) if words[at] == words[index]][: repetition._CANDIDATES]
        step = 1
        if earlier and len(words[index]) >= repetition._MIN_CLAUSE:
            length, first = max((_common(words, at, index), at) for at in earlier)
            found = repetition._found(draft, clauses, first, index, length, total)
            if found is not None:
                yield found
                if found.certainty is Certainty.HINT:
                    return
                step = length
            else:
                step = repetition._next_sentence(clauses, index, length)
        index += step


def _common(words: list[str], first: int, second: int) -> int:
    length = 0
    while (
        second + length < len(words)
        and first + length < second
        and words[first + length] == words[second + length]
    ):
        length += 1
    return length
