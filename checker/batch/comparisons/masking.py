"""A sentence as it is compared: own names, years and figures taken out, so that a copy with another name in it is still a copy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from checker.folding import fold, squeeze
from checker.judging.consistency.identity import places_of

FIGURE = "#"
_YEAR = re.compile(r"(?:20\d\d|二[〇0][一二三][〇0一二三四五六七八九])(?:年度?|(?=-))")
_OWN_WORD = re.compile(r"[我全本](?:省|市|州|盟|县|旗|区|镇|乡|街道|局|厅)")
# A unit of one character belongs to the figure: 12件 and 12人 are two figures.
_FIGURE = re.compile(r"(\d+(?:[.,]\d+)*)(余|多)?(万|亿)?([%‰]|[\u4e00-\u9fff])?")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、,]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])"
)
_MARKS = re.compile(r"[^\w#]+")
_SHORTEST_NAME = 2
_RANK = re.compile(r"(?:自治区|自治州|自治县|省|市|地区|盟|州|县|旗|区|街道|镇|乡)$")


@dataclass(frozen=True)
class Masked:
    """letters: what is left of a sentence without blanks and marks, every figure as `#`. figures: 12件, in order."""

    letters: str
    figures: tuple[str, ...]


class Mask:
    """What one report takes out of its sentences."""

    def __init__(self, names: Iterable[str]) -> None:
        longest_first = sorted({name for name in names if len(name) >= _SHORTEST_NAME}, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, sentence: str) -> Masked:
        """sentence: as the text has it."""
        text = fold(sentence).translate(_invisible())
        text = _NUMBERING.sub("", text)
        text = _OWN_WORD.sub("", _YEAR.sub("", self._names.sub("", text)))
        figures = tuple("".join(group or "" for group in match.groups()) for match in _FIGURE.finditer(text))
        text = _FIGURE.sub(lambda match: FIGURE + (match[4] or ""), text)
        return Masked(_MARKS.sub("", text), figures)


@cache
def _invisible() -> dict[int, None]:
    """What squeezing drops, for texts that need no way back; no such character lies beyond the first plane."""
    plane = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000))))
    kept = set(squeeze(plane).text)
    return {ord(character): None for character in plane if character not in kept}


def names_of(issuer: str | None, region_name: str | None) -> set[str]:
    """The names a report may call its own body by: 青梓镇人民政府, 青梓镇, 青梓; the county and city above it, each by itself."""
    plain = squeeze(fold(issuer or "")).text
    places = set(places_of(plain)[0]) | set(places_of(squeeze(fold(region_name or "")).text)[0])
    stems = {stem for place in places if len(stem := _RANK.sub("", place)) >= _SHORTEST_NAME}
    return {plain, *places, *stems} - {""}
