"""Whose report it is, in the words a report uses for itself: the own place, its kind (县, 区, 镇 …) and the office, if it is one."""

from __future__ import annotations

import re

from checker.judging.consistency.divisions import code_of, division_codes
from checker.judging.consistency.draft import Draft
from checker.values import dataclass

_STEP = re.compile(r"[^\W\d]{2,9}?(?:自治区|自治州|自治县|省|市|地区|盟|州|县|旗|区|街道|镇|乡)")
_ZONE = re.compile(r"(?:管理委员会|管委会)$")
_GOVERNMENT = re.compile(r"^(?:党委、?)?(?:人民)?政府(?:办公[室厅])?|^(?:街道)?办事处|^行政公署|^党工委")
_PARTY = re.compile(r"^中共|委员会、?(?=.{2,}(?:政府|办事处))")
# 玉泉州|市, 南口镇|街道: a name may hold the word for another kind of place. 县|市场监督管理局 is no such name.
_REST_OF_NAME = re.compile(
    r"(?:市(?![场政容])|县(?!域)|区(?!域)|镇|乡(?!村)|街道)(?=$|人民政府|政府|党委|办事处|[^\W\d]{2,}(?:局|厅|办|委员会|办公室)$)"
)
KINDS = ("街道", "省", "市", "州", "盟", "县", "旗", "区", "镇", "乡")


@dataclass(frozen=True)
class Identity:
    """chain: names from high to low, the own place last; kind: what that place is; office: empty for a government.

    code: of the own place when the division table knows it and knows only one.
    """

    chain: tuple[str, ...]
    kind: str
    office: str
    level: str
    is_zone: bool
    in_autonomous_region: bool  # then 全区, 我区 may mean the region
    code: str | None

    @property
    def place(self) -> str:
        return self.chain[-1]


def identity_of(draft: Draft) -> Identity | None:
    """None when issuer or level is unknown, or the issuer's name holds no place."""
    if not draft.issuer or not draft.level:
        return None
    name = _PARTY.sub("", re.sub(r"\s", "", draft.issuer))
    region = "自治区" in draft.plain
    if _ZONE.search(name):
        place = _ZONE.sub("", name)
        return Identity((place,), "区", "", draft.level, True, region, None)
    chain, rest = places_of(name)
    if not chain:
        return None
    office = _GOVERNMENT.sub("", rest) if draft.level != "D" else rest
    kind = next((kind for kind in KINDS if chain[-1].endswith(kind)), "")
    if not kind:
        return None
    return Identity(chain, kind, office, draft.level, False, region, code_of(chain))


def _rest_of_name(name: str, position: int) -> str:
    """What is left of a name that was cut inside; empty where another place or an office begins."""
    if position >= len(name) or name[position - 1] in "省市县":
        return ""
    match = _REST_OF_NAME.match(name, position)
    is_place = _STEP.match(name, position) is not None or any(
        name[position:end] in division_codes()
        for end in range(position + 2, min(len(name), position + 12) + 1)
    )
    return match.group() if match and not is_place else ""


def places_of(name: str) -> tuple[tuple[str, ...], str]:
    """The places a name begins with, and what is left. A known name is taken whole: 沙市区 is no 沙市."""
    chain: list[str] = []
    position = 0
    while position < len(name):
        known = next(
            (
                name[position : position + length]
                for length in range(min(15, len(name) - position), 1, -1)
                if name[position : position + length] in division_codes()
            ),
            None,
        )
        match = _STEP.match(name, position)
        step = known or (match.group() if match else None)
        if step is None:
            break
        step += _rest_of_name(name, position + len(step))
        chain.append(step)
        position += len(step)
    return tuple(chain), name[position:]
