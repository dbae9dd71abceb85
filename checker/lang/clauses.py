"""Citations in English: the instrument's English name and its article, and behind it the citation by which a Chinese reader finds the clause.

Names of instruments are sentences of the catalogue (en-elements.yaml); numbers are read here, since there is no end of them.
"""

from __future__ import annotations

import re

from checker.lang.catalogue import catalogue

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)}
_CN = "[一二三四五六七八九十百零]+"
# How an instrument numbers its clauses -> how English does.
_NUMBERS = (
    (re.compile(rf"第({_CN})条第（({_CN})）项"), "art. {}({})"),
    (re.compile(rf"第({_CN})条"), "art. {}"),
    (re.compile(rf"（({_CN})）"), "item {}"),
    (re.compile(r"措施(\d+)"), "measure {}"),
    (re.compile(rf"内容({_CN})"), "content {}"),
    (re.compile(rf"第({_CN})类"), "class {}"),
)


def english_citation(text: str) -> str:
    """`纲要2021—2025 （十三） 深化…` as `Outline 2021–2025, item 13 (纲要2021—2025 （十三） 深化…)`; the text itself where the name is not known.

    text: name, number and heading as the rulebook cites them, with blanks between; the number may be missing.
    """
    name, _, rest = text.partition(" ")
    english = catalogue().plain.get(name)
    if english is None:
        return text
    number = _number(rest.partition(" ")[0])
    return f"{english}, {number} ({text})" if number else f"{english} ({text})"


def _number(text: str) -> str:
    for pattern, english in _NUMBERS:
        match = pattern.fullmatch(text)
        if match is not None:
            return english.format(*map(_value, match.groups()))
    return ""


def _value(numeral: str) -> int:
    """Up to 999, as clauses are counted: 二十三, 一百零五."""
    if numeral.isdigit():
        return int(numeral)
    hundreds, _, rest = numeral.replace("零", "").rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * _DIGITS.get(hundreds, 0) + _DIGITS.get(ones, 0)
    return value + (10 * _DIGITS.get(tens, 1) if ten else 0)
