"""Whose report it is, as a key that stays the same over the years and spellings, and where that body lies. Guesses nothing.

A place is looked up in the table of divisions with the places written before it; when the issuer's name alone is not enough (鼓楼区,
城关镇), the folders a file lies in may say where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from checker.folding import fold, squeeze
from checker.judging.consistency.divisions import division_codes, is_within
from checker.judging.consistency.identity import places_of

_CODE = re.compile(r"\d{6}(?:\d{3}|\d{6})?")
_PARTY = re.compile(r"^中共[^、]*?(?:委员会|党工委|工委|党委|委)(?:、|(?=.{2,}(?:政府|办事处)))|^中共")
# The office of the rule-of-law commission reports for the whole place.
_COMMISSION = re.compile(r"(?:委员会|委)?(?:全面)?依法治[省市州县区旗](?:委员会|委)?(?:办公室|办)?$")
_GOVERNMENT = re.compile(
    r"(?:党委、?|党工委、?|、)?(?:人民政府|政府|办事处|行政公署|行署)(?:办公[室厅])?$|(?:党委|党工委|委员会|委)$"
)


@dataclass(frozen=True)
class Region:
    """code: GB/T 2260, six digits, of the place itself or the nearest known one above it. name: province, city, county. source: in Chinese."""

    code: str
    name: str
    source: str


@dataclass(frozen=True)
class Body:
    """key: the same for one body in every year. anchored: its region is known, so that no other body has the key."""

    key: str | None
    region: Region | None

    @property
    def anchored(self) -> bool:
        return self.key is not None and self.region is not None


def body_of(
    issuer: str | None, level: str | None, *, given: str | None = None, around: Sequence[str] = ()
) -> Body:
    """The body that issued a report. given: region from the manifest, a code or a name; around: places_around the file."""
    plain = _PARTY.sub("", squeeze(fold(issuer or "")).text)
    if level != "D":
        plain = _COMMISSION.sub("", plain)
    chain, rest = places_of(plain)
    region = _given(given) or _recognised(chain) or _in_folders(chain, around)
    if not plain:
        return Body(None, region)
    if region is None:
        return Body(_GOVERNMENT.sub("", plain) or plain, None)
    own = [name for name in chain if name not in _names(region.code)]
    office = rest if level == "D" else _GOVERNMENT.sub("", rest)
    return Body("/".join([region.code, *own, *([office] if office else [])]), region)


def places_around(folders: Sequence[str]) -> tuple[str, ...]:
    """The places that names of folders are called after, from the outside in; only those of the table."""
    named = (place for folder in folders for place in places_of(squeeze(fold(folder)).text)[0])
    return tuple(dict.fromkeys(place for place in named if place in division_codes()))


def given_region(written: str) -> str | None:
    """What a manifest's region means, as a code of six digits; None when it means no place, or several."""
    region = _given(written)
    return region.code if region else None


def _given(written: str | None) -> Region | None:
    if not written:
        return None
    plain = re.sub(r"[\s/\\>、,，-]", "", written)
    if _CODE.fullmatch(plain):
        return Region(plain[:6], "".join(_names(plain[:6])), "清单") if _names(plain[:6]) else None
    code = _known(places_of(plain)[0])
    return Region(code, "".join(_names(code)), "清单") if code else None


def _recognised(chain: Sequence[str]) -> Region | None:
    code = _known(chain)
    return Region(code, "".join(_names(code)), "单位名称") if code else None


def _in_folders(chain: Sequence[str], around: Sequence[str]) -> Region | None:
    above = [place for place in around if place not in chain]
    code = _known([*above, *chain]) if above else None
    return Region(code, "".join(_names(code)), "文件夹名称") if code else None


def _known(chain: Sequence[str]) -> str | None:
    """The code of the last place of a chain; of the nearest above it where the table does not have it; None when it may be several."""
    names = list(chain)
    while names and names[-1] not in division_codes():
        names.pop()
    if not names:
        return None
    above = [division_codes()[name] for name in names[:-1] if name in division_codes()]
    found = [
        code
        for code in division_codes()[names[-1]]
        if all(any(is_within(code, other) for other in codes) for codes in above)
    ]
    return found[0] if len(found) == 1 else None


def _names(code: str) -> tuple[str, ...]:
    """Province, city and county of a code, as far as the table has them."""
    steps = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))
    return tuple(name for step in steps if (name := _by_code().get(step)))


@cache
def _by_code() -> dict[str, str]:
    return {code: name for name, codes in division_codes().items() for code in codes}
