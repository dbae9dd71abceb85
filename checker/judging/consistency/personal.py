"""Numbers of persons that must not be published: consistency/personal-data.

Told apart from case numbers, sums and codes by checksum and by what stands around them. Neither message nor quote repeats a number:
a proof is passed on, and must not spread what it warns of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.places import finding_at

CHECK, TITLE = "consistency/personal-data", "个人信息"
_ALONE, _ENDS = r"(?<![\dA-Za-z./-])", r"(?![\dA-Za-z]|[./-]\d)"
_IDENTITY = re.compile(rf"{_ALONE}[1-9]\d{{16}}[\dXx]{_ENDS}")
_MOBILE = re.compile(rf"{_ALONE}1[3-9]\d([ -]?)\d{{4}}\1\d{{4}}{_ENDS}")
_CARD = re.compile(rf"{_ALONE}[3-69]\d{{3}}(?:[ ]?\d{{4}}){{3}}[ ]?\d{{0,3}}{_ENDS}")
# Every one of them holds eleven digits in a row, blanks or dashes between: few reports do.
_MANY_DIGITS = re.compile(r"\d\d\d[ -]?\d\d\d\d[ -]?\d\d\d\d")
_CARD_WORDS = re.compile(r"卡号|银行卡|账号|帐号|账户|帐户|借记卡|储蓄卡|存折")
_PHONE_WORDS = re.compile(r"电话|手机|联系|号码|微信|致电|拨打|热线|短信")
_COUNTED = re.compile(r"\s?(?:元|万|亿|条|件|人|次|个|户|吨|平方|千瓦|公里|亩|号)")
_CODE_WORDS = re.compile(r"(?:编号|备案号?|文号|代码|编码|索引号?|案号|标识码|许可证号?|单号|批号)\D{0,4}$")
_WINDOW = 20  # characters before a number in which its name stands
_FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_MARKS = "10X98765432"
_SHOWN_START, _SHOWN_END = 3, 2  # digits left readable
_FIRST_BIRTH = 1900


def personal(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Identity numbers, mobile numbers and bank cards, each once."""
    folded = draft.document.folded
    if _MANY_DIGITS.search(folded) is None:
        return
    taken: set[int] = set()
    for match in _IDENTITY.finditer(folded):
        if is_identity_number(match.group()):
            taken.update(range(*match.span()))
            yield _finding(draft, match, Certainty.SURE, "居民身份证号码")
    for match in _CARD.finditer(folded):
        before = folded[max(0, match.start() - _WINDOW) : match.start()]
        if match.start() not in taken and _CARD_WORDS.search(before) and passes_luhn(match.group()):
            taken.update(range(*match.span()))
            yield _finding(draft, match, Certainty.SURE, "银行卡号")
    for match in _MOBILE.finditer(folded):
        before = folded[max(0, match.start() - _WINDOW) : match.start()]
        if match.start() in taken or _COUNTED.match(folded, match.end()) or _CODE_WORDS.search(before):
            continue
        certainty = Certainty.SURE if _PHONE_WORDS.search(before) else Certainty.LIKELY
        yield _finding(draft, match, certainty, "手机号码")


def is_identity_number(number: str) -> bool:
    """Whether 18 characters are an identity number: a date of birth that exists, and the checksum of GB 11643."""
    from datetime import date  # noqa: PLC0415 -- most reports have no such number

    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    if not _FIRST_BIRTH <= born.year <= date.max.year or born.year > _FIRST_BIRTH + 200:
        return False
    total = sum(int(digit) * factor for digit, factor in zip(number[:17], _FACTORS, strict=True))
    return _CHECK_MARKS[total % 11] == number[17].upper()


def passes_luhn(number: str) -> bool:
    """Whether the digits of a card number (16 to 19, blanks between allowed) fit its check digit."""
    digits = [int(char) for char in number if char.isdigit()]
    if not 16 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    doubled = [
        digit if index % 2 == 0 else digit * 2 - (9 if digit > 4 else 0)
        for index, digit in enumerate(reversed(digits))
    ]
    return sum(doubled) % 10 == 0


def masked(number: str) -> str:
    """The number as it may be shown: 138******56."""
    hidden = len(number) - _SHOWN_START - _SHOWN_END
    return number[:_SHOWN_START] + "*" * hidden + number[-_SHOWN_END:]


def _finding(draft: Draft, match: re.Match[str], certainty: Certainty, kind: str) -> ConsistencyFinding:
    message = f"此处有疑似{kind}（{masked(match.group())}）。公开前请核对，涉及个人的应当删除或隐去。"
    start = match.start()
    before = re.search(r"[\u4e00-\u9fff:(\x20]{0,10}$", draft.document.folded[max(0, start - 10) : start])
    first = start - (len(before.group()) if before else 0)
    return finding_at(draft, CHECK, TITLE, certainty, message, [(first, start + _SHOWN_START)])
