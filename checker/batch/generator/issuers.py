"""Names of bodies that do not exist. A name that the table of divisions knows is never used."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from checker.judging.consistency.divisions import division_codes

_FIRST = "云青清溪岚芦桐柳松枫榆桦桑竺荻苇蒲菱莲荷梅兰菊棠樟杉柏槐椿楠"
_SECOND = "岭川浦湾泉溪塘坪垭坳埠屿洲渚汀陂堰渡墩圩堡寨峪峡岗岙埔畈洼"
_OFFICES = "司法局 财政局 教育局 交通运输局 水利局 农业农村局 应急管理局 市场监督管理局 自然资源局 卫生健康局 民政局 生态环境局".split()
_SHARES = {"X": 40, "T": 30, "D": 20, "C": 8, "P": 2}  # percent


@dataclass(frozen=True)
class Issuer:
    """name: as a title has it. level: P, C, X, T, D. region: the code of the province it is said to lie in."""

    name: str
    level: str
    region: str


def issuers(count: int, random: Random) -> list[Issuer]:
    """So many different bodies."""
    found: dict[str, Issuer] = {}
    while len(found) < count:
        level = random.choices(list(_SHARES), list(_SHARES.values()))[0]
        issuer = Issuer(_name(level, random), level, random.choice(_provinces()))
        found.setdefault(issuer.name, issuer)
    return list(found.values())


def _name(level: str, random: Random) -> str:
    if level == "P":
        return f"{place('省', random, 3)}人民政府"
    if level == "C":
        return f"{place('市', random)}人民政府"
    county = place(random.choice(("县", "区", "县")), random)
    if level == "X":
        return f"{county}人民政府"
    if level == "T":
        return f"{county}{place('镇', random)}人民政府"
    return f"{county}{random.choice(_OFFICES)}"


def place(kind: str, random: Random, length: int = 2) -> str:
    """A name of a place of that kind, of so many characters before it."""
    while True:
        stem = random.choice(_FIRST) + random.choice(_SECOND)
        if length == 3:
            stem += random.choice(_FIRST)
        if stem + kind not in division_codes():
            return stem + kind


@cache
def _provinces() -> tuple[str, ...]:
    """Codes of provinces, so that a made-up corpus can be looked at by region."""
    return tuple(
        sorted(code for codes in division_codes().values() for code in codes if code.endswith("0000"))
    )
