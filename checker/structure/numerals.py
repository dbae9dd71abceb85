"""Chinese numerals and years as numbers, and what a counted result looks like."""

from __future__ import annotations

import re

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"两": 2}
# 2021-2025年, 2021年至2025年: a span of years, not a year. A page that lost the dash writes 20212025年.
_NOT_AFTER = r"(?<!\d)" + "".join(rf"(?<!{a}{b})" for a in (r"\d", "年") for b in ("-", "--", "至", "到"))
_NOT_BEFORE = r"(?!\s*[-至到]{1,2}\s*20\d\d)"
_YEAR = re.compile(
    rf"{_NOT_AFTER}(20\d\d)\s*年{_NOT_BEFORE}|(?<![〇一二三四五六七八九-])([二2]\s*[〇0O]\s*[一二12]\s*[〇一二三四五六七八九\d])\s*年"
)

# A counted result (3216件, 98.6%): it tells of contents, so no heading has one.
COUNTED = re.compile(r"\d+(?:\.\d+)?(?:余|多)?(?:%|万|亿|件|次|人|个|项|份|场|家|名|条|起|期|户|元)")


def chinese_number(text: str) -> int | None:
    """Value of a numeral up to 99 (十二, 二十, 三); None when it is none."""
    if not text:
        return None
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1:
            return None
        high = _DIGITS.get(tens, None) if tens else 1
        low = _DIGITS.get(ones, None) if ones else 0
        return None if high is None or low is None else high * 10 + low
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return None


def years_in(folded: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, int]]:
    """(year, start, end) of every 2024年 or 二〇二四年, in the order of the text; spans such as 2021-2025年 are left out."""
    found = []
    for match in _YEAR.finditer(folded, start, len(folded) if end is None else end):
        written = match.group(1) or "".join(
            str(_DIGITS.get(c, "0" if c in "0O" else c)) for c in match.group(2) if not c.isspace()
        )
        if written.isdigit():
            found.append((int(written), match.start(), match.end()))
    return found
