"""How a sentence and a citation are looked up: what was put into a sentence is found again, whatever it holds."""

from __future__ import annotations

import re
from itertools import count

import pytest

from checker.lang import ENGLISH, is_chinese, listed, say, speak, speaking
from checker.lang.catalogue import Catalogue, catalogue
from checker.lang.clauses import english_citation

HOLE = re.compile(r"\{\*?\}")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("全文没有提到", "not mentioned anywhere"),
        ("全文没有提到。", "not mentioned anywhere."),
        ("同一句中没有“督察”一类词", "the sentence has no word like “督察”"),
        (
            "提到了，但没有可核查的事实（数据、机构或队伍、日期或结果）",
            "mentioned, without a fact that can be checked (figures, bodies or teams, dates or results)",
        ),
        ("云水县.docx：文件是空的", "云水县.docx: the file is empty"),
        ("这句话谁也没有写过", "这句话谁也没有写过"),
    ],
)
def test_a_sentence_is_found_with_what_was_put_into_it(chinese: str, english: str) -> None:
    assert catalogue().english(chinese) == english


@pytest.mark.parametrize("key", [key for key in catalogue().entries if HOLE.search(key)])
def test_what_is_put_into_a_sentence_comes_out_where_its_english_has_it(key: str) -> None:
    """And no other entry takes the sentence for its own."""
    number = count()
    said = HOLE.sub(lambda _: f"Z{next(number)}", key)
    expected = re.sub(r"\{(\d+)[!*]?\}", r"Z\1", catalogue().entries[key])
    assert catalogue().english(said) == expected


def test_of_two_entries_that_fit_the_one_that_says_more_is_meant() -> None:
    book = Catalogue({"{}项": "{0} items", "共{}项": "{0} in all"})
    assert book.english("共3项") == "3 in all"


def test_a_catalogue_that_refers_to_itself_ends() -> None:
    assert Catalogue({"甲{}": "a {0!}"}).english("甲" * 50).startswith("a a a")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("纲要2021—2025 （二十三） 某标题", "Outline 2021–2025, item 23"),
        ("职责规定 第五条第（三）项 某标题", "Rules on First Responsible Persons, art. 5(3)"),
        ("行政诉讼法 第一百零二条 某标题", "Administrative Litigation Law, art. 102"),
        ("纲要2015—2020 措施12 某标题", "Outline 2015–2020, measure 12"),
        ("惯例 标题写法", "Common practice"),
    ],
)
def test_a_clause_is_cited_in_english_before_the_chinese(chinese: str, english: str) -> None:
    assert english_citation(chinese) == f"{english} ({chinese})"


def test_an_instrument_without_an_english_name_stays_as_it_is() -> None:
    assert english_citation("某市办法 第三条 某标题") == "某市办法 第三条 某标题"


def test_a_name_before_a_sentence_is_no_part_of_it() -> None:
    """A sentence that begins with a value would otherwise take the file's name for a part of it."""
    assert catalogue().english("甲.docx：第 3 页 脚注") == "甲.docx: page 3, footnote"
    assert catalogue().english("a：b.docx：文件是空的") == "a: b.docx: the file is empty"


def test_the_language_ends_with_the_run_that_chose_it() -> None:
    with speaking():
        speak(ENGLISH)
        assert say("缺失") == "missing"
        assert listed(["a", "b"]) == "a, b"
    assert is_chinese()
    assert say("缺失") == "缺失"
    assert listed(["甲", "乙"], heavy=True) == "甲；乙"


def test_values_are_put_in_before_a_sentence_is_looked_up() -> None:
    with speaking(ENGLISH):
        assert (
            say("规则 {} 条，检查 {} 条，不适用 {} 条", 65, 63, 2) == "65 rules: 63 checked, 2 not applicable"
        )
