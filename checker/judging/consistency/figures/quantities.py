"""Figures as values: 2743件, 98%以上, 1.2万余件, 三百二十件, 2.1个百分点. Knows no sentence and no contradiction.

Patterns run on squeezed text (folded, no blanks, no quotes). A value is an interval, because a report rounds: 1.13万 is anything
from 1.125 to 1.135万, 860余 anything from 860 to 869.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from checker.values import dataclass

_UNITS = (
    "个百分点 百分点 个工作日 工作日 件次 人次 场次 户次 家次 条次 项次 车次 处次 篇次 万元 亿元 平方米 平方公里 公里 小时 分钟 学时 课时 "
    "件 宗 起 例 人 名 位 次 个 项 份 场 期 家 户 条 卷 部 篇 处 所 支 批 册 本 座 台 套 辆 间 天 元 亩 吨 堂 门 幅 张 轮 届 组 级 倍 岁"
).split()
# Different words for one unit of counting; 人次 is no 人.
_SAME_UNIT = {
    "宗": "件", "起": "件", "例": "件", "件次": "件", "名": "人", "位": "人", "场次": "场", "户次": "户",
    "家次": "家", "条次": "条", "项次": "项", "处次": "处", "百分点": "个百分点", "篇次": "篇",
}  # fmt: skip
_UNIT = "|".join(_UNITS)
_HAN = "〇一二两三四五六七八九十百千万"
_FIGURE = re.compile(
    r"(?=[\d一二两三四五六七八九十百超突不低高大接约近逾达])"  # most positions fall here
    r"(?:(?P<before>超过|突破|不低于|不少于|不超过|不足|不到|低于|高于|大约|接近|约|近|超|逾|达到|达)?"
    r"(?:(?<![\d.第])(?P<digits>\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,6})?)(?![\d])(?P<power>[十百千万亿]{0,2})"
    rf"|(?<![{_HAN}第几数])(?P<han>[一二两三四五六七八九十][{_HAN}]{{0,7}}))"
    rf"(?P<more>余|多)?(?P<power2>(?<=[余多])[万亿])?(?:(?P<percent>%)|(?P<unit>{_UNIT}))(?P<after>以上|以下|左右|多|余)?"
    rf"|百分之(?P<hundredth>[〇一二三四五六七八九十百点]{{1,7}})(?P<after2>以上|以下|左右)?)"
)
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ONE = Decimal(1)
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"两": 2}
_COUNTED_BY_ONE_CHARACTER = frozenset("件 次 场 期 名 份 起 宗 人 家 例".split())
_ABOUT = ("约", "大约")
_NEAR = ("近", "接近")
_ABOVE = ("超过", "突破", "不低于", "不少于", "高于", "超", "逾")
_BELOW = ("不足", "不到", "低于", "不超过")


class Scope(Enum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"  # 约, 左右
    NEAR = "near"  # 近: a little less
    ABOVE = "above"  # 以上, 余, 超过
    BELOW = "below"  # 以下, 不足


@dataclass(frozen=True)
class Quantity:
    """A figure with its unit. value: as written, 万 and 亿 multiplied; step: the value of its last written digit.

    start: where the number (with 约, 近 …) begins, end: after its unit and 以上. unit: % for a share, 个百分点 for a difference of
    shares, else the counting word, alike words made one (宗, 起 -> 件).
    """

    value: Decimal
    step: Decimal
    unit: str
    scope: Scope
    start: int
    end: int
    number: str  # as written, without unit and scope

    @property
    def low(self) -> Decimal:
        if self.scope is Scope.EXACT:
            return self.value - self._rounded
        return self.value if self.scope is Scope.ABOVE else self.value - self._place

    @property
    def high(self) -> Decimal:
        if self.scope is Scope.EXACT:
            return self.value + self._rounded
        if self.scope is Scope.ABOVE:
            return self.value + self._place
        return self.value + self._place if self.scope is Scope.ABOUT else self.value

    @property
    def _rounded(self) -> Decimal:
        """A count to its last unit is exact; 1.13万 was rounded."""
        return self.step / 2 if self.step > 1 or self.unit == "%" else Decimal(0)

    @property
    def _place(self) -> Decimal:
        """The place of the last digit that is not zero: 860余 stays below 870, 3万余 below 4万."""
        place = self.step
        while self.value and self.value % (place * 10) == 0:
            place *= 10
        return place


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Every figure with a unit, in order."""
    return tuple(quantity for figure in figures_in(text) if (quantity := quantity_of(figure)) is not None)


def figures_in(text: str) -> list[re.Match[str]]:
    """What is written like a figure with a unit, in order, for quantity_of."""
    return list(_FIGURE.finditer(text))


def start_of(figure: re.Match[str]) -> int:
    """Where a figure begins: 达 belongs to the sentence, 约 to the figure."""
    start = figure.start()
    return figure.end("before") if figure.string[start] == "达" else start


def quantity_of(figure: re.Match[str], origin: Sequence[int] | None = None) -> Quantity | None:
    """The value of one of figures_in; None for names (一件事, 三项制度) and what is no number (二〇二四).

    origin: offsets in the document; None too for a number that was put together over a gap.
    """
    found = figure.groupdict("")
    before, after = found["before"], found["after"] or found["after2"]
    if found["hundredth"]:
        value = _han_share(found["hundredth"])
        step, unit, number = _ONE, "%", f"{value}"
    elif found["digits"]:
        first, last = figure.span("digits")
        if origin is not None and origin[last - 1] - origin[first] != last - 1 - first:
            return None
        digits, powers = found["digits"].replace(",", ""), found["power"] + found["power2"]
        value, step = Decimal(digits), _ONE
        if "." in digits:
            step = _ONE.scaleb(-len(digits.partition(".")[2]))
        for power in powers:
            value, step = value * _POWERS[power], step * _POWERS[power]
        unit, number = found["unit"] or "%", found["digits"] + powers
    else:
        # 一件事, 两个维护, 三项制度 are names, not figures.
        han = found["han"]
        if len(han) == 1 and (han == "一" or found["unit"] not in _COUNTED_BY_ONE_CHARACTER):
            return None
        value = _han_value(han)
        step, unit, number = _ONE, found["unit"] or "%", f"{value}"
    if value is None:
        return None
    more = found["more"]
    unit, scope = _SAME_UNIT.get(unit, unit), _scope(before, more, after)
    return Quantity(value, step, unit, scope, start_of(figure), figure.end(), number)


def _scope(before: str, more: str, after: str) -> Scope:
    if before in _BELOW or after == "以下":
        return Scope.BELOW
    if before in _ABOVE or more or after in ("以上", "多", "余"):
        return Scope.ABOVE
    if before in _NEAR:
        return Scope.NEAR
    return Scope.ABOUT if before in _ABOUT or after == "左右" else Scope.EXACT


def _han_value(text: str) -> Decimal | None:
    """三百二十 -> 320, 一千〇八 -> 1008; None for 二〇二四 and what is no number."""
    total = section = digit = 0
    previous = ""
    for char in text:
        if char in _DIGITS:
            if previous in _DIGITS and previous != "〇":
                return None
            digit = _DIGITS[char]
        elif char == "万":
            total, section, digit = (section + digit) * 10_000, 0, 0
        else:
            section += (digit or 1) * _POWERS[char]
            digit = 0
        previous = char
    return Decimal(total + section + digit)


def _han_share(text: str) -> Decimal | None:
    whole, _, rest = text.partition("点")
    value = _han_value(whole) if whole else None
    if value is None or not all(char in _DIGITS for char in rest):
        return None
    return value + (Decimal("0." + "".join(str(_DIGITS[char]) for char in rest)) if rest else 0)
